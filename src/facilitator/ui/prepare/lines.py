"""Words in a few lines, the last of them cut with … when there are more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QTextLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPainter


def broken(text: str, font: QFont, width: float, most: int) -> list[str]:
    """At most `most` lines that are not wider than `width` px."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    ends = [*starts[1:], len(text)]
    lines = [text[begin:end].rstrip() for begin, end in zip(starts, ends, strict=True)]
    if len(lines) <= most:
        return lines
    rest = text[starts[most - 1] :]
    cut = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return [*lines[: most - 1], cut]


def paint_lines(painter: QPainter, room: QRectF, lines: list[str]) -> None:
    """In the painter's font and pen, from the top of the room."""
    height = QFontMetricsF(painter.font()).lineSpacing()
    for number, line in enumerate(lines):
        at = QPointF(room.left(), room.top() + number * height)
        spot = QRectF(at.x(), at.y(), room.width() + 2, height)
        painter.drawText(spot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, line)
