"""Planned against actual time: what the timeline draws, and where the difference came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.domain.plan import phase_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.plan import LessonPlan
    from facilitator.domain.run import Run, Span

_ZERO = timedelta()
_MINUTE = timedelta(minutes=1)
_TICKS = tuple(timedelta(minutes=minutes) for minutes in (5, 10, 15, 30, 60, 120, 240, 480, 1440))


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch of time in a phase; `number` is None for a break."""

    phase: int
    number: int | None
    name: str
    begin: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Timeline:
    """Both rows of the chart; `finish` is None as long as the session runs."""

    planned: tuple[Bar, ...]
    actual: tuple[Bar, ...]
    pauses: tuple[tuple[datetime, datetime], ...]
    planned_finish: datetime
    finish: datetime | None

    @property
    def begin(self) -> datetime:
        return min(bar.begin for bar in (*self.planned, *self.actual))

    @property
    def end(self) -> datetime:
        return max(bar.end for bar in (*self.planned, *self.actual))


def timeline(run: Run, plan: LessonPlan, at: datetime) -> Timeline | None:
    """What happened until `at` beside what was planned; None before the start."""
    if not run.visits:
        return None
    numbers = phase_numbers(plan.phases)
    names = [phase.label for phase in plan.phases]

    def bar(phase: int, begin: datetime, end: datetime) -> Bar:
        return Bar(phase, numbers[phase], names[phase], begin, end)

    starts = [run.agenda.start_of(phase) for phase in range(len(names) + 1)]
    return Timeline(
        planned=tuple(bar(phase, starts[phase], starts[phase + 1]) for phase in range(len(names))),
        actual=tuple(bar(visit.phase, *_ends(visit.span, at)) for visit in run.visits),
        pauses=tuple(_ends(pause, at) for pause in run.pauses),
        planned_finish=run.agenda.finish,
        finish=run.ended_at,
    )


def _ends(span: Span, at: datetime) -> tuple[datetime, datetime]:
    return span.begin, max(span.begin, span.end or at)


def tick_step(length: timedelta, most: int) -> timedelta:
    """The time between two marks, so that at most `most` of them are needed."""
    return next((step for step in _TICKS if length <= step * most), _TICKS[-1])


def ticks(begin: datetime, end: datetime, step: timedelta) -> tuple[datetime, ...]:
    """The instants from `begin` to `end` at which the local clock shows a multiple of `step`."""
    offset = begin.astimezone().utcoffset() or _ZERO
    midnight = datetime(1970, 1, 1, tzinfo=begin.tzinfo) - offset
    first = midnight - (midnight - begin) // step * step
    return tuple(first + step * count for count in range((end - first) // step + 1))


class Cause(StrEnum):
    """What moved the end of a session, apart from its phases."""

    START = "start"
    PAUSES = "pauses"


@dataclass(frozen=True, slots=True)
class Drift:
    """Minutes between planned and actual (or expected) end, and what they are made of.

    The parts add up to the total. A part belongs to a phase, by its name, or to a cause.
    """

    total: int
    parts: tuple[tuple[str | Cause, int], ...]


def drift(run: Run, at: datetime) -> Drift | None:
    """Where the time went; None before the start."""
    started = run.started_at
    if started is None:
        return None
    parts: list[tuple[str | Cause, timedelta]] = [(Cause.START, started - run.agenda.start)]
    for position, phase in enumerate(run.agenda.phases):
        parts.append((phase.name, _expected(run, position, at) - phase.length))
    parts.append((Cause.PAUSES, sum((pause.until(at) for pause in run.pauses), _ZERO)))
    minutes = whole_minutes([length for _, length in parts])
    shown = zip(parts, minutes, strict=True)
    return Drift(sum(minutes), tuple((what, count) for (what, _), count in shown if count))


def _expected(run: Run, phase: int, at: datetime) -> timedelta:
    """What a phase took, or will have taken if all keep to their time."""
    here = run.current
    to_come = run.left(phase, at) if here is not None and phase >= here else _ZERO
    return run.used(phase, at) + to_come


def whole_minutes(lengths: Sequence[timedelta]) -> list[int]:
    """Minutes that add up to the rounded sum: the largest remainders are rounded up."""
    floors = [length // _MINUTE for length in lengths]
    rest = round(sum(lengths, _ZERO) / _MINUTE) - sum(floors)
    by_remainder = sorted(range(len(lengths)), key=lambda at: lengths[at] % _MINUTE, reverse=True)
    for position in by_remainder[:rest]:
        floors[position] += 1
    return floors
