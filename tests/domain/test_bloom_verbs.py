"""Which levels a verb can stand for, and what is said when a plan says another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.bloom import BloomLevel
from facilitator.domain.bloom_verbs import levels_in, verb_of
from facilitator.domain.checks import check_plan
from facilitator.domain.plan import LessonPlan, Objective

CODES = {"bloom-mismatch", "unknown-bloom-level", "no-bloom-level"}


def said(*objectives: Objective) -> list[str]:
    plan = LessonPlan("Knots", objectives=objectives)
    return [finding.message for finding in check_plan(plan) if finding.code in CODES]


def test_a_verb_below_its_level_is_explained() -> None:
    assert said(Objective("List the parts of a rope", "Creating")) == [
        "“List” is Remembering, the plan says Creating. Objective 1: change the level or the verb"
    ]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Analyze the load on a knot", "Create"),
        ("Analyse the load on a knot", "Creating"),
        ("By the end of the day, learners will be able to define a bight", "Evaluate"),
        ("Design a rope bridge", "Remember"),
        ("Apply the rule of thumb", "Knowledge"),
    ],
)
def test_verbs_of_another_level_are_found(text: str, level: str) -> None:
    assert len(said(Objective(text, level))) == 1


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Compare two knots", "Understanding"),
        ("Compare two knots", "Analysis"),
        ("Identify the working end", "Remember"),
        ("Identify causes of slipping", "Analyzing"),
        ("Critique potential challenges and propose solutions", "Evaluating"),
        ("Tell helpful from hurtful feedback", "Analyze"),
        ("Synthesise three sources", "Synthesis"),
        ("Bake a round loaf", "Create"),
        ("Distinguish the signs of a conflict", "Analyze / Evaluate"),
        ("Comprender los nudos", "Crear"),
        ("Einen Knoten knüpfen", "Apply"),
        ("The bowline", "Create"),
        ("Bowlinate a rope", "Create"),
    ],
)
def test_what_fits_or_is_unknown_is_left_alone(text: str, level: str) -> None:
    assert [one for one in said(Objective(text, level)) if "none of Bloom" not in one] == []


def test_a_missing_level_is_named_where_others_have_one() -> None:
    bare = Objective("List the parts of a rope")
    assert said(bare) == []
    assert said(bare, Objective("Tie a knot", "Apply")) == [
        "Objective 1 has no level. “List” is Remembering"
    ]


def test_of_several_verbs_the_most_demanding_decides() -> None:
    verb = verb_of("List, compare and design knots")
    assert verb is not None
    assert (verb.text, verb.usual) == ("design", BloomLevel.CREATE)
    assert BloomLevel.REMEMBER in verb.levels


def test_nouns_that_look_like_verbs_are_no_verbs() -> None:
    assert levels_in("Plan addressing challenges in new designs") == {BloomLevel.CREATE}
    assert levels_in("Shows the ability to define and defend limits") == {
        BloomLevel.REMEMBER,
        BloomLevel.EVALUATE,
    }


@given(st.text(max_size=200), st.text(max_size=20))
def test_any_objective_can_be_read(text: str, level: str) -> None:
    said(Objective(text, level), Objective(text))
