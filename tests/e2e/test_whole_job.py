"""The whole job through the real widgets: import, read, set up, run, observe, look back, print."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pymupdf
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from facilitator.domain.observation import AttainmentLevel
from facilitator.domain.run import Tone
from facilitator.services import observations, plans, runs, sessions
from facilitator.ui.place import Place
from tests.e2e.stage import Stage
from tests.fakes import FakeClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator.services.runs import LiveRun


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path / "library", FakeClock())
    made.window.resize(1366, 768)
    yield made
    made.kill()


@pytest.fixture
def soil(stage: Stage) -> str:
    """The id of the sample with breaks, in a library with all samples."""
    stage.press("Open the three sample plans")
    return next(row.id for row in plans.shelf(stage.desk) if "Soil" in row.title)


def live(stage: Stage, plan_id: str) -> LiveRun:
    return runs.load(stage.desk, sessions.of_plan(stage.desk, plan_id)[0].session.id)


def start(stage: Stage, plan_id: str) -> LiveRun:
    stage.window.navigation.set_up_session(plan_id)
    stage.settle()
    stage.press("Start now")
    return live(stage, plan_id)


def test_a_run_by_keyboard_alone(stage: Stage, soil: str) -> None:
    begun = start(stage, soil)
    assert stage.window.pages.current is Place.RUN
    assert begun.run.current == 0
    stage.pass_time(minutes=5)
    stage.key(Qt.Key.Key_P)
    stage.pass_time(minutes=2)
    stage.key(Qt.Key.Key_P)
    stage.key(Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    at = stage.clock.now()
    now = live(stage, soil).run
    assert now.used(0, at) == timedelta(minutes=5)
    assert now.remaining(0, at) == timedelta(minutes=(begun.plan.phases[0].minutes or 0) + 5 - 5)
    assert now.behind(at) == timedelta(minutes=7)
    stage.key(Qt.Key.Key_PageDown)
    assert live(stage, soil).run.current == 1
    stage.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert live(stage, soil).run.current == 0
    assert live(stage, soil).run.remaining(0, at) == now.remaining(0, at)
    stage.pass_time(minutes=40)
    assert live(stage, soil).run.tone(stage.clock.now()) is Tone.OVERTIME
    stage.key(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    stage.key(Qt.Key.Key_Return)
    assert live(stage, soil).run.ended_at == stage.clock.now()
    assert stage.window.pages.current is Place.REVIEW


def test_two_keys_and_enter_are_an_observation(stage: Stage, soil: str) -> None:
    begun = start(stage, soil)
    stage.pass_time(minutes=3)
    stage.type("32")
    stage.key(Qt.Key.Key_Return)
    (seen,) = observations.of_session(stage.desk, begun.session.id)
    assert seen.groups == (begun.session.groups[2].id,)
    assert seen.level is AttainmentLevel.DEVELOPING
    assert (seen.phase, seen.at) == (0, stage.clock.now())
    stage.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not observations.of_session(stage.desk, begun.session.id)


def test_the_clicker_works_while_a_note_is_written(stage: Stage, soil: str) -> None:
    start(stage, soil)
    stage.pass_time(minutes=3)
    stage.type("12")
    stage.type("Half a thought")
    stage.key(Qt.Key.Key_PageDown)
    assert live(stage, soil).run.current == 1
    stage.clock.advance(seconds=0.4)
    stage.key(Qt.Key.Key_PageDown)
    assert live(stage, soil).run.current == 1
    stage.key(Qt.Key.Key_Return)
    (seen,) = observations.of_session(stage.desk, live(stage, soil).session.id)
    assert (seen.note, seen.phase) == ("Half a thought", 0)


def test_both_documents_are_saved_for_the_sessions_groups(
    stage: Stage, soil: str, tmp_path: Path
) -> None:
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    begun = start(stage, soil)
    stage.window.navigation.print_session(begun.session.id)
    stage.settle()
    target = tmp_path / "sheets.pdf"

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.selectFile(str(target))
        dialog.accept()

    QTimer.singleShot(0, answer)
    stage.press("Save PDF")
    with pymupdf.open(target) as pages:
        text = "".join(page.get_text() for page in pages)
    assert begun.plan.learner_questions[0][:40] in " ".join(text.split())
    assert all(group.name in text for group in begun.session.groups)


def test_leaving_and_coming_back_finds_the_run_going_on(stage: Stage, soil: str) -> None:
    start(stage, soil)
    stage.pass_time(minutes=3)
    stage.window.navigation.leave_run()
    assert stage.window.pages.current is not Place.RUN
    stage.pass_time(minutes=3)
    stage.window.navigation.go_to(Place.RUN)
    assert stage.window.pages.current is Place.RUN
    assert live(stage, soil).run.used(0, stage.clock.now()) == timedelta(minutes=6)


def test_a_plan_in_the_trash_is_no_longer_open(stage: Stage, soil: str) -> None:
    stage.window.navigation.open_plan(soil)
    assert stage.window.navigation.plan_id == soil
    stage.shell.bus.announce(plans.move_to_trash(stage.desk, soil))
    assert stage.window.navigation.plan_id is None


def test_a_session_that_is_gone_is_said_and_nothing_changes(stage: Stage, soil: str) -> None:
    for go in ("run_session", "review_session", "print_session"):
        getattr(stage.window.navigation, go)("no such session")
        stage.settle()
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert "no longer in the library" in box.text()
        box.done(0)
        stage.settle()
        assert stage.window.pages.current is Place.LIBRARY
