"""Several sessions of one plan side by side: what each phase took, what was seen on what."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from facilitator.domain.seen import NOTHING_SEEN, Overview

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from facilitator.domain.observation import AttainmentLevel
    from facilitator.domain.plan import LessonPlan
    from facilitator.domain.run import Run

_MINUTE = timedelta(minutes=1)
_EIGHTY = 0.8


@dataclass(frozen=True, slots=True)
class HeldSession:
    """A session that is over, with the version of the plan that it ran."""

    session_id: str
    plan: LessonPlan
    run: Run
    seen: Overview = NOTHING_SEEN


@dataclass(frozen=True, slots=True)
class PhaseTime:
    """Minutes of a phase in one session: as planned, as adapted while running, and as it was."""

    name: str
    planned: float | None
    adapted: float | None
    actual: float
    skipped: bool = False

    @property
    def over(self) -> float:
        """Actual less planned; negative when it was shorter."""
        return self.actual - (self.planned or 0.0)


@dataclass(frozen=True, slots=True)
class PhaseHistory:
    """A phase through all sessions in which the plan had it under that name."""

    name: str
    times: tuple[PhaseTime, ...]

    @property
    def held(self) -> tuple[PhaseTime, ...]:
        """Those in which it was not left out."""
        return tuple(time for time in self.times if not time.skipped)

    @property
    def median(self) -> float | None:
        return quantile([time.actual for time in self.held], 0.5)

    @property
    def percentile_80(self) -> float | None:
        """The time that was enough in four of five sessions."""
        return quantile([time.actual for time in self.held], _EIGHTY)


@dataclass(frozen=True, slots=True)
class ObjectiveHistory:
    """How often each level was seen on an objective, and in how many sessions anything was."""

    text: str
    levels: tuple[tuple[AttainmentLevel, int], ...]
    seen_in: int
    sessions: int


def quantile(values: Sequence[float], share: float) -> float | None:
    """By linear interpolation between the two nearest values; None without any."""
    if not values:
        return None
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def phase_times(run: Run, at: datetime) -> tuple[PhaseTime, ...]:
    """Every phase of one run, as it stood at `at`."""
    return tuple(
        PhaseTime(
            name=phase.name,
            planned=_minutes(phase.planned),
            adapted=_minutes(run.planned(position)),
            actual=run.used(position, at) / _MINUTE,
            skipped=position in run.skipped or not run.visits_of(position),
        )
        for position, phase in enumerate(run.agenda.phases)
    )


def _minutes(length: timedelta | None) -> float | None:
    return None if length is None else length / _MINUTE


def phase_histories(held: Iterable[HeldSession], plan: LessonPlan) -> tuple[PhaseHistory, ...]:
    """One for each phase of the plan as it is now, found by name in older versions."""
    found: dict[str, list[PhaseTime]] = {phase.label: [] for phase in plan.phases}
    for one in held:
        for time in _first_of_each_name(one.run):
            if time.name in found:
                found[time.name].append(time)
    return tuple(PhaseHistory(name, tuple(times)) for name, times in found.items() if times)


def _first_of_each_name(run: Run) -> Iterable[PhaseTime]:
    """A name that a plan gives twice means its first phase, so that nothing counts double."""
    if run.ended_at is None:
        return ()
    times = phase_times(run, run.ended_at)
    return {time.name: time for time in reversed(times)}.values()


def objective_histories(
    held: Iterable[HeldSession], plan: LessonPlan
) -> tuple[ObjectiveHistory, ...]:
    """One for each objective of the plan as it is now, found by its words in older versions."""
    sessions = tuple(held)
    return tuple(_objective(sessions, objective.text) for objective in plan.objectives)


def _objective(held: tuple[HeldSession, ...], text: str) -> ObjectiveHistory:
    asked = [one for one in held if any(own.text == text for own in one.plan.objectives)]
    seen = [_seen_on(one, text) for one in asked]
    counts: Counter[AttainmentLevel] = Counter()
    for level, count in (own for each in seen for own in each):
        if level is not None:
            counts[level] += count
    levels = tuple(sorted(counts.items()))
    return ObjectiveHistory(text, levels, sum(bool(each) for each in seen), len(asked))


def _seen_on(one: HeldSession, text: str) -> list[tuple[AttainmentLevel | None, int]]:
    places = {place for place, own in enumerate(one.plan.objectives) if own.text == text}
    return [(level, count) for place, level, count in one.seen.levels if place in places]
