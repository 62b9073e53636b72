"""Findings that the trainer leaves at that."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from facilitator.domain.checks import check_plan, open_checks
from facilitator.domain.checks.dismissing import can_be_dismissed, dismiss, take_back
from facilitator.domain.checks.passed import ANSWERS, passed
from facilitator.domain.checks.rules import RULES, Question
from facilitator.domain.diagnostic import Diagnostic, Severity
from facilitator.domain.length import length_of, read_length
from facilitator.domain.offline import works_offline
from facilitator.domain.plan import Assessment, LessonPlan, Objective, Phase
from tests.strategies import plans

PLAN = LessonPlan(
    title="Knots",
    duration=read_length("1 hour"),
    objectives=(Objective("Tie a bowline", "Apply"),),
    phases=(
        Phase("Vote", length_of(30), technology="Polling software"),
        Phase("Tie", length_of(30), learner_activities="Tie a bowline"),
    ),
    assessments=(Assessment("Summative", "A bowline tied in ten seconds"),),
)


def internet(plan: LessonPlan) -> Diagnostic:
    (found,) = (one for one in check_plan(plan) if one.code == "needs-internet")
    return found


def test_a_dismissed_finding_is_kept_with_its_reason_and_not_counted() -> None:
    assert open_checks(check_plan(PLAN)) == 1
    plan = dismiss(PLAN, internet(PLAN), "The room has Wi-Fi\n")
    assert internet(plan).dismissed == "The room has Wi-Fi"
    assert open_checks(check_plan(plan)) == 0


def test_a_dismissal_does_not_bring_the_internet() -> None:
    assert not works_offline(dismiss(PLAN, internet(PLAN), "We shall see"))


def test_it_stays_dismissed_when_phases_move() -> None:
    plan = dismiss(PLAN, internet(PLAN), "Fine")
    moved = replace(plan, phases=plan.phases[::-1])
    assert internet(moved).dismissed == "Fine"
    assert internet(moved).phase == 1


def test_it_is_back_when_it_is_about_something_else() -> None:
    plan = dismiss(PLAN, internet(PLAN), "Fine")
    other = replace(plan.phases[0], technology="Shared documents")
    assert internet(replace(plan, phases=(other, plan.phases[1]))).dismissed is None
    same = replace(plan.phases[0], technology="Use interactive **polling software** here")
    assert internet(replace(plan, phases=(same, plan.phases[1]))).dismissed == "Fine"


def test_a_dismissed_sum_is_back_when_it_changes() -> None:
    plan = replace(PLAN, duration=read_length("2 hours"))
    (odd,) = (one for one in check_plan(plan) if one.code == "phases-do-not-add-up")
    plan = dismiss(plan, odd, "Half of it is for questions")
    longer = replace(plan.phases[0], duration=length_of(45))
    codes = {one.code for one in check_plan(plan) if one.is_open}
    assert "phases-do-not-add-up" not in codes
    codes = {
        one.code
        for one in check_plan(replace(plan, phases=(longer, plan.phases[1])))
        if one.is_open
    }
    assert "phases-do-not-add-up" in codes


def test_taking_it_back_and_another_reason() -> None:
    plan = dismiss(PLAN, internet(PLAN), "First")
    plan = dismiss(plan, internet(plan), "Second")
    assert [each.reason for each in plan.dismissals] == ["Second"]
    assert take_back(plan, internet(plan)) == PLAN


def test_a_title_cannot_be_dismissed() -> None:
    missing = next(one for one in check_plan(LessonPlan("")) if one.code == "missing-title")
    assert not can_be_dismissed(missing)


def test_questions_are_passed_unless_something_is_open() -> None:
    asked = passed(PLAN, check_plan(PLAN))
    assert Question.OFFLINE not in asked
    assert Question.ASSESSED in asked
    plan = dismiss(PLAN, internet(PLAN), "Fine")
    assert Question.OFFLINE in passed(plan, check_plan(plan))


def test_what_cannot_be_asked_is_not_passed() -> None:
    bare = LessonPlan("Knots", phases=(Phase("Tie", length_of(10)),))
    asked = set(passed(bare, check_plan(bare)))
    assert not asked & {Question.ASSESSED, Question.LEVELS, Question.PROFILES, Question.PINS}


def test_every_question_has_an_answer_and_a_rule() -> None:
    assert set(ANSWERS) == set(Question)
    assert {rule.question for rule in RULES if rule.severity is not Severity.INFO} == set(Question)


@settings(suppress_health_check=list(HealthCheck))
@given(plans())
def test_any_finding_can_be_dismissed_and_taken_back(plan: LessonPlan) -> None:
    for finding in check_plan(plan):
        if can_be_dismissed(finding) and finding.dismissed is None:
            left = dismiss(plan, finding, "So be it")
            about = [one for one in check_plan(left) if one.code == finding.code]
            assert any(one.dismissed == "So be it" for one in about)
            assert check_plan(take_back(left, finding)) == check_plan(plan)
