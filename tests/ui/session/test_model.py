"""Times as people type them, local wall times, and what is said about groups."""

from __future__ import annotations

import time as system_time
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.session import Group
from facilitator.ui.session.model import (
    SetupForm,
    coverage,
    end_words,
    in_the_past,
    instant,
    name_lines,
    names_for,
    problems_of,
    quarter_from,
    read_time,
    shares_words,
)
from facilitator.ui.wording import time_text

SATURDAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def in_berlin(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TZ", "Europe/Berlin")
    system_time.tzset()
    yield
    monkeypatch.undo()
    system_time.tzset()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("9", time(9)),
        ("09:00", time(9)),
        ("9.30", time(9, 30)),
        ("9h30", time(9, 30)),
        ("0930", time(9, 30)),
        (" 14:05 ", time(14, 5)),
        ("9 am", time(9)),
        ("9:30 p.m.", time(21, 30)),
        ("12:15 AM", time(0, 15)),
        ("12\u202fpm", time(12)),
        ("24:00", None),
        ("9:75", None),
        ("13 pm", None),
        ("soon", None),
        ("", None),
        ("-9", None),
    ],
)
def test_times_are_read_as_people_type_them(text: str, read: time | None) -> None:
    assert read_time(text) == read


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_what_is_shown_can_be_read(at: time) -> None:
    assert read_time(time_text(at)) == at


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_stepping_goes_to_the_nearest_quarter_that_way(at: time) -> None:
    later, earlier = quarter_from(at, 1), quarter_from(at, -1)
    minutes = at.hour * 60 + at.minute
    assert later.minute % 15 == 0
    assert earlier.minute % 15 == 0
    assert 0 < (later.hour * 60 + later.minute - minutes) % 1440 <= 15
    assert 0 < (minutes - earlier.hour * 60 - earlier.minute) % 1440 <= 15


def test_a_wall_time_becomes_an_instant_in_utc() -> None:
    assert instant(SATURDAY, time(9)) == datetime(2026, 11, 21, 8, tzinfo=UTC)
    assert instant(date(2026, 7, 4), time(9)) == datetime(2026, 7, 4, 7, tzinfo=UTC)


def test_a_wall_time_that_is_skipped_is_refused() -> None:
    skipped = SetupForm("p", date(2027, 3, 28), time(2, 30))
    assert instant(skipped.day, time(2, 30)) is None
    assert "clocks go forward" in problems_of(skipped).start


def test_a_wall_time_that_comes_twice_means_the_first() -> None:
    twice = date(2026, 10, 25)
    assert instant(twice, time(2, 30)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_the_end_says_the_day_when_it_is_another_one() -> None:
    assert end_words(SetupForm("p", SATURDAY, time(9)), 255) == "13:15"
    assert end_words(SetupForm("p", SATURDAY, time(22)), 180) == "01:00, Sun 22 Nov"
    assert end_words(SetupForm("p", SATURDAY, None), 180) == ""


def test_the_end_counts_real_hours_when_the_clocks_change() -> None:
    night = SetupForm("p", date(2026, 10, 24), time(23))
    assert end_words(night, 300) == "03:00, Sun 25 Oct"


def test_a_start_long_ago_is_remarked_on_but_allowed() -> None:
    now = datetime(2026, 11, 21, 12, tzinfo=UTC)
    assert in_the_past(SetupForm("p", SATURDAY, time(9)), now)
    assert not in_the_past(SetupForm("p", SATURDAY, time(12, 55)), now)
    assert not problems_of(SetupForm("p", date(2020, 1, 1), time(9)))


def groups(*names: str, profile: str = "") -> tuple[Group, ...]:
    return tuple(Group(str(place), name, profile) for place, name in enumerate(names))


def test_groups_need_names_of_their_own() -> None:
    form = SetupForm("p", SATURDAY, time(9), groups=groups("Aspen", " aspen ", "  "))
    found = problems_of(form).groups
    assert list(found) == ["1", "2"]
    assert "Another group" in found["1"]
    assert "Give this group a name" in found["2"]


def test_a_profile_without_a_group_is_named() -> None:
    told = coverage(("New", "Old"), groups("Aspen", profile="Old"))
    assert told.tone == "warn"
    assert told.sentence == "No group is set as New. Its note will not show."
    several = coverage(("New", "Old", "Deaf"), groups("Aspen"))
    assert several.sentence.startswith("No group is set as New, Old or Deaf.")


@pytest.mark.parametrize(
    ("count", "begin"), [(1, "The differentiation note"), (2, "Both"), (3, "All 3")]
)
def test_full_coverage_is_said_in_good_english(count: int, begin: str) -> None:
    profiles = tuple(f"profile {number}" for number in range(count))
    told = coverage(profiles, tuple(Group(name, name, name) for name in profiles))
    assert told.tone == "ok"
    assert told.sentence.startswith(begin)


def test_a_plan_without_profiles_is_fine() -> None:
    assert coverage((), groups("Aspen")).tone == "info"


@given(st.integers(0, 40), st.lists(st.text("abc ", min_size=1), max_size=6))
def test_there_are_always_enough_names_and_each_is_its_own(count: int, taken: list[str]) -> None:
    found = names_for(count, ("a", "b", "Elm"), taken)
    assert len(found) == count
    everything = [name.strip().casefold() for name in (*found, *taken)]
    assert len({*everything}) == count + len({name.strip().casefold() for name in taken})


def test_names_may_stand_in_lines_or_between_commas() -> None:
    assert name_lines(" Ana, Bo\n\nChi  Ming ;Ana") == ("Ana", "Bo", "Chi Ming")


@given(st.integers(0, 500), st.integers(1, 20))
def test_people_are_spread_evenly(people: int, count: int) -> None:
    sizes = [int(word) for word in shares_words(people, count).replace(" and ", ", ").split(", ")]
    assert sum(sizes) == people
    assert max(sizes) - min(sizes) <= 1
