"""The steps by which the fields of one phase change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from facilitator.domain.editing.lists import change_item
from facilitator.domain.editing.phases import change_phase
from facilitator.domain.plan import Section
from facilitator.ui.prepare.edits import Edit
from facilitator.ui.prepare.sections import field_name

if TYPE_CHECKING:
    from collections.abc import Hashable

    from facilitator.domain.plan import KeptText, LessonPlan, Phase, PhaseField

translate = QCoreApplication.translate


def typed(place: int, field: PhaseField, text: str, turn: int) -> Edit:
    """What was typed into a text of the phase, as one step for as long as one stays there."""
    name = translate("Prepare", "typing in {field}").format(field=field_name(field))
    return values(place, name, key=(place, field, turn), **{field.value: text})


def values(place: int, name: str, *, key: Hashable = None, **new: Any) -> Edit:
    """Other values for fields of the phase at that place."""
    return Edit(name, lambda plan: change_phase(plan, place, **new), key)


def renamed(phase: Phase, label: str) -> str:
    """The name that is shown as `label`: a break stays one."""
    return f"Break: {label}" if phase.is_break and label != "Break" else label


def kept_text(place: int, which: int, text: str, turn: int) -> Edit:
    """Another wording of a text that the form has no field for; without words it is gone."""
    name = translate("Prepare", "typing in more about this phase")

    def change(plan: LessonPlan) -> LessonPlan:
        phase = plan.phases[place]
        new = replace(phase, kept=rewritten(phase.kept, which, text))
        return change_item(plan, Section.STRUCTURE, place, new)

    return Edit(name, change, ("kept", place, which, turn))


def kept_for_you(place: int, which: int) -> Edit:
    """A text that no field held is what the facilitator does, below what is there already."""

    def change(plan: LessonPlan) -> LessonPlan:
        phase = plan.phases[place]
        if not 0 <= which < len(phase.kept):
            return plan
        parts = (phase.facilitator_actions, phase.kept[which].text)
        told = "\n\n".join(part for part in parts if part)
        new = replace(phase, facilitator_actions=told, kept=rewritten(phase.kept, which, ""))
        return change_item(plan, Section.STRUCTURE, place, new)

    return Edit(translate("Prepare", "putting a text under You"), change)


def rewritten(kept: tuple[KeptText, ...], which: int, text: str) -> tuple[KeptText, ...]:
    """An emptied text is gone."""
    if not 0 <= which < len(kept):
        return kept
    new = (replace(kept[which], text=text),) if text else ()
    return (*kept[:which], *new, *kept[which + 1 :])
