"""A session: one plan, one room, one day, these groups of learners."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Participant:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Group:
    """A group of learners; `profile` names a strategy of the plan, empty means any learner."""

    id: str
    name: str
    profile: str = ""
    people: int | None = None
    participants: tuple[Participant, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """What is known before the doors open; `version` is the plan's version it will run.

    `planned_start` is an aware UTC instant; `rehearsal` keeps tries apart from the real thing.
    """

    id: str
    plan_id: str
    version: int
    title: str
    planned_start: datetime
    place: str = ""
    groups: tuple[Group, ...] = ()
    rehearsal: bool = False

    @property
    def people(self) -> int:
        return sum(group.people or 0 for group in self.groups)

    def group(self, group_id: str) -> Group | None:
        return next((group for group in self.groups if group.id == group_id), None)

    def names_of(self, groups: Iterable[str], participants: Iterable[str] = ()) -> tuple[str, ...]:
        """`Alder`, or `Alder: Bea, Cy` where it is about some of them; who left is left out."""
        wanted = frozenset(participants)
        found = (self.group(group_id) for group_id in groups)
        return tuple(_with_names(group, wanted) for group in found if group is not None)

    def sorted_groups(self, groups: Iterable[str]) -> tuple[str, ...]:
        """In the order of the room; those that left come last."""
        order = {group.id: place for place, group in enumerate(self.groups)}
        return tuple(sorted(groups, key=lambda one: order.get(one, len(order))))


def _with_names(group: Group, wanted: frozenset[str]) -> str:
    names = [one.name for one in group.participants if one.id in wanted]
    return f"{group.name}: {', '.join(names)}" if names else group.name


def groups_by_profile(groups: tuple[Group, ...]) -> dict[str, tuple[Group, ...]]:
    """Groups in room order under the profile they share; first profiles first."""
    found: dict[str, tuple[Group, ...]] = {}
    for group in groups:
        found[group.profile] = (*found.get(group.profile, ()), group)
    return found
