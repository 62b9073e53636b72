"""Rehearsing on the page: from the menu, at a speed of one's choice."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from facilitator.services import rehearsing, runs, watching
from tests.ui.run.conftest import KEY, Stage, put_on

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


@pytest.fixture
def rehearsal(stage: Stage, qtbot: QtBot) -> Stage:
    """A copy of the session, an hour later by the computer's clock, started."""
    copy, _ = rehearsing.copy_to_rehearse(stage.rig.desk, stage.session)
    stage.view.hide()
    stage.rig.clock.advance(hours=1)
    trying = put_on(stage.rig, qtbot, copy)
    trying.press(KEY.Key_PageDown)
    return trying


def digits(stage: Stage) -> str:
    return stage.view.centre.panel.reading.digits


def test_the_menu_leads_to_a_copy_of_the_session(stage: Stage) -> None:
    stage.view.rehearsal_requested.emit()

    kind, session_id = stage.rig.navigator.went[-1]
    assert kind == "run"
    assert runs.load(stage.rig.desk, session_id).session.rehearsal
    assert not stage.view.header.speed.isVisible()


def test_it_begins_at_the_planned_start_whatever_time_it_is(rehearsal: Stage) -> None:
    assert rehearsal.run.started_at == rehearsal.session.planned_start
    assert rehearsal.view.header.pace.accessibleName() == "On time"
    assert rehearsal.view.header.speed.isVisible()


def test_at_sixty_times_a_second_is_a_minute(rehearsal: Stage, qtbot: QtBot) -> None:
    qtbot.mouseClick(rehearsal.view.header.speed.segment_button("60"), LEFT)
    rehearsal.wait(seconds=5)
    assert digits(rehearsal) == "25:00"
    qtbot.mouseClick(rehearsal.view.header.speed.segment_button("1"), LEFT)
    rehearsal.wait(seconds=5)
    assert digits(rehearsal) == "24:55"
    rehearsal.press(KEY.Key_PageDown)
    assert rehearsal.run.used(0, rehearsal.now) == minutes(5) + timedelta(seconds=5)


def test_it_leaves_no_sign_of_life_and_its_clock_stands_while_away(
    rehearsal: Stage, qtbot: QtBot
) -> None:
    live = runs.load(rehearsal.rig.desk, rehearsal.session.id)
    rehearsal.wait(seconds=20)
    assert not rehearsal.rig.desk.paths.heartbeat.exists()
    rehearsal.rig.clock.advance(hours=5)
    again = put_on(rehearsal.rig, qtbot, rehearsal.session)

    assert digits(again) == "30:00"
    assert again.view.ask_bar.question is None
    assert watching.last_alive(rehearsal.rig.desk, live) is not None
