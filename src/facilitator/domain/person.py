"""A participant by name, and taking the name out of what people wrote.

A name is looked for as a row of words, in whatever case. Whoever was forgotten is remembered only
by the words' number and a short mark that tells the name again when it comes, and does not hold
it: so that no package brings it back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    Words = tuple[str, ...]

GONE = "…"
"""What stands where a name was."""

_WORD = re.compile(r"[\w\u0300-\u036f]+")
_BETWEEN = re.compile(r"[\s.,'’-]*")
_SHORTEST = 2
"""A single letter tells nobody, and stands in every text."""
_MARK_BYTES = 5
_PROTECTED: Final = frozenset({
    "at", "boot_id", "criterion", "detail", "device", "group", "groups", "id", "kind", "level",
    "observation", "owner", "plan", "profile", "question", "rubric", "sha256", "suggested",
    "target", "verdict", "version",
})  # fmt: skip
"""What the program wrote into a value, and the plan's own words: no name of a participant."""


@dataclass(frozen=True, slots=True)
class Attendance:
    """One participant in one session; `group` is the name of the group."""

    participant_id: str
    name: str
    session_id: str
    title: str
    planned_start: datetime
    group: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A text in which the name stands; `where` says what kind of text it is."""

    session_id: str
    where: str
    text: str


@dataclass(frozen=True, slots=True)
class PersonFile:
    """All that is kept about somebody."""

    name: str
    attendances: tuple[Attendance, ...]
    mentions: tuple[Mention, ...]

    @property
    def sessions(self) -> frozenset[str]:
        attended = {one.session_id for one in self.attendances}
        return frozenset(attended | {one.session_id for one in self.mentions})


class Forgotten(NamedTuple):
    """Somebody whom a session must not name again; `participant` is empty for a name alone."""

    participant: str
    words: int
    mark: str


def forgotten(session_id: str, participant: str, name: str) -> Forgotten:
    """The mark is of this session only: it finds nobody in another one."""
    words = _words_of(name)
    return Forgotten(participant, len(words), _mark(session_id, words) if words else "")


def without_names(names: Iterable[str]) -> Callable[[str], str]:
    """Takes the names out of a text, where they stand as words and in whatever case."""
    wanted = {words for words in map(_words_of, names) if words}
    return _cleaner({len(words) for words in wanted}, wanted.__contains__)


def without_marked(session_id: str, gone: Iterable[Forgotten]) -> Callable[[str], str]:
    """As `without_names`, for names that nobody knows any more."""
    marks = {(one.words, one.mark) for one in gone if one.words}
    return _cleaner(
        {words for words, _ in marks},
        lambda words: (len(words), _mark(session_id, words)) in marks,
    )


def data_without(data: Any, ids: frozenset[str], clean: Callable[[str], str]) -> Any:
    """JSON without the entries of these participants, and with no name in what people wrote."""
    if isinstance(data, str):
        return clean(data)
    if isinstance(data, list):
        return [data_without(one, ids, clean) for one in data if not _is_of(one, ids)]
    if isinstance(data, dict):
        return {
            key: _without_ids(value, ids) if key in _PROTECTED else data_without(value, ids, clean)
            for key, value in data.items()
        }
    return data


def _without_ids(data: Any, ids: frozenset[str]) -> Any:
    return [one for one in data if not _is_of(one, ids)] if isinstance(data, list) else data


def _is_of(one: Any, ids: frozenset[str]) -> bool:
    return (one.get("id") if isinstance(one, dict) else one) in ids if ids else False


def _words_of(name: str) -> Words:
    words = tuple(_plain(found.group()) for found in _WORD.finditer(name))
    return words if sum(map(len, words)) >= _SHORTEST else ()


def _plain(word: str) -> str:
    return normalize("NFKC", word).casefold()


def _mark(session_id: str, words: Words) -> str:
    key = blake2b(session_id.encode(), digest_size=16).digest()
    return blake2b(" ".join(words).encode(), digest_size=_MARK_BYTES, key=key).hexdigest()


def _cleaner(lengths: set[int], is_name: Callable[[Words], bool]) -> Callable[[str], str]:
    if not lengths:
        return lambda text: text
    longest_first = sorted(lengths, reverse=True)

    def clean(text: str) -> str:
        left, parts = 0, []
        for begin, end in _spans(text, longest_first, is_name):
            parts += [text[left:begin], GONE]
            left = end
        return "".join((*parts, text[left:])) if parts else text

    return clean


def _spans(
    text: str, lengths: list[int], is_name: Callable[[Words], bool]
) -> Iterator[tuple[int, int]]:
    """Where names stand in the text, of two that begin at one word the longer."""
    found = list(_WORD.finditer(text))
    words = [_plain(one.group()) for one in found]
    place = 0
    while place < len(found):
        length = next(
            (
                length
                for length in lengths
                if _is_row(text, found, place, length)
                and is_name(tuple(words[place : place + length]))
            ),
            0,
        )
        if length:
            yield found[place].start(), found[place + length - 1].end()
        place += length or 1


def _is_row(text: str, found: list[re.Match[str]], place: int, length: int) -> bool:
    """So many words, with nothing between them that parts them."""
    row = found[place : place + length]
    return len(row) == length and all(
        _BETWEEN.fullmatch(text, one.end(), other.start()) for one, other in pairwise(row)
    )
