"""The steps by which the fields and lists of a plan change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from facilitator.domain.editing import header, lists, objectives
from facilitator.domain.plan import Section, Strategy
from facilitator.ui.prepare.edits import Edit
from facilitator.ui.prepare.phase_edits import rewritten

if TYPE_CHECKING:
    from collections.abc import Hashable

    from facilitator.domain.plan import LessonPlan

translate = QCoreApplication.translate


def value(field: str, name: str, new: object, key: Hashable = None) -> Edit:
    """Another value for a field at the plan's head; `name` says what was done."""
    changes: dict[str, Any] = {field: new}
    return Edit(name, lambda plan: header.change_header(plan, **changes), key)


def stated_length(text: str, turn: int) -> Edit:
    """What the plan says it takes, in the author's own words."""
    name = translate("Prepare", "typing in the stated length")
    return Edit(name, lambda plan: header.set_stated_text(plan, text), ("duration", turn))


def change_item(section: Section, one: str, place: int, new: Any, key: Hashable) -> Edit:
    name = translate("Prepare", "change of {item}").format(item=one.lower())
    return Edit(name, lambda plan: lists.change_item(plan, section, place, new), key)


def insert_item(section: Section, one: str, place: int, new: Any, key: Hashable) -> Edit:
    """Phases and assessments keep pointing at the objectives they mean."""
    name = translate("Prepare", "add {item}").format(item=one.lower())

    def change(plan: LessonPlan) -> LessonPlan:
        if section is Section.OBJECTIVES:
            made = objectives.insert_objective(plan, place, new.text, new.level)
            return lists.change_item(made, section, place, new)
        return lists.insert_item(plan, section, place, new)

    return Edit(name, change, key)


def remove_item(section: Section, one: str, place: int, key: Hashable = None) -> Edit:
    name = translate("Prepare", "remove {item}").format(item=one.lower())

    def change(plan: LessonPlan) -> LessonPlan:
        if section is Section.OBJECTIVES:
            return objectives.remove_objective(plan, place)
        return lists.remove_item(plan, section, place)

    return Edit(name, change, key)


def move_item(section: Section, one: str, place: int, target: int) -> Edit:
    name = translate("Prepare", "move {item}").format(item=one.lower())

    def change(plan: LessonPlan) -> LessonPlan:
        if section is Section.OBJECTIVES:
            return objectives.move_objective(plan, place, target)
        return lists.move_item(plan, section, place, target)

    return Edit(name, change)


def strategy_text(place: int, text: str, turn: int) -> Edit:
    """What is done for one profile, in every phase."""
    name = translate("Prepare", "typing in a profile’s note")

    def change(plan: LessonPlan) -> LessonPlan:
        new = Strategy(plan.strategies[place].audience, text)
        return lists.change_item(plan, Section.DIFFERENTIATION, place, new)

    return Edit(name, change, ("strategy", place, turn))


def kept_of(plan: LessonPlan, section: Section) -> list[int]:
    """Positions of the texts that are kept in a section."""
    return [at for at, kept in enumerate(plan.kept) if kept.section is section]


def kept_text(section: Section, which: int, text: str, turn: int) -> Edit:
    """Another wording of a text that the form has no field for, counted in its section."""
    name = translate("Prepare", "typing in other text")

    def change(plan: LessonPlan) -> LessonPlan:
        at = kept_of(plan, section)[which]
        return replace(plan, kept=rewritten(plan.kept, at, text))

    return Edit(name, change, ("kept", section, which, turn))
