"""What catching up may and may not do, for any plan at any moment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from time import process_time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from facilitator.domain.agenda import Agenda, PlannedPhase
from facilitator.domain.catch_up import Option, Way, catch_up, minutes_behind
from facilitator.domain.plan import Priority
from facilitator.domain.run import Run, fold
from facilitator.domain.run_events import (
    Advanced,
    Replanned,
    RunEvent,
    Skipped,
    Started,
    TimeAdded,
    Undone,
)

START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
ZERO, MINUTE = timedelta(), timedelta(minutes=1)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


@st.composite
def planned_phases(draw: st.DrawFn, position: int) -> PlannedPhase:
    length = draw(st.none() | st.integers(0, 60))
    at = draw(st.integers(0, 240)) if draw(st.integers(0, 4)) == 0 else None
    return PlannedPhase(
        f"P{position}",
        None if length is None else minutes(length),
        is_break=draw(st.booleans()),
        locked=draw(st.booleans()),
        shortest=draw(st.none() | st.integers(0, 70).map(minutes)),
        priority=draw(st.none() | st.sampled_from(Priority)),
        pinned=None if at is None else START + minutes(at),
    )


@st.composite
def late_runs(draw: st.DrawFn) -> tuple[Run, datetime]:
    """A run that is behind, somewhere in the middle, with some phases changed or left out."""
    count = draw(st.integers(1, 8))
    agenda = Agenda(START, tuple(draw(planned_phases(n)) for n in range(count)))
    at = START + draw(st.integers(0, 7200).map(lambda s: timedelta(seconds=s)))
    log: list[RunEvent] = [Started("s", at)]
    for phase in range(1, draw(st.integers(0, count - 1)) + 1):
        at += draw(st.integers(0, 5400).map(lambda s: timedelta(seconds=s)))
        log.append(Advanced(f"a{phase}", at, phase))
    for number, phase in enumerate(draw(st.lists(st.integers(0, count - 1), max_size=2))):
        log.append(Skipped(f"k{number}", at, phase))
    if draw(st.booleans()):
        log.append(TimeAdded("t", at, draw(st.integers(0, count - 1)), minutes(3)))
    at += draw(st.integers(0, 5400).map(lambda s: timedelta(seconds=s)))
    run = fold(agenda, tuple(log))
    at += max(ZERO, minutes(draw(st.integers(2, 90))) - run.behind(at))
    assume(minutes_behind(run, at))
    return run, at


def applied(run: Run, at: datetime, option: Option) -> Run:
    finish = option.finish if option.way is Way.LATER else None
    # The log is not kept in a run: take what it says of the past over.
    return fold_on(run, Replanned("r", at, option.lengths, option.dropped, finish))


def fold_on(run: Run, event: RunEvent) -> Run:
    from facilitator.domain import run as module

    return module._after(run, event)


@given(late_runs())
def test_locks_minimums_and_pins_are_never_broken(late: tuple[Run, datetime]) -> None:
    run, at = late
    for option in catch_up(run, at):
        for slot in option.slots:
            phase = run.agenda.phases[slot.phase]
            if phase.locked:
                assert not slot.is_changed
            if not slot.is_dropped:
                assert slot.after >= min(slot.before, phase.least)
            if phase.pinned is not None and slot.phase != run.current and not slot.is_dropped:
                assert slot.begin >= phase.pinned
            assert not slot.is_dropped or phase.priority is Priority.COULD


@given(late_runs())
def test_cuts_are_whole_minutes_of_what_is_still_to_come(late: tuple[Run, datetime]) -> None:
    run, at = late
    for option in catch_up(run, at):
        assert option.slots[0].phase == run.current
        for slot in option.slots:
            assert slot.cut >= ZERO
            assert slot.is_dropped or slot.cut % MINUTE == ZERO
            assert slot.cut <= max(run.left(slot.phase, at), slot.before)
            if not slot.is_dropped:
                assert slot.end - slot.begin == run.left(slot.phase, at) - slot.cut


@given(late_runs())
def test_what_an_option_shows_is_what_applying_it_gives(late: tuple[Run, datetime]) -> None:
    run, at = late
    for option in catch_up(run, at):
        after = applied(run, at, option)
        assert after.expected_finish(at) == option.finish
        for slot in option.slots[1:]:
            if not slot.is_dropped:
                assert after.expected_start(slot.phase, at) == slot.begin
                assert after.left(slot.phase, at) == slot.end - slot.begin


@given(late_runs())
def test_no_option_ends_later_than_doing_nothing_nor_much_too_early(
    late: tuple[Run, datetime],
) -> None:
    run, at = late
    found = catch_up(run, at)
    nothing = run.expected_finish(at)
    for option in found:
        assert option.finish <= nothing
        if option.way in (Way.SHARE, Way.ONE):
            assert option.finish > run.finish - MINUTE
    later = found[-1]
    assert later.way is Way.LATER
    assert later.finish == nothing
    assert not minutes_behind(applied(run, at, later), at)


@given(late_runs())
def test_sharing_saves_all_that_can_be_saved(late: tuple[Run, datetime]) -> None:
    """With no pinned start in between, either the end holds or nothing is left to give."""
    run, at = late
    assume(all(phase.pinned is None for phase in run.agenda.phases))
    share = next((one for one in catch_up(run, at) if one.way is Way.SHARE), None)
    slots = share.slots if share else catch_up(run, at)[-1].slots
    still = minutes_behind(run, at) * MINUTE - (share.saved if share else ZERO)
    for slot in slots:
        phase = run.agenda.phases[slot.phase]
        spare = min(slot.end - slot.begin, slot.after - phase.least)
        assert still == ZERO or phase.locked or spare < MINUTE


def agenda(*phases: PlannedPhase) -> Agenda:
    return Agenda(START, phases)


def phase(name: str, length: float, **more: object) -> PlannedPhase:
    return PlannedPhase(name, minutes(length), **more)  # type: ignore[arg-type]


ELABORATE = (phase("Elaborate", 60), phase("Evaluate", 30))


def behind(*phases: PlannedPhase, late: float, used: float) -> tuple[Run, datetime]:
    run = fold(Agenda(START, phases), (Started("s", START + minutes(late)),))
    return run, START + minutes(late + used)


def test_the_example_of_the_design() -> None:
    """Six minutes behind with 24:18 left of Elaborate: each of both gives three."""
    run, at = behind(*ELABORATE, late=6, used=35.7)
    share, this, later_phase, later = catch_up(run, at)

    assert dict(share.lengths) == {0: minutes(57), 1: minutes(27)}
    assert dict(this.lengths) == {0: minutes(54)}
    assert dict(later_phase.lengths) == {1: minutes(24)}
    assert later.lengths == ()
    assert [option.finish - START for option in (share, this, later_phase, later)] == [
        minutes(90),
        minutes(90),
        minutes(90),
        minutes(96),
    ]


def test_on_time_there_is_nothing_to_choose() -> None:
    run, at = behind(*ELABORATE, late=1, used=10)

    assert catch_up(run, at) == ()
    assert catch_up(fold(agenda(*ELABORATE), ()), START + minutes(60)) == ()


def test_what_is_late_at_a_pinned_start_is_saved_before_it() -> None:
    lunch = phase("Lunch", 45, is_break=True, pinned=START + minutes(60))
    run, at = behind(phase("Work", 60), lunch, phase("More", 60), late=10, used=5)
    share = catch_up(run, at)[0]

    assert dict(share.lengths) == {0: minutes(50)}
    assert share.late_pins == ()
    later = catch_up(run, at)[-1]
    assert later.late_pins == (1,)


def test_breaks_give_only_what_phases_cannot() -> None:
    coffee = phase("Coffee", 20, is_break=True)
    run, at = behind(phase("Talk", 10, locked=True), coffee, phase("Work", 20), late=12, used=1)
    share = catch_up(run, at)[0]

    assert dict(share.lengths) == {1: minutes(16), 2: minutes(12)}
    assert share.short_breaks == (1,)


def test_what_could_be_left_out_is_offered_with_what_is_lost() -> None:
    work = {0: (0,), 1: (1, 2), 2: (2,)}
    could = phase("Gallery", 15, priority=Priority.COULD)
    run, at = behind(phase("Talk", 30), could, phase("Close", 20), late=10, used=5)
    drop = next(one for one in catch_up(run, at, work) if one.way is Way.DROP)

    assert drop.dropped == (1,)
    assert drop.finish == START + minutes(60)
    assert [(loss.objective, loss.amount, loss.all) for loss in drop.losses] == [
        (1, minutes(15), True),
        (2, minutes(15), False),
    ]


def test_sixty_phases_take_no_time() -> None:
    phases = tuple(phase(f"P{n}", 20) for n in range(60))
    run, at = behind(*phases, late=60, used=5)
    begin = process_time()
    found = catch_up(run, at, {n: (n % 5,) for n in range(60)})
    took = process_time() - begin

    assert [option.way for option in found] == [Way.SHARE, Way.LATER]
    assert took < 0.2


@pytest.mark.parametrize("way", [0, 1, 2])
def test_applying_is_undone_in_one_go(way: int) -> None:
    log = (Started("s", START + minutes(6)),)
    run, at = fold(agenda(*ELABORATE), log), START + minutes(42)
    option = catch_up(run, at)[way]
    event = Replanned("r", at, option.lengths, option.dropped, None)

    assert fold(agenda(*ELABORATE), (*log, event)) != run
    assert fold(agenda(*ELABORATE), (*log, event, Undone("u", at, "r"))) == run
