"""One time a plan is run, as far as paper needs to know it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from facilitator.domain.schedule import schedule

if TYPE_CHECKING:
    from datetime import datetime

    from facilitator.domain.plan import LessonPlan
    from facilitator.domain.session import Group


class Times(NamedTuple):
    """When a phase begins and ends; None where no start is known."""

    begin: datetime | None
    end: datetime | None


@dataclass(frozen=True, slots=True)
class Occasion:
    """`begin` is the wall time in the room, naive; with no `has_day` only its time counts."""

    begin: datetime | None = None
    has_day: bool = False
    place: str = ""
    groups: tuple[Group, ...] = ()

    @property
    def people(self) -> int:
        return sum(group.people or len(group.participants) for group in self.groups)

    @property
    def names(self) -> tuple[str, ...]:
        """Of everybody who is named, group by group."""
        return tuple(person.name for group in self.groups for person in group.participants)

    def times(self, plan: LessonPlan) -> tuple[Times, ...]:
        """Of every phase, breaks included; fixed starts are kept."""
        if self.begin is None:
            return (Times(None, None),) * len(plan.phases)
        midnight = self.begin.replace(hour=0, minute=0, second=0, microsecond=0)
        day = schedule(plan, self.begin.hour * 60 + self.begin.minute)
        return tuple(
            Times(midnight + timedelta(minutes=slot.begin), midnight + timedelta(minutes=slot.end))
            for slot in day.slots
        )


NO_OCCASION = Occasion()
"""Nobody knows when or for whom."""
