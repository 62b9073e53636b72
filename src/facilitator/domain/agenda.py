"""The timed order of a session: planned phases laid end to end from the planned start."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from facilitator.domain.plan import LessonPlan, Phase

_FIVE_MINUTES = timedelta(minutes=5)
_SHORT_PHASE = timedelta(minutes=25)
_TINY_PHASE = timedelta(minutes=5)
_LAST_FIFTH = 0.2


@dataclass(frozen=True, slots=True)
class PlannedPhase:
    """A phase as far as the clock is concerned; `planned` is None when its length is unknown."""

    name: str
    planned: timedelta | None
    is_break: bool = False

    @property
    def length(self) -> timedelta:
        """What it takes in the plan: an unknown length takes no time."""
        return self.planned or timedelta()


def warning_lead(planned: timedelta | None) -> timedelta | None:
    """How long before the end to warn: 5 min, the last fifth under 25 min, never under 5 min."""
    if planned is None or planned < _TINY_PHASE:
        return None
    return planned * _LAST_FIFTH if planned < _SHORT_PHASE else _FIVE_MINUTES


@dataclass(frozen=True, slots=True)
class Agenda:
    """Planned start (aware UTC) and planned phases of one session."""

    start: datetime
    phases: tuple[PlannedPhase, ...]

    @property
    def finish(self) -> datetime:
        return self.start_of(len(self.phases))

    def start_of(self, position: int) -> datetime:
        """The planned start of a phase; the position behind the last one is the planned finish."""
        before = self.phases[:position]
        return self.start + sum((phase.length for phase in before), timedelta())

    @property
    def last(self) -> int:
        return len(self.phases) - 1


def planned_phase(phase: Phase) -> PlannedPhase:
    minutes = phase.minutes
    planned = None if minutes is None else timedelta(minutes=minutes)
    return PlannedPhase(name=phase.label, planned=planned, is_break=phase.is_break)


def agenda_of(plan: LessonPlan, start: datetime) -> Agenda:
    """The agenda of a plan that starts at `start`."""
    return Agenda(start=start, phases=tuple(planned_phase(phase) for phase in plan.phases))
