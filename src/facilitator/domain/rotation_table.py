"""Who is where when, as a table for paper: rotation.py has the same moves while they happen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from facilitator.domain.rotation import station_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from facilitator.domain.phase import Rotation
    from facilitator.domain.plan import LessonPlan


@dataclass(frozen=True, slots=True)
class Stop:
    """One stay of one group; both count from 1. `begin` is None where no start is known."""

    begin: datetime | None
    round: int
    station: int


def stops_of(rotation: Rotation, group: int, *, begin: datetime | None) -> Iterator[Stop]:
    """The stations of a group (from 0), in order: there are as many stations as rounds."""
    for number in range(rotation.rounds):
        at = None if begin is None else begin + number * timedelta(minutes=rotation.minutes)
        yield Stop(at, number + 1, station_of(group, number, rotation.rounds) + 1)


@dataclass(frozen=True, slots=True)
class Visit:
    """Who is at a station in one round: positions of groups, from 0."""

    begin: datetime | None
    round: int
    groups: tuple[int, ...]


def visits_of(
    rotation: Rotation, station: int, groups: int, *, begin: datetime | None
) -> Iterator[Visit]:
    """The rounds of a station (from 1): the same moves as `stops_of`, seen from the table."""
    stops = [list(stops_of(rotation, group, begin=begin)) for group in range(groups)]
    for number in range(rotation.rounds):
        at = None if begin is None else begin + number * timedelta(minutes=rotation.minutes)
        here = tuple(at for at, own in enumerate(stops) if own[number].station == station)
        yield Visit(at, number + 1, here)


def group_phase(plan: LessonPlan) -> int | None:
    """The phase that groups need a card for: one with a rotation, else the longest of learning."""
    turning = [at for at, phase in enumerate(plan.phases) if phase.rotation is not None]
    if turning:
        return turning[0]
    working = [at for at, phase in enumerate(plan.phases) if not phase.is_break]
    return max(working, key=lambda at: plan.phases[at].minutes or 0, default=None)
