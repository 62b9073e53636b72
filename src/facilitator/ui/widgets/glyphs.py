"""An icon as a widget."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QSizePolicy,
    QWidget,
)

from facilitator.ui.icons import glyph, paint_icon
from facilitator.ui.override import override
from facilitator.ui.theme import theme


class Glyph(QWidget):
    """An icon that only accompanies words, and so has no name of its own."""

    def __init__(
        self, name: str, color: str = "text2", side: int = 20, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._side = side
        self._name, self._color = "", color
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_icon(name, color)

    def set_icon(self, name: str, color: str | None = None) -> None:
        if name:
            glyph(name)
        self._name = name
        self._color = color or self._color
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(self._side), theme().px(self._side))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._name:
            color = self._color if self.isEnabled() else "text3"
            paint_icon(QPainter(self), QRectF(self.rect()), self._name, color)
