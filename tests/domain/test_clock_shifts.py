"""Whose clock was off, from what several laptops wrote of the same steps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.clock_shifts import NOTICEABLE, Step, clock_shifts, in_order, told_by
from facilitator.domain.observation import Observation
from facilitator.domain.run_events import Advanced, GapCause, GapJudged, Replanned, Started

NINE = datetime(2026, 12, 1, 9, tzinfo=UTC)
_AHEAD = st.integers(-7200, 7200)
_LATE = st.integers(-2, 2)


def steps(device: str, ahead: float, *minutes: float, first: int = 0) -> list[Step]:
    """What a laptop wrote: the beginning, then each phase."""
    found = []
    for place, minute in enumerate(minutes, first):
        at = NINE + timedelta(minutes=minute, seconds=ahead)
        kind, phase = ("advanced", place) if place else ("started", 0)
        found.append(Step(device, kind, phase, at))
    return found


def test_the_beginning_alone_tells() -> None:
    told = [*steps("ada", 130, 0), *steps("bo", 0, 0)]
    assert clock_shifts(told, "bo") == {"ada": timedelta(seconds=130)}
    assert clock_shifts(told, "ada") == {"bo": timedelta(seconds=-130)}


def test_people_are_not_clocks() -> None:
    """Somebody pressed late once, and hands are never quite at one."""
    assert clock_shifts([*steps("ada", 0, 4, 30, 45), *steps("bo", 3, 0, 30, 45)], "bo") == {}
    wild = [*steps("ada", 0, 0, 20, 70), *steps("bo", 0, 0, 45, 40)]
    assert clock_shifts(wild, "bo") == {}


def test_who_took_over_tells_nothing_by_one_step() -> None:
    """Bo carried on and went back once: that is no common step."""
    told = [*steps("ada", 0, 0, 30), *steps("bo", 0, 50, first=1)]
    assert clock_shifts(told, "bo") == {}
    both = [*steps("ada", 60, 0, 30, 45, 60), *steps("bo", 0, 45, 60, first=2)]
    assert clock_shifts(both, "bo") == {"ada": timedelta(minutes=1)}


def test_a_clock_that_was_set_tells_nothing() -> None:
    told = [*steps("ada", 600, 0), Step("ada", "clock_set", None, NINE), *steps("bo", 0, 0)]
    assert clock_shifts(told, "bo") == {}


def test_nobody_else_and_nobody_at_all() -> None:
    assert clock_shifts(steps("ada", 0, 0), "ada") == {}
    assert clock_shifts([], "ada") == {}
    assert clock_shifts(steps("ada", 0, 0), "bo") == {}


@given(st.lists(_AHEAD, min_size=2, max_size=4), st.data())
def test_every_clock_is_found_whoever_asks_and_however_it_is_told(
    ahead: list[int], data: st.DataObject
) -> None:
    told = [
        step
        for device, seconds in enumerate(ahead)
        for step in steps(str(device), seconds + data.draw(_LATE), 0, 30, 45)
    ]
    mixed = data.draw(st.permutations(told))
    for mine, own in enumerate(ahead):
        found = clock_shifts(mixed, str(mine))
        assert found == clock_shifts(told, str(mine))
        for device, seconds in enumerate(ahead):
            real = timedelta(seconds=seconds - own)
            guessed = found.get(str(device), timedelta())
            assert abs(guessed - real) <= timedelta(seconds=4) or abs(
                real
            ) < NOTICEABLE + timedelta(seconds=4)


@given(_AHEAD)
def test_what_is_told_by_another_clock_is_as_written_when_told_back(ahead: int) -> None:
    seen = Observation("o", "s", NINE, entered=NINE)
    shift = timedelta(seconds=ahead)
    assert told_by(told_by(seen, shift), -shift) == seen
    gap = GapJudged("g", NINE, NINE, NINE, GapCause.SLEPT)
    assert told_by(gap, shift).begin == NINE - shift


def test_an_end_that_was_agreed_on_is_a_time_of_the_day() -> None:
    planned = Replanned("r", NINE, finish=NINE)
    assert told_by(planned, timedelta(minutes=1)) == Replanned(
        "r", NINE - timedelta(minutes=1), finish=NINE
    )


@pytest.mark.parametrize("shift", [timedelta(), timedelta(minutes=40)])
def test_a_log_is_told_in_the_order_of_one_clock(shift: timedelta) -> None:
    begun = Started("a", NINE)
    theirs = Advanced("b", NINE + timedelta(minutes=30) + shift, 1)
    later = Advanced("c", NINE + timedelta(minutes=50), 2)
    log = sorted((begun, theirs, later), key=lambda one: one.at)
    found = in_order(log, {"b": "bo"}, {"bo": shift} if shift else {})
    assert [one.id for one in found] == ["a", "b", "c"]
    assert found[1].at == NINE + timedelta(minutes=30)
