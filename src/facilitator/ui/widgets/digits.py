"""Clock digits of an exact height, in equal cells, so that they never jump."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from facilitator.ui.theme import theme
from facilitator.ui.theme.fonts import sized

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
    return QFontMetricsF(digit_font(family, height)).horizontalAdvance(character)


def digits_width(text: str, height: float) -> float:
    """Width of a time in the current family when an 8 is `height` px high."""
    family = theme().family
    return sum(_width_of(character, family, height) for character in text)


def fitting_height(text: str, height: float, width: float) -> float:
    """The wanted height, or less where the text would be wider than `width`."""
    wanted = digits_width(text, height)
    return height if wanted <= width else height * width / wanted


def paint_digits(
    painter: QPainter,
    rect: QRectF,
    text: str,
    height: float,
    color: QColor,
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Draw a time whose digits are centred in `rect` from top to bottom."""
    family = theme().family
    font = digit_font(family, height)
    metrics = QFontMetricsF(font)
    spare = rect.width() - digits_width(text, height)
    x = rect.left() + (spare / 2 if align == Qt.AlignmentFlag.AlignHCenter else 0)
    baseline = rect.center().y() + height / 2
    painter.save()
    painter.setFont(font)
    painter.setPen(color)
    for character in text:
        cell = _width_of(character, family, height)
        slack = (cell - metrics.horizontalAdvance(character)) / 2
        painter.drawText(QPointF(x + slack, baseline), character)
        x += cell
    painter.restore()
