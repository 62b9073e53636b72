"""Which objectives a phase assesses."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.assessed import assessed_in
from facilitator.domain.plan import Assessment, LessonPlan, Objective, Phase

OBJECTIVES = (
    Objective("Name the parts of a sourdough starter"),
    Objective("Shape a round loaf with even tension"),
    Objective("Judge when a loaf has proofed enough"),
)


def plan(*phases: Phase, assessments: tuple[Assessment, ...] = ()) -> LessonPlan:
    return LessonPlan("Bread", objectives=OBJECTIVES, phases=phases, assessments=assessments)


def test_shared_words_tell() -> None:
    shaping = Phase("Practice", learner_activities="Shape two loaves, feel the tension change.")

    assert assessed_in(plan(shaping), 0)[0] == 1


def test_forms_of_a_word_meet() -> None:
    judging = Phase("Check", facilitator_actions="Ask for judgement: is the loaf proofing enough?")

    assert assessed_in(plan(judging), 0)[0] == 2


def test_words_that_tell_nothing_propose_nothing() -> None:
    assert assessed_in(plan(Phase("Lunch", learner_activities="Eat and rest.")), 0) == ()
    assert assessed_in(LessonPlan("Empty", phases=(Phase("One"),)), 0) == ()


def test_a_number_in_the_phase_counts_before_words() -> None:
    phase = Phase("Practice", learner_activities="Shape a loaf with even tension (objective 3).")

    assert assessed_in(plan(phase), 0) == (2,)


def test_an_assessment_that_names_the_phase_brings_its_numbers() -> None:
    phases = (Phase("Explore"), Phase("Elaborate"))
    watching = Assessment("Formative", "Watching during exploration", "Objectives 1 and 2")

    assert assessed_in(plan(*phases, assessments=(watching,)), 0) == (0, 1)
    assert assessed_in(plan(*phases, assessments=(watching,)), 1) == ()


def test_ranges_are_read_and_numbers_without_an_objective_are_not() -> None:
    phase = Phase("All", learner_activities="Covers objectives 1-3 and objective 9.")

    assert assessed_in(plan(phase), 0) == (0, 1, 2)


@given(st.text(max_size=200), st.lists(st.text(max_size=80), max_size=5))
def test_any_text_gives_objectives_that_exist(text: str, objectives: list[str]) -> None:
    lesson = LessonPlan(
        "P",
        objectives=tuple(Objective(words) for words in objectives),
        phases=(Phase("X", learner_activities=text),),
    )

    found = assessed_in(lesson, 0)

    assert len(set(found)) == len(found)
    assert set(found) <= set(range(len(objectives)))
