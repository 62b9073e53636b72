"""Lines of plain text with the line height of the design."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from facilitator.ui.theme import theme

_LINE = 1.4


def line_height(font: QFont, px: float) -> int:
    """1.4 times the size, or what the font needs if that is more."""
    return round(max(theme().px(px * _LINE), QFontMetricsF(font).height()))


def laid_out(
    text: str,
    font: QFont,
    *,
    width: float,
    line: int,
    wrap: bool = True,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> QTextLayout:
    """The text broken into lines of `line` px, ready to be drawn."""
    made = QTextLayout(text, font)
    option = QTextOption(align)
    mode = QTextOption.WrapMode
    option.setWrapMode(mode.WrapAtWordBoundaryOrAnywhere if wrap else mode.NoWrap)
    made.setTextOption(option)
    y = 0.0
    made.beginLayout()
    while (row := made.createLine()).isValid():
        row.setLineWidth(max(1.0, width))
        row.setPosition(QPointF(0, y + (line - row.height()) / 2))
        y += line
    made.endLayout()
    return made
