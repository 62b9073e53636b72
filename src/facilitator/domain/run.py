"""A run: the state of a session at any instant, folded from its log of events."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.domain.agenda import warning_lead
from facilitator.domain.run_events import (
    Advanced,
    Ended,
    Paused,
    Resumed,
    Started,
    StepTicked,
    TimeAdded,
    WentBack,
    effective,
)

if TYPE_CHECKING:
    from datetime import datetime

    from facilitator.domain.agenda import Agenda
    from facilitator.domain.run_events import RunEvent

_ZERO = timedelta()


class Tone(StrEnum):
    """How the current phase stands."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    WARNING = "warning"
    OVERTIME = "overtime"
    PAUSED = "paused"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Span:
    """From one instant to another; an open end lasts until whenever one asks."""

    begin: datetime
    end: datetime | None = None

    def until(self, at: datetime) -> timedelta:
        """Its length as seen at `at`, never negative."""
        return max((min(self.end, at) if self.end else at) - self.begin, _ZERO)

    def shared(self, other: Span, at: datetime) -> timedelta:
        """How long both lasted together, as seen at `at`."""
        begin = max(self.begin, other.begin)
        end = min(self.end or at, other.end or at, at)
        return max(end - begin, _ZERO)


@dataclass(frozen=True, slots=True)
class Visit:
    """One stay in a phase; going back makes another."""

    phase: int
    span: Span


@dataclass(frozen=True, slots=True)
class Run:
    """Every question takes the instant it is asked for, aware UTC; positions count from 0."""

    agenda: Agenda
    visits: tuple[Visit, ...] = ()
    pauses: tuple[Span, ...] = ()
    added: tuple[tuple[int, timedelta], ...] = ()
    ticked: frozenset[tuple[int, int]] = frozenset()
    ended_at: datetime | None = None

    @property
    def started_at(self) -> datetime | None:
        return self.visits[0].span.begin if self.visits else None

    @property
    def is_running(self) -> bool:
        """True from the start to the end, paused or not."""
        return bool(self.visits) and self.ended_at is None

    @property
    def is_paused(self) -> bool:
        return self.is_running and bool(self.pauses) and self.pauses[-1].end is None

    @property
    def current(self) -> int | None:
        """The position of the current phase; None before the start and after the end."""
        return self.visits[-1].phase if self.is_running else None

    def visits_of(self, phase: int) -> tuple[Visit, ...]:
        return tuple(visit for visit in self.visits if visit.phase == phase)

    def actual_start(self, phase: int) -> datetime | None:
        """When the phase was first entered."""
        return next((visit.span.begin for visit in self.visits if visit.phase == phase), None)

    def added_to(self, phase: int) -> timedelta:
        return sum((amount for position, amount in self.added if position == phase), _ZERO)

    def planned(self, phase: int) -> timedelta | None:
        """The plan's length with what was added; None when the plan gives none."""
        planned = self.agenda.phases[phase].planned
        return None if planned is None else max(planned + self.added_to(phase), _ZERO)

    def used(self, phase: int, at: datetime) -> timedelta:
        """Time spent in the phase, pauses left out."""
        return sum((self._worked(visit.span, at) for visit in self.visits_of(phase)), _ZERO)

    def _worked(self, span: Span, at: datetime) -> timedelta:
        paused = sum((span.shared(pause, at) for pause in self.pauses), _ZERO)
        return span.until(at) - paused

    def remaining(self, phase: int, at: datetime) -> timedelta | None:
        """Planned and added less used, negative in overtime; None when no length is planned."""
        planned = self.planned(phase)
        return None if planned is None else planned - self.used(phase, at)

    def overtime(self, phase: int, at: datetime) -> timedelta:
        return max(-(self.remaining(phase, at) or _ZERO), _ZERO)

    def paused_for(self, at: datetime) -> timedelta:
        """How long the pause that lasts has lasted."""
        return self.pauses[-1].until(at) if self.is_paused else _ZERO

    def left(self, phase: int, at: datetime) -> timedelta:
        """Time the phase will still take, as far as one can know."""
        return max(self.remaining(phase, at) or _ZERO, _ZERO)

    def expected_start(self, phase: int, at: datetime) -> datetime:
        """When a phase to come will start if all before it keep to their time."""
        here = self.current
        if here is None:
            return self._start_before_running(phase, at)
        return at + sum((self.left(position, at) for position in range(here, phase)), _ZERO)

    def _start_before_running(self, phase: int, at: datetime) -> datetime:
        late = max(at - self.agenda.start, _ZERO) if self.ended_at is None else _ZERO
        return self.agenda.start_of(phase) + late

    def expected_finish(self, at: datetime) -> datetime:
        """Now, what the current phase still takes, and all that follows; the end once it ended."""
        return self.ended_at or self.expected_start(len(self.agenda.phases), at)

    def behind(self, at: datetime) -> timedelta:
        """Expected finish less planned finish; negative when ahead."""
        return self.expected_finish(at) - self.agenda.finish

    def warning_at(self, phase: int, at: datetime) -> datetime | None:
        """When the warning is due if the phase goes on without a pause; None when there is none."""
        lead, remaining = warning_lead(self.planned(phase)), self.remaining(phase, at)
        return None if lead is None or remaining is None else at + remaining - lead

    def tone(self, at: datetime) -> Tone:
        here = self.current
        if here is None:
            return Tone.ENDED if self.ended_at else Tone.NOT_STARTED
        return Tone.PAUSED if self.is_paused else self._running_tone(here, at)

    def _running_tone(self, phase: int, at: datetime) -> Tone:
        remaining, lead = self.remaining(phase, at), warning_lead(self.planned(phase))
        if remaining is None:
            return Tone.RUNNING
        if remaining < _ZERO:
            return Tone.OVERTIME
        return Tone.WARNING if lead is not None and remaining <= lead else Tone.RUNNING


