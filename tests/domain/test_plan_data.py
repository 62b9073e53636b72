"""Plans as JSON-safe data."""

from __future__ import annotations

import json
from dataclasses import fields

from hypothesis import HealthCheck, given, settings

from facilitator.domain.length import Length
from facilitator.domain.plan import (
    Assessment,
    Dismissal,
    KeptText,
    LessonPlan,
    Objective,
    Phase,
    Priority,
    Rotation,
    Section,
    Strategy,
)
from facilitator.domain.plan_data import plan_from_data, plan_to_data
from tests.strategies import plans

FULL = LessonPlan(
    title="Bread: from grain to loaf",
    duration=Length("about 2 to 3 hours", 120, 180, approximate=True),
    audience="Apprentice bakers",
    objectives=(Objective("Knead a dough", "Apply", ("*", "bench")),),
    other_objective_columns=("Star", "Place"),
    concepts=("gluten", "proof"),
    prior_knowledge=("Weighing",),
    materials=("Flour", "Ωmega scale"),
    phases=(
        Phase(
            name="Knead",
            duration=Length("120+ minutes", 120, 120, open_ended=True),
            facilitator_actions="Show\n\n* one\n* two",
            learner_activities="Knead",
            resources="Bench",
            differentiation="Smaller loaves",
            technology="Oven timer",
            offline_alternative="Egg timer",
            kept=(KeptText(Section.STRUCTURE, 2, "**Note:** hot"),),
            pinned_start=9 * 60,
            priority=Priority.COULD,
            locked=True,
            shortest=20,
            warning=0,
            auto_advance=True,
            quiet=True,
            audience_text="Fold until smooth",
            objectives=(0,),
            rotation=Rotation(3, 15),
        ),
        Phase(name="Break: Coffee", duration=Length("depends", None, None)),
    ),
    assessments=(Assessment("Formative", "Look at the crumb", "Objective 1", (0,)),),
    strategies=(Strategy("Beginners", "Pair them"),),
    connections=("Chemistry",),
    applications=("A bakery",),
    metacognition=("What did your hands learn?",),
    extensions=("Sourdough",),
    safety=("Hot oven",),
    learner_questions=("What would you change?",),
    facilitator_questions=("Who was quiet?",),
    virtual=("Send flour",),
    resources=("A book",),
    kept=(KeptText(Section.HEADER, 0, "Written in 2025"), KeptText(Section.SAFETY, 1, "aside")),
    start=8 * 60 + 30,
    dismissals=(Dismissal("no-break", "Knead", "Proving is a break"),),
)


def test_a_full_plan_survives_json() -> None:
    assert plan_from_data(json.loads(json.dumps(plan_to_data(FULL)))) == FULL


def test_the_full_plan_of_these_tests_uses_every_field() -> None:
    empty = LessonPlan(title="")
    unused = [f.name for f in fields(FULL) if getattr(FULL, f.name) == getattr(empty, f.name)]
    assert unused == []
    nothing = Phase(name="")
    phase = FULL.phases[0]
    assert [
        f.name for f in fields(phase) if getattr(phase, f.name) == getattr(nothing, f.name)
    ] == []


def test_every_field_is_there_under_its_own_name() -> None:
    data = plan_to_data(LessonPlan(title="Empty", phases=(Phase(name="Engage"),)))
    assert list(data) == [f.name for f in fields(LessonPlan)]
    (phase,) = data["phases"]  # type: ignore[misc]
    assert list(phase) == [f.name for f in fields(Phase)]


def test_fields_that_older_data_lacks_stay_empty() -> None:
    assert plan_from_data({"title": "Old"}) == LessonPlan(title="Old")
    assert plan_from_data({"title": "Old", "phases": [{"name": "Engage"}]}).phases == (
        Phase(name="Engage"),
    )


def test_sections_are_plain_strings_in_the_data() -> None:
    kept = plan_to_data(FULL)["kept"]
    assert type(kept[0]["section"]) is str  # type: ignore[index]


@settings(suppress_health_check=list(HealthCheck))
@given(plans())
def test_any_plan_survives_json(plan: LessonPlan) -> None:
    assert plan_from_data(json.loads(json.dumps(plan_to_data(plan)))) == plan
