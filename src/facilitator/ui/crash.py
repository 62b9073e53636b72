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
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext
    from PySide6.QtWidgets import QPushButton

    from facilitator.paths import Paths

_log = logging.getLogger("facilitator.crash")


class CrashGuard(QObject):
    """Takes every exception nobody caught, in any thread."""

    reopen_requested = Signal()
    """Close, and start again where the user was."""
    _caught = Signal()

    def __init__(self, paths: Paths, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths = paths
        self._box: CrashBox | None = None
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
        self._box = CrashBox()
        self._box.finished.connect(self._answered)
        self._box.open()

    def _answered(self) -> None:
        box = self._box
        assert box is not None, "it was open"
        chosen = box.clickedButton()
        box.deleteLater()
        if chosen is box.report:
            self._offer_report()
            return
        self._box = None
        if chosen is box.reopen:
            self.reopen_requested.emit()

    def _offer_report(self) -> None:
        """Afterwards the question is asked again: the report answers nothing."""
        from facilitator.ui.help import report_now

        report_now(None, self._paths).finished.connect(self._ask_again)

    def _ask_again(self) -> None:
        self._box = None
        self._excuse()


class CrashBox(QMessageBox):
    """No trace and no blame; Enter and Esc go on."""

    def __init__(self) -> None:
        super().__init__(QMessageBox.Icon.Warning, _words("Facilitator Companion"), "")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(_words("Something went wrong in the app. What you saved is safe."))
        advice = _words(
            "You can go on working. If something looks odd, reopen the app: it comes back to this "
            "page, and the clock of a session keeps running."
        )
        self.setInformativeText(advice)
        self.report: QPushButton = self.addButton(
            _words("Save a report"), QMessageBox.ButtonRole.ActionRole
        )
        self.reopen: QPushButton = self.addButton(
            _words("Reopen where you were"), QMessageBox.ButtonRole.ActionRole
        )
        go_on = self.addButton(_words("Go on"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(go_on)
        self.setEscapeButton(go_on)


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
    """After the worst kind Qt ends the process: `hard_crash` then has where it was."""
    said = Harmless(without_names(message))
    logging.getLogger("facilitator.qt").log(_LEVELS.get(kind, logging.WARNING), "%s", said)
