"""Segments, drop-downs, check boxes and switches tell what the user chose."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.ui.widgets.checks import CheckBox, Toggle
from facilitator.ui.widgets.segments import Segment, SegmentedButtons
from facilitator.ui.widgets.select import Select
from tests.ui.widgets.stage import LEFT, heard, show


class TestSegments:
    def test_choosing_comes_from_the_user_only(self, qtbot: QtBot) -> None:
        paper = SegmentedButtons((Segment("a4", "A4"), Segment("letter", "Letter")), name="Paper")
        qtbot.addWidget(paper)
        caught = heard(paper.chosen)
        paper.set_current("a4")
        assert caught == []
        QTest.mouseClick(paper.segment_button("letter"), LEFT)
        QTest.mouseClick(paper.segment_button("letter"), LEFT)
        assert caught == ["letter"]
        assert paper.current == "letter"
        assert paper.segment_button("letter").isChecked()

    def test_none_can_be_chosen_where_that_is_allowed(self, qtbot: QtBot) -> None:
        levels = SegmentedButtons([Segment("1", "One")], name="Level", can_be_none=True)
        qtbot.addWidget(levels)
        caught = heard(levels.chosen)
        QTest.mouseClick(levels.segment_button("1"), LEFT)
        QTest.mouseClick(levels.segment_button("1"), LEFT)
        assert caught == ["1", ""]

    def test_commands_stay_unchosen(self, qtbot: QtBot) -> None:
        minutes = SegmentedButtons([Segment("+1", "+1 min")], name="Time", exclusive=False)
        qtbot.addWidget(minutes)
        caught = heard(minutes.pressed)
        QTest.mouseClick(minutes.segment_button("+1"), LEFT)
        QTest.mouseClick(minutes.segment_button("+1"), LEFT)
        assert caught == ["+1", "+1"]
        assert not minutes.segment_button("+1").isChecked()

    def test_new_segments_keep_the_choice_if_it_is_still_there(self, qtbot: QtBot) -> None:
        paper = SegmentedButtons((Segment("a4", "A4"), Segment("letter", "Letter")), name="Paper")
        qtbot.addWidget(paper)
        paper.set_current("letter")
        paper.set_segments([Segment("letter", "US Letter")])
        assert paper.current == "letter"
        paper.set_segments([Segment("a5", "A5")])
        assert paper.current == ""


def test_select_tells_the_users_choice_only(qtbot: QtBot) -> None:
    select = Select("Profile")
    show(select, qtbot)
    caught = heard(select.chosen)
    select.set_options([("n", "Novices"), ("d", "Data scientists")])
    assert select.currentIndex() == -1
    select.set_current("d")
    assert caught == []
    select.setFocus()
    QTest.keyClick(select, Qt.Key.Key_Up)
    assert caught == ["n"]
    select.set_options([("d", "Data scientists"), ("n", "Novices")])
    assert select.currentData() == "n"


def test_the_wheel_over_a_select_changes_nothing(qtbot: QtBot) -> None:
    select = Select("Profile")
    show(select, qtbot)
    select.set_options([(1, "One"), (2, "Two")])
    select.set_current(1)
    middle = select.rect().center().toPointF()
    turned = QWheelEvent(
        middle,
        select.mapToGlobal(middle),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(select, turned)
    assert select.currentData() == 1


def test_a_check_box_can_be_pressed_on_its_words_and_wraps(qtbot: QtBot) -> None:
    box = CheckBox("Guide learners in applying the principles to the challenges of the scenario")
    qtbot.addWidget(box)
    box.resize(200, box.heightForWidth(200))
    box.show()
    assert box.heightForWidth(200) > box.heightForWidth(2000) == 44
    QTest.mouseClick(box, LEFT, pos=QPoint(150, 30))
    assert box.isChecked()


def test_a_toggle_is_switched_by_space(qtbot: QtBot) -> None:
    toggle = Toggle("Ink saver")
    show(toggle, qtbot)
    toggle.setFocus()
    QTest.keyClick(toggle, Qt.Key.Key_Space)
    assert toggle.isChecked()
