"""Words that several documents print."""

from __future__ import annotations

from facilitator.domain.drafting.titles import clipped
from facilitator.domain.inline import plain

_LONGEST_TITLE = 60
_LONGEST_BOOKMARK = 100


def lesson_in_short(title: str) -> str:
    """The title as plain words; a long one only up to its colon."""
    words = plain(title)
    short = words.partition(":")[0].strip()
    return short if short and len(words) > _LONGEST_TITLE else words


def bookmark_title(text: str) -> str:
    return clipped(plain(text), _LONGEST_BOOKMARK)
