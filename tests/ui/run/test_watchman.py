"""Closed lids, set clocks, reminders and phases that move on by themselves, on the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from facilitator.services import replanning, runs, watching
from tests.ui.rig import SOIL, Rig
from tests.ui.run.conftest import CTRL, KEY, Stage, put_on

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def asked(stage: Stage) -> str:
    question = stage.view.ask_bar.question
    return "" if question is None else f"{question.title} {question.sentence}"


def sleep(stage: Stage, count: float) -> None:
    """The lid is closed and opened again, and a tick comes."""
    stage.rig.clock.sleep(minutes=count)
    stage.wait(seconds=1)


@pytest.fixture
def running(stage: Stage) -> Stage:
    stage.start()
    stage.wait(minutes=5)
    return stage


def test_a_closed_lid_is_told_and_asked_about_once(running: Stage, qtbot: QtBot) -> None:
    used = running.run.used(0, running.now)
    sleep(running, 8)

    assert asked(running).startswith("The computer slept for 8 min, 08:05–08:13.")
    assert running.run.used(0, running.now) == used + minutes(8) + timedelta(seconds=1)
    assert running.view.ask_bar.no is not None
    qtbot.mouseClick(running.view.ask_bar.no, LEFT)
    assert running.run.used(0, running.now) == used
    running.press(KEY.Key_Z, CTRL)
    assert running.run.used(0, running.now) == used + minutes(8) + timedelta(seconds=1)
    running.wait(minutes=1)
    assert asked(running) == ""


def test_that_it_counts_is_no_step_that_undo_would_take_back(running: Stage, qtbot: QtBot) -> None:
    sleep(running, 8)
    assert running.view.ask_bar.yes is not None
    qtbot.mouseClick(running.view.ask_bar.yes, LEFT)
    used = running.run.used(0, running.now)
    running.press(KEY.Key_Z, CTRL)

    assert used > minutes(13)
    assert running.run.started_at is None


def test_a_note_being_written_keeps_enter_while_something_is_asked(
    running: Stage, qtbot: QtBot
) -> None:
    running.press(KEY.Key_1)
    qtbot.mouseClick(running.view.note, LEFT)
    running.type("asks first")
    sleep(running, 8)
    running.press(KEY.Key_Return)

    assert [one.note for one in running.seen] == ["asks first"]
    assert asked(running)


def test_a_clock_that_is_set_is_told_and_may_be_followed(running: Stage, qtbot: QtBot) -> None:
    used = running.run.used(0, running.now)
    running.rig.clock.jump(seconds=3600)
    running.wait(seconds=1)

    assert asked(running).startswith("The computer's clock was set 1 h ahead.")
    assert running.run.used(0, running.now) == used + timedelta(seconds=1)
    assert running.view.ask_bar.no is not None
    qtbot.mouseClick(running.view.ask_bar.no, LEFT)
    assert running.run.used(0, running.now) == used + timedelta(seconds=3601)


def test_after_a_crash_the_time_away_may_have_been_a_pause(running: Stage, qtbot: QtBot) -> None:
    watching.beat(
        running.rig.desk,
        runs.load(running.rig.desk, running.session.id),
        running.rig.clock.reading(),
    )
    used = running.run.used(0, running.now)
    running.rig.clock.advance(minutes=12)
    again = put_on(running.rig, qtbot, running.session)
    again.page.show_recovered()

    assert asked(again).startswith("This session was still running at 08:05. Nothing is lost.")
    assert again.view.ask_bar.other is not None
    assert again.view.ask_bar.other.label == "It was a pause"
    qtbot.mouseClick(again.view.ask_bar.other, LEFT)
    assert again.run.used(0, again.now) == used


def test_showing_the_session_again_asks_nothing(running: Stage) -> None:
    running.wait(minutes=3)
    running.view.hide()
    running.wait(minutes=3)
    running.show_anew()
    running.view.show()

    assert asked(running) == ""


def test_signs_of_life_are_left_every_few_seconds(running: Stage) -> None:
    live = runs.load(running.rig.desk, running.session.id)
    for _ in range(7):
        running.wait(seconds=1)
    alive = watching.last_alive(running.rig.desk, live)

    assert alive is not None
    assert running.now - alive.at <= watching.BEAT


def test_who_forgets_next_is_reminded_and_nothing_moves_by_itself(
    running: Stage, qtbot: QtBot
) -> None:
    running.wait(minutes=26)
    assert asked(running) == ""
    running.wait(minutes=1.1)
    assert asked(running) == "Engage is 2 min over. Have you moved on?"
    assert running.run.current == 0
    running.press(KEY.Key_Escape)
    running.wait(seconds=30)
    assert asked(running) == ""
    running.wait(minutes=2)
    assert asked(running).startswith("Engage is 4 min over.")
    assert running.view.ask_bar.yes is not None
    qtbot.mouseClick(running.view.ask_bar.yes, LEFT)
    assert running.run.current == 1
    assert asked(running) == ""


def test_the_reminder_may_be_turned_off(running: Stage) -> None:
    running.rig.shell.choices.set_number("run/reminder_minutes", 0)
    running.wait(minutes=60)

    assert asked(running) == ""


def test_a_phase_may_have_a_warning_of_its_own(rig: Rig, qtbot: QtBot) -> None:
    first, *others = SOIL.phases
    plan = replace(SOIL, phases=(replace(first, warning=10), *others))
    stage = put_on(rig, qtbot, rig.add_session(rig.add_plan(plan)))
    stage.start()
    facts = [fact.text for fact in stage.view.centre.panel.reading.facts]

    assert "10-min warning at 08:20" in facts
    stage.wait(minutes=20)
    assert stage.view.centre.panel.reading.heading == "10 min to go"


def test_a_pinned_start_waits_in_what_is_projected(rig: Rig, qtbot: QtBot) -> None:
    """The second phase is fixed for twenty minutes behind the end of the first."""
    first, second, *others = SOIL.phases
    begin = rig.clock.now().hour * 60 + 50
    plan = replace(SOIL, phases=(first, replace(second, pinned_start=begin), *others))
    stage = put_on(rig, qtbot, rig.add_session(rig.add_plan(plan)))
    stage.start(after=minutes(10))

    assert stage.view.rundown.rows[1].row.actual == "≈08:50"
    assert stage.view.header.pace.accessibleName() == "On time"


def test_who_forgets_to_start_may_have_begun_on_time(stage: Stage, qtbot: QtBot) -> None:
    stage.wait(minutes=4)

    assert asked(stage) == "The planned start was 08:00. The clock waits for you."
    assert stage.view.ask_bar.other is not None
    assert stage.view.ask_bar.other.label == "We began at 08:00"
    qtbot.mouseClick(stage.view.ask_bar.other, LEFT)
    assert stage.run.started_at == stage.now - minutes(4)
    assert stage.view.header.pace.accessibleName() == "On time"


def test_a_phase_that_moves_on_by_itself_does_so_on_any_page(running: Stage) -> None:
    desk = running.rig.desk
    replanning.set_auto_advance(desk, runs.load(desk, running.session.id), 0, on=True)
    running.show_anew()
    running.view.hide()
    running.wait(minutes=26)

    assert running.run.current == 1
    assert running.run.used(0, running.now) == minutes(30)
    assert running.run.used(1, running.now) == minutes(1) + timedelta(seconds=1)


def test_on_a_clock_that_was_set_back_the_newest_is_still_the_newest(running: Stage) -> None:
    for key in (KEY.Key_1, KEY.Key_2, KEY.Key_Return):
        running.press(key)
    running.rig.clock.jump(seconds=-3600)
    running.wait(seconds=1)
    for key in (KEY.Key_1, KEY.Key_3, KEY.Key_Return):
        running.press(key)

    assert "level 3" in running.view.groups.last.words
    running.view.groups.last.undo.click()
    assert [one.level for one in running.seen] == [2]


def test_a_clock_that_was_set_while_the_app_was_dead_is_told_behind_the_other_question(
    running: Stage, qtbot: QtBot
) -> None:
    running.rig.clock.jump(seconds=3600)
    again = put_on(running.rig, qtbot, running.session)
    again.page.show_recovered()

    assert asked(again).startswith("This session was still running at")
    again.view.ask_bar.answer(yes=True)
    assert asked(again).startswith("The computer's clock was set 1 h ahead.")
