"""When each phase of a plan is: one behind the other, but for those that start at a clock time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.domain.plan import phase_numbers

if TYPE_CHECKING:
    from facilitator.domain.plan import LessonPlan, Phase

_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Slot:
    """One phase on the day; times are minutes since midnight, `number` is None for a break."""

    place: int
    number: int | None
    phase: Phase
    begin: int
    end: int
    gap: int = 0
    """Minutes between the phase before and a pinned start: free ones, or less than 0 an overlap."""

    @property
    def minutes(self) -> int:
        return self.end - self.begin

    @property
    def is_pinned(self) -> bool:
        return self.phase.pinned_start is not None


@dataclass(frozen=True, slots=True)
class Schedule:
    """The plan's day; `planned_end` is what the plan says, with its breaks, None if nothing."""

    slots: tuple[Slot, ...]
    begin: int
    planned_end: int | None

    @property
    def end(self) -> int:
        return self.slots[-1].end if self.slots else self.begin

    @property
    def times(self) -> tuple[object, ...]:
        """All that decides where things stand on an axis."""
        return (self.begin, self.planned_end, *((s.number, s.begin, s.end) for s in self.slots))

    @property
    def runs_over(self) -> bool:
        return self.planned_end is not None and self.end > self.planned_end

    @property
    def overlaps(self) -> tuple[Slot, ...]:
        """Pinned phases that should begin before the one in front of them is over."""
        return tuple(slot for slot in self.slots if slot.gap < 0)

    @property
    def gaps(self) -> tuple[Slot, ...]:
        """Pinned phases with free time in front of them."""
        return tuple(slot for slot in self.slots if slot.gap > 0)


def schedule(plan: LessonPlan, begin: int) -> Schedule:
    """The day from `begin`; a phase without a length takes no time."""
    slots = []
    at = begin
    numbers = phase_numbers(plan.phases)
    for place, (phase, number) in enumerate(zip(plan.phases, numbers, strict=True)):
        start = at if phase.pinned_start is None else _nearest(phase.pinned_start, at)
        end = start + (phase.minutes or 0)
        slots.append(Slot(place, number, phase, start, end, start - at))
        at = end
    stated = plan.stated_minutes
    planned = None if stated is None else begin + stated + plan.break_minutes
    return Schedule(tuple(slots), begin, planned)


def _nearest(clock: int, at: int) -> int:
    """That time of day on the day on which it is nearest to `at`: a plan may go past midnight."""
    return clock + _DAY * round((at - clock) / _DAY)


def with_length(day: Schedule, place: int, minutes: int) -> Schedule:
    """The day as it would be with another length of one phase; what is pinned stays."""
    slots = list(day.slots)
    at = slots[place].begin
    for here in range(place, len(slots)):
        slot = slots[here]
        if here == place:
            slots[here] = replace(slot, end=at + minutes)
        else:
            begin = slot.begin if slot.is_pinned else at
            slots[here] = replace(slot, begin=begin, end=begin + slot.minutes, gap=begin - at)
        at = slots[here].end
    return replace(day, slots=tuple(slots))
