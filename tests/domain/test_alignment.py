"""What works towards which objective."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from facilitator.domain.alignment import Cell, matrix_of, numbers_in
from facilitator.domain.checks import check_plan
from facilitator.domain.diagnostic import Place, Severity
from facilitator.domain.plan import Assessment, LessonPlan, Objective, Phase, Section
from tests.strategies import plans

BREAD = LessonPlan(
    title="Bread",
    objectives=(
        Objective("Name the parts of a sourdough starter", "Remember"),
        Objective("Shape a round loaf with even tension", "Apply"),
        Objective("Judge when a loaf has proofed enough", "Evaluate"),
    ),
    phases=(
        Phase("Engage", learner_activities="Smell the starter and name what it is made of"),
        Phase("Break"),
        Phase("Practice", learner_activities="Shape two loaves, feel the tension change"),
        Phase("Check", learner_activities="Look at six loaves and judge which has proofed"),
    ),
    assessments=(
        Assessment("Formative", "Shaping seen by a partner", "Shows the tension of the loaf"),
        Assessment("Formative", "Three loaves to judge", "Objective 3: proofed enough or not"),
    ),
)


def messages(plan: LessonPlan, code: str) -> list[str]:
    return [finding.message for finding in check_plan(plan) if finding.code == code]


def test_words_propose_where_objectives_are_worked_on_and_shown() -> None:
    matrix = matrix_of(BREAD)
    assert matrix.phases == (0, 2, 3)
    assert matrix.worked_on == ({0}, {1}, {2})
    assert matrix.assessed == ({1}, {2})
    assert matrix.phase_cell(0, 0) is Cell.PROPOSED
    assert matrix.phase_cell(0, 1) is Cell.NONE
    assert matrix.assessment_cell(0, 0) is Cell.HOLE
    assert not matrix.is_confirmed


def test_an_objective_without_assessment_is_named() -> None:
    assert messages(BREAD, "objective-without-assessment") == [
        "Objective 1 has no assessment. Add a rubric criterion or an exit question"
    ]


def test_a_plan_without_assessments_is_told_once() -> None:
    assert messages(replace(BREAD, assessments=()), "objective-without-assessment") == [
        "None of the 3 objectives has an assessment. Add exit questions or a rubric"
    ]


def test_an_objective_that_no_phase_works_on() -> None:
    plan = replace(BREAD, objectives=(*BREAD.objectives, Objective("Calibrate thermometers")))
    assert messages(plan, "objective-without-phase") == [
        "No phase works on objective 4. Give it time in a phase, or drop it"
    ]


def test_a_plan_that_does_not_say_what_learners_do_is_not_blamed_for_it() -> None:
    plan = replace(BREAD, phases=(Phase("Session 1"), Phase("Session 2")))
    assert messages(plan, "objective-without-phase") == []


def test_an_assessment_of_something_else() -> None:
    quiz = Assessment("Summative", "Essay on Roman history", "Assesses writing style")
    general = Assessment("Formative", "Watching", "Shows understanding of key concepts")
    plan = replace(BREAD, assessments=(*BREAD.assessments, quiz, general))
    found = [one for one in check_plan(plan) if one.code == "assessment-without-objective"]
    assert [(one.severity, one.place) for one in found] == [
        (Severity.WARNING, Place(Section.ASSESSMENTS, 2)),
        (Severity.INFO, Place(Section.ASSESSMENTS, 3)),
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Objectives 1, 2 and 4", [1, 2, 4]),
        ("LO 2", [2]),
        ("learning outcomes 1–3", [1, 2, 3]),
        ("shows O3", [3]),
        ("Lernziel 2", [2]),
        ("Objetivos 1 y 2", [1, 2]),
        ("Three rounds of 12 minutes", []),
    ],
)
def test_cited_numbers(text: str, numbers: list[int]) -> None:
    assert numbers_in(text) == numbers


def test_signs_without_spaces_between_words_meet_too() -> None:
    plan = LessonPlan(
        "面包",
        objectives=(Objective("描述酵母的作用"), Objective("判断面团发酵")),
        phases=(Phase("一", learner_activities="讨论酵母的作用"),),
        assessments=(Assessment("总结", "面团发酵的判断"),),
    )
    assert matrix_of(plan).worked_on[0] >= {0}
    assert matrix_of(plan).assessed[0] == {1}


@settings(suppress_health_check=list(HealthCheck))
@given(plans())
def test_every_cell_of_any_plan_has_an_answer(plan: LessonPlan) -> None:
    matrix = matrix_of(plan)
    for objective in range(matrix.objectives):
        row = [matrix.phase_cell(objective, at) for at in range(len(matrix.phases))]
        assert (Cell.HOLE in row) == (bool(row) and objective in matrix.idle)
        shown = [matrix.assessment_cell(objective, at) for at in range(len(plan.assessments))]
        assert objective not in matrix.unassessed or set(shown) <= {Cell.HOLE}
