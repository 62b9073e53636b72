"""Bloom's taxonomy of learning objectives (Anderson and Krathwohl's revision of 2001)."""

from __future__ import annotations

from enum import IntEnum


class BloomLevel(IntEnum):
    """The six levels, from the simplest to the most demanding."""

    REMEMBER = 1
    UNDERSTAND = 2
    APPLY = 3
    ANALYZE = 4
    EVALUATE = 5
    CREATE = 6


# Both editions of the taxonomy, as verbs, gerunds and nouns, in both English spellings.
_SPELLINGS = {
    BloomLevel.REMEMBER: "remember remembering recall knowledge know knowing",
    BloomLevel.UNDERSTAND: "understand understanding comprehend comprehending comprehension",
    BloomLevel.APPLY: "apply applying application",
    BloomLevel.ANALYZE: "analyze analyse analyzing analysing analysis",
    BloomLevel.EVALUATE: "evaluate evaluating evaluation",
    BloomLevel.CREATE: "create creating creation synthesis synthesize synthesise synthesizing",
}
_LEVELS = {word: level for level, words in _SPELLINGS.items() for word in words.split()}


def recognize(text: str) -> BloomLevel | None:
    """The level that `text` names in any usual spelling, or None.

    Several levels in one cell ("Analyze / Evaluate") give the highest: that is what is assessed.
    """
    words = "".join(c if c.isalpha() else " " for c in text.casefold()).split()
    return max((_LEVELS[word] for word in words if word in _LEVELS), default=None)
