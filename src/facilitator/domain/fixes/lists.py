"""What a plan does not say yet: an offline alternative, a material, a word for a profile."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from facilitator.domain.editing.lists import change_item, insert_item
from facilitator.domain.editing.phases import change_phase
from facilitator.domain.fixes.fix import Fix
from facilitator.domain.offline import needs_of, phase_needs
from facilitator.domain.offline_ideas import idea_for
from facilitator.domain.plan import Section
from facilitator.domain.things_used import missing_from_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from facilitator.domain.diagnostic import Diagnostic
    from facilitator.domain.offline import Need
    from facilitator.domain.plan import LessonPlan

_MOST_IDEAS = 2


def for_need(plan: LessonPlan, finding: Diagnostic) -> Iterator[Fix]:
    position = finding.phase
    if position is not None:
        idea = offline_idea(plan, position)
        apply = partial(change_phase, position=position, offline_alternative=idea)
    elif finding.place is not None and finding.place.item is not None:
        idea = _idea(needs_of(plan.materials[finding.place.item]))
        apply = partial(_also_offline, position=finding.place.item, idea=idea)
    else:
        return
    yield Fix("use-offline-alternative", "Use this", apply, {"idea": idea}, hint="Idea: {idea}")


def offline_idea(plan: LessonPlan, position: int) -> str:
    """What the phase could do without internet; empty when it needs none."""
    return _idea(need for _, need in phase_needs(plan.phases[position]))


def _idea(needs: Iterable[Need]) -> str:
    """One thing after the other, and no more than anybody reads."""
    ideas = list(dict.fromkeys(map(idea_for, needs)))[:_MOST_IDEAS]
    return ". ".join(ideas)


def _also_offline(plan: LessonPlan, *, position: int, idea: str) -> LessonPlan:
    material = f"{plan.materials[position]} (offline: {idea[:1].lower()}{idea[1:]})"
    return change_item(plan, Section.MATERIALS, position, material)


def for_materials(plan: LessonPlan, finding: Diagnostic) -> Iterator[Fix]:
    count = len(missing_from_list(plan))
    template = "Add it to the list" if count == 1 else "Add all {count} to the list"
    yield Fix("add-materials", template, _with_all_materials, {"count": str(count)})


def _with_all_materials(plan: LessonPlan) -> LessonPlan:
    for use in missing_from_list(plan):
        thing = use.thing[:1].upper() + use.thing[1:]
        plan = insert_item(plan, Section.MATERIALS, len(plan.materials), thing)
    return plan


def for_profile(plan: LessonPlan, finding: Diagnostic) -> Iterator[Fix]:
    """Their strategy as a note of the longest phase: there is most time for it."""
    phases = [at for at, phase in enumerate(plan.phases) if not phase.is_break]
    if not phases or finding.place is None or finding.place.item is None:
        return
    longest = max(phases, key=lambda at: plan.phases[at].minutes or 0)
    strategy = plan.strategies[finding.place.item]
    note = f"{strategy.audience}: {strategy.text}".rstrip(": ")
    before = plan.phases[longest].differentiation
    words = f"{before}\n\n{note}" if before else note
    apply = partial(change_phase, position=longest, differentiation=words)
    yield Fix(
        "serve-profile",
        "Add their strategy to {phase}",
        apply,
        {"phase": plan.phases[longest].label},
    )
