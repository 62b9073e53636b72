"""Findings that a trainer leaves at that, with the reason."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.domain.plan import Dismissal
from facilitator.domain.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from facilitator.domain.diagnostic import Diagnostic
    from facilitator.domain.plan import LessonPlan


def can_be_dismissed(finding: Diagnostic) -> bool:
    """A plan cannot do without a title or phases; of everything else the trainer knows more."""
    return bool(finding.subject)


def with_dismissals(plan: LessonPlan, findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings, those that the trainer dismissed with the reason.

    A finding whose subject has changed is another one, and is back.
    """
    reasons = {(each.code, each.subject): each.reason for each in plan.dismissals}
    if not reasons:
        return tuple(findings)
    return tuple(
        replace(finding, dismissed=reasons[finding.code, finding.subject])
        if finding.subject and (finding.code, finding.subject) in reasons
        else finding
        for finding in findings
    )


def dismiss(plan: LessonPlan, finding: Diagnostic, reason: str) -> LessonPlan:
    kept = _others(plan, finding)
    made = Dismissal(finding.code, finding.subject, clean_line(reason))
    return replace(plan, dismissals=(*kept, made))


def take_back(plan: LessonPlan, finding: Diagnostic) -> LessonPlan:
    """The finding is open again."""
    return replace(plan, dismissals=_others(plan, finding))


def _others(plan: LessonPlan, finding: Diagnostic) -> tuple[Dismissal, ...]:
    about = (finding.code, finding.subject)
    return tuple(each for each in plan.dismissals if (each.code, each.subject) != about)
