"""A run: the state of a session at any instant, folded from its log of events."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.domain.agenda import begin_of, warning_lead
from facilitator.domain.run_events import (
    Advanced,
    AutoAdvanceSet,
    BeganEarlier,
    Borrowed,
    ClockSet,
    Ended,
    GapJudged,
    GroupDelayed,
    Paused,
    Replanned,
    Resumed,
    RotationSet,
    Skipped,
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

    def moved(self, shift: timedelta) -> Span:
        """The same stretch on a clock that was set."""
        return Span(self.begin + shift, None if self.end is None else self.end + shift)

    def touches(self, other: Span) -> bool:
        """Whether nothing lies between them."""
        ends_before = self.end is not None and self.end < other.begin
        begins_behind = other.end is not None and other.end < self.begin
        return not ends_before and not begins_behind

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
    skipped: frozenset[int] = frozenset()
    agreed_finish: datetime | None = None
    auto_advance: tuple[tuple[int, bool], ...] = ()
    rotations: tuple[tuple[int, int, int], ...] = ()
    delays: tuple[GroupDelayed, ...] = ()

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
        if not self.added:  # as in most runs, and each second asks it of every phase to come
            return _ZERO
        return sum((amount for position, amount in self.added if position == phase), _ZERO)

    def planned(self, phase: int) -> timedelta | None:
        """The plan's length with what was added; None when the plan gives none."""
        planned = self.agenda.phases[phase].planned
        return None if planned is None else max(planned + self.added_to(phase), _ZERO)

    def used(self, phase: int, at: datetime) -> timedelta:
        """Time spent in the phase, pauses left out."""
        spans = [visit.span for visit in self.visits if visit.phase == phase]
        return sum((self._worked(span, at) for span in spans), _ZERO) if spans else _ZERO

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

    @property
    def following(self) -> int | None:
        """The phase that Next leads to; None behind the last one that is not left out."""
        here = -1 if self.current is None else self.current
        rest = range(here + 1, len(self.agenda.phases))
        return next((position for position in rest if position not in self.skipped), None)

    @property
    def preceding(self) -> int | None:
        """The phase that Back leads to."""
        rest = range((self.current or 0) - 1, -1, -1)
        return next((position for position in rest if position not in self.skipped), None)

    @property
    def finish(self) -> datetime:
        """The end that counts: the one agreed to while running, else the planned one."""
        return self.agreed_finish or self.agenda.finish

    def advances_itself(self, phase: int) -> bool:
        """Whether the clock moves on by itself at the end of the phase."""
        said = dict(self.auto_advance).get(phase)
        return self.agenda.phases[phase].auto_advance if said is None else said

    def rotation(self, phase: int) -> tuple[int, int] | None:
        """Rounds and minutes of the turns that groups take in the phase; None for no turns."""
        chosen = next((one[1:] for one in reversed(self.rotations) if one[0] == phase), None)
        if chosen is None:
            planned = self.agenda.phases[phase].rotation
            chosen = (planned.rounds, planned.minutes) if planned else (0, 0)
        return chosen if min(chosen) > 0 else None

    def delay(self, phase: int, group: str, round_: int) -> timedelta:
        """How much longer than the others the group stays at its station of a round."""
        found = (
            one.amount
            for one in self.delays
            if (one.phase, one.group, one.round) == (phase, group, round_)
        )
        return max(sum(found, _ZERO), _ZERO)

    def expected_start(self, phase: int, at: datetime) -> datetime:
        """When a phase to come will start if all before it keep to their time.

        A pinned phase waits for its time; a phase that is left out takes none.
        """
        if self.ended_at is not None:
            return self.agenda.start_of(phase)
        here = self.current
        free = max(at, self.agenda.start) if here is None else at
        for position in range(here or 0, phase):
            if position not in self.skipped:
                free = self._begin(position, free) + self.left(position, at)
        return self._begin(phase, free) if phase < len(self.agenda.phases) else free

    def _begin(self, position: int, free: datetime) -> datetime:
        begun = position == self.current or position in self.skipped
        return free if begun else begin_of(self.agenda.phases[position], free)

    def expected_finish(self, at: datetime) -> datetime:
        """Now, what the current phase still takes, and all that follows; the end once it ended."""
        return self.ended_at or self.expected_start(len(self.agenda.phases), at)

    def behind(self, at: datetime) -> timedelta:
        """Expected finish less the finish that counts; negative when ahead."""
        return self.expected_finish(at) - self.finish

    def lead(self, phase: int) -> timedelta | None:
        """How long before the end of the phase to warn; None when there is no warning."""
        own, standing = self.agenda.phases[phase].warning, self.agenda.standing_warning
        return warning_lead(self.planned(phase), own, standing)

    def warning_at(self, phase: int, at: datetime) -> datetime | None:
        """When the warning is due if the phase goes on without a pause; None when there is none."""
        lead, remaining = self.lead(phase), self.remaining(phase, at)
        return None if lead is None or remaining is None else at + remaining - lead

    def tone(self, at: datetime) -> Tone:
        here = self.current
        if here is None:
            return Tone.ENDED if self.ended_at else Tone.NOT_STARTED
        return Tone.PAUSED if self.is_paused else self._running_tone(here, at)

    def _running_tone(self, phase: int, at: datetime) -> Tone:
        remaining, lead = self.remaining(phase, at), self.lead(phase)
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
            return replace(run, visits=(Visit(phase, Span(at)),), skipped=run.skipped - {phase})
        case Advanced(at=at, phase=phase) | WentBack(at=at, phase=phase) if _can_go(run, phase):
            return _moved(_resumed(run, at), phase, at)
        case Paused(at=at) if run.is_running and not run.is_paused:
            return replace(run, pauses=(*run.pauses, Span(at)))
        case Resumed(at=at):
            return _resumed(run, at)
        case StepTicked(phase=phase, step=step, done=done):
            change = {(phase, step)}
            return replace(run, ticked=run.ticked | change if done else run.ticked - change)
        case Ended(at=at) if run.is_running:
            return _ended(_resumed(run, at), at)
        case BeganEarlier(begin=begin) if run.is_running:
            return _begun_earlier(run, begin)
        case GapJudged(begin=begin, end=end, counts=False) if run.is_running and begin < end:
            return replace(run, pauses=_with_pause(run.pauses, Span(begin, end)))
        case ClockSet(shift=shift):
            return _on_other_clock(run, shift)
        case _:
            return _with_other_plan(run, event)


