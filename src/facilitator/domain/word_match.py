"""What texts have in common: their words, cut so that forms of one word meet."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from facilitator.domain.inline import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[^\W\d_]+")
# The same for ASCII, in a third of the time: every text of a plan is cut into words.
_ONLY_LETTERS = "".join(sign if sign.isalpha() else " " for sign in map(chr, range(128)))
# Scripts without spaces between words: two signs that follow each other say most.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]+")
_STEM = 6
_SHORTEST = 4
_LONGEST_TEXT = 20_000
"""Characters of a text that are compared; what is longer is a book."""

_COMMON = frozenset(
    """
    about also among based between each from have into learners more other others over such than
    that their them then there these they this those through using what when where which while
    will with within your ability able
    learner participant participants student students trainees
    """.split()  # noqa: SIM905 - a list of forty strings reads worse
)
_ENDS = ("ings", "ing", "ies", "ed", "es", "s")


@lru_cache(maxsize=4096)
def stems(text: str, shortest: int = _SHORTEST) -> frozenset[str]:
    """The words that carry sense, cut to their first letters: "integrating" meets "integration".

    Words of fewer than `shortest` letters carry none.
    """
    folded = plain(text[:_LONGEST_TEXT]).casefold()
    said = {word for word in _words(folded) if len(word) >= shortest} - _COMMON
    words = {_stem(word, shortest) for word in said}
    return frozenset(words) if folded.isascii() else frozenset(_with_pairs(words, folded))


def _words(folded: str) -> set[str]:
    if folded.isascii():
        return set(folded.translate(_ONLY_LETTERS).split())
    return set(_WORD.findall(folded))


def _with_pairs(words: set[str], folded: str) -> Iterator[str]:
    yield from (word for word in words if not _UNSPACED.match(word))
    for run in _UNSPACED.findall(folded):
        yield from (run[at : at + 2] for at in range(len(run) - 1))


@lru_cache(maxsize=32_768)
def _stem(word: str, shortest: int) -> str:
    """ "plans" and "planning" → "plan", "loaves" → "loav", "implementation" → "implem"."""
    for end in _ENDS:
        if word.endswith(end) and len(word) - len(end) >= shortest and not word.endswith("ss"):
            word = word[: -len(end)]
            break
    if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word[:_STEM].rstrip("ey") if len(word) > _SHORTEST else word
