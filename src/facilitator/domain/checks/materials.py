"""Whether the materials list holds what phases use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.checks.rules import MISSING_MATERIAL, MISSING_MATERIALS
from facilitator.domain.checks.subjects import named, phase_name
from facilitator.domain.diagnostic import Place
from facilitator.domain.plan import PhaseField, Section
from facilitator.domain.things_used import missing_from_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.diagnostic import Diagnostic
    from facilitator.domain.plan import LessonPlan
    from facilitator.domain.things_used import Use

_NAMED = 3


def check(plan: LessonPlan) -> Iterator[Diagnostic]:
    """One finding for all of them: the remedy is the same. Without a list nothing is left out."""
    missing = missing_from_list(plan) if plan.materials else ()
    subject = named(*(use.thing for use in missing))
    if len(missing) == 1:
        (use,) = missing
        yield MISSING_MATERIAL.found(
            Place(Section.STRUCTURE, use.phase, PhaseField.RESOURCES),
            subject=subject,
            phase=phase_name(plan.phases[use.phase], use.phase),
            thing=use.thing,
        )
    elif missing:
        yield MISSING_MATERIALS.found(
            Place(Section.MATERIALS),
            subject=subject,
            count=str(len(missing)),
            things=_listed(missing),
        )


def _listed(missing: tuple[Use, ...]) -> str:
    things = ", ".join(f"“{use.thing}”" for use in missing[:_NAMED])
    return f"{things} …" if len(missing) > _NAMED else things