def _with_other_plan(run: Run, event: RunEvent) -> Run:
    """What changes the phases to come, not the time that went by."""
    match event:
        case TimeAdded(phase=phase, amount=amount) if _knows(run, phase):
            return replace(run, added=(*run.added, (phase, amount)))
        case Borrowed(phase=phase, amount=amount, source=source) if _knows(run, phase) and _knows(
            run, source
        ):
            return replace(run, added=(*run.added, (phase, amount), (source, -amount)))
        case Skipped(phase=phase, done=done) if _knows(run, phase) and phase != run.current:
            change = {phase}
            return replace(run, skipped=run.skipped | change if done else run.skipped - change)
        case Replanned() if run.ended_at is None:
            return _replanned(run, event)
        case AutoAdvanceSet(phase=phase, done=done) if _knows(run, phase):
            return replace(run, auto_advance=(*run.auto_advance, (phase, done)))
        case RotationSet(phase=phase, rounds=rounds, minutes=minutes) if _knows(run, phase):
            delays = tuple(one for one in run.delays if one.phase != phase)
            rotations = (*run.rotations, (phase, rounds, minutes))
            return replace(run, rotations=rotations, delays=delays)
        case GroupDelayed(phase=phase) if _knows(run, phase):
            return replace(run, delays=(*run.delays, event))
        case _:
            return run


def _replanned(run: Run, event: Replanned) -> Run:
    changes = tuple(
        (phase, length - run.agenda.phases[phase].length - run.added_to(phase))
        for phase, length in event.lengths
        if _knows(run, phase)
    )
    dropped = {phase for phase in event.dropped if _knows(run, phase)} - {run.current}
    return replace(
        run,
        added=run.added + changes,
        skipped=run.skipped | dropped,
        agreed_finish=event.finish or run.agreed_finish,
    )


def _begun_earlier(run: Run, begin: datetime) -> Run:
    """The phase before ends where this one now begins; it keeps its own beginning."""
    *before, last = run.visits
    begin = min(begin, last.span.begin)
    if before:
        begin = max(begin, before[-1].span.begin)
        before[-1] = replace(before[-1], span=replace(before[-1].span, end=begin))
    moved = replace(last, span=replace(last.span, begin=begin))
    return replace(run, visits=(*before, moved))


def _with_pause(pauses: tuple[Span, ...], pause: Span) -> tuple[Span, ...]:
    """In order and apart from each other, so that no time is left out twice."""
    begin, end, others = pause.begin, pause.end, list[Span]()
    for other in pauses:
        if not other.touches(Span(begin, end)):
            others.append(other)
            continue
        begin = min(begin, other.begin)
        end = None if end is None or other.end is None else max(end, other.end)
    return tuple(sorted((*others, Span(begin, end)), key=lambda span: span.begin))


def _on_other_clock(run: Run, shift: timedelta) -> Run:
    """What happened, told by the clock as it stands now; the plan always meant that one."""
    visits = tuple(replace(visit, span=visit.span.moved(shift)) for visit in run.visits)
    return replace(
        run,
        visits=visits,
        pauses=tuple(pause.moved(shift) for pause in run.pauses),
        ended_at=None if run.ended_at is None else run.ended_at + shift,
        agreed_finish=None if run.agreed_finish is None else run.agreed_finish + shift,
    )


def _knows(run: Run, phase: int) -> bool:
    return 0 <= phase < len(run.agenda.phases)


def _can_go(run: Run, phase: int) -> bool:
    return run.is_running and _knows(run, phase)


def _moved(run: Run, phase: int, at: datetime) -> Run:
    visits = (*_closed(run, at), Visit(phase, Span(at)))
    return replace(run, visits=visits, skipped=run.skipped - {phase})


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
