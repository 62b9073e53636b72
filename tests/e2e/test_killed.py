"""A process that is killed in the middle of a session loses nothing, and the clock goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from facilitator.resources import sample_plans
from facilitator.services import observations, runs, sessions
from facilitator.ui.place import Place
from tests.e2e.stage import Stage
from tests.fakes import FakeClock

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SOURCE = Path(__file__).parents[2] / "src"

# The real thing but for the window: real clock, real library, killed while it waits.
_SESSION = """
import sys
from pathlib import Path
from facilitator.app import SystemClock, open_desk
from facilitator.domain.observation import AttainmentLevel
from facilitator.paths import below
from facilitator.services import imports, observations, runs, sessions
paths = below(Path(sys.argv[1])); paths.create()
desk = open_desk(paths)
report, _ = imports.import_paths(desk, [Path(sys.argv[2])])
start = desk.clock.now()
session = sessions.draft(
    desk, report.documents[0].plan_id, planned_start=start, names=("Ash", "Birch", "Cedar", "Elm")
)
sessions.save(desk, session)
live, _ = runs.start(desk, runs.load(desk, session.id))
observations.record(desk, session.id, phase=0, groups=(session.groups[0].id,),
                    level=AttainmentLevel.PROFICIENT, note="Asks first")
print(session.id, live.run.started_at.isoformat(), flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_the_run_goes_on_at_the_right_second(qtbot: QtBot, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    folder = tmp_path / "library"
    child = subprocess.Popen(
        [sys.executable, "-c", _SESSION, str(folder), str(sample_plans()[0])],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        session_id, started = child.stdout.readline().split()
        child.send_signal(signal.SIGKILL)
    clock = FakeClock(datetime.fromisoformat(started) + timedelta(minutes=4, seconds=8))
    stage = Stage(folder, clock)
    try:
        _goes_on(stage, session_id, started)
    finally:
        stage.kill()


def _goes_on(stage: Stage, session_id: str, started: str) -> None:
    live = runs.load(stage.desk, session_id)
    assert live.run.started_at == datetime.fromisoformat(started)
    assert live.run.used(0, stage.clock.now()) == timedelta(minutes=4, seconds=8)
    (seen,) = observations.of_session(stage.desk, session_id)
    assert seen.note == "Asks first"
    assert stage.window.pages.current is Place.RUN
    assert [one.session.id for one in sessions.still_running(stage.desk)] == [session_id]
    assert "Nothing is lost" in _visible_words(stage)
    stage.press("Go on")
    assert "Nothing is lost" not in _visible_words(stage)


def _visible_words(stage: Stage) -> str:
    return " ".join(one.text() for one in stage.window.findChildren(QLabel) if one.isVisible())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the processes to be killed are forked")
def test_killed_at_random_moments_nothing_confirmed_is_lost() -> None:
    """`python -m tests.e2e.kills 1000` looks longer; no Qt is loaded where processes are forked."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.e2e.kills", "200"],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "200 kills" in done.stdout
