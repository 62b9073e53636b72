"""Running a session: each command is an event in the log.

It is on disk when the function returns, unless the library says that it waits.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from facilitator.domain.agenda import STANDING_WARNING, agenda_of
from facilitator.domain.changes import Changes
from facilitator.domain.deeds import Happened, events_after
from facilitator.domain.run import fold
from facilitator.domain.run_events import (
    Advanced,
    Ended,
    Paused,
    Resumed,
    Started,
    StepTicked,
    TimeAdded,
    Undone,
    WentBack,
    effective,
    is_noted,
)
from facilitator.errors import UserError
from facilitator.services.desk import new_id
from facilitator.services.plans import open_plan
from facilitator.services.sessions import find

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from facilitator.domain.agenda import Agenda
    from facilitator.domain.observation import Observation
    from facilitator.domain.plan import LessonPlan
    from facilitator.domain.run import Run
    from facilitator.domain.run_events import RunEvent
    from facilitator.domain.session import Session
    from facilitator.services.desk import Desk

MOST_AGO = timedelta(hours=2)
"""Who notices later than that that nobody pressed the button means something else."""

SECOND_PRESS = timedelta(seconds=0.7)
"""A second press on Next or Back within this time is a clicker's double click, not a wish."""


@dataclass(frozen=True, slots=True)
class LiveRun:
    """A session with the plan's version it runs, its log, and the run folded from it."""

    session: Session
    plan: LessonPlan
    agenda: Agenda
    events: tuple[RunEvent, ...]
    run: Run

    @property
    def last_event(self) -> RunEvent | None:
        """The newest event that counts: what Undo would take back."""
        events = effective(self.events)
        return events[-1] if events else None

    def with_event(self, event: RunEvent) -> LiveRun:
        events = (*self.events, event)
        return replace(self, events=events, run=fold(self.agenda, events))


def load(desk: Desk, session_id: str, *, standing_warning: timedelta = STANDING_WARNING) -> LiveRun:
    """The session as its log tells it: after a crash this continues at the right second."""
    return load_of(desk, find(desk, session_id).session, standing_warning=standing_warning)


def load_of(
    desk: Desk, session: Session, *, standing_warning: timedelta = STANDING_WARNING
) -> LiveRun:
    """The same for who has read the session already."""
    session_id = session.id
    plan = open_plan(desk, session.plan_id, version=session.version).plan
    agenda = agenda_of(plan, session.planned_start)
    agenda = replace(agenda, standing_warning=standing_warning)
    with desk.library.reading() as work:
        events = work.runs.events(session_id)
    events = events_after(events, desk.library.waiting, session_id)
    return LiveRun(session, plan, agenda, events, fold(agenda, events))


def instant(desk: Desk) -> datetime:
    """Now, for whoever shows a run and cannot wait for the next tick."""
    return desk.clock.now()


def last_sign(live: LiveRun, seen: Sequence[Observation] = ()) -> datetime | None:
    """When the session was last heard of: its newest event or observation."""
    return max([*_signs(live), *(one.at for one in seen)], default=None)


def _signs(live: LiveRun) -> list[datetime]:
    return [event.at for event in live.events if not is_noted(event)]


def start(desk: Desk, live: LiveRun, *, ago: timedelta = timedelta()) -> tuple[LiveRun, Changes]:
    """Begin with the first phase, now or as if the button had been pressed a while `ago`.

    Raises UserError when the plan has no phases.
    """
    if not live.agenda.phases:
        raise UserError("This plan has no phases, so there is nothing to run. Add phases first.")
    if live.run.visits:
        return live, Changes()
    begun = desk.clock.now() - min(max(ago, timedelta()), MOST_AGO)
    return record(desk, live, Started(new_id(), begun, live.run.following or 0))


def pause(desk: Desk, live: LiveRun) -> tuple[LiveRun, Changes]:
    if not live.run.is_running or live.run.is_paused:
        return live, Changes()
    return record(desk, live, Paused(new_id(), desk.clock.now()))


def resume(desk: Desk, live: LiveRun) -> tuple[LiveRun, Changes]:
    if not live.run.is_paused:
        return live, Changes()
    return record(desk, live, Resumed(new_id(), desk.clock.now()))


