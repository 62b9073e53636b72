"""What was seen in a session, counted: a first look needs no more of thousands of notes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from facilitator.domain.observation import AttainmentLevel, Observation


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How often one level of one objective was seen of a group, and when last."""

    group: str
    objective: int | None
    level: AttainmentLevel | None
    count: int
    last: datetime


@dataclass(frozen=True, slots=True)
class Overview:
    """A session's observations in numbers.

    What was seen of two groups at once stands under both in `by_group`, and once in all else; what
    was seen of the whole room is in `by_group` not at all.
    """

    total: int = 0
    follow_ups: int = 0
    by_group: tuple[GroupCount, ...] = ()
    levels: tuple[tuple[int | None, AttainmentLevel | None, int], ...] = ()
    tags: tuple[tuple[str, int], ...] = ()
    people: frozenset[str] = frozenset()

    def of_group(self, group_id: str) -> tuple[GroupCount, ...]:
        return tuple(one for one in self.by_group if one.group == group_id)


def overview_of(observations: Iterable[Observation]) -> Overview:
    """From the observations themselves, in any order."""
    seen = tuple(observations)
    counts: Counter[tuple[str, int | None, AttainmentLevel | None]] = Counter()
    last: dict[tuple[str, int | None, AttainmentLevel | None], datetime] = {}
    for one in seen:
        for group in one.groups:
            place = (group, one.objective, one.level)
            counts[place] += 1
            last[place] = max(last.get(place, one.at), one.at)
    levels = Counter((one.objective, one.level) for one in seen)
    return Overview(
        total=len(seen),
        follow_ups=sum(one.follow_up for one in seen),
        by_group=in_order(
            GroupCount(*place, count, last[place]) for place, count in counts.items()
        ),
        levels=levels_in_order(levels),
        tags=most_used_first(Counter(tag for one in seen for tag in one.tags)),
        people=frozenset(person for one in seen for person in one.participants),
    )


def in_order(counts: Iterable[GroupCount]) -> tuple[GroupCount, ...]:
    return tuple(sorted(counts, key=lambda one: (one.group, *_place(one.objective, one.level))))


def levels_in_order(
    counts: Counter[tuple[int | None, AttainmentLevel | None]],
) -> tuple[tuple[int | None, AttainmentLevel | None, int], ...]:
    ordered = sorted(counts.items(), key=lambda one: _place(*one[0]))
    return tuple((objective, level, count) for (objective, level), count in ordered)


def _place(objective: int | None, level: AttainmentLevel | None) -> tuple[int, int]:
    return -1 if objective is None else objective, level or 0


def most_used_first(tags: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(tags.items(), key=lambda one: (-one[1], one[0].casefold(), one[0])))


NOTHING_SEEN = Overview()


@dataclass(frozen=True, slots=True)
class SeenFilter:
    """Which observations are listed; a cell is a group's id and the position of an objective.

    An empty `tag` admits all.
    """

    cell: tuple[str, int] | None = None
    follow_up: bool = False
    newest_first: bool = True
    tag: str = ""

    def admits(self, seen: Observation) -> bool:
        if self.follow_up and not seen.follow_up:
            return False
        if self.tag and self.tag not in seen.tags:
            return False
        if self.cell is None:
            return True
        group_id, objective = self.cell
        return group_id in seen.groups and seen.objective == objective

    def apply(self, observations: Iterable[Observation]) -> tuple[Observation, ...]:
        """Those admitted, in the order wanted; what was seen at one instant stays in order."""
        found = sorted(filter(self.admits, observations), key=lambda seen: (seen.at, seen.id))
        return tuple(reversed(found)) if self.newest_first else tuple(found)
