"""A double click on a Mac: the file comes as an event, before or after the library is open."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import facilitator
from facilitator.services.packages import write_package
from tests.ui.rig import SOIL, make_rig

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_SOURCE = str(Path(facilitator.__file__).parents[1])
_RUN = """
import json, sys
from PySide6.QtCore import QCoreApplication, QTimer, QUrl
from PySide6.QtGui import QFileOpenEvent
from facilitator import app
from facilitator.ui import application, desktop

application.SYSTEM_BRINGS_FILES = True
folder, *files = sys.argv[1:]

def bring(running, file):
    return QCoreApplication.sendEvent(running._app, QFileOpenEvent(QUrl.fromLocalFile(file)))

class Watched(desktop.Desktop):
    def _first_frame_is_up(self):
        self.taken = [bring(self, files[0])]  # the library is not open yet
        super()._first_frame_is_up()

    def _opened(self, tasks, desk):
        opened = []
        self.window.open_package = lambda file: opened.append(str(file))
        super()._opened(tasks, desk)
        self.taken.append(bring(self, files[1]))
        bring(self, "")
        print(json.dumps({"opened": opened, "taken": self.taken}), flush=True)
        QTimer.singleShot(0, self.window.close)

desktop.Desktop = Watched
sys.exit(app.main(["--library", folder]))
"""


def test_files_that_the_system_brings_are_opened(tmp_path: Path, qapp: QApplication) -> None:
    rig = make_rig(tmp_path / "library")
    package, plan = tmp_path / "for you.facilitator", tmp_path / "plan.md"
    write_package(rig.desk, package, plan_ids=[rig.add_plan(SOIL)])
    plan.write_text("# Plan\n")
    rig.desk.library.close()
    ran = subprocess.run(
        [sys.executable, "-c", _RUN, str(tmp_path / "library"), str(package), str(plan)],
        env=os.environ | {"PYTHONPATH": _SOURCE, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert told == {"opened": [str(package), str(plan)], "taken": [True, True]}
