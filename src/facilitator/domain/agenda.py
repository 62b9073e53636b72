"""The timed order of a session: planned phases laid end to end from the planned start."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from facilitator.domain.plan import LessonPlan, Phase, Priority, Rotation

_ZERO = timedelta()
_MINUTE = timedelta(minutes=1)
STANDING_WARNING = timedelta(minutes=5)
"""How long before the end of a phase to warn that does not say."""
_TINY_PHASE = timedelta(minutes=5)
_LAST_FIFTH = 0.2
_SQUEEZED_PERCENT = 60
_DAY = 24 * 60
_HALF_A_DAY = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class PlannedPhase:
    """A phase as far as the clock is concerned; `planned` is None when its length is unknown.

    `pinned` is the instant at which it has to start, `shortest` what it may be squeezed to, and
    `warning` how long before its end to warn: zero is never, None the standing rule.
    """

    name: str
    planned: timedelta | None
    is_break: bool = False
    pinned: datetime | None = None
    locked: bool = False
    shortest: timedelta | None = None
    priority: Priority | None = None
    warning: timedelta | None = None
    auto_advance: bool = False
    quiet: bool = False
    rotation: Rotation | None = None

    @property
    def length(self) -> timedelta:
        """What it takes in the plan: an unknown length takes no time."""
        return self.planned or _ZERO

    @property
    def least(self) -> timedelta:
        """What it may be squeezed to: 60 % of the plan in whole minutes, or as the plan says."""
        if self.locked:
            return self.length
        if self.shortest is not None:
            return min(self.shortest, self.length)
        return min(-(-self.length * _SQUEEZED_PERCENT // (100 * _MINUTE)) * _MINUTE, self.length)


def warning_lead(
    planned: timedelta | None,
    own: timedelta | None = None,
    standing: timedelta = STANDING_WARNING,
) -> timedelta | None:
    """How long before the end to warn: 5 min, the last fifth under 25 min, never under 5 min.

    `own` is what the phase itself asks for; it wins. `standing` takes the place of the 5 min, and
    with it the 25 that are five times as long. Zero means never.
    """
    if planned is None:
        return None
    if own is not None:
        return own if _ZERO < own < planned else None
    if planned < _TINY_PHASE or not standing:
        return None
    return min(planned * _LAST_FIFTH, standing)


@dataclass(frozen=True, slots=True)
class Agenda:
    """Planned start (aware UTC) and planned phases of one session."""

    start: datetime
    phases: tuple[PlannedPhase, ...]
    standing_warning: timedelta = STANDING_WARNING

    @property
    def finish(self) -> datetime:
        return self.start_of(len(self.phases))

    def start_of(self, position: int) -> datetime:
        """The planned start of a phase; the position behind the last one is the planned finish.

        A pinned phase waits for its time, and starts later when those before it take longer.
        """
        at = self.start
        for phase in self.phases[:position]:
            at = begin_of(phase, at) + phase.length
        return at if position >= len(self.phases) else begin_of(self.phases[position], at)

    @property
    def last(self) -> int:
        return len(self.phases) - 1


def begin_of(phase: PlannedPhase, free: datetime) -> datetime:
    """When a phase begins if what is before it is over at `free`."""
    return free if phase.pinned is None else max(free, phase.pinned)


def planned_phase(phase: Phase, pinned: datetime | None = None) -> PlannedPhase:
    return PlannedPhase(
        name=phase.label,
        planned=_length(phase.minutes),
        is_break=phase.is_break,
        pinned=pinned,
        locked=phase.locked,
        shortest=_length(phase.shortest),
        priority=phase.priority,
        warning=_length(phase.warning),
        auto_advance=phase.auto_advance,
        quiet=phase.quiet,
        rotation=phase.rotation,
    )


def _length(minutes: int | None) -> timedelta | None:
    return None if minutes is None else timedelta(minutes=minutes)


def agenda_of(plan: LessonPlan, start: datetime, zone: tzinfo | None = None) -> Agenda:
    """The agenda of a plan that starts at `start`; pinned starts are clock times of `zone`."""
    phases = (planned_phase(phase, _pinned(phase, start, zone)) for phase in plan.phases)
    return Agenda(start=start, phases=tuple(phases))


def _pinned(phase: Phase, start: datetime, zone: tzinfo | None) -> datetime | None:
    """The instant at which the clock shows the pinned time, on the day or in the night after.

    A time that lies a little before the start has passed; it is not one of the next day.
    """
    if phase.pinned_start is None:
        return None
    hour, minute = divmod(phase.pinned_start % _DAY, 60)
    # Without a zone of its own a naive time is read by the computer's rules, also behind a
    # change to summer time, which the offset of the start would not know.
    local = start.astimezone(zone).replace(tzinfo=zone)
    pinned = local.replace(hour=hour, minute=minute, second=0, microsecond=0)
    if local - pinned > _HALF_A_DAY:
        pinned += timedelta(days=1)
    return pinned.astimezone(start.tzinfo)
