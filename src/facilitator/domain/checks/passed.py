"""Which of the questions that are asked of a plan it has the right answer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.checks.rules import MATCHES_LITTLE, RULES, Question

if TYPE_CHECKING:
    from collections.abc import Iterable

    from facilitator.domain.diagnostic import Diagnostic
    from facilitator.domain.plan import LessonPlan

_QUESTIONS = {rule.code: rule.question for rule in RULES}

ANSWERS = {
    Question.CONTENTS: "The plan has a title, objectives and phases",
    Question.SUM: "The phases add up to the length of the plan",
    Question.LENGTHS: "Every phase has a length",
    Question.BREAKS: "Nobody sits for more than 1 h 30 min without a break",
    Question.PINS: "What is fixed to a time of day begins then",
    Question.VARIETY: "No activity goes on for more than an hour",
    Question.OFFLINE: "Everything works without internet",
    Question.ASSESSED: "Every objective has an assessment",
    Question.MATCHED: "Every assessment matches an objective",
    Question.WORKED_ON: "Every objective is worked on in a phase",
    Question.LEVELS: "Verbs and Bloom levels go together",
    Question.MATERIALS: "What phases use is in the materials list",
    Question.PROFILES: "Every profile of learners is served",
}
"""What is said of each question that a plan passes."""


def passed(plan: LessonPlan, findings: Iterable[Diagnostic]) -> tuple[Question, ...]:
    """The questions without an open finding, as far as they can be asked of this plan at all."""
    failed = {_QUESTIONS[each.code] for each in findings if _fails(each)}
    return tuple(each for each in Question if each not in failed and _is_asked(each, plan))


def _fails(finding: Diagnostic) -> bool:
    """An assessment that is about nothing in particular is no mistake, but matches nothing."""
    stands = finding.is_open or (finding.code == MATCHES_LITTLE.code and not finding.dismissed)
    return stands and finding.code in _QUESTIONS


def _is_asked(question: Question, plan: LessonPlan) -> bool:
    """A plan without objectives does not pass for having assessed them all."""
    pinned = any(phase.pinned_start is not None for phase in plan.phases)
    return {
        Question.CONTENTS: True,
        Question.SUM: bool(plan.duration and plan.phases),
        Question.PINS: pinned,
        Question.ASSESSED: bool(plan.objectives),
        Question.MATCHED: bool(plan.objectives and plan.assessments),
        Question.WORKED_ON: bool(plan.objectives and plan.phases),
        Question.LEVELS: any(objective.level for objective in plan.objectives),
        Question.MATERIALS: bool(plan.materials and plan.phases),
        Question.PROFILES: bool(plan.strategies and plan.phases),
    }.get(question, bool(plan.phases))
