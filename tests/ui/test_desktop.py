"""What the running application sets going once its library is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.ui.choices import Choices
from facilitator.ui.desktop import Desktop
from facilitator.ui.main_window import MainWindow
from facilitator.ui.tasks import InlineTasks
from facilitator.ui.ticker import Ticker

if TYPE_CHECKING:
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
