"""`make demo`: the whole job through the real windows, with a picture of every screen.

`PLAN=path` plays it on a file of yours instead of on a sample plan. On a screen each step stays
long enough to be seen; without one it runs as fast as it can.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.resources import sample_plans
from facilitator.services import plans, sessions
from facilitator.services.printing import Document, PrintOrder, file_name, save_pdf
from facilitator.ui.desktop import application
from facilitator.ui.shell import Place
from facilitator.ui.theme import Mode, theme
from tests.e2e.stage import Stage
from tests.fakes import FakeClock

OUT = Path("build/demo")
_MOMENT = 700  # ms that a person gets to look


class Demo:
    """One performance; every picture is numbered in the order of the job."""

    def __init__(self, folder: Path, plan: Path) -> None:
        self.clock = FakeClock()
        self.stage = Stage(folder, self.clock)
        self.plan = plan
        self._count = 0

    def show(self, name: str, widget: QWidget | None = None) -> None:
        self._count += 1
        if QGuiApplication.platformName() != "offscreen":
            QTest.qWait(_MOMENT)
        file = OUT / f"{self._count:02}-{name}.png"
        self.stage.picture(file, widget)
        print(f"  {file}")

    def play(self) -> None:
        self.stage.window.resize(1366, 768)
        self.show("library-empty")
        self.fill_the_library()
        self.read()
        self.set_up()
        self.run()
        self.look_back()
        self.print()
        self.at_night()
        self.stage.kill()

    def fill_the_library(self) -> None:
        self.stage.press("Open the three sample plans")
        self.show("import-result")
        self.stage.press("Done")
        if self.plan not in sample_plans():
            self.stage.window.library_view.files_dropped.emit((self.plan,))
            self.stage.settle()
            self.show("import-own-plan")
            self.stage.press("Done")
        self.show("library")
        word = max(self._plan_row().title.split(), key=len).strip(":,.")
        self.stage.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        self.stage.type(word[:5].lower())
        self.show("library-search")
        self.stage.key(Qt.Key.Key_Escape)

    def _plan_row(self) -> plans.PlanSummary:
        """The plan the demo is about: the one read from its file."""
        from facilitator.services.reading import read_document

        title = read_document(self.plan).checked.plan.title
        return next(row for row in plans.shelf(self.stage.desk) if row.title == title)

    def read(self) -> None:
        self.stage.window.navigation.open_plan(self._plan_row().id)
        self.show("prepare")
        self.stage.press("Whole plan")
        self.show("prepare-whole-plan")

    def set_up(self) -> None:
        self.stage.press("Set up session")
        dialog = QApplication.activeModalWidget()
        self.show("session-set-up", dialog)
        self.stage.press("Start now")

    def run(self) -> None:
        self.show("run")
        for keys in ("12", "33", "2"):
            self.stage.pass_time(minutes=3)
            for digit in keys:
                self.stage.type(digit)
            if len(keys) == 2:
                self.stage.type("Names the risk, not yet the next step")
                self.stage.key(Qt.Key.Key_Return)
        self.show("run-observing")
        self.stage.key(Qt.Key.Key_Escape)
        self._let_the_phase_run_to(minutes_left=3)
        self.show("run-warning")
        self._let_the_phase_run_to(minutes_left=-4)
        self.show("run-over-time")
        self.stage.key(Qt.Key.Key_F1)
        self.show("run-keys")
        self.stage.key(Qt.Key.Key_Escape)
        self.stage.key(Qt.Key.Key_P)
        self.stage.pass_time(seconds=72)
        self.show("run-paused")
        self.stage.key(Qt.Key.Key_P)

    def _let_the_phase_run_to(self, *, minutes_left: float) -> None:
        from facilitator.services import runs

        live = runs.load(self.stage.desk, self._session_id())
        here = live.run.current
        left = live.run.remaining(here or 0, self.clock.now())
        if left is not None:
            self.stage.pass_time(minutes=left.total_seconds() / 60 - minutes_left)

    def _session_id(self) -> str:
        return sessions.of_plan(self.stage.desk, self._plan_row().id)[0].session.id
