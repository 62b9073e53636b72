"""What the running application sets going once its library is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMessageBox

from facilitator.services.packages import write_package
from facilitator.ui.choices import Choices
from facilitator.ui.desktop import FAILED, Desktop
from facilitator.ui.library.package_dialog import PackageDialog
from facilitator.ui.main_window import MainWindow
from facilitator.ui.tasks import InlineTasks
from facilitator.ui.ticker import Ticker
from tests.ui.rig import SOIL

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.rig import Rig


def test_the_seconds_pass_once_the_library_is_open(rig: Rig, qtbot: QtBot) -> None:
    paths, desk = rig.desk.paths, rig.desk
    desktop = Desktop(paths, rig.clock, open_desk=lambda: desk, first_rows=lambda _limit: ())
    desktop._choices = Choices(paths.settings)
    desktop.window = MainWindow(desktop._choices)
    qtbot.addWidget(desktop.window)

    desktop._opened(InlineTasks(), desk)

    ticker = desktop.findChild(Ticker)
    assert ticker is not None
    assert ticker.is_ticking
    ticker.stop()


def test_a_package_that_the_start_brought_is_shown_once_the_library_is_open(
    rig: Rig, qtbot: QtBot, tmp_path: Path
) -> None:
    """Also one that a second start brings, before or after."""
    file = tmp_path / "plans.facilitator"
    write_package(rig.desk, file, plan_ids=[rig.add_plan(SOIL)])
    paths, desk = rig.desk.paths, rig.desk
    desktop = Desktop(
        paths, rig.clock, open_desk=lambda: desk, first_rows=lambda _limit: (), brought=file
    )
    desktop._choices = Choices(paths.settings)
    desktop.window = MainWindow(desktop._choices)
    qtbot.addWidget(desktop.window)

    desktop._opened(InlineTasks(), desk)
    assert len(desktop.window.findChildren(PackageDialog)) == 1

    desktop._open_brought(file)
    dialogs = desktop.window.findChildren(PackageDialog)
    assert len(dialogs) == 2

    for dialog in dialogs:
        dialog.reject()
    ticker = desktop.findChild(Ticker)
    assert ticker is not None
    ticker.stop()


@pytest.mark.usefixtures("logging_as_before")
def test_a_window_that_cannot_be_made_is_told_in_one_sentence(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the program has no terminal, nothing would be seen of it at all."""
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *given: said.append(given[-1]))

    def broken(_limit: int) -> tuple[()]:
        raise ValueError("Xanthippe")

    paths, desk = rig.desk.paths, rig.desk
    desktop = Desktop(paths, rig.clock, open_desk=lambda: desk, first_rows=broken)
    assert desktop.run() == FAILED
    desktop.window.deleteLater()
    (sentence,) = said
    assert sentence.startswith("The app could not start. Your library was not touched.")
    noted = (paths.logs / "facilitator.log").read_text("utf-8")
    assert "ValueError" in noted
    assert "Xanthippe" not in noted
