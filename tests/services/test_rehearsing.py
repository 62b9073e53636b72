"""Rehearsals: a clock of their own, and nothing of them in the real thing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from facilitator.domain.clock import SPEEDS
from facilitator.domain.session import Group, Participant
from facilitator.services import plans, rehearsing, runs, sessions, watching
from facilitator.services.rehearsing import SessionClock
from tests.services.test_runs import phase, set_up

if TYPE_CHECKING:
    from facilitator.services.desk import Desk
    from tests.fakes import FakeClock


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


@pytest.mark.parametrize("speed", SPEEDS)
def test_time_passes_at_the_chosen_speed_from_the_chosen_instant(
    clock: FakeClock, speed: int
) -> None:
    start = clock.now() + timedelta(days=3)
    ours = SessionClock(clock)
    ours.rehearse(start, speed)
    clock.advance(seconds=30)

    assert ours.now() == start + timedelta(seconds=30 * speed)


def test_another_speed_goes_on_from_the_same_instant(clock: FakeClock) -> None:
    ours = SessionClock(clock)
    start = clock.now()
    ours.rehearse(start, 10)
    clock.advance(seconds=60)
    ours.set_speed(60)
    assert ours.now() == start + minutes(10)
    clock.advance(seconds=60)
    assert ours.now() == start + minutes(70)
    ours.be_real()
    assert ours.now() == clock.now()
    ours.set_speed(60)
    assert ours.is_real


def test_nothing_happens_to_the_time_of_a_rehearsal(desk: Desk, clock: FakeClock) -> None:
    ours = SessionClock(clock)
    ours.rehearse(clock.now(), 60)
    trying = replace(desk, clock=ours)
    live, _ = runs.start(trying, set_up(trying, phase("Mix", 30)))
    before = ours.reading()
    clock.jump(seconds=7200)
    clock.sleep(minutes=10)
    clock.advance(seconds=5)
    noticed = watching.look(trying, live, before)

    assert noticed.gap is None
    assert noticed.clock_set is None
    assert live.run.used(0, ours.now()) == minutes(5)


def test_a_rehearsal_is_kept_apart_from_the_real_session(desk: Desk, clock: FakeClock) -> None:
    waiting = set_up(desk, phase("Mix", 30))
    group = Group("g", "Rye", participants=(Participant("p", "Ada"),))
    real = replace(waiting.session, groups=(group,))
    sessions.save(desk, real)
    copy, changes = rehearsing.copy_to_rehearse(desk, real)
    live, _ = runs.start(desk, runs.load(desk, copy.id))

    assert copy.rehearsal
    assert changes.sessions == {copy.id}
    assert copy.groups[0].participants == ()
    assert sessions.still_running(desk) == ()
    chosen = sessions.to_run(desk, real.plan_id)
    assert chosen is not None
    assert chosen.session.id == real.id
    assert chosen.started_at is None
    (row,) = plans.shelf(desk)
    assert row.runs == 0
    assert live.run.is_running


def test_a_rehearsal_goes_on_where_it_was_left(desk: Desk, clock: FakeClock) -> None:
    waiting = set_up(desk, phase("Mix", 30))
    assert rehearsing.where_it_stood(waiting) == waiting.session.planned_start
    live, _ = runs.start(desk, waiting)
    clock.advance(minutes=5)
    live, _ = runs.pause(desk, live)
    clock.advance(minutes=500)

    assert rehearsing.where_it_stood(live) == live.events[-1].at
