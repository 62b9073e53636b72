"""Running a session on the page: every command, its Undo, and what it looks like after a crash."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from facilitator.domain.changes import Changes
from facilitator.errors import UserError
from facilitator.services import observations, runs, sessions
from facilitator.ui.run import build
from facilitator.ui.widgets.countdown_reading import CountdownState
from tests.ui.rig import FOUR_GROUPS, SOIL, phase
from tests.ui.run.conftest import CTRL, KEY, Stage, put_on

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.rig import Rig

LEFT = Qt.MouseButton.LeftButton


def digits(stage: Stage) -> str:
    return stage.view.centre.panel.reading.digits


def test_a_session_that_waits_offers_to_start(stage: Stage) -> None:
    assert stage.view.transport.forward.label == "Start Engage"
    assert stage.view.centre.panel.reading.state is CountdownState.NOT_STARTED
    assert not stage.view.transport.pause.isEnabled()
    assert not stage.view.transport.minutes.isEnabled()


def test_a_whole_session_with_the_mouse(stage: Stage, qtbot: QtBot) -> None:
    transport = stage.view.transport
    qtbot.mouseClick(transport.forward, LEFT)
    assert stage.run.current == 0
    stage.wait(minutes=10)
    assert digits(stage) == "20:00"

    qtbot.mouseClick(transport.minutes.segment_button("+5"), LEFT)
    assert digits(stage) == "25:00"
    qtbot.mouseClick(transport.minutes.segment_button("-1"), LEFT)
    assert digits(stage) == "24:00"

    qtbot.mouseClick(transport.pause, LEFT)
    stage.wait(minutes=3)
    assert stage.view.centre.panel.reading.state is CountdownState.PAUSED
    assert (digits(stage), transport.pause.label) == ("24:00", "Go on")
    qtbot.mouseClick(transport.pause, LEFT)

    qtbot.mouseClick(transport.forward, LEFT)
    assert stage.view.centre.shown is not None
    assert stage.view.centre.shown.name == "Explore"
    assert digits(stage) == "60:00"
    stage.wait(minutes=1)
    qtbot.mouseClick(transport.back, LEFT)
    assert digits(stage) == "24:00"
    assert stage.run.current == 0


def test_minutes_never_go_below_nothing_left(stage: Stage) -> None:
    stage.start()
    stage.wait(minutes=29, seconds=29)
    stage.view.change_minutes(-1)

    assert digits(stage) == "0:00"
    stage.view.change_minutes(-1)
    stage.wait(seconds=5)
    assert digits(stage) == "+0:05"


def test_a_double_press_moves_one_phase(stage: Stage) -> None:
    stage.start()
    stage.wait(minutes=5)
    stage.press(KEY.Key_PageDown)
    stage.wait(seconds=0.5)
    stage.press(KEY.Key_PageDown)
    assert stage.run.current == 1

    stage.wait(seconds=0.3)
    stage.press(KEY.Key_PageDown)
    assert stage.run.current == 2


def test_ticks_of_steps_are_kept(stage: Stage, qtbot: QtBot) -> None:
    stage.start()
    box = stage.view.centre.you.boxes[0]
    qtbot.mouseClick(box, LEFT)
    assert stage.run.ticked == {(0, 0)}

    stage.press(KEY.Key_Z, CTRL)
    assert stage.run.ticked == frozenset()
    assert not stage.view.centre.you.boxes[0].isChecked()


def test_undo_goes_back_through_clock_and_observations_and_redo_comes_again(
    stage: Stage,
) -> None:
    stage.start()
    stage.wait(minutes=10)
    stage.press(KEY.Key_Up)
    stage.wait(seconds=1)
    stage.view.groups.choose_group(0)
    stage.view.groups.choose_level(3)
    stage.press(KEY.Key_Return)
    stage.wait(seconds=1)
    stage.press(KEY.Key_PageDown)
    stage.wait(seconds=1)
    story = []
    for _ in range(4):
        story.append((stage.run.current, len(stage.seen), stage.run.added_to(0)))
        stage.press(KEY.Key_Z, CTRL)

    minute = timedelta(minutes=1)
    assert story == [(1, 1, minute), (0, 1, minute), (0, 0, minute), (0, 0, timedelta())]
    assert stage.run.current is None
    stage.press(KEY.Key_Z, CTRL)  # nothing is left to take back
    for _ in range(4):
        stage.press(KEY.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert (stage.run.current, len(stage.seen), stage.run.added_to(0)) == story[0]


def test_undo_puts_back_the_very_second(stage: Stage) -> None:
    stage.start()
    stage.wait(minutes=10, seconds=41)
    before = stage.run
    shown = digits(stage)
    stage.press(KEY.Key_PageDown)
    stage.press(KEY.Key_Z, CTRL)

    assert stage.run == before
    assert digits(stage) == shown


def test_a_new_step_ends_what_could_be_done_again(stage: Stage) -> None:
    stage.start()
    stage.press(KEY.Key_Up)
    stage.press(KEY.Key_Z, CTRL)
    stage.press(KEY.Key_P)
    stage.press(KEY.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)

    assert stage.run.added_to(0) == timedelta()
    assert stage.run.is_paused


def test_steps_from_before_a_restart_can_be_undone(stage: Stage, qtbot: QtBot) -> None:
    stage.start()
    stage.wait(minutes=1)
    stage.see("g1", 2)
    stage.wait(minutes=1)
    runs.advance(stage.rig.desk, runs.load(stage.rig.desk, stage.session.id))
    stage.wait(minutes=1)
    again = put_on(stage.rig, qtbot, stage.session)
    again.press(KEY.Key_Z, CTRL)
    assert again.run.current == 0
    again.press(KEY.Key_Z, CTRL)
    assert again.seen == ()


def test_a_toast_takes_back_its_own_step_even_when_others_followed(stage: Stage) -> None:
    stage.start()
    stage.wait(minutes=5)
    stage.press(KEY.Key_PageDown)
    assert stage.rig.navigator.said[-1] == "Moved to Explore"
    undo = stage.rig.navigator.undo
    assert undo is not None
    stage.wait(seconds=1)
    stage.view.centre.step_ticked.emit(1, 0, True)
    undo()

    assert stage.run.current == 0
    assert stage.run.ticked == {(1, 0)}
    assert stage.rig.navigator.said[-1] == "Undone: Moved to Explore"
    undo()  # a second press has nothing left to do
    assert stage.run.current == 0


def test_looking_ahead_never_changes_the_clock(stage: Stage, qtbot: QtBot) -> None:
    stage.start()
    stage.wait(minutes=5)
    before, shown = stage.run, digits(stage)
    qtbot.mouseClick(stage.view.rundown.rows[3], LEFT)

    assert stage.view.centre.look_ahead.isVisible()
    assert stage.view.centre.shown is not None
    assert stage.view.centre.shown.name == "Explain"
    assert (stage.run, digits(stage)) == (before, shown)

    stage.press(KEY.Key_Escape)
    assert not stage.view.centre.look_ahead.isVisible()
    assert stage.view.centre.shown.name == "Engage"


def test_next_ends_the_look_ahead_and_so_does_its_button(stage: Stage, qtbot: QtBot) -> None:
    stage.start()
    stage.wait(minutes=5)
    qtbot.mouseClick(stage.view.rundown.rows[3], LEFT)
    qtbot.mouseClick(stage.view.centre.look_ahead.back, LEFT)
    assert not stage.view.centre.look_ahead.isVisible()

    qtbot.mouseClick(stage.view.rundown.rows[4], LEFT)
    stage.press(KEY.Key_Right)
    assert not stage.view.centre.look_ahead.isVisible()
    assert stage.run.current == 1


# --- end and leave ---


def run_to_last(stage: Stage) -> None:
    stage.start()
    for _ in range(5):
        stage.wait(minutes=2)
        stage.press(KEY.Key_PageDown)


def test_on_the_last_phase_next_asks_and_ends(stage: Stage) -> None:
    run_to_last(stage)
    stage.wait(minutes=2)
    stage.press(KEY.Key_PageDown)
    question = stage.view.ask_bar.question
    assert question is not None
    assert question.title == "End the session at 08:12?"
    assert question.sentence == "You can still add observations in Review."
    stage.wait(seconds=1)
    stage.press(KEY.Key_PageDown)  # a clicker in the hand must not end by accident
    assert stage.run.is_running

    stage.press(KEY.Key_Return)
    assert stage.run.ended_at == stage.now
    assert stage.rig.navigator.went == [("review", stage.session.id)]
    assert stage.rig.navigator.said[-1] == "Session ended at 08:12"


def test_keep_going_keeps_going(stage: Stage, qtbot: QtBot) -> None:
    stage.start()
    stage.press(KEY.Key_E, CTRL)
    assert stage.view.ask_bar.no is not None
    qtbot.mouseClick(stage.view.ask_bar.no, LEFT)
    assert stage.view.ask_bar.question is None
    stage.press(KEY.Key_E, CTRL)
    stage.press(KEY.Key_Escape)

    assert stage.view.ask_bar.question is None
    assert stage.run.is_running
    assert stage.rig.navigator.went == []


def test_the_end_can_be_undone_from_its_toast(stage: Stage) -> None:
    stage.start()
    stage.press(KEY.Key_E, CTRL)
    stage.press(KEY.Key_Return)
    undo = stage.rig.navigator.undo
    assert undo is not None
    undo()

    assert stage.run.is_running
    assert stage.rig.navigator.went[-1] == ("run", stage.session.id)


def test_an_observation_that_was_begun_is_saved_with_the_end(stage: Stage) -> None:
    stage.start()
    stage.view.groups.choose_group(1)
    stage.view.groups.form.note.setText("Half a sentence")
    stage.view.end_session()
    assert stage.view.ask_bar.question is not None
    assert "The observation you began is saved too." in stage.view.ask_bar.question.sentence
    stage.view.ask_bar.answer(yes=True)

    assert [(one.note, one.groups) for one in stage.seen] == [("Half a sentence", ("g2",))]


def test_leaving_a_running_session_asks_and_the_clock_keeps_running(
    stage: Stage, qtbot: QtBot
) -> None:
    qtbot.mouseClick(stage.view.header.leave, LEFT)
    assert stage.rig.navigator.went == [("leave",)]  # it does not run yet: nothing to say
    stage.start()
    qtbot.mouseClick(stage.view.header.leave, LEFT)
    question = stage.view.ask_bar.question
    assert question is not None
    assert (question.title, question.yes, question.no) == (
        "The clock keeps running.",
        "Leave",
        "Stay",
    )
    stage.view.ask_bar.answer(yes=True)
    assert stage.rig.navigator.went == [("leave",)] * 2
    assert stage.run.is_running


# --- after a crash ---


def test_after_a_crash_the_run_goes_on_at_the_right_second(stage: Stage, qtbot: QtBot) -> None:
    stage.start()
    stage.wait(minutes=5, seconds=41)
    stage.see("g1", 2)
    stage.rig.clock.advance(minutes=4)
    again = put_on(stage.rig, qtbot, stage.session)
    again.page.show_recovered()
    question = again.view.ask_bar.question
    assert question is not None
    assert question.title == "This session was still running at 08:05."
    assert question.sentence == "Nothing is lost. Go on from Engage, 20:18 left?"
    assert (question.yes, question.no) == ("Go on", "End it")
    again.press(KEY.Key_Escape)  # this one has to be answered
    assert again.view.ask_bar.question is not None

    again.press(KEY.Key_Return)
    assert digits(again) == "20:18"
    assert again.run.is_running


def test_a_session_found_the_next_day_ends_when_it_was_over(stage: Stage, qtbot: QtBot) -> None:
    stage.start()
    stage.wait(minutes=5)
    begun = stage.run.started_at
    assert begun is not None
    stage.rig.clock.advance(hours=20)
    again = put_on(stage.rig, qtbot, stage.session)
    again.page.show_recovered()
    assert again.view.ask_bar.no is not None
    qtbot.mouseClick(again.view.ask_bar.no, LEFT)

    assert again.run.ended_at == begun + timedelta(minutes=225)
    assert again.rig.navigator.went[-1] == ("review", stage.session.id)


def test_there_is_nothing_to_recover_in_a_session_that_does_not_run(stage: Stage) -> None:
    stage.page.show_recovered()

    assert stage.view.ask_bar.question is None


# --- errors and other people's changes ---


def test_a_failure_is_said_and_the_page_shows_what_is_on_the_disk(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    stage.start()

    def fail(*_: object, **__: object) -> None:
        raise UserError("The disk is full.")

    monkeypatch.setattr(runs, "record", fail)
    stage.press(KEY.Key_PageDown)
    qtbot.mouseClick(stage.view.centre.you.boxes[0], LEFT)

    assert [str(error) for error in stage.rig.navigator.errors] == ["The disk is full."] * 2
    assert stage.view.centre.shown is not None
    assert stage.view.centre.shown.name == "Engage"
    assert not stage.view.centre.you.boxes[0].isChecked()


def test_what_others_change_is_read_anew_and_a_note_in_work_stays(stage: Stage) -> None:
    stage.start()
    stage.view.groups.form.note.setText("Half a sentence")
    seen, changes = observations.record(
        stage.rig.desk, stage.session.id, phase=0, groups=("g1",), note="From Review"
    )
    stage.rig.shell.bus.announce(changes, object())

    assert stage.view.groups.last.words == "08:00 Aspen, From Review"
    assert stage.view.groups.form.note.text() == "Half a sentence"
    stage.rig.shell.bus.announce(Changes(sessions=frozenset({"another"})), object())
    assert seen in stage.seen


def test_a_session_that_is_gone_is_said_and_only_leave_works(stage: Stage) -> None:
    sessions.delete(stage.rig.desk, stage.session.id)
    stage.show_anew()

    assert "no longer" in str(stage.rig.navigator.errors[-1])
    assert not stage.view.transport.isEnabled()
    assert stage.view.header.leave.isEnabled()
    stage.press(KEY.Key_PageDown)
    stage.press(KEY.Key_Z, CTRL)
    assert len(stage.rig.navigator.errors) == 1


def test_a_plan_without_phases_says_why_it_cannot_start(rig: Rig, qtbot: QtBot) -> None:
    from facilitator.domain.plan import LessonPlan

    empty = put_on(rig, qtbot, rig.add_session(rig.add_plan(LessonPlan("Empty")), *FOUR_GROUPS))
    empty.press(KEY.Key_PageDown)

    assert "no phases" in str(rig.navigator.errors[-1])


def test_a_phase_of_unknown_length_runs_without_minutes(rig: Rig, qtbot: QtBot) -> None:
    from dataclasses import replace

    plan = replace(SOIL, phases=(phase("Talk", None), phase("Then", 20)))
    talk = put_on(rig, qtbot, rig.add_session(rig.add_plan(plan), *FOUR_GROUPS))
    talk.start()
    talk.wait(minutes=100)

    assert digits(talk) == "100:01"
    assert talk.view.centre.panel.reading.state is CountdownState.RUNNING
    assert not talk.view.transport.minutes.isEnabled()


def test_a_hidden_page_does_not_redraw_and_comes_back_up_to_date(stage: Stage) -> None:
    stage.start()
    stage.view.hide()
    shown = digits(stage)
    stage.wait(minutes=3)
    assert digits(stage) == shown

    stage.view.show()
    assert digits(stage) == "26:59"


def test_the_page_object_names_its_session(rig: Rig, qtbot: QtBot) -> None:
    page = build(rig.shell)
    qtbot.addWidget(page.view)
    assert page.session_id is None
    session = rig.add_session(rig.add_plan(SOIL))
    page.show_session(session.id)

    assert page.session_id == session.id


def test_edges_are_announced_to_screen_readers(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(stage.view.centre.panel, "announce", told.append)
    stage.start()
    for _ in range(25):
        stage.wait(minutes=1)
    stage.wait(minutes=5)
    stage.wait(seconds=1)
    stage.wait(minutes=5)

    assert told == [
        "Engage, 30 min",
        "5 min to go. Engage.",
        "The time for Engage is over.",
        "Engage is 5 min over time.",
    ]
