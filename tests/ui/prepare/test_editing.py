"""Fields of a phase written in place: undone by name, and on the disk with every letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit

from facilitator.domain.length import Length
from facilitator.domain.plan import Priority, Rotation
from facilitator.errors import UserError
from facilitator.library.store import Library
from facilitator.services import editing
from facilitator.services.desk import Desk
from facilitator.services.plans import open_plan
from facilitator.ui.prepare.live_fields import LiveText
from tests.ui.prepare.conftest import DAY, LEFT, settle

if TYPE_CHECKING:
    from tests.ui.prepare.conftest import Editor

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_filling_the_form_changes_nothing(editor: Editor) -> None:
    for place in range(len(DAY.phases)):
        editor.choose(place)
    for mode in ("details", "whole", "phase"):
        editor.view.choose_mode(mode)
    assert editor.page.presenter.plan is not None
    assert not editor.view.bar.undo.isEnabled()
    assert editor.rig.desk.library.path.exists()
    with editor.rig.desk.library.reading() as work:
        assert len(work.plans.versions(editor.plan_id)) == 1


def test_each_letter_is_on_the_disk(editor: Editor) -> None:
    """A second program that opens the library after each letter finds it there."""
    field = editor.form.learners
    field.setFocus()
    for number, letter in enumerate("Draw it", start=1):
        QTest.keyClicks(field, letter)
        with_it = Library(editor.rig.desk.library.path)
        try:
            other = Desk(with_it, editor.rig.clock, editor.rig.desk.paths)
            held = open_plan(other, editor.plan_id).plan.phases[0].learner_activities
        finally:
            with_it.close()
        assert held == "Draw it"[:number].strip()


def test_typing_in_one_field_is_one_step(editor: Editor) -> None:
    editor.type(editor.form.learners, "Draw it")
    assert editor.undo_text == "Undo typing in Learners (Ctrl Z)"
    editor.undo()
    assert editor.plan.phases[0] == DAY.phases[0]
    assert editor.form.learners.text() == ""
    assert not editor.view.bar.undo.isEnabled()
    editor.redo()
    assert editor.plan.phases[0].learner_activities == "Draw it"


def test_another_field_is_another_step(editor: Editor) -> None:
    editor.type(editor.form.learners, "Draw")
    editor.type(editor.form.you, "X")
    editor.type(editor.form.learners, "n")
    editor.undo()
    assert editor.plan.phases[0].learner_activities == "Draw"
    editor.undo()
    assert editor.plan.phases[0].facilitator_actions == "Show one."
    editor.undo()
    assert editor.plan == DAY


def test_what_is_taken_back_by_hand_leaves_nothing_to_undo(editor: Editor) -> None:
    editor.type(editor.form.learners, "D")
    editor.press_key(editor.form.learners, Qt.Key.Key_Backspace)
    assert editor.plan == DAY
    assert not editor.view.bar.undo.isEnabled()


def test_undo_goes_to_the_phase_it_is_about(editor: Editor) -> None:
    editor.choose(3)
    editor.type(editor.form.you, "Ask")
    editor.choose(0)
    editor.undo()
    assert editor.view.place == 3


def test_spaces_and_the_cursor_stay_while_one_types(editor: Editor) -> None:
    field = editor.form.you
    field.setFocus()
    cursor = field.textCursor()
    cursor.setPosition(4)
    field.setTextCursor(cursor)
    QTest.keyClicks(field, " and ")
    settle()
    assert field.toPlainText() == "Show and  one."
    assert field.textCursor().position() == 9


@pytest.mark.parametrize(
    ("typed", "minutes"), [("45", 45), ("1h30", 90), ("+10", 40), ("10:15", 75), ("1:05", 65)]
)
def test_a_length_is_typed_in_many_ways(editor: Editor, typed: str, minutes: int) -> None:
    field = editor.head.length.line_edit
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert editor.plan.phases[0].minutes == minutes
    assert editor.undo_text == "Undo length of Engage (Ctrl Z)"
    editor.undo()
    assert editor.plan == DAY


def test_what_is_no_length_is_said(editor: Editor) -> None:
    field = editor.head.length.line_edit
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "soon")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert editor.head._wrong.isVisible()
    assert editor.head._wrong.text() == "Enter a length from 1 to 240 minutes."
    assert editor.plan == DAY


def test_a_break_stays_one_under_another_name(editor: Editor) -> None:
    editor.choose(2)
    editor.head.title.setFocus()
    editor.head.title.selectAll()
    QTest.keyClicks(editor.head.title, "Lunch")
    settle()
    assert editor.plan.phases[2].name == "Break: Lunch"
    assert editor.plan.phases[2].is_break


def test_resources_are_chips(editor: Editor) -> None:
    field = editor.form.resources
    assert [chip.words for chip in field.chips] == ["Slides", "cards"]
    QTest.mouseClick(field.add, LEFT)
    QTest.keyClicks(field.entry, "dice")
    QTest.keyClick(field.entry, Qt.Key.Key_Return)
    assert editor.plan.phases[0].resources == "Slides, cards, dice"
    assert field.entry.hasFocus(), "the next one can be written at once"
    QTest.keyClick(field.entry, Qt.Key.Key_Escape)
    field.chips[0].setFocus()
    QTest.keyClick(field.chips[0], Qt.Key.Key_Delete)
    assert editor.plan.phases[0].resources == "cards, dice"
    chip = field.chips[0]
    QTest.mouseClick(chip, LEFT, pos=QPoint(chip.width() - 8, chip.height() // 2))
    assert editor.plan.phases[0].resources == "dice"
    for _ in range(3):
        editor.undo()
    assert editor.plan == DAY


def test_objectives_are_confirmed_by_choosing(editor: Editor) -> None:
    assert editor.plan.phases[0].objectives is None
    QTest.mouseClick(editor.form.objectives.chips[1], LEFT)
    assert editor.plan.phases[0].objectives == (1,)
    assert not editor.form.objectives.confirm.isVisible()
    editor.undo()
    assert editor.plan == DAY


def test_a_profile_is_written_where_the_phase_is(editor: Editor) -> None:
    editor.type(editor.form.notes.rows[0], "!")
    assert editor.plan.strategies[0].text == "!Pair them"
    editor.undo()
    assert editor.plan == DAY


def test_the_audience_text_ends_at_120_characters(editor: Editor) -> None:
    QTest.mouseClick(editor.form.audience.switch, LEFT)
    assert editor.form.audience.text.hasFocus()
    editor.type(editor.form.audience.text, "x" * 130)
    assert editor.plan.phases[0].audience_text == "x" * 120
    assert editor.form.audience.text.text() == "x" * 120
    editor.undo()
    assert editor.plan == DAY


def write(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    settle()


def test_how_a_phase_runs(editor: Editor) -> None:
    running = editor.form.running
    write(running.pinned, "9:15")
    QTest.mouseClick(running.priority.segment_button("must"), LEFT)
    for box in (running.locked, running.auto_advance, running.quiet):
        QTest.mouseClick(box, LEFT, pos=QPoint(12, 20))
    write(running.shortest, "20")
    write(running.warning, "3")
    write(running.rounds, "3")
    write(running.each, "9")
    phase = editor.plan.phases[0]
    assert phase.pinned_start == 9 * 60 + 15
    assert phase.priority is Priority.MUST
    assert (phase.locked, phase.auto_advance, phase.quiet) == (True, True, True)
    assert (phase.shortest, phase.warning, phase.rotation) == (20, 3, Rotation(3, 9))
    while editor.view.bar.undo.isEnabled():
        editor.undo()
    assert editor.plan == DAY


def test_a_pinned_start_says_what_it_does(editor: Editor) -> None:
    editor.choose(1)
    write(editor.form.running.pinned, "9:45")
    assert editor.form.running.pin_state.accessibleName() == "15 min free before"
    write(editor.form.running.pinned, "9:20")
    assert editor.form.running.pin_state.accessibleName() == "10 min overlap"
    assert "10 min overlap" in editor.cards[1].accessibleName()
    write(editor.form.running.pinned, "9:30")
    assert editor.form.running.pin_state.accessibleName() == "fits"


def test_the_start_of_the_day_belongs_to_the_plan(editor: Editor) -> None:
    write(editor.view.bar.start, "13")
    QTest.keyClick(editor.view.bar.start, Qt.Key.Key_Return)
    assert editor.plan.start == 13 * 60
    editor.undo()
    assert editor.plan == DAY


def test_all_that_can_be_reached_has_a_name(editor: Editor) -> None:
    for mode in ("phase", "details"):
        editor.view.choose_mode(mode)
        settle()
        kinds = (QAbstractButton, QLineEdit, QPlainTextEdit)
        shown = [each for kind in kinds for each in editor.view.findChildren(kind)]
        nameless = [each for each in shown if each.isVisible() and not each.accessibleName()]
        assert nameless == []


def test_news_from_elsewhere_leave_focus_and_cursor(editor: Editor) -> None:
    from dataclasses import replace

    from facilitator.domain.changes import Changes
    from facilitator.library.values import NewPlan

    field = editor.form.you
    field.setFocus()
    cursor = field.textCursor()
    cursor.setPosition(4)
    field.setTextCursor(cursor)
    new = replace(DAY, duration=Length("3 hours", 180, 180))
    with editor.rig.desk.library.transaction() as work:
        new_plan = NewPlan(editor.plan_id, new, 0)
        work.plans.add_version(editor.plan_id, new_plan, editor.rig.clock.now())
    editor.rig.shell.bus.announce(Changes(plans=frozenset({editor.plan_id})))
    settle()
    assert editor.view.bar.plan_says.value == "3 h"
    assert field.hasFocus()
    assert field.textCursor().position() == 4


def test_others_are_told_once_one_rests(editor: Editor) -> None:
    told: list[object] = []
    editor.rig.shell.bus.changed.connect(lambda changes, _who: told.append(changes))
    editor.type(editor.form.you, "abc")
    assert told == []
    editor.view.hide()
    assert len(told) == 1


def test_what_cannot_be_saved_is_said_and_kept(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next step that can be saved brings all of it to the disk."""

    def refuse(*_args: object) -> None:
        raise UserError("The disk is full.")

    with monkeypatch.context() as full:
        full.setattr(editing, "save", refuse)
        editor.type(editor.form.learners, "Draw")
        assert [str(error) for error in editor.rig.navigator.errors] == ["The disk is full."]
        assert not editor.rig.navigator.saved
        assert editor.form.learners.text() == "Draw"
        assert editor.plan == DAY
    editor.type(editor.form.you, "X")
    assert editor.rig.navigator.saved
    assert editor.plan.phases[0].learner_activities == "Draw"
    assert editor.plan.phases[0].facilitator_actions == "XShow one."