def advance(desk: Desk, live: LiveRun) -> tuple[LiveRun, Changes]:
    """On to the next phase; nothing behind the last one, and nothing on a second press."""
    following, at = live.run.following, desk.clock.now()
    if not live.run.is_running or following is None or _is_second_press(live, at):
        return live, Changes()
    return record(desk, live, Advanced(new_id(), at, following))


def go_back(desk: Desk, live: LiveRun) -> tuple[LiveRun, Changes]:
    """Back to the phase before; nothing before the first one, and nothing on a second press."""
    preceding, at = live.run.preceding, desk.clock.now()
    if not live.run.is_running or preceding is None or _is_second_press(live, at):
        return live, Changes()
    return record(desk, live, WentBack(new_id(), at, preceding))


def jump(desk: Desk, live: LiveRun, phase: int) -> tuple[LiveRun, Changes]:
    """Straight to any other phase; one that was left out is taken in again by that."""
    here, at = live.run.current, desk.clock.now()
    if here is None or phase == here or not 0 <= phase <= live.agenda.last:
        return live, Changes()
    kind = Advanced if phase > here else WentBack
    return record(desk, live, kind(new_id(), at, phase))


def advance_itself(desk: Desk, live: LiveRun) -> tuple[LiveRun, Changes]:
    """What a phase that moves on by itself does at its end, at the very instant it was due."""
    here, at = live.run.current, desk.clock.now()
    if here is None or live.run.is_paused or not live.run.advances_itself(here):
        return live, Changes()
    remaining, following = live.run.remaining(here, at), live.run.following
    if remaining is None or remaining > timedelta() or following is None:
        return live, Changes()
    due = max(at + remaining, live.run.visits[-1].span.begin)
    return record(desk, live, Advanced(new_id(), due, following))


def add_time(desk: Desk, live: LiveRun, amount: timedelta) -> tuple[LiveRun, Changes]:
    """Give the current phase time, or take some: never more than it has left."""
    here, at = live.run.current, desk.clock.now()
    if here is None or live.run.remaining(here, at) is None:
        return live, Changes()
    amount = max(amount, -live.run.left(here, at))
    if not amount:
        return live, Changes()
    return record(desk, live, TimeAdded(new_id(), at, here, amount))


def tick_step(
    desk: Desk, live: LiveRun, *, phase: int, step: int, done: bool
) -> tuple[LiveRun, Changes]:
    return record(desk, live, StepTicked(new_id(), desk.clock.now(), phase, step, done))


def end(desk: Desk, live: LiveRun, *, at: datetime | None = None) -> tuple[LiveRun, Changes]:
    """End now, or `at` an earlier instant: a session that crashed yesterday did not last a day."""
    if not live.run.is_running:
        return live, Changes()
    now = desk.clock.now()
    ended = now if at is None else min(now, max(at, *_signs(live)))
    return record(desk, live, Ended(new_id(), ended))


def likely_end(live: LiveRun, last_sign: datetime) -> datetime:
    """When a session that nobody ended was over at the latest, by all one can know."""
    return live.run.expected_finish(last_sign)


def undo(desk: Desk, live: LiveRun, event_id: str) -> tuple[LiveRun, Changes]:
    """Take an event back: phases, times and remaining seconds are as if it never was.

    Undoing the Undone event that this leaves is the redo.
    """
    return record(desk, live, Undone(new_id(), desk.clock.now(), event_id))


def _is_second_press(live: LiveRun, at: datetime) -> bool:
    moves = [event for event in live.events if isinstance(event, (Started, Advanced, WentBack))]
    return bool(moves) and timedelta() <= at - moves[-1].at < SECOND_PRESS


def record(desk: Desk, live: LiveRun, event: RunEvent) -> tuple[LiveRun, Changes]:
    """Append to the log what a command made of it, with what all clocks show.

    The session's start and end follow what the log now tells.
    """
    after = live.with_event(event)
    ends = _ends_of(after)
    moved = None if ends == _ends_of(live) else ends
    desk.library.keep(Happened(live.session.id, event, desk.clock.reading(), moved))
    return after, Changes(runs=frozenset({live.session.id}))


def _ends_of(live: LiveRun) -> tuple[datetime | None, datetime | None]:
    return live.run.started_at, live.run.ended_at
