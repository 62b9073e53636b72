"""A session goes from one laptop to another by a package, through the real windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.services import observations, plans, runs, sessions
from facilitator.services.packages import write_package
from facilitator.ui.place import Place
from tests.e2e.stage import Stage
from tests.fakes import FakeClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path, clock: FakeClock) -> Iterator[Stage]:
    made = Stage(tmp_path / "first", clock)
    yield made
    made.kill()


@pytest.fixture
def second(qtbot: QtBot, tmp_path: Path, clock: FakeClock) -> Iterator[Stage]:
    made = Stage(tmp_path / "second", clock)
    yield made
    made.kill()


def begin(stage: Stage) -> str:
    """The id of a session that runs in its second phase, with one observation."""
    stage.press("Open the three sample plans")
    plan_id = plans.shelf(stage.desk)[0].id
    stage.window.navigation.set_up_session(plan_id)
    stage.settle()
    stage.press("Start now")
    session_id = sessions.of_plan(stage.desk, plan_id)[0].session.id
    stage.pass_time(minutes=4)
    runs.advance(stage.desk, runs.load(stage.desk, session_id))
    observations.record(stage.desk, session_id, phase=1, note="Asks why")
    return session_id


def test_a_second_laptop_takes_over_at_the_same_second(
    first: Stage, second: Stage, clock: FakeClock, tmp_path: Path
) -> None:
    session_id = begin(first)
    clock.advance(seconds=37)
    file = tmp_path / "friday.facilitator"
    write_package(first.desk, file, session_ids=[session_id])

    second.window.activateWindow()
    second.window.open_package(file)
    second.settle()
    second.press("Add")
    clock.advance(seconds=5)

    assert second.window.pages.current is Place.REVIEW
    here, there = (runs.load(stage.desk, session_id).run for stage in (first, second))
    assert there == here
    assert there.remaining(1, clock.now()) == here.remaining(1, clock.now())

    second.window.navigation.run_session(session_id)
    second.settle()
    assert second.window.pages.current is Place.RUN
    runs.end(second.desk, runs.load(second.desk, session_id))
    observations.record(second.desk, session_id, phase=1, note="Explains it to others")

    write_package(second.desk, file, session_ids=[session_id])
    first.window.activateWindow()
    first.window.open_package(file)
    first.settle()
    first.press("Add")
    assert sessions.find(first.desk, session_id).ended_at == clock.now()
    said = [seen.note for seen in observations.of_session(first.desk, session_id)]
    assert said == ["Asks why", "Explains it to others"]
