"""Where the columns of the list stand; the head and the rows share it."""

from __future__ import annotations

from typing import NamedTuple

from facilitator.ui.theme import theme

EDGE = 22
"""From the left edge of the list to its text, in px at scale 1."""

_LENGTH, _LAST_RUN, _READINESS = 84, 116, 148
_GAP, _RIGHT = 16, 20
_NARROW = 800


class Columns(NamedTuple):
    """Left edges in px; `text_end` is where title and audience must stop.

    A narrow list has no columns for length and last run: both stand in one line of the row.
    """

    text: int
    text_end: int
    length: int
    last_run: int
    readiness: int
    narrow: bool


def columns(width: int) -> Columns:
    """The columns of a list of that width."""
    px = theme().px
    narrow = width < px(_NARROW)
    readiness = width - px(_READINESS + _RIGHT)
    last_run = readiness - px(_LAST_RUN + _GAP)
    length = last_run - px(_LENGTH + _GAP)
    end = (readiness if narrow else length) - px(20)
    return Columns(px(EDGE), end, length, last_run, readiness, narrow)
