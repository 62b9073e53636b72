"""A running session on the real clock: the Run page, its ticks, its signs of life."""

import os
import sys
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from facilitator.app import SystemClock
from facilitator.services import runs
from facilitator.ui.run import build
from facilitator.ui.theme import install
from facilitator.ui.ticker import Ticker
from tests.ui.rig import FOUR_GROUPS, SOIL, make_rig

app = QApplication(sys.argv)
install(app)
rig = make_rig(Path(sys.argv[2]))
clock = SystemClock()
rig.clock = clock
desk = replace(rig.shell.desk, clock=clock)
ticker = Ticker(clock)
session = rig.add_session(rig.add_plan(SOIL), *FOUR_GROUPS)
runs.start(desk, runs.load(desk, session.id))
page = build(rig.shell._replace(desk=desk, ticker=ticker))
page.show_session(session.id)
page.view.resize(1366, 768)
page.view.show()
ticker.start()


def begin() -> None:
    used = time.process_time()
    QTimer.singleShot(int(sys.argv[1]) * 1000, lambda: end(used))


def end(used: float) -> None:
    sys.stdout.write(f"{time.process_time() - used}\n")
    sys.stdout.flush()
    os._exit(0)


QTimer.singleShot(3000, begin)
app.exec()
