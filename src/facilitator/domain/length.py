"""A length of time as an author writes it, and the minutes it means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor


@dataclass(frozen=True, slots=True)
class Length:
    """A length as written, and what was read from it.

    `low` and `high` are minutes and equal unless the text gives a range; both are None when the
    text says no length ("variable"). `approximate` marks "about", "~" and "-ish".
    `open_ended` marks "120+".
    """

    text: str
    low: int | None
    high: int | None
    approximate: bool = False
    open_ended: bool = False

    @property
    def minutes(self) -> int | None:
        """The minutes to plan with: the upper end of a range, so that nobody runs out of time."""
        return self.high

    @property
    def is_range(self) -> bool:
        return self.low != self.high


def length_of(minutes: int) -> Length:
    """That many minutes, written as a plan writes them."""
    return Length(f"{minutes} minute{'' if minutes == 1 else 's'}", minutes, minutes)


@lru_cache(maxsize=2048)
def read_length(text: str) -> Length:
    """What `text` says in minutes; a text that says no length, or several, is kept unread.

    Parts of a minute are rounded so that the time suffices, and count as approximate.
    """
    from facilitator.domain.length_notations import read_notation

    reading = read_notation(text)
    if reading is None:
        return Length(text, None, None)
    low, high = floor(reading.low + _DUST), ceil(reading.high - _DUST)
    whole = abs(reading.low - low) < _DUST and abs(reading.high - high) < _DUST
    if not whole and reading.low == reading.high:
        low = high
    return Length(text, low, high, reading.approximate or not whole, reading.open_ended)


_DUST = 0.01  # what thirds of an hour leave behind
