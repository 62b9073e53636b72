"""Words that several documents print."""

from __future__ import annotations

from facilitator.domain.inline import plain

_LONGEST_TITLE = 60


def lesson_in_short(title: str) -> str:
    """The title as plain words; a long one only up to its colon."""
    words = plain(title)
    short = words.partition(":")[0].strip()
    return short if short and len(words) > _LONGEST_TITLE else words
