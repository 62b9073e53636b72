"""Trying a session out: a copy of it that runs on a clock of its own, faster if wanted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from facilitator.domain.clock import Reading
from facilitator.services import sessions
from facilitator.services.desk import new_id

if TYPE_CHECKING:
    from datetime import datetime

    from facilitator.domain.changes import Changes
    from facilitator.domain.clock import Clock
    from facilitator.domain.session import Session
    from facilitator.services.desk import Desk
    from facilitator.services.runs import LiveRun


class SessionClock:
    """The computer's clock, or for a rehearsal one that starts where it is told and runs faster.

    Only real time that passed counts in a rehearsal, whatever happens to the computer's clock.
    """

    def __init__(self, real: Clock) -> None:
        self._real = real
        self._start: datetime | None = None
        self._since = 0.0
        self._speed = 1

    @property
    def speed(self) -> int:
        return self._speed

    @property
    def is_real(self) -> bool:
        return self._start is None

    def be_real(self) -> None:
        self._start, self._speed = None, 1

    def rehearse(self, start: datetime, speed: int = 1) -> None:
        """From now on it is `start`, and time passes at that speed."""
        self._start, self._since, self._speed = start, self._real.monotonic(), speed

    def set_speed(self, speed: int) -> None:
        """Go on from the same instant."""
        if not self.is_real:
            self.rehearse(self.now(), speed)

    def now(self) -> datetime:
        if self._start is None:
            return self._real.now()
        passed = (self._real.monotonic() - self._since) * self._speed
        return self._start + timedelta(seconds=passed)

    def monotonic(self) -> float:
        return self._real.monotonic()

    def reading(self) -> Reading:
        """In a rehearsal all clocks agree: nothing ever happens to its time."""
        if self._start is None:
            return self._real.reading()
        seconds = self.now().timestamp()
        return Reading(self.now(), seconds, seconds, "rehearsal")


def copy_to_rehearse(desk: Desk, session: Session) -> tuple[Session, Changes]:
    """The session once more, to be tried out; the real one stays as it is.

    People's names are left out: nobody is there.
    """
    groups = tuple(replace(group, participants=()) for group in session.groups)
    copy = replace(session, id=new_id(), groups=groups, rehearsal=True)
    return copy, sessions.save(desk, copy)


def where_it_stood(live: LiveRun) -> datetime:
    """The instant at which a rehearsal goes on: no time passes while nobody rehearses."""
    begun = live.session.planned_start
    return max([event.at for event in live.events], default=begun)
