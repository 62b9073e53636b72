"""What a sheet of paper says, brought back to its instant and its phase."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from facilitator.domain.agenda import begin_of as planned_begin

if TYPE_CHECKING:
    from facilitator.domain.run import Run

_EARLY = timedelta(hours=6)
"""How long before its beginning something may still have been written for a session."""
_DAY = timedelta(days=1)


def instant_of(wall: time, begin: datetime) -> datetime:
    """The instant, aware UTC, at which a clock on the wall showed this in a session begun then."""
    local = begin.astimezone()
    found = datetime.combine(local.date(), wall).astimezone(begin.tzinfo)
    if found < begin - _EARLY:
        return found + _DAY
    return found - _DAY if found >= begin - _EARLY + _DAY else found


def begin_of(run: Run) -> datetime:
    """When it was started, else when it was to start."""
    return run.started_at or run.agenda.start


def phase_at(run: Run, at: datetime) -> int | None:
    """The phase that a note of that instant belongs to; None in an agenda without phases.

    Where the log ends, because a laptop did, the agenda goes on from there at its own lengths.
    """
    begun = [visit for visit in run.visits if visit.span.begin <= at]
    if not run.agenda.phases:
        return None
    if not begun:
        return _by_agenda(run, 0, begin_of(run), at)
    last = begun[-1]
    if last.span.end is not None or run.ended_at is not None:
        return last.phase
    return _by_agenda(run, last.phase, last.span.begin + run.added_to(last.phase), at)


def _by_agenda(run: Run, first: int, begin: datetime, at: datetime) -> int:
    """The first phase that is not over at `at` when that one begins at `begin`."""
    end = begin
    for position in range(first, len(run.agenda.phases)):
        planned = run.agenda.phases[position]
        end = planned_begin(planned, end) + planned.length
        if at < end:
            return position
    return run.agenda.last
