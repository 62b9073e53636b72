"""Objectives that are worked on and assessed, and whose levels fit their verbs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from facilitator.domain.alignment import (
    assessment_text,
    matrix_of,
    phase_text,
    scores_of,
)
from facilitator.domain.bloom_verbs import GERUNDS, verb_of
from facilitator.domain.editing.lists import insert_item, remove_item
from facilitator.domain.editing.objectives import (
    change_objective,
    link_assessment,
    link_phase,
)
from facilitator.domain.fixes.fix import Fix
from facilitator.domain.inline import plain
from facilitator.domain.plan import Assessment, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.diagnostic import Diagnostic
    from facilitator.domain.plan import LessonPlan


def confirm_links(plan: LessonPlan) -> LessonPlan:
    """Everything that the words propose, as if the trainer had said so."""
    matrix = matrix_of(plan)
    for column, position in enumerate(matrix.phases):
        if plan.phases[position].objectives is None:
            plan = link_phase(plan, position, matrix.worked_on[column])
    for position, met in enumerate(matrix.assessed):
        if plan.assessments[position].objectives is None:
            plan = link_assessment(plan, position, met)
    return plan


def set_phase_link(plan: LessonPlan, position: int, objective: int, *, linked: bool) -> LessonPlan:
    """Say whether the phase works on the objective; what its words propose besides is confirmed."""
    matrix = matrix_of(plan)
    met = matrix.worked_on[matrix.phases.index(position)]
    return link_phase(plan, position, met | {objective} if linked else met - {objective})


def set_assessment_link(
    plan: LessonPlan, position: int, objective: int, *, linked: bool
) -> LessonPlan:
    met = matrix_of(plan).assessed[position]
    return link_assessment(plan, position, met | {objective} if linked else met - {objective})


def for_unassessed(plan: LessonPlan, finding: Diagnostic) -> Iterator[Fix]:
    item = finding.place.item if finding.place else None
    if item is None:
        count = {"count": str(len(plan.objectives))}
        yield Fix("add-exit-questions", "Add {count} exit questions", _ask_about_all, count)
        return
    ask = partial(_ask_about, objective=item)
    yield Fix("add-exit-question", "Add an exit question", ask)
    texts = [assessment_text(each) for each in plan.assessments]
    best = _best(plan, texts, item)
    if best is not None:
        link = partial(set_assessment_link, position=best, objective=item, linked=True)
        yield Fix(
            "link-assessment", "Assessment {number} shows it", link, {"number": str(best + 1)}
        )


def _ask_about(plan: LessonPlan, objective: int) -> LessonPlan:
    """An assessment of its own, confirmed to be of this objective."""
    text = plain(plan.objectives[objective].text)
    question = Assessment(
        "Formative",
        f"Exit question: {text}",
        f"Objective {objective + 1}",
        objectives=(objective,),
    )
    return insert_item(plan, Section.ASSESSMENTS, len(plan.assessments), question)


def _ask_about_all(plan: LessonPlan) -> LessonPlan:
    for objective in range(len(plan.objectives)):
        plan = _ask_about(plan, objective)
    return plan


def _best(plan: LessonPlan, texts: list[str], objective: int) -> int | None:
    """The text that speaks most of the objective; None when none speaks of it at all."""
    objectives = tuple(each.text for each in plan.objectives)
    scores = [scores_of(objectives, text)[objective] for text in texts]
    return scores.index(max(scores)) if any(scores) else None


def for_unmatched(plan: LessonPlan, finding: Diagnostic) -> Iterator[Fix]:
    """The objective with most words in common; with none in common it may be about all."""
    item = finding.place.item if finding.place else None
    if item is None:
        return
    objectives = tuple(each.text for each in plan.objectives)
    scores = scores_of(objectives, assessment_text(plan.assessments[item]))
    best = max(range(len(scores)), key=scores.__getitem__)
    if scores[best]:
        link = partial(link_assessment, position=item, objectives=(best,))
        yield Fix("link-objective", "It shows objective {number}", link, {"number": str(best + 1)})
    else:
        every = partial(link_assessment, position=item, objectives=range(len(objectives)))
        yield Fix("link-all-objectives", "It shows all objectives", every)
    leave = partial(remove_item, section=Section.ASSESSMENTS, position=item)
    yield Fix("remove-assessment", "Leave it out", leave)


def for_idle(plan: LessonPlan, finding: Diagnostic) -> Iterator[Fix]:
    item = finding.place.item if finding.place else None
    matrix = matrix_of(plan)
    if item is None or not matrix.phases:
        return
    texts = [phase_text(plan.phases[at]) for at in matrix.phases]
    best = _best(plan, texts, item)
    longest = max(matrix.phases, key=lambda at: plan.phases[at].minutes or 0)
    position = longest if best is None else matrix.phases[best]
    link = partial(set_phase_link, position=position, objective=item, linked=True)
    phase = plan.phases[position].label
    yield Fix("link-phase", "{phase} works on it", link, {"phase": phase})


def for_level(plan: LessonPlan, finding: Diagnostic) -> Iterator[Fix]:
    """The level of the verb, in the form in which this plan writes levels."""
    item = finding.place.item if finding.place else None
    verb = verb_of(plan.objectives[item].text) if item is not None else None
    if item is None or verb is None:
        return
    level = GERUNDS[verb.usual] if _writes_gerunds(plan) else verb.usual.name.capitalize()
    apply = partial(change_objective, position=item, level=level)
    yield Fix("set-level", "Set level to {level}", apply, {"level": level})


def _writes_gerunds(plan: LessonPlan) -> bool:
    return any(each.level.strip().casefold().endswith("ing") for each in plan.objectives)
