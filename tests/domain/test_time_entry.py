"""What may be typed for a length and for a time of day."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.time_entry import (
    DAY,
    entered_clock,
    entered_minutes,
    read_clock,
    read_minutes,
)
from facilitator.errors import UserError

NINE = 9 * 60


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("10", 10), ("90", 90), ("0", 0), ("120", 80), ("0130", 90), ("190", 190), ("013000", 90),
        ("013030", 91), ("1h30", 90), ("1h30m", 90), ("1 h 30 min", 90), ("2h", 120), ("90m", 90),
        ("120m", 120), ("45'", 45), ("30s", 1), ("1h30s", 61), ("1.2", 62), ("1.30", 90),
        ("1,5", 65), ("1,5h", 90), ("1:30", 90), ("0:45", 45), ("5:59", 359), ("+10", 40),
        ("+1h", 90), ("-5", 25), ("−5", 25), ("- 30", 0), ("13:15", 255), ("9:30", 30),
        ("1pm", 240), ("1:15 pm", 255), ("1:15p", 255), ("=1:15 pm", 255), ("=10", 60),
        ("8:30", DAY - 30), ("9:00", DAY), ("half an hour", 30), ("45–60 min", 60),
        ("45 Minuten", 45), ("90 min.", 90), ("24h", DAY),
    ],
)  # fmt: skip
def test_lengths(typed: str, minutes: int) -> None:
    assert read_minutes(typed, now=30, begin=NINE) == minutes
    assert read_minutes(f"  {typed.upper()} ", now=30, begin=NINE) == minutes


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("9", 540), ("13", 780), ("930", 570), ("0930", 570), ("1315", 795), ("093045", 570),
        ("9h30", 570), ("9.5", 545), ("9:30", 570), ("13:15:30", 795), ("1pm", 780),
        ("12 am", 0), ("12 p.m.", 720), ("1:15 pm", 795), ("p", 600), ("p+10", 610),
        ("p - 5", 595), ("+10", 610), ("+1h30", 690), ("-10", 590), ("=13:15", 795), ("0", 0),
    ],
)  # fmt: skip
def test_clock_times(typed: str, clock: int) -> None:
    assert read_clock(typed, previous_end=600) == clock


@pytest.mark.parametrize(
    "typed", ["", ".", "x", "soon", "+", "-", "-31", "25h", "12:60pm", "p", "1:2:3:4", "--5"]
)
def test_what_is_no_length(typed: str) -> None:
    assert read_minutes(typed, now=30, begin=NINE) is None
    with pytest.raises(UserError, match=r"is no length\. Type 45"):
        entered_minutes(typed, now=30, begin=NINE)


@pytest.mark.parametrize("typed", ["", "x", "24", "25:00", "9:60", "13 pm", "0 am", "190", "90m"])
def test_what_is_no_time_of_day(typed: str) -> None:
    assert read_clock(typed) is None
    with pytest.raises(UserError, match=r"is no time of day\. Type 13:15"):
        entered_clock(typed)


def test_what_is_before_midnight_goes_on_behind_it() -> None:
    assert read_minutes("0:30 am", begin=0) is None
    assert read_minutes("12:30 am", begin=23 * 60) == 90
    assert read_clock("+30", previous_end=23 * 60 + 45) == 15


@given(st.integers(0, DAY))
def test_hours_and_minutes_are_read_in_every_spelling(minutes: int) -> None:
    hours, rest = divmod(minutes, 60)
    for spelling in (f"{hours}h{rest:02}", f"{hours}h{rest}m", f"{hours} h {rest} min"):
        assert read_minutes(spelling) == minutes
    assert read_minutes(f"{minutes}m") == minutes
    assert entered_minutes(f"+{minutes}m", now=0) == minutes


@given(st.integers(0, DAY - 1), st.integers(0, DAY - 1))
def test_an_end_is_where_a_phase_of_that_length_ends(begin: int, end: int) -> None:
    minutes = read_minutes(f"={end // 60}:{end % 60:02}", begin=begin)
    assert minutes is not None
    assert 0 < minutes <= DAY
    assert (begin + minutes) % DAY == end


@given(st.integers(0, DAY - 1))
def test_the_clock_is_read_in_every_spelling(clock: int) -> None:
    hour, minute = divmod(clock, 60)
    half = f"{hour % 12 or 12}:{minute:02} {'pm' if hour >= 12 else 'am'}"
    for spelling in (f"{hour}:{minute:02}", f"{hour:02}{minute:02}", f"{hour}h{minute:02}", half):
        assert entered_clock(spelling) == clock


@given(st.text(), st.integers(0, 600), st.integers(0, DAY - 1))
def test_any_text_gives_a_length_or_nothing(text: str, now: int, begin: int) -> None:
    minutes = read_minutes(text, now=now, begin=begin)
    assert minutes is None or 0 <= minutes <= DAY + now
    clock = read_clock(text, previous_end=begin)
    assert clock is None or 0 <= clock < DAY
