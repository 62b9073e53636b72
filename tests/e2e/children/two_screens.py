"""A child of test_two_screens.py: a session on a real X server whose monitors come and go."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from facilitator.ui.run import RunPage, build
from facilitator.ui.theme import install
from tests.ui.rig import SOIL, make_rig

WALL = ("xrandr", "--setmonitor", "WALL", "1280/340x720/190+1366+0", "screen")
SMALLER = ("xrandr", "--setmonitor", "WALL", "1024/270x576/150+1366+0", "screen")
UNPLUG = ("xrandr", "--delmonitor", "WALL")


def wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def tell(page: RunPage, when: str) -> None:
    audience = page.presenter.companions.audience
    window = audience.window
    assert window is not None
    said = {
        "when": when,
        "shown": window.isVisible(),
        "place": list(window.geometry().getRect()),
        "lost": audience.state.is_lost,
        "main": page.view.isVisible(),
    }
    print(json.dumps(said), flush=True)


def main(folder: Path) -> None:
    install(QApplication([]))  # type: ignore[arg-type]
    rig = make_rig(folder)
    session = rig.add_session(rig.add_plan(SOIL))
    page = build(rig.shell)
    page.show_session(session.id)
    page.view.setGeometry(0, 0, 1200, 700)
    page.view.show()
    page.view.forward()
    wait(500)
    page.view.wishes.audience.emit()
    wait(800)
    tell(page, "on")
    for when, command in (
        ("unplugged", UNPLUG),
        ("back", WALL),
        ("gone", UNPLUG),
        ("smaller", SMALLER),
    ):
        subprocess.run(command, check=True, capture_output=True)
        wait(1200)
        tell(page, when)
    rig.desk.library.close()


main(Path(sys.argv[1]))
