"""Backups behind the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from facilitator.services.backups import made_so_far
from facilitator.ui.backing_up import EVERY, FIRST_AFTER, SECOND_PLACE
from facilitator.ui.library_care import LibraryCare
from facilitator.ui.tasks import InlineTasks, Task
from facilitator.ui.widgets.toast import Toast
from tests.e2e.stage import Stage
from tests.fakes import FakeClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator.ui.tasks import Outcome, Work


pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class LateTasks(InlineTasks):
    """Work that is not done before it is told to finish."""

    def __init__(self) -> None:
        self.waiting: list[Task] = []

    def run(self, work: Work, outcome: Outcome) -> Task:
        self.waiting.append(Task(work, outcome))
        return self.waiting[-1]

    def finish(self) -> None:
        for task in self.waiting:
            super().run(task.work, task.outcome)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path / "desk", FakeClock())
    yield made
    made.kill()


def tick(stage: Stage, times: int) -> None:
    for _ in range(times):
        stage.ticker.ticked.emit(stage.clock.now())


def test_one_is_made_soon_and_then_every_half_hour_of_writing(stage: Stage) -> None:
    tick(stage, FIRST_AFTER - 1)
    assert made_so_far(stage.paths.backups) == ()

    tick(stage, 1)
    assert len(made_so_far(stage.paths.backups)) == 1

    tick(stage, EVERY)
    assert len(made_so_far(stage.paths.backups)) == 1  # nothing was written


def test_a_second_place_is_chosen_and_missed_in_one_sentence(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    stage.choose("Settings", "Backups")
    stage.press("Second place…")
    stage.press("Done")
    assert stage.choices.text(SECOND_PLACE) == str(stick)

    stage.window.backing_up.back_up()
    (copy,) = made_so_far(stick)
    copy.file.unlink()
    stick.rmdir()
    stage.window.backing_up.back_up()
    stage.settle()

    assert any("is not there" in toast.text for toast in stage.window.findChildren(Toast))


def test_a_backup_is_asked_for_long_after_the_menu_is_gone(stage: Stage, tmp_path: Path) -> None:
    """The menu behind the gear is deleted as it closes; what it opened must not need it."""
    asked: list[Path] = []
    stage.window.restore_requested.connect(asked.append)
    stage.window.backing_up.back_up()
    (made,) = made_so_far(stage.paths.backups)
    stage.choose("Settings", "Backups")
    stage.press("Restore this one…")
    stage.press("Restore and open again")
    assert asked == [made.file]


def test_a_check_of_the_library_is_told_when_the_menu_is_gone(stage: Stage) -> None:
    tasks = LateTasks()
    shell = stage.shell._replace(tasks=tasks)
    care = LibraryCare(stage.window, shell)
    stage.window._care = care
    stage.choose("Settings", "Check the library")
    tasks.finish()
    stage.settle()
    (box,) = stage.window.findChildren(QMessageBox)
    assert box.text() == "Your library is in good order."
