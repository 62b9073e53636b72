"""What a room without internet cannot give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.checks.rules import (
    ARE_VIRTUAL,
    IS_VIRTUAL,
    MATERIAL_NEEDS_INTERNET,
    NEED_INTERNET,
    NEEDS_INTERNET,
    WORK_ONLINE,
    WORKS_ONLINE,
)
from facilitator.domain.checks.subjects import named, phase_name
from facilitator.domain.diagnostic import Place
from facilitator.domain.offline import NeedKind, needs_of, phase_needs
from facilitator.domain.plan import PhaseField, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.checks.rules import Rule
    from facilitator.domain.diagnostic import Diagnostic
    from facilitator.domain.offline import Need
    from facilitator.domain.plan import LessonPlan, Phase


def check(plan: LessonPlan) -> Iterator[Diagnostic]:
    for position, material in enumerate(plan.materials):
        if needs_of(material):
            place = Place(Section.MATERIALS, position)
            yield MATERIAL_NEEDS_INTERNET.found(place, subject=named(material), thing=material)
    for position, phase in enumerate(plan.phases):
        yield from _phase(phase, position)


def _phase(phase: Phase, position: int) -> Iterator[Diagnostic]:
    """One finding of each kind is enough: the remedy is for the whole phase."""
    seen: set[NeedKind] = set()
    for field, need in phase_needs(phase):
        if need.kind in seen:
            continue
        seen.add(need.kind)
        name = phase_name(phase, position)
        yield _rule(need).found(
            Place(Section.STRUCTURE, position, field or PhaseField.OFFLINE_ALTERNATIVE),
            subject=named(name, need.thing),
            thing=need.thing,
            phase=name,
        )


def _rule(need: Need) -> Rule:
    many = need.is_plural
    if need.kind is NeedKind.INTERNET:
        return NEED_INTERNET if many else NEEDS_INTERNET
    if need.thing.startswith("Virtual"):
        return WORK_ONLINE if many else WORKS_ONLINE
    return ARE_VIRTUAL if many else IS_VIRTUAL
