"""Clock times worked out from a plan, and their places on the axis."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.length import Length
from facilitator.domain.plan import LessonPlan
from facilitator.domain.schedule import schedule
from facilitator.ui.prepare.schedule import (
    GAP,
    LARGEST_FORCED_SCALE,
    SMALLEST_CARD,
    SMALLEST_SCALE,
    lay_out,
)
from tests.ui.rig import phase

NINE = 9 * 60


def day(*minutes: int | None, stated: int | None = None, break_at: int | None = None) -> LessonPlan:
    phases = [
        phase("Break" if place == break_at else f"Phase {place}", each)
        for place, each in enumerate(minutes)
    ]
    length = None if stated is None else Length(f"{stated} minutes", stated, stated)
    return LessonPlan("A day", duration=length, phases=tuple(phases))


def test_a_plan_that_says_too_little_runs_over() -> None:
    planned = schedule(day(30, 60, 15, 60, 90, 30, stated=240, break_at=2), NINE)
    assert planned.planned_end == 13 * 60 + 15
    assert planned.end == 13 * 60 + 45
    assert planned.runs_over
    assert [slot.begin for slot in planned.slots][-1] == planned.planned_end


def test_breaks_have_no_number() -> None:
    planned = schedule(day(30, 15, 30, break_at=1), NINE)
    assert [slot.number for slot in planned.slots] == [1, None, 2]


def test_an_unknown_length_takes_no_time_but_has_a_card() -> None:
    planned = schedule(day(30, None, 30), NINE)
    assert planned.end == NINE + 60
    axis = lay_out(planned.slots, 300)
    assert axis.card_height(1) == SMALLEST_CARD


@pytest.mark.parametrize("room", [600, 900])
def test_the_axis_fills_the_room_it_has(room: int) -> None:
    axis = lay_out(schedule(day(30, 60, 15, 60, 90, 30), NINE).slots, room)
    assert axis.height == pytest.approx(room)
    assert axis.at(NINE + 30) == pytest.approx(axis.top(1))


def test_in_little_room_the_axis_scrolls() -> None:
    axis = lay_out(schedule(day(60, 60), NINE).slots, 50)
    assert axis.height == pytest.approx(120 * SMALLEST_SCALE)


_days = st.lists(st.none() | st.integers(1, 200), min_size=1, max_size=9)


@given(_days, st.floats(0, 2000))
def test_no_card_is_too_low_to_read(minutes: list[int | None], room: float) -> None:
    axis = lay_out(schedule(day(*minutes), NINE).slots, room)
    heights = [axis.card_height(place) for place in range(len(minutes))]
    assert all(height >= SMALLEST_CARD - 0.01 for height in heights)


@given(st.lists(st.integers(6, 200), min_size=2, max_size=9), st.floats(0, 2000))
def test_twice_the_time_is_twice_the_height(minutes: list[int], room: float) -> None:
    """True to scale, unless a phase is so short that its card must be higher than its time."""
    axis = lay_out(schedule(day(*minutes), NINE).slots, room)
    per_minute = [
        (axis.card_height(place) + GAP) / each
        for place, each in enumerate(minutes)
        if axis.card_height(place) > SMALLEST_CARD + 0.01
    ]
    assert per_minute == pytest.approx(per_minute[:1] * len(per_minute))
    assert all(scale <= max(LARGEST_FORCED_SCALE, room / 12) + 0.01 for scale in per_minute)


@given(_days, st.integers(0, 23 * 60))
def test_later_is_lower(minutes: list[int | None], begin: int) -> None:
    planned = schedule(day(*minutes), begin)
    axis = lay_out(planned.slots, 500)
    places = [axis.at(minute) for minute in range(begin, planned.end + 1)]
    assert places == sorted(places)
    assert not places or places[-1] == pytest.approx(axis.height)
