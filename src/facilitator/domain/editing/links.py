"""Links to objectives: in order, each once, and only to objectives that are there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.domain.plan import Assessment, LessonPlan, Phase

Links = tuple[int, ...] | None
_Linked = TypeVar("_Linked", "Phase", "Assessment")


def relinked(plan: LessonPlan, places: Mapping[int, int]) -> LessonPlan:
    """Every link at the new place of its objective; a link to none of them is dropped."""
    return replace(
        plan,
        phases=tuple(_at_new_places(phase, places) for phase in plan.phases),
        assessments=tuple(_at_new_places(seen, places) for seen in plan.assessments),
    )


def rightly_linked(plan: LessonPlan) -> LessonPlan:
    """The plan without links to objectives that it does not have."""
    return relinked(plan, {place: place for place in range(len(plan.objectives))})


def rightly_linked_item(item: _Linked, objectives: int) -> _Linked:
    """The same for one item of a plan with so many objectives."""
    return _at_new_places(item, {place: place for place in range(objectives)})


def _at_new_places(item: _Linked, places: Mapping[int, int]) -> _Linked:
    """One whose only objective is gone is no longer confirmed to have none."""
    if not item.objectives:
        return item
    moved = tuple(sorted({places[link] for link in item.objectives if link in places})) or None
    return item if moved == item.objectives else replace(item, objectives=moved)
