"""Short tags from the words of assessment methods."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.method_tags import LONGEST, method_tags
from facilitator.domain.plan import Assessment, LessonPlan


def tags(*methods: str) -> tuple[str, ...]:
    return method_tags(LessonPlan("Any", assessments=tuple(Assessment("F", m) for m in methods)))


@pytest.mark.parametrize(
    ("method", "tag"),
    [
        ("Role play in three rounds, observed with the sheet", "Role play"),
        ("Observation of group discussions and workflow analysis", "Group discussions"),
        ("Ongoing observation and questioning", "Observation"),
        ("Evaluation of the *integration plans* developed in teams", "Integration plans"),
        ("exit ticket", "Exit ticket"),
        ("", ""),
    ],
)
def test_a_method_becomes_what_one_looks_at(method: str, tag: str) -> None:
    assert tags(method) == ((tag,) if tag else ())


def test_each_is_offered_once() -> None:
    assert tags("Peer feedback on plans", "peer feedback for posters") == ("Peer feedback",)


@given(st.text(max_size=200))
def test_any_words_give_one_short_line_or_none(method: str) -> None:
    for tag in tags(method):
        assert 0 < len(tag) <= LONGEST
        assert "\n" not in tag
