"""Plans as JSON: what goes out comes in, and what is broken is refused with its place."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.length import length_of, read_length
from facilitator.domain.plan import KeptText, LessonPlan, Phase, Section
from facilitator.domain.plan_data import plan_to_data
from facilitator.formats import plan_json
from facilitator.formats.markdown import read_plan, write_plan
from facilitator.formats.plan_json import BrokenPlan, looks_like_json, read_plan_json
from tests.edits import edited
from tests.strategies import plans

SMALL = {"title": "Knots", "phases": [{"name": "Engage", "duration": "1h30"}]}


@settings(suppress_health_check=list(HealthCheck))
@given(plans(), st.data())
def test_what_goes_out_comes_in_as_it_was(plan: LessonPlan, data: st.DataObject) -> None:
    plan = data.draw(edited(plan))
    text = json.dumps({"id": "x", **plan_to_data(plan)}, ensure_ascii=data.draw(st.booleans()))
    assert looks_like_json(text)
    assert read_plan_json(text) == plan


def test_every_field_of_a_plan_and_a_phase_is_known() -> None:
    data = plan_to_data(LessonPlan("T", length_of(5), phases=(Phase("A", length_of(5)),)))
    plan: Any = plan_json._plan(data, "")
    assert list(plan) == [field.name for field in fields(LessonPlan)]
    assert list(plan["phases"][0]) == [field.name for field in fields(Phase)]


def test_a_plan_may_be_written_by_hand() -> None:
    assert read_plan_json("\ufeff\n" + json.dumps({**SMALL, "color": "red"})) == LessonPlan(
        "Knots", phases=(Phase("Engage", read_length("1h30")),)
    )


def test_texts_come_in_clean() -> None:
    plan = read_plan_json('{"title": " A\\nB\\u0000", "phases": [], "safety": [" x \\r\\n y "]}')
    assert (plan.title, plan.safety) == ("A B", ("x \n y",))


def test_kept_texts_come_in_where_they_can_stand() -> None:
    kept = [
        {"section": "structure", "after": 7, "text": "## Notes"},
        {"section": "safety", "after": 2, "text": "one"},
        {"section": "safety", "after": 5, "text": "two"},
    ]
    plan = read_plan_json(json.dumps({**SMALL, "safety": ["x"], "kept": kept}))
    assert plan.kept == (
        KeptText(Section.STRUCTURE, 1, "## Notes"),
        KeptText(Section.SAFETY, 1, "one\n\ntwo"),
    )
    assert read_plan(write_plan(plan)).plan == plan


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"title": 5}, "“title” is no text"),
        ({"title": None}, "“title” is no text"),
        ({"phases": {}}, "“phases” is no list"),
        ({"phases": [{}]}, "“phases[0].name” is missing"),
        ({"phases": [3]}, "“phases[0]” is no object"),
        ({"start": 1440}, "“start” is not between 0 and 1439"),
        ({"start": True}, "“start” is no whole number"),
        ({"start": 1.5}, "“start” is no whole number"),
        ({"duration": {"text": "x", "low": 9, "high": 1}}, "“duration” is a range"),
        ({"duration": {"text": "x", "low": None, "high": 1}}, "“duration” is a range"),
        ({"phases": [{"name": "A", "priority": "high"}]}, "is none of must, should, could"),
        ({"phases": [{"name": "A", "locked": "yes"}]}, "“phases[0].locked” is neither"),
        ({"kept": [{"section": "x", "after": 0, "text": ""}]}, "“kept[0].section” is none of"),
        ({"assessments": [{"kind": "F"}]}, "“assessments[0].method” is missing"),
    ],
)
def test_what_is_broken_is_named(change: dict[str, object], told: str) -> None:
    with pytest.raises(BrokenPlan) as caught:
        read_plan_json(json.dumps({**SMALL, **change}))
    assert told in str(caught.value)
    assert str(caught.value).startswith("This JSON holds no lesson plan: ")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"title": "A"', "line 1 cannot be read"),
        ('{"title": NaN, "phases": []}', "it cannot be read"),
        ("[]", "it is no object"),
        ('{"name": "package.json"}', "“title” is missing"),
        ('{"a":' * 100_000, "cannot be read"),
    ],
)
def test_other_json_is_refused_in_a_sentence(text: str, told: str) -> None:
    with pytest.raises(BrokenPlan) as caught:
        read_plan_json(text)
    assert told in str(caught.value)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@settings(suppress_health_check=list(HealthCheck))
@given(st.sampled_from([field.name for field in fields(LessonPlan)]), _VALUES)
def test_any_value_anywhere_is_a_plan_or_refused(name: str, value: object) -> None:
    try:
        plan = read_plan_json(json.dumps({**SMALL, name: value}))
    except BrokenPlan:
        return
    assert read_plan_json(json.dumps(plan_to_data(plan))) == plan
