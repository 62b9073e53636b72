"""Backups behind the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from facilitator.services.backups import made_so_far
from facilitator.ui.backing_up import EVERY, FIRST_AFTER, SECOND_PLACE
from facilitator.ui.settings_menu import SettingsMenu
from facilitator.ui.widgets.toast import Toast
from tests.e2e.stage import Stage
from tests.fakes import FakeClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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
    menu = SettingsMenu(stage.window, stage.shell, stage.window._appearance)
    next(one for one in menu.actions() if one.text() == "Backups").trigger()
    stage.settle()
    stage.press("Second place…")
    stage.press("Done")
    menu.deleteLater()
    assert stage.choices.text(SECOND_PLACE) == str(stick)

    stage.window.backing_up.back_up()
    (copy,) = made_so_far(stick)
    copy.file.unlink()
    stick.rmdir()
    stage.window.backing_up.back_up()
    stage.settle()

    assert any("is not there" in toast.text for toast in stage.window.findChildren(Toast))
