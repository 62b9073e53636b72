"""All sessions of a plan together, and what they teach about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.domain.histories import (
    HeldSession,
    ObjectiveHistory,
    PhaseHistory,
    objective_histories,
    phase_histories,
)
from facilitator.domain.lessons_learned import Lesson, accept, lessons
from facilitator.errors import UserError
from facilitator.services import editing, runs, seen, sessions
from facilitator.services.plans import open_plan

if TYPE_CHECKING:
    from facilitator.domain.changes import Changes
    from facilitator.domain.plan import LessonPlan
    from facilitator.services.desk import Desk


@dataclass(frozen=True, slots=True)
class PlanHistory:
    """What the plan's sessions say together; `sessions` counts those that are over."""

    plan: LessonPlan
    sessions: int
    phases: tuple[PhaseHistory, ...]
    objectives: tuple[ObjectiveHistory, ...]
    lessons: tuple[Lesson, ...]


def history(desk: Desk, plan_id: str) -> PlanHistory:
    """Of all sessions that are over; rehearsals never count.

    Raises UserError when the plan is gone.
    """
    plan = open_plan(desk, plan_id).plan
    held = tuple(
        _held(desk, one.session.id)
        for one in reversed(sessions.of_plan(desk, plan_id))
        if one.ended_at is not None and not one.session.rehearsal
    )
    return PlanHistory(
        plan,
        len(held),
        phase_histories(held, plan),
        objective_histories(held, plan),
        lessons(held, plan),
    )


def _held(desk: Desk, session_id: str) -> HeldSession:
    live = runs.load(desk, session_id)
    return HeldSession(session_id, live.plan, live.run, seen.overview(desk, session_id))


@dataclass(frozen=True, slots=True)
class Accepted:
    """The plan before and after a line of the change list was taken over."""

    plan_id: str
    before: LessonPlan
    after: LessonPlan


def take_over(desk: Desk, plan_id: str, lesson: Lesson) -> tuple[Accepted, Changes]:
    """Make the change in a new version of the plan.

    Raises UserError when what it is about is no longer in the plan.
    """
    opened = editing.open_editing(desk, plan_id)
    after = accept(opened.plan, lesson)
    if after == opened.plan:
        raise UserError("The plan has changed, so this line no longer fits. Nothing was changed.")
    saved, changes = editing.save(desk, opened, after)
    return Accepted(plan_id, opened.plan, saved.plan), changes | editing.close(desk, saved)


def take_back(desk: Desk, accepted: Accepted) -> Changes:
    """The plan as it was before; as another version, so that nothing is lost.

    Raises UserError when it was edited since.
    """
    opened = editing.open_editing(desk, accepted.plan_id)
    if opened.plan != accepted.after:
        raise UserError("The plan was edited since. Take the change back in Prepare.")
    saved, changes = editing.save(desk, opened, accepted.before)
    return changes | editing.close(desk, saved)
