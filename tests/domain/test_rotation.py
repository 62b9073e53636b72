"""Groups that take turns inside a phase."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agenda import Agenda, PlannedPhase
from facilitator.domain.phase import Rotation
from facilitator.domain.rotation import Turns, group_turn, turns
from facilitator.domain.run import fold
from facilitator.domain.run_events import (
    GroupDelayed,
    Paused,
    RotationSet,
    RunEvent,
    Started,
    TimeAdded,
)

START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
ZERO = timedelta()


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def state(
    at: float, *events: RunEvent, length: float | None = 40, rotation: Rotation | None = None
) -> Turns | None:
    planned = None if length is None else minutes(length)
    agenda = Agenda(START, (PlannedPhase("Stations", planned, rotation=rotation),))
    return turns(fold(agenda, (Started("s", START), *events)), 0, START + minutes(at))


FOUR = Rotation(4, 9)


def test_rounds_follow_each_other_and_end_with_everybody_together() -> None:
    first, second, over = (state(at, rotation=FOUR) for at in (0, 9, 36))

    assert first is not None
    assert (first.round, first.move_in, first.regroup_in) == (0, minutes(9), minutes(36))
    assert [first.station(group) for group in range(4)] == [0, 1, 2, 3]
    assert second is not None
    assert [second.station(group) for group in range(4)] == [1, 2, 3, 0]
    assert second.next_station(3) == 1
    assert over is not None
    assert over.is_over
    assert over.next_station(0) is None


def test_a_phase_that_gets_shorter_shortens_every_round() -> None:
    taken = TimeAdded("t", START, 0, minutes(-16))
    found = state(7, taken, rotation=FOUR)

    assert found is not None
    assert found.length == minutes(6)
    assert found.round == 1
    assert found.regroup_in == minutes(17)


def test_a_pause_stops_the_rounds() -> None:
    found = state(30, Paused("p", START + minutes(5)), rotation=FOUR)

    assert found is not None
    assert found.move_in == minutes(4)


def test_turns_chosen_on_the_day_replace_those_of_the_plan() -> None:
    chosen = RotationSet("r", START, 0, 2, 15)
    none = RotationSet("n", START, 0, 0, 0)

    found = state(20, chosen, rotation=FOUR)
    assert found is not None
    assert (found.rounds, found.round, found.is_last) == (2, 1, True)
    assert state(20, chosen, none, rotation=FOUR) is None
    assert state(20) is None


def test_without_a_planned_length_the_rounds_alone_count() -> None:
    found = state(10, length=None, rotation=FOUR)

    assert found is not None
    assert found.move_in == minutes(8)


@given(
    rounds=st.integers(1, 12),
    each=st.integers(1, 60),
    length=st.integers(0, 240),
    at=st.integers(0, 400 * 60).map(lambda seconds: timedelta(seconds=seconds)),
)
def test_nobody_is_twice_at_one_place_and_all_are_back_in_time(
    rounds: int, each: int, length: int, at: timedelta
) -> None:
    found = state(at / minutes(1), length=length, rotation=Rotation(rounds, each))
    if found is None:
        assert length == 0
        return
    assert found.rounds * found.length <= minutes(length) + timedelta(microseconds=rounds)
    assert ZERO <= found.move_in <= found.length
    assert found.move_in <= found.regroup_in or found.is_over
    places = [found.station(group) for group in range(rounds)]
    assert sorted(places) == list(range(rounds))


# --- one group that needs more time ---


def own_turn(at: float, group: str, *events: RunEvent) -> tuple[int, timedelta, bool]:
    agenda = Agenda(START, (PlannedPhase("Stations", minutes(40), rotation=FOUR),))
    run, when = fold(agenda, (Started("s", START), *events)), START + minutes(at)
    now = turns(run, 0, when)
    assert now is not None
    turn = group_turn(run, 0, group, now, when)
    return turn.round, turn.move_in, turn.has_more


def test_a_late_group_stays_while_the_others_move_on() -> None:
    more = GroupDelayed("d", START + minutes(8), 0, minutes(3), "late", 0)

    assert own_turn(8, "late", more) == (0, minutes(4), True)
    assert own_turn(8, "other", more) == (0, minutes(1), False)
    assert own_turn(10, "late", more) == (0, minutes(2), True)
    assert own_turn(10, "other", more) == (1, minutes(8), False)
    assert own_turn(12, "late", more) == own_turn(12, "other", more) == (1, minutes(6), False)


def test_other_turns_forget_who_was_late_in_those_before() -> None:
    more = GroupDelayed("d", START + minutes(8), 0, minutes(3), "late", 0)
    again = RotationSet("r", START + minutes(9), 0, 4, 9)

    assert own_turn(10, "late", more, again) == (1, minutes(8), False)


@given(
    rounds=st.integers(1, 8),
    each=st.integers(1, 30),
    length=st.integers(1, 240),
    delays=st.lists(st.tuples(st.integers(0, 8), st.integers(1, 90)), max_size=5),
    at=st.integers(0, 300 * 60).map(lambda seconds: timedelta(seconds=seconds)),
)
def test_nobody_comes_back_after_the_others_and_never_after_the_phase(
    rounds: int, each: int, length: int, delays: list[tuple[int, int]], at: timedelta
) -> None:
    rotation = Rotation(rounds, each)
    agenda = Agenda(START, (PlannedPhase("Stations", minutes(length), rotation=rotation),))
    given = (
        GroupDelayed(f"{number}", START, 0, minutes(amount), "late", place)
        for number, (place, amount) in enumerate(delays)
    )
    run = fold(agenda, (Started("s", START), *given))
    now = turns(run, 0, START + at)
    assert now is not None
    late = group_turn(run, 0, "late", now, START + at)
    other = group_turn(run, 0, "other", now, START + at)

    assert (other.round, other.move_in, other.has_more) == (now.round, now.move_in, False)
    assert late.move_in <= now.regroup_in
    assert now.is_over or at + late.move_in <= minutes(length)
    assert now.round - late.round in (0, 1)
    if now.is_over:
        assert late == other
