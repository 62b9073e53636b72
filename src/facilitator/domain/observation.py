"""A formative observation: what a facilitator saw, of whom, when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, timedelta


class AttainmentLevel(IntEnum):
    """How far the work has come; it describes work, never a person."""

    BEGINNING = 1
    DEVELOPING = 2
    PROFICIENT = 3
    EXTENDING = 4


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing seen; no `groups` means the whole room, any other part may be missing.

    `participants` are some of those groups' own, where it is about them and not about all.
    `objective` and `phase` are positions in the plan's version that the session runs. `entered` is
    when it was copied from a sheet of paper, None for what was recorded as it was seen.
    """

    id: str
    session_id: str
    at: datetime
    phase: int | None = None
    groups: tuple[str, ...] = ()
    objective: int | None = None
    level: AttainmentLevel | None = None
    tags: tuple[str, ...] = ()
    note: str = ""
    follow_up: bool = False
    participants: tuple[str, ...] = ()
    entered: datetime | None = None

    @property
    def says_something(self) -> bool:
        """True when there is a level, a tag or a note: without one there is nothing to save.

        A photo says something too, and is kept beside.
        """
        return bool(self.level or self.tags or self.note)


def latest_of(observations: Iterable[Observation], group_id: str) -> Observation | None:
    """The newest observation of the group itself; those of the whole room do not count."""
    own = (seen for seen in observations if group_id in seen.groups)
    return max(own, key=lambda seen: seen.at, default=None)


def unseen_for(
    observations: Iterable[Observation], group_id: str, *, since: datetime, at: datetime
) -> timedelta:
    """How long ago the group was last observed; `since` is when the session began."""
    latest = latest_of(observations, group_id)
    return at - (latest.at if latest else since)


@dataclass(frozen=True, slots=True)
class Revision:
    """What an observation said until `at`, and what was said instead; None: it was deleted."""

    at: datetime
    before: Observation
    after: Observation | None
