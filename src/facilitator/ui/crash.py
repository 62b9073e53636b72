"""What happens when we made a mistake: it goes to the log, the user reads one calm sentence."""

from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox

from facilitator.log import Harmless, without_names

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext

_log = logging.getLogger("facilitator.crash")


class CrashGuard(QObject):
    """Takes every exception nobody caught, in any thread."""

    _caught = Signal()

    def __init__(self, log_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log_file = log_file
        self._box: QMessageBox | None = None
        self._caught.connect(self._excuse, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        sys.excepthook = self._take
        threading.excepthook = self._take_from_thread
        qInstallMessageHandler(_note_qt)

    def _take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        _log.error("Nobody caught this", exc_info=(kind, error, trace))
        self._caught.emit()

    def _take_from_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._take(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _excuse(self) -> None:
        """One box at a time: a mistake in a redraw would otherwise open one each second."""
        if self._box is not None:
            return
        self._box = QMessageBox(QMessageBox.Icon.Warning, _words("Facilitator Companion"), "")
        self._box.setTextFormat(Qt.TextFormat.PlainText)
        self._box.setText(_words("Something went wrong in the app. What you saved is safe."))
        advice = _words("You can go on working. Details for support are in {file}.")
        self._box.setInformativeText(advice.format(file=self._log_file))
        self._box.finished.connect(self._forget)
        self._box.open()

    def _forget(self) -> None:
        if self._box is not None:
            self._box.deleteLater()
        self._box = None


def _words(text: str) -> str:
    return QCoreApplication.translate("CrashGuard", text)


_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def _note_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    said = Harmless(without_names(message))
    logging.getLogger("facilitator.qt").log(_LEVELS.get(kind, logging.WARNING), "%s", said)
