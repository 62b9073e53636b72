"""What text fields and steppers hand over, and when."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from facilitator.ui.widgets.fields import Field, LineEdit, SearchField, TextArea
from facilitator.ui.widgets.stepper import Stepper
from tests.ui.widgets.stage import LEFT, heard, leave, show


class TestLineEdit:
    def test_filling_commits_nothing_and_typing_does(self, qtbot: QtBot) -> None:
        field = LineEdit("Place")
        window = show(field, qtbot)
        caught = heard(field.committed)
        field.set_text("Room 1")
        field.setFocus()
        leave(window)
        assert caught == []
        field.setFocus()
        QTest.keyClicks(field, "2")
        leave(window)
        assert caught == ["Room 12"]

    def test_enter_commits_once(self, qtbot: QtBot) -> None:
        field = LineEdit("Place")
        window = show(field, qtbot)
        caught = heard(field.committed)
        field.setFocus()
        QTest.keyClicks(field, "Hall")
        QTest.keyClick(field, Qt.Key.Key_Return)
        leave(window)
        assert caught == ["Hall"]

    def test_escape_puts_back(self, qtbot: QtBot) -> None:
        field = LineEdit("Place")
        window = show(field, qtbot)
        caught = heard(field.committed)
        field.set_text("Room 1")
        field.setFocus()
        QTest.keyClicks(field, "99")
        QTest.keyClick(field, Qt.Key.Key_Escape)
        leave(window)
        assert field.text() == "Room 1"
        assert caught == []

    def test_what_is_being_typed_is_not_overwritten(self, qtbot: QtBot) -> None:
        field = LineEdit("Place")
        show(field, qtbot)
        field.setFocus()
        QTest.keyClicks(field, "Ha")
        field.set_text("Room 1")
        assert field.text() == "Ha"

    def test_locked_takes_no_keys(self, qtbot: QtBot) -> None:
        field = LineEdit("Place")
        show(field, qtbot)
        field.set_text("30 min")
        field.set_locked(True)
        field.setFocus()
        QTest.keyClicks(field, "1")
        assert field.text() == "30 min"

    def test_a_message_is_shown_and_spoken(self, qtbot: QtBot) -> None:
        field = Field("Length", LineEdit("Length"), hint="In minutes")
        qtbot.addWidget(field)
        assert field.editor.accessibleDescription() == "In minutes"
        field.set_error("Enter a length from 1 to 240 minutes.")
        assert "1 to 240" in field.editor.accessibleDescription()
        assert field.editor.property("error") is True
        field.set_error("")
        assert field.editor.property("error") is False


def test_search_says_what_is_wanted_and_clears(qtbot: QtBot) -> None:
    search = SearchField("Search", placeholder="Search titles", key_hint="Ctrl F")
    show(search, qtbot)
    caught = heard(search.wanted)
    search.setFocus()
    QTest.keyClicks(search, "ml")
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert caught == ["m", "ml", ""]
    search.set_text("filled")
    assert caught == ["m", "ml", ""]


class TestTextArea:
    def test_it_is_high_enough_for_its_last_line(self, qtbot: QtBot) -> None:
        """Also where the lines of the font are no whole number of pixels high."""
        area = TextArea("You", lines=2, most_lines=40)
        area.set_text("\n".join(["Pass round two handfuls of soil"] * 30))
        show(area, qtbot)
        block = area.document().begin()
        needed = 0.0
        while block.isValid():
            needed += area.blockBoundingRect(block).height()
            block = block.next()
        assert area.viewport().height() >= needed

    def test_leaving_commits_only_what_was_typed(self, qtbot: QtBot) -> None:
        area = TextArea("Note")
        window = show(area, qtbot)
        typed, caught = heard(area.typed), heard(area.committed)
        area.set_text("Plan")
        area.setFocus()
        leave(window)
        assert (typed, caught) == ([], [])
        area.setFocus()
        QTest.keyClicks(area, "s ")
        leave(window)
        assert typed[-1] == caught[-1] == "s Plan"

    def test_it_grows_with_its_text_up_to_a_bound(self, qtbot: QtBot) -> None:
        area = TextArea("Note", lines=2, most_lines=5)
        show(area, qtbot)
        small = area.sizeHint().height()
        area.set_text("\n".join("line" for _ in range(4)))
        middle = area.sizeHint().height()
        area.set_text("\n".join("line" for _ in range(50)))
        assert small < middle < area.sizeHint().height() < 2 * middle

    def test_tab_leaves(self, qtbot: QtBot) -> None:
        area = TextArea("Note")
        show(area, qtbot)
        area.setFocus()
        QTest.keyClick(area, Qt.Key.Key_Tab)
        assert not area.hasFocus()
        assert area.text() == ""


class TestStepper:
    @pytest.fixture
    def stepper(self, qtbot: QtBot) -> Stepper:
        made = Stepper("Length", minimum=1, maximum=240, step=5, suffix="min")
        show(made, qtbot)
        made.set_value(32)
        return made

    def test_setting_announces_nothing(self, stepper: Stepper) -> None:
        caught = heard(stepper.value_changed)
        stepper.set_value(60)
        assert (stepper.value, stepper.line_edit.text(), caught) == (60, "60 min", [])

    def test_buttons_go_to_the_next_step(self, stepper: Stepper) -> None:
        caught = heard(stepper.value_changed)
        less, more = stepper._less, stepper._more
        QTest.mouseClick(more, LEFT)
        QTest.mouseClick(more, LEFT)
        QTest.mouseClick(less, LEFT)
        assert caught == [35, 40, 35]

    def test_arrow_keys_step(self, stepper: Stepper) -> None:
        caught = heard(stepper.value_changed)
        stepper.line_edit.setFocus()
        QTest.keyClick(stepper.line_edit, Qt.Key.Key_Up)
        QTest.keyClick(stepper.line_edit, Qt.Key.Key_Down)
        assert caught == [35, 30]

    def test_typing_is_read_and_nonsense_refused(self, stepper: Stepper) -> None:
        caught, refused = heard(stepper.value_changed), heard(stepper.rejected)
        stepper.line_edit.setFocus()
        stepper.line_edit.selectAll()
        QTest.keyClicks(stepper.line_edit, "0 min")
        QTest.keyClick(stepper.line_edit, Qt.Key.Key_Return)
        assert (caught, refused) == ([], ["0 min"])
        stepper.line_edit.selectAll()
        QTest.keyClicks(stepper.line_edit, "45")
        QTest.keyClick(stepper.line_edit, Qt.Key.Key_Return)
        assert caught == [45]
        assert stepper.line_edit.text() == "45 min"

    def test_it_stops_at_its_ends(self, stepper: Stepper) -> None:
        stepper.set_value(240)
        assert not stepper._more.isEnabled()
        stepper.set_value(1)
        assert not stepper._less.isEnabled()
