"""The roles text can have, in logical pixels at scale 1."""

from __future__ import annotations

from enum import Enum

from PySide6.QtGui import QFont


class Role(Enum):
    """A text role: size and line height in px, usual weight."""

    CAPTION = (12, 16, 400)
    SMALL = (13, 18, 400)
    BODY = (14, 20, 400)
    LIVE = (15, 21, 400)
    STRONG = (16, 24, 600)
    TITLE = (20, 28, 600)
    PHASE = (24, 28, 600)
    PAGE = (28, 36, 600)

    @property
    def px(self) -> int:
        return self.value[0]

    @property
    def line(self) -> int:
        return self.value[1]

    @property
    def weight(self) -> int:
        return self.value[2]


def sized(family: str, px: float, *, weight: int = 400, tabular: bool = False) -> QFont:
    """A font of `px` pixels; `tabular` gives all digits one width where the font can."""
    font = QFont(family)
    font.setPixelSize(max(1, round(px)))
    font.setWeight(QFont.Weight(weight))
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
