"""A participant by name, and taking the name out of what people wrote."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

GONE = "…"
"""What stands where a name was."""


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


def without_names(names: Iterable[str]) -> Callable[[str], str]:
    """Takes the names out of a text, where they stand as words and in whatever case."""
    wanted = sorted(filter(None, {name.strip() for name in names}), key=len, reverse=True)
    if not wanted:
        return lambda text: text
    spelled = "|".join(r"\s+".join(map(re.escape, name.split())) for name in wanted)
    pattern = re.compile(rf"(?<!\w)(?:{spelled})(?!\w)", re.IGNORECASE)
    return lambda text: pattern.sub(GONE, text)


def data_without(data: Any, ids: frozenset[str], clean: Callable[[str], str]) -> Any:
    """JSON without the entries of these participants, and with no name in any text."""
    if isinstance(data, str):
        return clean(data)
    if isinstance(data, list):
        kept = (one for one in data if not (isinstance(one, dict) and one.get("id") in ids))
        return [data_without(one, ids, clean) for one in kept]
    if isinstance(data, dict):
        return {key: data_without(value, ids, clean) for key, value in data.items()}
    return data
