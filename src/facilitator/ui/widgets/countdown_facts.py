"""How wide the facts beside the countdown are, measured once and not each second."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF

from facilitator.ui.theme import theme

if TYPE_CHECKING:
    from facilitator.ui.widgets.countdown_reading import Fact


def face() -> tuple[str, float]:
    """What widths of words depend on besides the words."""
    return theme().family, theme().ui_scale


def zeros(text: str) -> str:
    """The text with each digit a 0, which is as wide: widths are then measured once."""
    return "".join("0" if sign.isdigit() else sign for sign in text)


def shape_of(fact: Fact) -> tuple[tuple[str, bool], ...]:
    return tuple((zeros(text), bold) for text, bold in fact.runs())


@lru_cache(maxsize=64)
def fitting_px(
    shape: tuple[tuple[str, bool], ...], px: int, width: float, family: str, scale: float
) -> int:
    """The usual size, or down to 12 where a time would otherwise be cut off."""
    while round(px * scale) > 12 and _shape_width(shape, px, family, scale) > width:
        px -= 1
    return px


def _shape_width(shape: tuple[tuple[str, bool], ...], px: int, family: str, scale: float) -> float:
    return sum(run_width(text, px, family, scale, bold=bold) for text, bold in shape)


@lru_cache(maxsize=128)
def run_width(text: str, px: int, _family: str, _scale: float, *, bold: bool) -> float:
    font = theme().font_px(px, weight=600 if bold else 400, tabular=True)
    return QFontMetricsF(font).horizontalAdvance(text)
