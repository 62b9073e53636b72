"""What somebody typed, as a query of the index; and the index's snippets, as pieces to show."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from facilitator.domain.text import clean_line
from facilitator.library.search_text import (
    FOLDED,
    SEAM,
    WORD,
    composed,
    fold,
    in_signs,
    other_spelling,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BEGIN: Final = "\x02"
END: Final = "\x03"
"""Around what matches in a snippet: clean text holds no control characters."""

_LONGEST = 400
_CONTEXT = 60
_MATCH = re.compile(f"{BEGIN}([^{END}]*){END}?")
_LINE_END = re.compile(r"\s*\n\s*")

Pieces = tuple[tuple[str, bool], ...]


def words_of(query: str) -> tuple[str, ...]:
    """The words to look for; what holds no letter and no digit is left out."""
    words = composed(clean_line(query[:_LONGEST])).split()
    return tuple(word for word in words if any(map(_is_wordlike, word)))


def expression(words: Sequence[str]) -> str:
    """The index's query: every word, the last one perhaps only begun."""
    return " AND ".join(f"({word})" for word in _terms(words))


def in_the_title(words: Sequence[str]) -> str:
    """The same, with at least one of the words in the title or a tag."""
    return f"({{title tags}} : ({' OR '.join(_terms(words))})) AND {expression(words)}"


def _terms(words: Sequence[str]) -> list[str]:
    *whole, last = words
    return [*map(_spelled, whole), _spelled(last, "*")]


def pieces(snippet: str) -> Pieces:
    """The snippet as it reads, cut where matches begin and end."""
    text = _LINE_END.sub(" · ", snippet.replace(SEAM, "").replace(FOLDED, ""))
    parts = _MATCH.split(text)
    return tuple((part, bool(odd % 2)) for odd, part in enumerate(parts) if part)


def is_from_spellings(snippet: str) -> bool:
    """True when the match was another spelling, which nobody should read."""
    return FOLDED in snippet


def pieces_by_folding(columns: Iterable[str], words: Sequence[str]) -> Pieces:
    """A snippet around the first word that folds to the beginning of one of `words`."""
    wanted = tuple(fold(word) for word in words)
    for text in (column.replace(SEAM, "") for column in columns):
        for match in WORD.finditer(text):
            if fold(match.group()).startswith(wanted):
                return _around(text, match.start(), match.end())
    return ()


def _around(text: str, start: int, end: int) -> Pieces:
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    if start > _CONTEXT:
        before = "…" + before.partition(" ")[2]
    if end + _CONTEXT < len(text):
        after = after.rpartition(" ")[0] + "…"
    return pieces(f"{before}{BEGIN}{text[start:end]}{END}{after}")


def _spelled(word: str, ending: str = "") -> str:
    spellings = dict.fromkeys(filter(None, (word, other_spelling(word))))
    return " OR ".join(_quoted(spelling) + ending for spelling in spellings)


def _quoted(word: str) -> str:
    """A phrase of the index's query language, in which only the quote has a meaning."""
    return '"' + in_signs(word).replace('"', " ") + '"'


def _is_wordlike(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LN"
