"""Every fix makes its finding go away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.alignment import matrix_of
from facilitator.domain.checks import check_plan
from facilitator.domain.fixes import Fix, fixes_for
from facilitator.domain.fixes.links import confirm_links, set_assessment_link, set_phase_link
from facilitator.domain.length import length_of, read_length
from facilitator.domain.offline import works_offline
from facilitator.domain.plan import Assessment, LessonPlan, Objective, Phase, Strategy
from tests.strategies import plans

if TYPE_CHECKING:
    from facilitator.domain.diagnostic import Diagnostic


def phase(name: str, minutes: int | None = 30, **more: object) -> Phase:
    return Phase(name, None if minutes is None else length_of(minutes), **more)


ROPE = LessonPlan(
    title="Rope",
    duration=read_length("2 hours"),
    start=9 * 60,
    objectives=(
        Objective("List three knots", "Creating"),
        Objective("Tie a bowline in ten seconds", "Applying"),
        Objective("Judge the wear of a harness", "Evaluating"),
    ),
    materials=("Ropes", "Tablets with internet access"),
    phases=(
        phase("Engage", 30, technology="Polling software", resources="Ropes, a bell"),
        phase("Practice", 75, learner_activities="Tie a bowline.", differentiation="For beginners"),
        replace(phase("Break: Tea", 15), pinned_start=10 * 60 + 30),
        phase("Compete", 60, learner_activities="Race, list three knots, compare"),
    ),
    assessments=(
        Assessment("Formative", "A bowline tied", "Objective 2"),
        Assessment("Summative", "Essay on seas"),
    ),
    strategies=(Strategy("Beginners", "Show it twice"), Strategy("Sailors", "Tie it blind")),
)


def finding_of(plan: LessonPlan, code: str) -> Diagnostic:
    return next(one for one in check_plan(plan) if one.code == code)


def fix_of(plan: LessonPlan, code: str, name: str) -> Fix:
    offered = fixes_for(plan, finding_of(plan, code))
    return next(fix for fix in offered if fix.code == name)


def same_findings(plan: LessonPlan, finding: Diagnostic) -> int:
    about = (finding.code, finding.subject)
    return sum((one.code, one.subject) == about for one in check_plan(plan))


def has_fewer(plan: LessonPlan, finding: Diagnostic, fix: Fix) -> bool:
    return same_findings(fix.apply(plan), finding) < same_findings(plan, finding)


EXPECTED = {
    ("phases-do-not-add-up", "Set plan to 2 h 45 min"),
    ("phases-do-not-add-up", "Trim phases"),
    ("no-break", "Add a break of 15 min"),
    ("no-break", "Add it, same end"),
    ("long-phase", "Divide it"),
    ("pin-too-early", "Shorten what is before by 15 min"),
    ("pin-too-early", "Fix it at 10:45"),
    ("pin-too-early", "Let it follow"),
    ("needs-internet", "Use this"),
    ("objective-without-assessment", "Add an exit question"),
    ("assessment-without-objective", "It shows all objectives"),
    ("assessment-without-objective", "Leave it out"),
    ("objective-without-phase", "Practice works on it"),
    ("bloom-mismatch", "Set level to Remembering"),
    ("missing-material", "Add it to the list"),
    ("profile-without-phase", "Add their strategy to Practice"),
}


def test_what_is_offered() -> None:
    offered = {
        (finding.code, fix.name) for finding in check_plan(ROPE) for fix in fixes_for(ROPE, finding)
    }
    assert offered == EXPECTED


def test_each_makes_its_finding_go_away() -> None:
    for finding in check_plan(ROPE):
        for fix in fixes_for(ROPE, finding):
            assert has_fewer(ROPE, finding, fix), fix.name


@settings(suppress_health_check=list(HealthCheck), deadline=None)
@given(plans(), st.integers(0, 1440))
def test_each_makes_its_finding_go_away_in_any_plan(plan: LessonPlan, start: int) -> None:
    started = replace(plan, start=start)
    for finding in check_plan(started):
        for fix in fixes_for(started, finding):
            assert has_fewer(started, finding, fix), fix.name


def test_the_sum() -> None:
    code = "phases-do-not-add-up"
    assert fix_of(ROPE, code, "state-sum").apply(ROPE).stated_minutes == 165
    locked = replace(ROPE.phases[3], locked=True)
    stated = read_length("2 h 15 min")
    plan = replace(ROPE, duration=stated, phases=(*ROPE.phases[:3], locked))
    trimmed = fix_of(plan, code, "trim-phases").apply(plan)
    assert (trimmed.phase_minutes, trimmed.phases[3].minutes) == (135, 60)


def test_nothing_is_trimmed_where_nothing_may_be() -> None:
    plan = replace(ROPE, phases=tuple(replace(each, locked=True) for each in ROPE.phases))
    offered = fixes_for(plan, finding_of(plan, "phases-do-not-add-up"))
    assert [fix.code for fix in offered] == ["state-sum"]


@pytest.mark.parametrize(("fix", "minutes"), [("add-break", 180), ("add-break-same-end", 165)])
def test_a_break_later_or_with_the_same_end(fix: str, minutes: int) -> None:
    whole = ROPE.phase_minutes + 15
    plan = fix_of(ROPE, "no-break", fix).apply(ROPE)
    assert [each.label for each in plan.phases][:3] == ["Engage", "Break", "Practice"]
    assert plan.phase_minutes + plan.break_minutes == (whole + 15 if minutes == 180 else whole)


def test_one_long_phase_is_divided_by_breaks() -> None:
    plan = LessonPlan("P", phases=(phase("Build", 200), phase("Show", 30)))
    divided = fix_of(plan, "no-break", "divide-with-breaks").apply(plan)
    names = [each.label for each in divided.phases]
    assert names == ["Build", "Break", "Build (2)", "Break", "Build (3)", "Show"]
    assert divided.phase_minutes == 230
    assert max(each.minutes or 0 for each in divided.phases) <= 90


def test_an_idea_is_taken_for_a_phase_and_for_a_material() -> None:
    plan = ROPE
    while not works_offline(plan):
        plan = fix_of(plan, "needs-internet", "use-offline-alternative").apply(plan)
    assert plan.phases[0].offline_alternative == "Dot-voting on a flip chart"
    assert plan.materials[1].startswith("Tablets with internet access (offline: all that is needed")


def test_the_idea_is_shown_before_it_is_taken() -> None:
    fix = fixes_for(ROPE, finding_of(replace(ROPE, materials=()), "needs-internet"))[0]
    assert fix.hint.format_map(fix.values) == "Idea: Dot-voting on a flip chart"


def test_an_exit_question_is_confirmed_to_be_of_its_objective() -> None:
    code = "objective-without-assessment"
    plan = fix_of(ROPE, code, "add-exit-question").apply(ROPE)
    assert plan.assessments[-1] == Assessment(
        "Formative", "Exit question: List three knots", "Objective 1", (0,)
    )


def test_an_assessment_with_something_in_common_is_offered() -> None:
    watching = Assessment("Formative", "Harness checked by a partner", "Objective 2")
    plan = replace(ROPE, assessments=(*ROPE.assessments, watching))
    finding = [one for one in check_plan(plan) if one.code == "objective-without-assessment"][-1]
    assert [fix.name for fix in fixes_for(plan, finding)] == [
        "Add an exit question",
        "Assessment 3 shows it",
    ]


def test_links_are_confirmed_as_proposed_and_corrected() -> None:
    before = matrix_of(ROPE)
    plan = confirm_links(ROPE)
    assert matrix_of(plan).is_confirmed
    assert matrix_of(plan).worked_on == before.worked_on
    assert matrix_of(plan).assessed == before.assessed
    linked = set_phase_link(ROPE, 0, 2, linked=True)
    assert 2 in (linked.phases[0].objectives or ())
    taken = set_assessment_link(linked, 0, 1, linked=False)
    assert taken.assessments[0].objectives == ()
    assert matrix_of(taken).unassessed == (0, 1, 2)
