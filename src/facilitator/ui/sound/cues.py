"""The moments that are heard: found by comparing two looks at a run, never by counting."""

from __future__ import annotations

from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from facilitator.domain.rotation import turns

if TYPE_CHECKING:
    from datetime import datetime

    from facilitator.domain.run import Run

_FRESH = timedelta(seconds=5)
"""A moment that passed unseen longer ago, behind a closed lid or a crash, is not heard any more."""


class Cue(Enum):
    """What a chime stands for."""

    WARNING = "warning"
    END = "end"
    MOVE = "move"
    TOGETHER = "together"


def cues(before: datetime, run: Run, at: datetime) -> tuple[Cue, ...]:
    """The moments of the current phase between two looks; none in a quiet phase or a pause.

    Where several fall together the one that matters most comes first.
    """
    here = run.current
    if here is None or run.is_paused or run.agenda.phases[here].quiet:
        return ()
    since = max(before, at - _FRESH)
    return (*_of_the_clock(run, here, since, at), *_of_the_turns(run, here, since, at))


def _of_the_clock(run: Run, here: int, since: datetime, at: datetime) -> tuple[Cue, ...]:
    ends, lead = _end(run, here, at), run.lead(here)
    if ends is None:
        return ()
    moments = [(Cue.END, ends)]
    if lead is not None:
        moments.append((Cue.WARNING, ends - lead))
    return tuple(cue for cue, moment in moments if since < moment <= at)


def _of_the_turns(run: Run, here: int, since: datetime, at: datetime) -> tuple[Cue, ...]:
    before, now = turns(run, here, since), turns(run, here, at)
    if before is None or now is None or now.round <= before.round:
        return ()
    return (Cue.TOGETHER if now.is_over else Cue.MOVE,)


def _end(run: Run, here: int, at: datetime) -> datetime | None:
    """When the time of the phase is or was over; None for a phase without a length."""
    remaining = run.remaining(here, at)
    return None if remaining is None else at + remaining
