"""Stand-ins for the two things that tests may not use for real: the clock and the worker."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from facilitator.domain.clock import Reading

A_FRIDAY = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


class FakeClock:
    """A clock that moves when it is told to; it satisfies `facilitator.domain.clock.Clock`."""

    def __init__(self, now: datetime = A_FRIDAY, monotonic: float = 0.0) -> None:
        self._now = now
        self._monotonic = monotonic
        self._boot = monotonic
        self._starts = 0

    def reading(self) -> Reading:
        return Reading(self._now, self._boot, self._monotonic, f"start {self._starts}")

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._monotonic

    def advance(self, *, seconds: float = 0, minutes: float = 0, hours: float = 0) -> datetime:
        """Time passes; the new instant."""
        passed = timedelta(seconds=seconds, minutes=minutes, hours=hours)
        self._monotonic += passed.total_seconds()
        return self.sleep(seconds=passed.total_seconds())

    def sleep(self, *, seconds: float = 0, minutes: float = 0) -> datetime:
        """The lid is closed for so long: time passes, and only the monotonic clock stands."""
        slept = seconds + minutes * 60
        self._boot += slept
        return self.jump(seconds=slept)

    def restart(self, *, seconds: float = 60) -> datetime:
        """The computer is started anew, which takes so long."""
        self._starts += 1
        self._boot = self._monotonic = 0.0
        return self.jump(seconds=seconds)

    def jump(self, *, seconds: float) -> datetime:
        """Somebody sets the computer's clock: the wall time moves, no time passes."""
        self._now += timedelta(seconds=seconds)
        return self._now
