"""Phosphor glyphs, drawn from the font file when they are needed, in the theme's colours."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QPainter, QPen

from facilitator.resources import icon_font
from facilitator.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

PREFIX = "ph."
_LONGEST_CODE = 16


@cache
def _charmap() -> str:
    """The character map as it is in its file; parsing all of it costs more than a few searches."""
    return icon_font()[1].read_text(encoding="utf-8")


@cache
def _family() -> str:
    font_file, _ = icon_font()
    loaded = QFontDatabase.addApplicationFont(str(font_file))
    families = QFontDatabase.applicationFontFamilies(loaded)
    if not families:
        raise FileNotFoundError(f"The icon font {font_file} cannot be read.")
    return families[0]


@cache
def _font(px: int) -> QFont:
    font = QFont(_family())
    font.setPixelSize(px)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    return font


@cache
def glyph(name: str) -> str:
    """The character of `ph.NAME`; KeyError for a name the font does not have."""
    charmap, entry = _charmap(), f'"{name.removeprefix(PREFIX)}":'
    begin = charmap.find(entry)
    if begin < 0:
        raise KeyError(name)
    after = begin + len(entry)
    code = charmap[after : after + _LONGEST_CODE].split('"', 2)[1]
    return chr(int(code, 16))


def paint_icon(
    painter: QPainter, rect: QRectF, name: str, color: str = "text", *, mirrored: bool = False
) -> None:
    """One glyph filling the square in the middle of `rect`, in a token's colour or `#RRGGBB`."""
    side = min(rect.width(), rect.height())
    painter.save()
    painter.translate(rect.center())
    if mirrored:
        painter.scale(-1, 1)
    painter.setFont(_font(max(1, round(side))))
    painter.setPen(QPen(theme().color(color)))
    square = QRectF(QPointF(-side, -side), QPointF(side, side))
    painter.drawText(square, Qt.AlignmentFlag.AlignCenter, glyph(name))
    painter.restore()


def icon(name: str, color: str | None = None, *, mirrored: bool = False) -> QIcon:
    """An icon for Qt's own widgets and actions; `color` is a token's name, `text` if none."""
    from facilitator.ui.icon_engine import glyph_icon

    glyph(name)
    return glyph_icon(name, color or "text", mirrored=mirrored)
