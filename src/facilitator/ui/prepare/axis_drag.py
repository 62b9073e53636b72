"""Moving and resizing a phase on the axis with the mouse: arithmetic, no widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

COARSE, FINE = 5, 1
EDGE = 7
"""How many px of a card's lower end change its length."""


@dataclass(frozen=True, slots=True)
class Resize:
    """A card's lower edge under way: `scale` is px a minute, and stays for the whole drag."""

    place: int
    minutes: int
    scale: float

    def minutes_at(self, moved: float, *, fine: bool) -> int:
        """After so many px down; in steps of five minutes, of one when fine. Never under one."""
        step = FINE if fine else COARSE
        wanted = self.minutes + moved / self.scale
        return max(step, round(wanted / step) * step)


def drop_place(tops: Sequence[float], heights: Sequence[float], moving: int, y: float) -> int:
    """Where a card goes when its middle is let go at `y`: its place among the others."""
    others = [
        top + height / 2
        for place, (top, height) in enumerate(zip(tops, heights, strict=True))
        if place != moving
    ]
    return sum(middle < y for middle in others)
