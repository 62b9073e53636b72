"""Clock digits of an exact height, in equal cells, so that they never jump."""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap, QRegion

from facilitator.ui.theme import theme
from facilitator.ui.theme.fonts import sized

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROBE = 400
_WEIGHT = 600


@lru_cache(maxsize=64)
def digit_font(family: str, height: float) -> QFont:
    """The font in which an 8 is `height` px high."""
    probe = QFontMetricsF(_sharp(family, _PROBE)).tightBoundingRect("8").height()
    return _sharp(family, height * _PROBE / max(1.0, probe))


def _sharp(family: str, px: float) -> QFont:
    font = sized(family, px, weight=_WEIGHT)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@lru_cache(maxsize=64)
def _cell_width(family: str, height: float) -> float:
    metrics = QFontMetricsF(digit_font(family, height))
    return max(metrics.horizontalAdvance(digit) for digit in "0123456789")


def _width_of(character: str, family: str, height: float) -> float:
    if character.isdigit():
        return _cell_width(family, height)
    return _advance(character, family, height)


@lru_cache(maxsize=256)
def _advance(character: str, family: str, height: float) -> float:
    return QFontMetricsF(digit_font(family, height)).horizontalAdvance(character)


def digits_width(text: str, height: float) -> float:
    """Width of a time in the current family when an 8 is `height` px high."""
    family = theme().family
    return sum(_width_of(character, family, height) for character in text)


def fitting_height(text: str, height: float, width: float) -> float:
    """The wanted height, or less where the text would be wider than `width`."""
    wanted = digits_width(text, height)
    return height if wanted <= width else height * width / wanted


def digit_inks(text: str, height: float, rect: QRectF) -> tuple[QRect, ...]:
    """What each character of a row of digits covers of `rect`, in whole px."""
    family, baseline = theme().family, _baseline(rect, height)
    return tuple(
        _ink(character, family, height).translated(x, baseline).toAlignedRect()
        for character, x in _origins(text, family, height, rect.left())
    )


def _origins(text: str, family: str, height: float, left: float) -> Iterator[tuple[str, float]]:
    """Each character with where its pen starts: in the middle of its cell, on a whole px.

    So a digit looks the same wherever it stands, and whether or not the others are painted too.
    """
    for character in text:
        cell = _width_of(character, family, height)
        yield character, round(left + (cell - _advance(character, family, height)) / 2)
        left += cell


def _baseline(rect: QRectF, height: float) -> float:
    return round(rect.center().y() + height / 2)


@lru_cache(maxsize=256)
def _ink(character: str, family: str, height: float) -> QRectF:
    """From the pen on, in whole px, with room for soft edges."""
    metrics = QFontMetricsF(digit_font(family, height))
    covered = metrics.tightBoundingRect(character).adjusted(-1, -1, 1, 1)
    return QRectF(covered.toAlignedRect())


def paint_digits(
    painter: QPainter,
    rect: QRectF,
    text: str,
    height: float,
    color: QColor,
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    within: QRegion | None = None,
) -> None:
    """Draw a time whose digits are centred in `rect` from top to bottom.

    With a region `within` the painter is not scaled, and digits that have no part in it are left
    out; the others are copied from pictures.
    """
    family = theme().family
    spare = rect.width() - digits_width(text, height)
    row = rect.adjusted(spare / 2 if align == Qt.AlignmentFlag.AlignHCenter else 0, 0, 0, 0)
    baseline = _baseline(rect, height)
    painter.save()
    painter.setFont(digit_font(family, height))
    painter.setPen(color)
    ratio = painter.device().devicePixelRatioF()
    origins = _origins(text, family, height, row.left())
    for (character, x), ink in zip(origins, digit_inks(text, height, row), strict=True):
        if within is None:  # on a scaled painter, where a picture would be rough
            painter.drawText(QPointF(x, baseline), character)
        elif within.intersects(ink):
            glyph = _glyph(character, family, height, color.rgba(), ratio)
            place = _ink(character, family, height).topLeft() + QPointF(x, baseline)
            painter.drawPixmap(_on_a_pixel(place, ratio), glyph)
    painter.restore()


@lru_cache(maxsize=48)
def _glyph(character: str, family: str, height: float, ink: int, ratio: float) -> QPixmap:
    """A character as a picture: digits of this size are shapes, which are slow to draw each second.

    Its picture is also the same whatever part of the window is painted around it.
    """
    room = _ink(character, family, height)
    glyph = QPixmap(ceil(room.width() * ratio), ceil(room.height() * ratio))
    glyph.setDevicePixelRatio(ratio)
    glyph.fill(Qt.GlobalColor.transparent)
    painter = QPainter(glyph)
    painter.setFont(digit_font(family, height))
    painter.setPen(QColor.fromRgba(ink))
    painter.drawText(-room.topLeft(), character)
    painter.end()
    return glyph


def _on_a_pixel(place: QPointF, ratio: float) -> QPointF:
    """The nearest point where a picture need not be smoothed."""
    return QPointF(round(place.x() * ratio) / ratio, round(place.y() * ratio) / ratio)
