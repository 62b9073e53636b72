"""The veil over a window while a dialog is open in front of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

from facilitator.ui.override import override
from facilitator.ui.theme import SCRIM, SCRIM_ALPHA


class Scrim(QWidget):
    """Dims a window; it follows the window's size and goes when it is closed."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        veil = QColor(SCRIM)
        veil.setAlphaF(SCRIM_ALPHA)
        QPainter(self).fillRect(event.rect(), veil)


def dim_behind(dialog: QDialog, page: QWidget) -> None:
    """Dim the window of a page for as long as the dialog is open."""
    scrim = Scrim(page.window())
    dialog.finished.connect(scrim.hide)
    dialog.finished.connect(scrim.deleteLater)
