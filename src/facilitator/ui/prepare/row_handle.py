"""The six dots by which a row of a list is dragged to another place."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.ui.icons import paint_icon
from facilitator.ui.override import override
from facilitator.ui.theme import theme


class RowHandle(QWidget):
    """`dragged` carries px down from where it was taken hold of, `dropped` ends it."""

    dragged = Signal(int)
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._from: float | None = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(20), theme().px(38))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        side = theme().px(18)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        paint_icon(QPainter(self), box, "ph.dots-six-vertical", "text2")

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = event.globalPosition().y()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self.dragged.emit(round(event.globalPosition().y() - self._from))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self._from = None
            self.dropped.emit()
