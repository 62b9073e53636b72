"""Learning objectives; phases and assessments keep pointing at the ones they mean."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.domain.editing.links import Links, relinked
from facilitator.domain.editing.lists import (
    change_item,
    insert_item,
    move_item,
    rearranged,
    remove_item,
)
from facilitator.domain.plan import Assessment, LessonPlan, Objective, Section

if TYPE_CHECKING:
    from collections.abc import Iterable

_SECTION = Section.OBJECTIVES


def insert_objective(
    plan: LessonPlan, position: int, text: str = "", level: str = ""
) -> LessonPlan:
    here = range(len(plan.objectives))
    linked = relinked(plan, {n: n + (n >= position) for n in here})
    return insert_item(linked, _SECTION, position, Objective(text, level))


def change_objective(
    plan: LessonPlan, position: int, *, text: str | None = None, level: str | None = None
) -> LessonPlan:
    """What is None stays."""
    aim = plan.objectives[position]
    new = replace(
        aim,
        text=aim.text if text is None else text,
        level=aim.level if level is None else level,
    )
    return change_item(plan, _SECTION, position, new)


def move_objective(plan: LessonPlan, position: int, to: int) -> LessonPlan:
    order = rearranged(tuple(range(len(plan.objectives))), position, to)
    places = {old: new for new, old in enumerate(order)}
    return move_item(relinked(plan, places), _SECTION, position, to)


def remove_objective(plan: LessonPlan, position: int) -> LessonPlan:
    rest = [n for n in range(len(plan.objectives)) if n != position]
    places = {old: new for new, old in enumerate(rest)}
    gone = remove_item(relinked(plan, places), _SECTION, position)
    return gone if gone.objectives else replace(gone, other_objective_columns=())


def link_phase(plan: LessonPlan, position: int, objectives: Iterable[int] | None) -> LessonPlan:
    """Confirm which objectives the phase works on; None takes the confirmation back."""
    phase = replace(plan.phases[position], objectives=_links(plan, objectives))
    return change_item(plan, Section.STRUCTURE, position, phase)


def link_assessment(
    plan: LessonPlan, position: int, objectives: Iterable[int] | None
) -> LessonPlan:
    seen: Assessment = replace(plan.assessments[position], objectives=_links(plan, objectives))
    return change_item(plan, Section.ASSESSMENTS, position, seen)


def _links(plan: LessonPlan, objectives: Iterable[int] | None) -> Links:
    if objectives is None:
        return None
    return tuple(sorted({n for n in objectives if 0 <= n < len(plan.objectives)}))
