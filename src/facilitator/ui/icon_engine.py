"""Glyphs as Qt's icons, for actions, menus and lists; the first frame has none."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from facilitator.ui.icons import paint_icon
from facilitator.ui.override import override


class GlyphEngine(QIconEngine):
    """Draws at the moment of painting, so a change of theme needs no new icons."""

    def __init__(self, name: str, color: str, *, mirrored: bool) -> None:
        super().__init__()
        self._name = name
        self._color = color
        self._mirrored = mirrored

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        color = "text3" if mode == QIcon.Mode.Disabled else self._color
        paint_icon(painter, QRectF(rect), self._name, color, mirrored=self._mirrored)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

    @override
    def clone(self) -> QIconEngine:
        return GlyphEngine(self._name, self._color, mirrored=self._mirrored)


def glyph_icon(name: str, color: str, *, mirrored: bool) -> QIcon:
    return QIcon(GlyphEngine(name, color, mirrored=mirrored))
