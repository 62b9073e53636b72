"""Phases that are fixed to a time of day where the phases before them end at another time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.schedule import schedule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.plan import LessonPlan
    from facilitator.domain.schedule import Slot

_DAY = 24 * 60


def misfits(plan: LessonPlan) -> Iterator[Slot]:
    """Where it is known what is before: a start of the plan or of a phase, and all lengths since.

    A schedule lays a phase without a length out as if it took no time; here nobody is blamed.
    """
    is_known = plan.start is not None
    for slot in schedule(plan, plan.start or 0).slots:
        if slot.is_pinned and slot.gap and is_known:
            yield slot
        is_known = (is_known or slot.is_pinned) and slot.phase.minutes is not None


def clock(minute: int) -> str:
    """ "12:45" for minutes since midnight."""
    hours, minutes = divmod(minute % _DAY, 60)
    return f"{hours:02}:{minutes:02}"
