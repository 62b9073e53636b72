"""Where instants come from, and what several clocks together tell about the time between."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from facilitator.domain.run_events import GapCause

if TYPE_CHECKING:
    from datetime import datetime

SPEEDS = (1, 10, 60)
"""How many times faster than time a rehearsal may run."""

_NOTICEABLE = timedelta(seconds=2)
_WORTH_A_QUESTION = timedelta(seconds=30)
"""Shorter times without anybody watching make no difference to a session."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All clocks read at once.

    `boot` are seconds since the computer started with the time it slept, `monotonic` without.
    `boot_id` names this start of the computer; empty where nobody knows it.
    """

    at: datetime
    boot: float
    monotonic: float
    boot_id: str = ""

    def is_same_start(self, other: Reading) -> bool:
        return bool(self.boot_id) and self.boot_id == other.boot_id


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch in which nobody watched the clock, told by the clock as it stands now."""

    begin: datetime
    end: datetime
    cause: GapCause

    @property
    def length(self) -> timedelta:
        return self.end - self.begin


class Clock(Protocol):
    """Readings to record, and to notice jumps with."""

    def now(self) -> datetime:
        """The instant, aware and in UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds that never run backwards; only differences mean something."""
        ...

    def reading(self) -> Reading:
        """All clocks at once."""
        ...


@dataclass(frozen=True, slots=True)
class Since:
    """What passed between two readings: real time, and how far the wall clock was moved.

    `cause` is None when somebody watched the clock all the while.
    """

    passed: timedelta
    shift: timedelta
    cause: GapCause | None = None

    def gap(self, now: datetime) -> Gap | None:
        """The time nobody watched, if it was long enough to speak of."""
        return None if self.cause is None else Gap(now - self.passed, now, self.cause)


def between(before: Reading, now: Reading, *, was_closed: bool = False) -> Since:
    """What the clocks tell about the time between two readings.

    `was_closed` says that another process took the first one. Without a common start of the
    computer only the wall clock is left to believe, and it cannot have run backwards.
    """
    wall = now.at - before.at
    if not before.is_same_start(now) and was_closed:
        passed = max(wall, timedelta())
        return Since(passed, wall - passed, _cause(passed, timedelta(), was_closed=True))
    passed = timedelta(seconds=max(now.boot - before.boot, 0.0))
    slept = passed - timedelta(seconds=now.monotonic - before.monotonic)
    shift = wall - passed
    if abs(shift) <= _NOTICEABLE:
        shift = timedelta()
    return Since(passed, shift, _cause(passed, slept, was_closed=was_closed))


def _cause(passed: timedelta, slept: timedelta, *, was_closed: bool) -> GapCause | None:
    if was_closed:
        return GapCause.WAS_CLOSED if passed >= _WORTH_A_QUESTION else None
    return GapCause.SLEPT if slept >= _WORTH_A_QUESTION else None
