"""What the headings of phases say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.length import length_of, read_length
from facilitator.domain.plan import Phase
from facilitator.formats.markdown.phase_names import is_five_e, read_name, write_name
from tests.strategies import lines


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Break", "Break"),
        ("Break: Tea", "Break: Tea"),
        ("Pause", "Break"),
        ("休息", "Break"),
        ("Coffee break", "Break: Coffee"),
        ("COFFEE BREAK", "Break: COFFEE"),
        ("Lunch", "Break: Lunch"),
        ("Lunch break", "Break: Lunch"),
        ("Break for lunch", "Break: Lunch"),
        ("Break – stretching", "Break: Stretching"),
        ("Mittagspause", "Break: Mittagspause"),
        ("Breakout session", "Breakout session"),
        ("Break down the task", "Break down the task"),
        ("Breakfast club", "Breakfast club"),
        ("Phase 1: Engage", "Phase 1: Engage"),
        ("**Engage**", "Engage"),
    ],
)
def test_breaks_are_told_from_other_phases(heading: str, name: str) -> None:
    assert read_name(heading, None) == (name, None)


@pytest.mark.parametrize(
    ("heading", "name", "minutes"),
    [
        ("Engage (10 minutes)", "Engage", 10),
        ("Engage [10 min]", "Engage", 10),
        ("Engage - 10 min", "Engage", 10),
        ("Engage: 10 min", "Engage", 10),
        ("**Engage (10 minutes)**", "Engage", 10),
        ("Opening (5 minutes) - 9:00-9:05 AM", "Opening - 9:00-9:05 AM", 5),
        ("9:00–9:20 Welcome", "9:00–9:20 Welcome", 20),
        ("15-minute break", "Break", 15),
        ("Break (15 min)", "Break", 15),
        ("BREAK - 10:05-10:20 AM", "Break: 10:05-10:20 AM", 15),
        ("Lunch (12:00-13:00)", "Break: Lunch", 60),
        ("Round 1: 20 questions", "Round 1: 20 questions", None),
        ("Group work (12)", "Group work (12)", None),
        ("Set up (30 minutes before start)", "Set up (30 minutes before start)", None),
        ("(10 minutes)", "(10 minutes)", None),
    ],
)
def test_lengths_in_headings(heading: str, name: str, minutes: int | None) -> None:
    found, length = read_name(heading, None)
    assert found == name
    assert (length.minutes if length else None) == minutes


def test_a_length_of_its_own_counts_more_than_one_in_the_heading() -> None:
    assert read_name("Engage (10 minutes)", length_of(10)) == ("Engage", length_of(10))
    assert read_name("Engage (10 minutes)", length_of(20)) == ("Engage (10 minutes)", length_of(20))


def test_a_name_that_would_be_understood_otherwise_is_marked() -> None:
    assert write_name(Phase("Lunch")) == "\\Lunch"
    assert write_name(Phase("\\Lunch")) == "\\\\Lunch"
    assert write_name(Phase("Engage")) == "Engage"


@given(lines(), st.none() | st.integers(0, 90).map(length_of))
def test_a_written_name_is_read_as_it_was(name: str, duration: object) -> None:
    length = duration if duration is None else read_length("30 minutes")
    assert read_name(write_name(Phase(name, length)), length) == (name, length)


@pytest.mark.parametrize(
    ("heading", "is_one"),
    [
        ("Engage", True),
        ("2. Explore (20 min)", True),
        ("Phase 3: Explain", True),
        ("**Elaborate**", True),
        ("Evaluation", True),
        ("Exploring", True),
        ("Explorers of the sea", False),
        ("Evaluation methods", False),
        ("Materials", False),
    ],
)
def test_the_five_names(heading: str, is_one: bool) -> None:
    assert is_five_e(heading) is is_one