def fold(agenda: Agenda, events: tuple[RunEvent, ...]) -> Run:
    """The run that the log tells; an event that makes no sense where it stands is passed over."""
    run = Run(agenda)
    for event in effective(events):
        run = _after(run, event)
    return run


def _after(run: Run, event: RunEvent) -> Run:
    match event:
        case Started(at=at, phase=phase) if not run.visits and _knows(run, phase):
            return replace(run, visits=(Visit(phase, Span(at)),))
        case Advanced(at=at, phase=phase) | WentBack(at=at, phase=phase) if _can_go(run, phase):
            return _moved(_resumed(run, at), phase, at)
        case Paused(at=at) if run.is_running and not run.is_paused:
            return replace(run, pauses=(*run.pauses, Span(at)))
        case Resumed(at=at):
            return _resumed(run, at)
        case TimeAdded(phase=phase, amount=amount) if _knows(run, phase):
            return replace(run, added=(*run.added, (phase, amount)))
        case StepTicked(phase=phase, step=step, done=done):
            change = {(phase, step)}
            return replace(run, ticked=run.ticked | change if done else run.ticked - change)
        case Ended(at=at) if run.is_running:
            return _ended(_resumed(run, at), at)
        case _:
            return run


def _knows(run: Run, phase: int) -> bool:
    return 0 <= phase < len(run.agenda.phases)


def _can_go(run: Run, phase: int) -> bool:
    return run.is_running and _knows(run, phase)


def _moved(run: Run, phase: int, at: datetime) -> Run:
    return replace(run, visits=(*_closed(run, at), Visit(phase, Span(at))))


def _closed(run: Run, at: datetime) -> tuple[Visit, ...]:
    *before, last = run.visits
    return (*before, replace(last, span=replace(last.span, end=max(at, last.span.begin))))


def _resumed(run: Run, at: datetime) -> Run:
    """Moving on or ending ends a pause: nobody is paused in a phase that they left."""
    if not run.is_paused:
        return run
    *before, last = run.pauses
    return replace(run, pauses=(*before, replace(last, end=max(at, last.begin))))


def _ended(run: Run, at: datetime) -> Run:
    return replace(run, visits=_closed(run, at), ended_at=at)
