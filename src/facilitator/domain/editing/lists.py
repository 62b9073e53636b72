"""Items of the sections that are lists: added, changed, moved and removed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from facilitator.domain.editing.cleaning import clean
from facilitator.domain.editing.kept import behind_inserted, behind_removed
from facilitator.domain.editing.links import rightly_linked_item
from facilitator.domain.plan import Assessment, Phase, Section

if TYPE_CHECKING:
    from facilitator.domain.editing.cleaning import Item
    from facilitator.domain.plan import LessonPlan

FIELDS = {
    Section.OBJECTIVES: "objectives",
    Section.CONCEPTS: "concepts",
    Section.PRIOR_KNOWLEDGE: "prior_knowledge",
    Section.MATERIALS: "materials",
    Section.STRUCTURE: "phases",
    Section.ASSESSMENTS: "assessments",
    Section.DIFFERENTIATION: "strategies",
    Section.CONNECTIONS: "connections",
    Section.APPLICATIONS: "applications",
    Section.METACOGNITION: "metacognition",
    Section.EXTENSIONS: "extensions",
    Section.SAFETY: "safety",
    Section.LEARNER_QUESTIONS: "learner_questions",
    Section.FACILITATOR_QUESTIONS: "facilitator_questions",
    Section.VIRTUAL: "virtual",
    Section.RESOURCES: "resources",
    Section.DISMISSALS: "dismissals",
}
"""The field of a plan that holds a section's items."""


def items_of(plan: LessonPlan, section: Section) -> tuple[Any, ...]:
    items: tuple[Any, ...] = getattr(plan, FIELDS[section])
    return items


def insert_item(plan: LessonPlan, section: Section, position: int, item: Item) -> LessonPlan:
    """In front of the item at `position`; behind the last one when that is the number of items."""
    items = items_of(plan, section)
    new = (*items[:position], _fitting(plan, item), *items[position:])
    kept = behind_inserted(plan.kept, section, position)
    return _with_items(plan, section, new, kept=kept)


def change_item(plan: LessonPlan, section: Section, position: int, item: Item) -> LessonPlan:
    items = items_of(plan, section)
    return _with_items(
        plan, section, (*items[:position], _fitting(plan, item), *items[position + 1 :])
    )


def move_item(plan: LessonPlan, section: Section, position: int, to: int) -> LessonPlan:
    """`to` is the position it has afterwards; texts between the items stay where they are."""
    return _with_items(plan, section, rearranged(items_of(plan, section), position, to))


def remove_item(plan: LessonPlan, section: Section, position: int) -> LessonPlan:
    items = items_of(plan, section)
    kept = behind_removed(plan.kept, section, position)
    return _with_items(plan, section, (*items[:position], *items[position + 1 :]), kept=kept)


def rearranged(items: tuple[Any, ...], position: int, to: int) -> tuple[Any, ...]:
    rest = (*items[:position], *items[position + 1 :])
    return (*rest[:to], items[position], *rest[to:])


def _fitting(plan: LessonPlan, item: Item) -> Item:
    """Clean, and linked to objectives of this plan only."""
    match item:
        case Phase():
            return clean(rightly_linked_item(item, len(plan.objectives)))
        case Assessment():
            return clean(rightly_linked_item(item, len(plan.objectives)))
        case _:
            return clean(item)


def _with_items(
    plan: LessonPlan, section: Section, items: tuple[Any, ...], **others: Any
) -> LessonPlan:
    fields: dict[str, Any] = {FIELDS[section]: items, **others}
    return replace(plan, **fields)
