"""What is done while a session runs, as values: they can wait, be written twice and be merged."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from facilitator.domain.clock import Reading
    from facilitator.domain.observation import Observation
    from facilitator.domain.photo import Photo
    from facilitator.domain.run_events import RunEvent


@dataclass(frozen=True, slots=True)
class Happened:
    """An event of a run with what all clocks showed.

    `ends` says when the session began and ended, where the event changed that.
    """

    session_id: str
    event: RunEvent
    reading: Reading | None = None
    ends: tuple[datetime | None, datetime | None] | None = None


@dataclass(frozen=True, slots=True)
class Observed:
    """Something was seen, and perhaps photographed."""

    seen: Observation
    photo: Photo | None = field(default=None, kw_only=True)

    @property
    def session_id(self) -> str:
        return self.seen.session_id


@dataclass(frozen=True, slots=True)
class Reworded(Observed):
    """An observation says something else since `at`."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Removed(Observed):
    """An observation is out of sight since `at`."""

    at: datetime


@dataclass(frozen=True, slots=True)
class BroughtBack(Observed):
    """An observation that was out of sight is back."""


Deed: TypeAlias = "Happened | Observed | Reworded | Removed | BroughtBack"


def events_after(
    events: tuple[RunEvent, ...], deeds: Iterable[Deed], session_id: str
) -> tuple[RunEvent, ...]:
    """The log once the deeds are done; what is in it already is not there twice."""
    known = {event.id for event in events}
    more = [
        deed.event
        for deed in deeds
        if isinstance(deed, Happened)
        and deed.session_id == session_id
        and deed.event.id not in known
    ]
    return (*events, *more)


def seen_after(
    seen: tuple[Observation, ...], deeds: Iterable[Deed], session_id: str
) -> tuple[Observation, ...]:
    """What is in sight once the deeds are done, the oldest first."""
    now = {one.id: one for one in seen}
    for deed in deeds:
        if isinstance(deed, Happened) or deed.session_id != session_id:
            continue
        if isinstance(deed, Removed):
            now.pop(deed.seen.id, None)
        else:
            now[deed.seen.id] = deed.seen
    return tuple(sorted(now.values(), key=lambda one: (one.at, one.id)))
