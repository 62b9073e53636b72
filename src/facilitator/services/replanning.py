"""Changing what is still to come of a running session; each change is one event of its log."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from facilitator.domain.assessed import assessed_in
from facilitator.domain.catch_up import Option, Way, catch_up
from facilitator.domain.changes import Changes
from facilitator.domain.rotation import group_turn, most_delay, turns
from facilitator.domain.run_events import (
    AutoAdvanceSet,
    BeganEarlier,
    Borrowed,
    GroupDelayed,
    Replanned,
    RotationSet,
    Skipped,
)
from facilitator.services.desk import new_id
from facilitator.services.runs import MOST_AGO, record

if TYPE_CHECKING:
    from datetime import datetime

    from facilitator.domain.plan import LessonPlan
    from facilitator.services.desk import Desk
    from facilitator.services.runs import LiveRun

_ZERO = timedelta()
_MINUTE = timedelta(minutes=1)


def began_earlier(desk: Desk, live: LiveRun, ago: timedelta) -> tuple[LiveRun, Changes]:
    """The current phase began so long ago: what the one before it used ends there.

    Never before the one before it began, and never later than it is known to have begun.
    """
    at = desk.clock.now()
    if not live.run.is_running:
        return live, Changes()
    begin = max(at - min(ago, MOST_AGO), earliest_begin(live))
    if begin >= live.run.visits[-1].span.begin:
        return live, Changes()
    return record(desk, live, BeganEarlier(new_id(), at, begin))


def earliest_begin(live: LiveRun) -> datetime:
    """How early the current phase can have begun: one minute stays for the one before it."""
    visits = live.run.visits
    if len(visits) < 2:
        return visits[-1].span.begin - MOST_AGO
    return min(visits[-2].span.begin + _MINUTE, visits[-1].span.begin)


def skip(desk: Desk, live: LiveRun, phase: int, *, done: bool = True) -> tuple[LiveRun, Changes]:
    """Leave a phase out that is still to come, or take it in again."""
    run = live.run
    here = -1 if run.current is None else run.current
    if run.ended_at is not None or phase <= here or (phase in run.skipped) is done:
        return live, Changes()
    return record(desk, live, Skipped(new_id(), desk.clock.now(), phase, done))


def borrowable(live: LiveRun, source: int) -> timedelta:
    """What a later phase can lend in whole minutes: not what is locked, not under its minimum."""
    run, phase = live.run, live.agenda.phases[source]
    if run.current is None or source <= run.current or source in run.skipped or phase.locked:
        return _ZERO
    length = run.planned(source) or _ZERO
    used = length - (run.remaining(source, run.visits[-1].span.begin) or _ZERO)
    return max(length - max(phase.least, used), _ZERO) // _MINUTE * _MINUTE


def borrow(desk: Desk, live: LiveRun, source: int, amount: timedelta) -> tuple[LiveRun, Changes]:
    """Give the current phase time of a later one, as much as that can lend: the end holds."""
    here = live.run.current
    if here is None or live.run.planned(here) is None:
        return live, Changes()
    amount = min(amount, borrowable(live, source))
    if amount <= _ZERO:
        return live, Changes()
    return record(desk, live, Borrowed(new_id(), desk.clock.now(), here, amount, source))


def set_auto_advance(desk: Desk, live: LiveRun, phase: int, *, on: bool) -> tuple[LiveRun, Changes]:
    """Whether the clock moves on by itself at the end of the phase."""
    if live.run.ended_at is not None or live.run.advances_itself(phase) is on:
        return live, Changes()
    return record(desk, live, AutoAdvanceSet(new_id(), desk.clock.now(), phase, on))


def rotate(
    desk: Desk, live: LiveRun, phase: int, *, rounds: int, minutes: int
) -> tuple[LiveRun, Changes]:
    """Let the groups of a phase take turns; 0 rounds for no turns."""
    if live.run.ended_at is not None or rounds < 0 or minutes < 0:
        return live, Changes()
    return record(desk, live, RotationSet(new_id(), desk.clock.now(), phase, rounds, minutes))


def delay_group(
    desk: Desk, live: LiveRun, group: str, amount: timedelta
) -> tuple[LiveRun, Changes]:
    """Give one group more time at its station, as much as its next round can lend."""
    run, at, here = live.run, desk.clock.now(), live.run.current
    now = None if here is None else turns(run, here, at)
    if here is None or now is None:
        return live, Changes()
    amount = min(amount, most_delay(run, here, group, now, at))
    if amount <= _ZERO:
        return live, Changes()
    turn = group_turn(run, here, group, now, at)
    return record(desk, live, GroupDelayed(new_id(), at, here, amount, group, turn.round))


def options(desk: Desk, live: LiveRun) -> tuple[Option, ...]:
    """The ways to catch up as of now."""
    return catch_up(live.run, desk.clock.now(), works_on(live.plan))


def apply(desk: Desk, live: LiveRun, option: Option) -> tuple[LiveRun, Changes]:
    """Let the option be the plan from now on."""
    if not live.run.is_running:
        return live, Changes()
    finish = option.finish if option.way is Way.LATER else None
    event = Replanned(new_id(), desk.clock.now(), option.lengths, option.dropped, finish)
    return record(desk, live, event)


def works_on(plan: LessonPlan) -> dict[int, tuple[int, ...]]:
    """On which objectives each phase works: as the trainer confirmed, else as its words tell."""
    return {
        position: assessed_in(plan, position) if phase.objectives is None else phase.objectives
        for position, phase in enumerate(plan.phases)
    }


def lost_by_skipping(live: LiveRun, phase: int) -> tuple[int, ...]:
    """Objectives that no other phase works on which was run or is still to come."""
    working = works_on(live.plan)
    covered = {
        objective
        for position, objectives in working.items()
        if position != phase and position not in live.run.skipped
        for objective in objectives
    }
    return tuple(sorted(set(working[phase]) - covered))
