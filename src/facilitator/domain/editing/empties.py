"""Items without words: an editor may hold them for a while, a document may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.editing.lists import FIELDS, items_of, remove_item
from facilitator.domain.editing.objectives import remove_objective
from facilitator.domain.plan import Assessment, Dismissal, Objective, Section, Strategy

if TYPE_CHECKING:
    from facilitator.domain.plan import LessonPlan


def without_empty_items(plan: LessonPlan) -> LessonPlan:
    """The plan without them, links and kept texts in their places."""
    for section in FIELDS:
        for position in range(len(items_of(plan, section)) - 1, -1, -1):
            if _is_empty(items_of(plan, section)[position]):
                plan = _without(plan, section, position)
    return plan


def _without(plan: LessonPlan, section: Section, position: int) -> LessonPlan:
    if section is Section.OBJECTIVES:
        return remove_objective(plan, position)
    return remove_item(plan, section, position)


def _is_empty(item: object) -> bool:
    match item:
        case str():
            return not item
        case Objective():
            return not item.text
        case Assessment():
            return not (item.kind or item.method)
        case Strategy():
            return not (item.audience or item.text)
        case Dismissal():
            return not (item.code or item.subject)
    return False
