"""What the review shows of a run: bars, marks, and words that add up."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agenda import agenda_of
from facilitator.domain.length import Length
from facilitator.domain.plan import LessonPlan, Phase
from facilitator.domain.run import Run, fold
from facilitator.domain.run_events import (
    Advanced,
    Ended,
    Paused,
    Resumed,
    RunEvent,
    Started,
    TimeAdded,
    WentBack,
)
from facilitator.ui.review.model import Cause, drift, tick_step, ticks, timeline, whole_minutes

if TYPE_CHECKING:
    from collections.abc import Sequence

NINE = datetime(2026, 11, 20, 9, tzinfo=UTC)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def phase(name: str, count: int | None) -> Phase:
    return Phase(name, None if count is None else Length(f"{count} minutes", count, count))


PLAN = LessonPlan("Knots", phases=(phase("Show", 10), phase("Break", 5), phase("Try", 20)))


def run_of(*events: RunEvent, plan: LessonPlan = PLAN) -> Run:
    return fold(agenda_of(plan, NINE), events)


def test_nothing_is_drawn_before_the_start() -> None:
    assert timeline(run_of(), PLAN, NINE) is None
    assert drift(run_of(), NINE) is None


def test_planned_bars_lie_end_to_end_from_the_planned_start() -> None:
    drawn = timeline(run_of(Started("a", NINE)), PLAN, NINE + minutes(1))
    assert drawn is not None
    spans = [(bar.name, bar.number, bar.begin - NINE, bar.end - NINE) for bar in drawn.planned]
    assert spans == [
        ("Show", 1, minutes(0), minutes(10)),
        ("Break", None, minutes(10), minutes(15)),
        ("Try", 2, minutes(15), minutes(35)),
    ]
    assert drawn.planned_finish == NINE + minutes(35)


def test_a_phase_that_one_goes_back_to_has_two_actual_bars() -> None:
    run = run_of(
        Started("a", NINE),
        Advanced("b", NINE + minutes(10), 1),
        WentBack("c", NINE + minutes(12), 0),
    )
    drawn = timeline(run, PLAN, NINE + minutes(15))
    assert drawn is not None
    assert [(bar.phase, bar.begin - NINE, bar.end - NINE) for bar in drawn.actual] == [
        (0, minutes(0), minutes(10)),
        (1, minutes(10), minutes(12)),
        (0, minutes(12), minutes(15)),
    ]
    assert drawn.finish is None


def test_the_chart_reaches_from_the_first_to_the_last_of_both_rows() -> None:
    late = NINE + minutes(7)
    run = run_of(Started("a", late), Ended("b", late + minutes(40)))
    drawn = timeline(run, PLAN, NINE + minutes(90))
    assert drawn is not None
    assert (drawn.begin, drawn.end) == (NINE, late + minutes(40))


def test_words_name_what_moved_the_end() -> None:
    start = NINE + minutes(2)
    run = run_of(
        Started("a", start),
        Advanced("b", start + minutes(12), 1),
        Paused("c", start + minutes(14)),
        Resumed("d", start + minutes(17)),
        Advanced("e", start + minutes(20), 2),
        Ended("f", start + minutes(37)),
    )
    told = drift(run, NINE + minutes(60))
    assert told is not None
    assert told.total == 4
    assert told.parts == ((Cause.START, 2), ("Show", 2), ("Try", -3), (Cause.PAUSES, 3))


def test_a_phase_left_out_counts_with_its_whole_length() -> None:
    run = run_of(Started("a", NINE), Advanced("b", NINE + minutes(10), 2), Ended("c", NINE))
    told = drift(run, NINE + minutes(60))
    assert told is not None
    assert ("Break", -5) in told.parts


events = st.lists(
    st.tuples(st.sampled_from(["next", "back", "pause", "resume", "add"]), st.integers(1, 2000)),
    max_size=12,
)


def played(steps: Sequence[tuple[str, int]], *, late: int, ends: bool) -> tuple[Run, datetime]:
    at, here, log = NINE + timedelta(seconds=late), 0, [Started("s", NINE)]
    log = [Started("s", at)]
    for number, (what, seconds) in enumerate(steps):
        at += timedelta(seconds=seconds)
        here = min(2, max(0, here + {"next": 1, "back": -1}.get(what, 0)))
        made = {
            "next": Advanced(str(number), at, here),
            "back": WentBack(str(number), at, here),
            "pause": Paused(str(number), at),
            "resume": Resumed(str(number), at),
            "add": TimeAdded(str(number), at, here, minutes(1)),
        }
        log.append(made[what])
    at += timedelta(seconds=30)
    return run_of(*log, *([Ended("e", at)] if ends else [])), at


@given(events, st.integers(-1000, 1000), st.booleans())
def test_the_parts_always_add_up_to_what_the_run_is_behind(
    steps: list[tuple[str, int]], late: int, ends: bool
) -> None:
    run, at = played(steps, late=late, ends=ends)
    told = drift(run, at)
    assert told is not None
    assert told.total == round(run.behind(at) / minutes(1))
    assert sum(count for _, count in told.parts) == told.total


@given(st.lists(st.integers(-100_000, 100_000).map(lambda s: timedelta(seconds=s))))
def test_whole_minutes_keep_the_sum_and_stay_near(lengths: list[timedelta]) -> None:
    shown = whole_minutes(lengths)
    assert sum(shown) == round(sum(lengths, timedelta()) / minutes(1))
    for length, count in zip(lengths, shown, strict=True):
        assert abs(length - minutes(count)) < minutes(1)


@pytest.fixture
def in_kathmandu(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_marks_stand_at_whole_hours_of_the_local_clock(in_kathmandu: None) -> None:
    found = ticks(NINE, NINE + minutes(150), minutes(60))
    assert [at.astimezone().strftime("%H:%M") for at in found] == ["15:00", "16:00", "17:00"]


def test_there_are_never_more_marks_than_there_is_room_for() -> None:
    assert tick_step(minutes(255), 6) == minutes(60)
    assert tick_step(minutes(35), 6) == minutes(10)
    assert tick_step(timedelta(days=40), 6) == timedelta(days=1)
