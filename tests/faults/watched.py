"""The whole app in a process of its own that does what a line on its standard input says.

After each line, and at each tick of its clock, it tells what its window shows.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.app import main
from facilitator.services import observations, runs
from facilitator.ui import desktop
from facilitator.ui.place import Place
from facilitator.ui.tasks import TaskRunner
from facilitator.ui.widgets.countdown_reading import CountdownState
from tests.faults.driving import since_boot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator.services.desk import Desk
    from facilitator.ui.main_window import MainWindow


class Told(QObject):
    """Answers on standard output; `session_id` is run if none is running."""

    def __init__(self, window: MainWindow, desk: Desk, session_id: str) -> None:
        super().__init__(window)
        self._window, self._desk, self._session_id = window, desk, session_id
        if window.pages.current is not Place.RUN:
            window.navigation.run_session(session_id)
        self._view = window.pages.run.view
        self._input = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self._input.activated.connect(self._do)
        window._open_shell.ticker.ticked.connect(
            lambda _at: QTimer.singleShot(0, lambda: self._tell("tick"))
        )

    def _do(self) -> None:
        self._window.activateWindow()
        line = sys.stdin.readline().strip()
        what, _, words = line.partition(" ")
        bar = self._view.ask_bar
        if what == "press":
            self._press(getattr(Qt.Key, f"Key_{words}"))
        elif what == "see":
            for key in (Qt.Key.Key_1, Qt.Key.Key_0 + int(words)):
                self._press(key)
            QTest.keyClicks(self._focus(), f"Level {words}")
            self._press(Qt.Key.Key_Return)
        elif what in ("yes", "no") and (answer := getattr(bar, what)) is not None:
            QTest.mouseClick(answer, Qt.MouseButton.LeftButton)
        self._tell(line)

    def _press(self, key: int) -> None:
        QTest.keyClick(self._focus(), Qt.Key(key))

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self._window

    def _tell(self, why: str) -> None:
        panel, asked = self._view.centre.panel.reading, self._view.ask_bar.question
        live = runs.load(self._desk, self._session_id)
        told = {
            "why": why,
            "boot": since_boot(),
            "wall": self._desk.clock.now().isoformat(),
            "digits": panel.digits,
            "facts": [fact.text for fact in panel.facts],
            "paused": panel.state is CountdownState.PAUSED,
            "asked": f"{asked.title} {asked.sentence}" if asked else "",
            "last": self._view.groups.last.words,
            "tile": self._view.groups.tiles.buttons[0].accessibleName(),
            "events": [type(one).__name__ for one in live.events],
            "notes": [one.note for one in observations.of_session(self._desk, self._session_id)],
            "waiting": len(self._desk.library.waiting),
            "notice": self._notice(),
        }
        os.write(1, f"{json.dumps(told)}\n".encode())

    def _notice(self) -> str:
        """The banner above the page."""
        banner = self._window.waiting.banner
        return "" if banner is None or banner.isHidden() else banner.accessibleName()


def run(folder: Path, session_id: str) -> None:
    class Watched(desktop.Desktop):
        def _opened(self, tasks: TaskRunner, desk: Desk) -> None:
            super()._opened(tasks, desk)
            self._told = Told(self.window, desk, session_id)

    desktop.Desktop = Watched  # type: ignore[misc]
    main(["--library", str(folder)])


if __name__ == "__main__":
    run(Path(sys.argv[1]), sys.argv[2])