def test_formatted_text_is_pasted_as_markdown(editor: Editor) -> None:
    mime = QMimeData()
    mime.setHtml("<p>Ask <b>two</b> questions</p><ul><li>Who?</li></ul>")
    mime.setText("Ask two questions Who?")
    QGuiApplication.clipboard().setMimeData(mime)
    field = editor.form.findChildren(LiveText)[0]
    field.setFocus()
    field.selectAll()
    editor.press_key(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "Ask **two** questions\n\n* Who?" in field.toPlainText()
    editor.undo()
    assert editor.plan == DAY


def test_a_key_of_the_page_is_never_text_even_while_it_does_nothing(editor: Editor) -> None:
    for field in (editor.form.learners, editor.head.title):
        field.setFocus()
        before = editor.plan
        for key in (Qt.Key.Key_F, Qt.Key.Key_Q):
            editor.view.actions_of_phase.action("rebalance").setEnabled(False)
            QTest.keyClick(field, key, ALT)
            settle()
        assert editor.plan == before


def test_tab_goes_from_your_text_to_the_learners_and_then_to_their_switch(editor: Editor) -> None:
    form = editor.form
    form.you.setFocus()
    QTest.keyClick(form.you, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is form.learners
    QTest.keyClick(form.learners, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is form.audience.switch
