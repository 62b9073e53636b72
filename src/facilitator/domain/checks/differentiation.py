"""Whether every profile of learners is served by some phase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.checks.rules import UNSERVED_PROFILE
from facilitator.domain.checks.subjects import named
from facilitator.domain.diagnostic import Place
from facilitator.domain.plan import Section
from facilitator.domain.served import unserved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.diagnostic import Diagnostic
    from facilitator.domain.plan import LessonPlan


def check(plan: LessonPlan) -> Iterator[Diagnostic]:
    for position in unserved(plan):
        profile = plan.strategies[position].audience
        if profile:
            yield UNSERVED_PROFILE.found(
                Place(Section.DIFFERENTIATION, position), subject=named(profile), profile=profile
            )
