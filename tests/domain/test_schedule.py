"""When each phase is, with starts that are pinned to the clock."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.editing.phases import set_length
from facilitator.domain.length import length_of
from facilitator.domain.plan import LessonPlan, Phase
from facilitator.domain.schedule import Schedule, schedule, with_length

NINE, HALF_PAST_TWELVE = 9 * 60, 12 * 60 + 30


def day(*phases: tuple[str, int | None, int | None], stated: int | None = None) -> LessonPlan:
    """Each phase with its minutes and the time it is pinned to."""
    made = tuple(
        Phase(name, None if minutes is None else length_of(minutes), pinned_start=pin)
        for name, minutes, pin in phases
    )
    return LessonPlan("Day", None if stated is None else length_of(stated), phases=made)


def starts(planned: Schedule) -> list[int]:
    return [slot.begin for slot in planned.slots]


def test_a_pinned_start_leaves_a_gap_or_an_overlap_with_its_size() -> None:
    plan = day(("A", 180, None), ("Break: Lunch", 60, HALF_PAST_TWELVE), ("B", 30, None))
    planned = schedule(plan, NINE)
    assert starts(planned) == [NINE, HALF_PAST_TWELVE, HALF_PAST_TWELVE + 60]
    assert [slot.gap for slot in planned.slots] == [0, 30, 0]
    assert [slot.place for slot in planned.gaps] == [1]
    long = schedule(set_length(plan, 0, 240), NINE)
    assert [slot.gap for slot in long.overlaps] == [-30]
    assert long.slots[2].begin == HALF_PAST_TWELVE + 60


def test_breaks_count_for_the_clock_and_not_for_the_length() -> None:
    planned = schedule(day(("A", 30, None), ("Break", 15, None), ("B", 30, None), stated=60), NINE)
    assert planned.end == planned.planned_end == NINE + 75
    assert not planned.runs_over
    assert [slot.number for slot in planned.slots] == [1, None, 2]


def test_a_plan_may_go_past_midnight() -> None:
    planned = schedule(day(("A", 90, None), ("B", 30, 45)), 23 * 60)
    assert starts(planned) == [23 * 60, 24 * 60 + 45]
    assert [slot.gap for slot in planned.slots] == [0, 15]


def test_an_empty_plan_ends_when_it_begins() -> None:
    assert schedule(LessonPlan("Empty"), NINE).end == NINE


_PHASES = st.lists(
    st.tuples(
        st.sampled_from(["A", "Break"]),
        st.none() | st.integers(0, 240),
        st.none() | st.integers(0, 1439),
    ),
    max_size=8,
)


@given(_PHASES, st.integers(0, 1439))
def test_each_phase_begins_where_the_one_before_ends_and_its_gap(
    phases: list[tuple[str, int | None, int | None]], begin: int
) -> None:
    planned = schedule(day(*phases), begin)
    at = begin
    for slot, (_, minutes, pin) in zip(planned.slots, phases, strict=True):
        assert slot.begin == at + slot.gap
        assert slot.minutes == (minutes or 0)
        assert slot.begin % 1440 == pin if pin is not None else not slot.gap
        assert abs(slot.gap) <= 720
        at = slot.end


@given(_PHASES.filter(bool), st.integers(0, 240), st.data())
def test_a_length_that_is_tried_is_the_day_with_that_length(
    phases: list[tuple[str, int | None, int | None]], minutes: int, data: st.DataObject
) -> None:
    """But for pins that another day would be nearer to."""
    plan = day(*phases)
    place = data.draw(st.integers(0, len(phases) - 1))
    tried = with_length(schedule(plan, NINE), place, minutes)
    changed = schedule(set_length(plan, place, minutes), NINE)
    wanted = [slot.begin % 1440 for slot in changed.slots]
    assert [slot.begin % 1440 for slot in tried.slots] == wanted
    assert tried.slots[place].minutes == minutes
    assert replace(tried, slots=()) == replace(schedule(plan, NINE), slots=())
