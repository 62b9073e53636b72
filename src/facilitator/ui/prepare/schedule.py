"""When each phase is, and where it stands on an axis that is true to scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.domain.plan import phase_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.plan import LessonPlan, Phase

SMALLEST_SCALE = 1.6
"""Pixels per minute below which the axis scrolls instead."""

LARGEST_FORCED_SCALE = 4.8
"""How far short phases may stretch the axis: five minutes then have 24 px."""

SMALLEST_CARD = 24
GAP = 4


@dataclass(frozen=True, slots=True)
class Slot:
    """One phase on the day; times are minutes since midnight, `number` is None for a break."""

    place: int
    number: int | None
    phase: Phase
    begin: int
    end: int

    @property
    def minutes(self) -> int:
        return self.end - self.begin


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
    def runs_over(self) -> bool:
        return self.planned_end is not None and self.end > self.planned_end


def schedule(plan: LessonPlan, begin: int) -> Schedule:
    """Phases end to end; a phase without a length takes no time."""
    slots = []
    at = begin
    for place, (phase, number) in enumerate(
        zip(plan.phases, phase_numbers(plan.phases), strict=True)
    ):
        end = at + (phase.minutes or 0)
        slots.append(Slot(place, number, phase, at, end))
        at = end
    stated = plan.stated_minutes
    planned = None if stated is None else begin + stated + plan.break_minutes
    return Schedule(tuple(slots), begin, planned)


@dataclass(frozen=True, slots=True)
class Axis:
    """Tops and bottoms of the slots in px; a slot's card leaves a gap below it."""

    slots: tuple[Slot, ...]
    edges: tuple[float, ...]

    @property
    def height(self) -> float:
        return self.edges[-1] if self.edges else 0.0

    def top(self, place: int) -> float:
        return self.edges[place]

    def card_height(self, place: int) -> float:
        return self.edges[place + 1] - self.edges[place] - GAP

    def at(self, minute: int) -> float:
        """Where a time of day is, within a slot in proportion."""
        for slot, top, bottom in zip(self.slots, self.edges, self.edges[1:], strict=False):
            if minute < slot.end:
                share = (minute - slot.begin) / slot.minutes
                return top + share * (bottom - top)
        return self.height


def lay_out(slots: Sequence[Slot], room: float) -> Axis:
    """True to scale in `room` px if they fit; no card is lower than it can be read."""
    scale = _scale([slot.minutes for slot in slots], room)
    edges = [0.0]
    for slot in slots:
        edges.append(edges[-1] + max(slot.minutes * scale, SMALLEST_CARD + GAP))
    return Axis(tuple(slots), tuple(edges))


def _scale(lengths: Sequence[int], room: float) -> float:
    known = [length for length in lengths if length > 0]
    if not known:
        return SMALLEST_SCALE
    unknown = (len(lengths) - len(known)) * (SMALLEST_CARD + GAP)
    fitting = (room - unknown) / sum(known)
    readable = min((SMALLEST_CARD + GAP) / min(known), LARGEST_FORCED_SCALE)
    return max(SMALLEST_SCALE, fitting, readable)
