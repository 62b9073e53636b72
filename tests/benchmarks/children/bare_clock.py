"""The floor of a running session: a bare window that repaints one label each second."""

import os
import sys
import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel

app = QApplication(sys.argv)
label = QLabel()
label.resize(1366, 768)
label.show()
second = QTimer(timerType=Qt.TimerType.PreciseTimer)
second.timeout.connect(lambda: label.setText(time.strftime("%M:%S")))
second.start(1000)


def begin() -> None:
    used = time.process_time()
    QTimer.singleShot(int(sys.argv[1]) * 1000, lambda: end(used))


def end(used: float) -> None:
    sys.stdout.write(f"{time.process_time() - used}\n")
    sys.stdout.flush()
    os._exit(0)


QTimer.singleShot(3000, begin)
app.exec()
