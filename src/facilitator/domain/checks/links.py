"""Whether objectives, phases and assessments belong together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from facilitator.domain.alignment import matrix_of
from facilitator.domain.checks.rules import (
    MATCHES_LITTLE,
    MATCHES_NOTHING,
    NONE_ASSESSED,
    NOT_ASSESSED,
    NOT_WORKED_ON,
)
from facilitator.domain.checks.subjects import named
from facilitator.domain.diagnostic import Place
from facilitator.domain.plan import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.alignment import Matrix
    from facilitator.domain.diagnostic import Diagnostic
    from facilitator.domain.plan import Assessment, LessonPlan

# What is said of any lesson matches no objective in particular, and is no mistake.
_GENERAL = re.compile(
    r"\b(?:(?:key|core|main|these|the|learned|covered|basic) concepts|concepts? (?:learned|covered)"
    r"|prior knowledge|engagement|participation|critical thinking|understanding|learning"
    r"|comprehension|progress|misconceptions?)\b",
    re.IGNORECASE,
)


def check(plan: LessonPlan) -> Iterator[Diagnostic]:
    if not plan.objectives:
        return
    matrix = matrix_of(plan)
    yield from _assessed(plan, matrix)
    yield from _matched(plan, matrix)
    if any(plan.phases[at].learner_activities for at in matrix.phases):
        yield from _worked_on(plan, matrix)


def _assessed(plan: LessonPlan, matrix: Matrix) -> Iterator[Diagnostic]:
    """A plan without any assessment is told so once."""
    if not plan.assessments and len(plan.objectives) > 1:
        yield NONE_ASSESSED.found(
            Place(Section.ASSESSMENTS), subject="all", count=str(len(plan.objectives))
        )
        return
    for position in matrix.unassessed:
        yield NOT_ASSESSED.found(
            Place(Section.OBJECTIVES, position),
            subject=named(plan.objectives[position].text),
            number=str(position + 1),
        )


def _matched(plan: LessonPlan, matrix: Matrix) -> Iterator[Diagnostic]:
    for position in matrix.unmatched:
        assessment = plan.assessments[position]
        rule = MATCHES_LITTLE if _is_general(assessment) else MATCHES_NOTHING
        yield rule.found(
            Place(Section.ASSESSMENTS, position),
            subject=named(assessment.method, assessment.alignment),
            number=str(position + 1),
        )


def _is_general(assessment: Assessment) -> bool:
    said = assessment.alignment or assessment.method
    return assessment.objectives is None and _GENERAL.search(said) is not None


def _worked_on(plan: LessonPlan, matrix: Matrix) -> Iterator[Diagnostic]:
    for position in matrix.idle:
        yield NOT_WORKED_ON.found(
            Place(Section.OBJECTIVES, position),
            subject=named(plan.objectives[position].text),
            number=str(position + 1),
        )
