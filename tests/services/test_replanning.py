"""Changing what is still to come: each an event of the log, each taken back in one go."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from facilitator.domain.catch_up import Way
from facilitator.domain.plan import Objective
from facilitator.services import replanning, runs, sessions
from facilitator.services.runs import LiveRun
from tests.services.test_runs import phase, set_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.domain.changes import Changes
    from facilitator.services.desk import Desk
    from tests.fakes import FakeClock

    Command = Callable[[Desk, LiveRun], tuple[LiveRun, Changes]]

ZERO = timedelta()


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


@pytest.fixture
def live(desk: Desk, clock: FakeClock) -> LiveRun:
    """Ten minutes into mixing, which began five minutes late."""
    waiting = set_up(
        desk,
        phase("Mix", 30),
        replace(phase("Rise", 20), locked=True),
        replace(phase("Bake", 60), shortest=50),
        phase("Eat", 10),
    )
    clock.advance(minutes=5)
    begun, _ = runs.start(desk, waiting)
    clock.advance(minutes=10)
    return begun


@pytest.mark.parametrize(
    "command",
    [
        lambda desk, live: runs.jump(desk, live, 2),
        lambda desk, live: replanning.skip(desk, live, 1),
        lambda desk, live: replanning.borrow(desk, live, 2, minutes(5)),
        lambda desk, live: replanning.set_auto_advance(desk, live, 0, on=True),
        lambda desk, live: replanning.rotate(desk, live, 0, rounds=3, minutes=10),
        lambda desk, live: replanning.apply(desk, live, replanning.options(desk, live)[0]),
        lambda desk, live: replanning.apply(desk, live, replanning.options(desk, live)[-1]),
    ],
    ids=["jump", "skip", "borrow", "auto", "rotate", "share", "later"],
)
def test_every_change_is_on_the_disk_and_taken_back_in_one_go(
    desk: Desk, live: LiveRun, command: Command
) -> None:
    after, changes = command(desk, live)

    assert len(after.events) == len(live.events) + 1
    assert changes.runs == {live.session.id}
    assert after.run != live.run
    assert runs.load(desk, live.session.id).run == after.run
    undone, _ = runs.undo(desk, after, after.events[-1].id)
    assert undone.run == live.run
    redone, _ = runs.undo(desk, undone, undone.events[-1].id)
    assert redone.run == after.run


def test_we_began_four_minutes_ago(desk: Desk, clock: FakeClock) -> None:
    waiting = set_up(desk, phase("Mix", 30), phase("Bake", 60))
    clock.advance(minutes=4)
    live, _ = runs.start(desk, waiting, ago=minutes(4))

    assert live.run.used(0, clock.now()) == minutes(4)
    assert live.run.behind(clock.now()) == ZERO
    assert sessions.find(desk, live.session.id).started_at == clock.now() - minutes(4)


def test_nobody_began_yesterday(desk: Desk, clock: FakeClock) -> None:
    live, _ = runs.start(desk, set_up(desk, phase("Mix", 30)), ago=timedelta(days=1))

    assert live.run.used(0, clock.now()) == runs.MOST_AGO
    later, _ = runs.start(desk, set_up(desk, phase("Mix", 30)), ago=minutes(-5))
    assert later.run.started_at == clock.now()


def test_the_session_turns_out_to_have_begun_earlier(
    desk: Desk, clock: FakeClock, live: LiveRun
) -> None:
    after, _ = replanning.began_earlier(desk, live, minutes(14))

    assert after.run.used(0, clock.now()) == minutes(14)
    assert sessions.find(desk, live.session.id).started_at == clock.now() - minutes(14)
    undone, _ = runs.undo(desk, after, after.events[-1].id)
    assert undone.run == live.run
    assert replanning.began_earlier(desk, live, minutes(3))[0] is live


def test_we_moved_on_three_minutes_ago(desk: Desk, clock: FakeClock, live: LiveRun) -> None:
    moved, _ = runs.advance(desk, live)
    after, _ = replanning.began_earlier(desk, moved, minutes(3))

    assert after.run.used(0, clock.now()) == minutes(7)
    assert after.run.used(1, clock.now()) == minutes(3)
    far, _ = replanning.began_earlier(desk, moved, minutes(60))
    assert far.run.used(0, clock.now()) == minutes(1)


def test_next_and_back_pass_over_what_is_left_out(
    desk: Desk, clock: FakeClock, live: LiveRun
) -> None:
    live, _ = replanning.skip(desk, live, 1)
    assert live.run.expected_finish(clock.now()) == clock.now() + minutes(90)
    live, _ = runs.advance(desk, live)
    assert live.run.current == 2
    clock.advance(seconds=2)
    live, _ = runs.go_back(desk, live)
    assert live.run.current == 0


def test_going_to_what_was_left_out_takes_it_in_again(desk: Desk, live: LiveRun) -> None:
    live, _ = replanning.skip(desk, live, 1)
    live, _ = runs.jump(desk, live, 1)

    assert live.run.current == 1
    assert live.run.skipped == frozenset()


def test_only_what_is_to_come_is_left_out(desk: Desk, live: LiveRun) -> None:
    assert replanning.skip(desk, live, 0)[0] is live
    assert replanning.skip(desk, live, 1, done=False)[0] is live
    waiting = set_up(desk, phase("Mix", 30), phase("Bake", 60))
    without_first, _ = replanning.skip(desk, waiting, 0)
    begun, _ = runs.start(desk, without_first)
    assert begun.run.current == 1


def test_when_all_the_rest_is_left_out_there_is_no_next(desk: Desk, live: LiveRun) -> None:
    for place in (1, 2, 3):
        live, _ = replanning.skip(desk, live, place)

    assert live.run.following is None
    assert runs.advance(desk, live)[0] is live


def test_borrowing_holds_the_end(desk: Desk, clock: FakeClock, live: LiveRun) -> None:
    before = live.run.expected_finish(clock.now())
    after, _ = replanning.borrow(desk, live, 2, minutes(5))

    assert after.run.planned(0) == minutes(35)
    assert after.run.planned(2) == minutes(55)
    assert after.run.expected_finish(clock.now()) == before


def test_nobody_lends_below_the_minimum_nor_what_is_locked(desk: Desk, live: LiveRun) -> None:
    assert replanning.borrowable(live, 0) == ZERO
    assert replanning.borrowable(live, 1) == ZERO
    assert replanning.borrowable(live, 2) == minutes(10)
    assert replanning.borrowable(live, 3) == minutes(4)
    after, _ = replanning.borrow(desk, live, 2, minutes(25))
    assert after.run.planned(2) == minutes(50)
    assert replanning.borrow(desk, after, 2, minutes(1))[0] is after


def test_a_phase_moves_on_by_itself_at_the_very_instant(
    desk: Desk, clock: FakeClock, live: LiveRun
) -> None:
    live, _ = replanning.set_auto_advance(desk, live, 0, on=True)
    clock.advance(minutes=19.9)
    assert runs.advance_itself(desk, live)[0] is live
    clock.advance(minutes=0.6)
    after, _ = runs.advance_itself(desk, live)

    assert after.run.current == 1
    assert after.run.used(0, clock.now()) == minutes(30)
    assert after.run.used(1, clock.now()) == minutes(0.5)
    assert runs.advance_itself(desk, after)[0] is after


def test_a_paused_or_the_last_phase_does_not_move_on(
    desk: Desk, clock: FakeClock, live: LiveRun
) -> None:
    live, _ = replanning.set_auto_advance(desk, live, 0, on=True)
    paused, _ = runs.pause(desk, live)
    clock.advance(minutes=60)
    assert runs.advance_itself(desk, paused)[0] is paused
    last, _ = runs.jump(desk, live, 3)
    last, _ = replanning.set_auto_advance(desk, last, 3, on=True)
    clock.advance(minutes=60)
    assert runs.advance_itself(desk, last)[0] is last


def test_ending_later_is_agreed_and_then_counts(
    desk: Desk, clock: FakeClock, live: LiveRun
) -> None:
    options = replanning.options(desk, live)
    assert options[-1].way is Way.LATER
    after, _ = replanning.apply(desk, live, options[-1])

    assert after.run.finish == live.agenda.finish + minutes(5)
    assert after.run.behind(clock.now()) == ZERO
    assert replanning.options(desk, after) == ()


def test_what_is_lost_by_leaving_a_phase_out(desk: Desk, live: LiveRun) -> None:
    phases = live.plan.phases
    objectives = ((0,), (0, 1), (2,), ())
    plan = replace(
        live.plan,
        objectives=(Objective("Mix"), Objective("Fold"), Objective("Bake")),
        phases=tuple(
            replace(one, objectives=works) for one, works in zip(phases, objectives, strict=True)
        ),
    )
    told = replace(live, plan=plan)

    assert replanning.lost_by_skipping(told, 1) == (1,)
    assert replanning.lost_by_skipping(told, 2) == (2,)
    assert replanning.lost_by_skipping(told, 3) == ()
