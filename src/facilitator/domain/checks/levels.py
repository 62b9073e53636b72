"""Whether each objective's verb and its Bloom level go together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.bloom_verbs import GERUNDS, verb_of
from facilitator.domain.checks.rules import NO_LEVEL, OTHER_LEVEL, UNKNOWN_LEVEL
from facilitator.domain.checks.subjects import named
from facilitator.domain.diagnostic import Place
from facilitator.domain.plan import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.diagnostic import Diagnostic
    from facilitator.domain.plan import LessonPlan, Objective


def check(plan: LessonPlan) -> Iterator[Diagnostic]:
    some_have_one = any(objective.level for objective in plan.objectives)
    for position, objective in enumerate(plan.objectives):
        if objective.level:
            yield from _level(objective, position)
        elif some_have_one:
            yield from _no_level(objective, position)


def _level(objective: Objective, position: int) -> Iterator[Diagnostic]:
    place = Place(Section.OBJECTIVES, position)
    subject = named(objective.text, objective.level)
    number = str(position + 1)
    stated = objective.bloom
    if stated is None:
        yield UNKNOWN_LEVEL.found(place, subject=subject, number=number, level=objective.level)
        return
    verb = verb_of(objective.text)
    if verb is not None and stated not in verb.levels:
        yield OTHER_LEVEL.found(
            place,
            subject=subject,
            number=number,
            verb=verb.text.capitalize(),
            usual=GERUNDS[verb.usual],
            stated=objective.level,
        )


def _no_level(objective: Objective, position: int) -> Iterator[Diagnostic]:
    """Said where the other objectives have one: a plan without levels is none the worse."""
    verb = verb_of(objective.text)
    if verb is not None:
        yield NO_LEVEL.found(
            Place(Section.OBJECTIVES, position),
            subject=named(objective.text),
            number=str(position + 1),
            verb=verb.text.capitalize(),
            usual=GERUNDS[verb.usual],
        )
