"""When and for whom a plan is printed: for a session, or for whenever the plan says."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from facilitator.domain.occasion import Occasion

if TYPE_CHECKING:
    from facilitator.domain.plan import LessonPlan
    from facilitator.library.values import SessionSummary

_ANY_DAY = datetime(2026, 1, 1)  # noqa: DTZ001 - wall time on a day that nobody sees


def occasion_of_session(found: SessionSummary) -> Occasion:
    """By the clock in the room; a session that has begun keeps the times it really has."""
    session = found.session
    begin = (found.started_at or session.planned_start).astimezone()
    return Occasion(
        begin.replace(tzinfo=None, second=0, microsecond=0),
        has_day=True,
        place=session.place,
        groups=session.groups,
    )


def occasion_of_plan(plan: LessonPlan) -> Occasion:
    """On no day in particular, at the start that the plan gives."""
    if plan.start is None:
        return Occasion()
    return Occasion(_ANY_DAY + timedelta(minutes=plan.start))
