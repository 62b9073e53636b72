"""Phases that are fixed to a time of day, and what the phases before them make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from facilitator.domain.plan import LessonPlan

_DAY = 24 * 60


class Begin(NamedTuple):
    """`without_pin` is when the phases before it end, in minutes since midnight.

    `gap` is the time that is free before it; less than nothing is time that is missing. Both are
    0 for a phase that is not fixed, or when nobody knows when the phases before it end.
    """

    without_pin: int = 0
    gap: int = 0


def begins(plan: LessonPlan) -> tuple[Begin, ...]:
    """One for each phase."""
    found = []
    at = plan.start
    for phase in plan.phases:
        pin = phase.pinned_start
        if pin is not None:
            found.append(Begin() if at is None else Begin(at, pin - at))
            at = pin
        else:
            found.append(Begin())
        at = None if at is None or phase.minutes is None else at + phase.minutes
    return tuple(found)


def clock(minute: int) -> str:
    """ "12:45" for minutes since midnight."""
    hours, minutes = divmod(minute % _DAY, 60)
    return f"{hours:02}:{minutes:02}"
