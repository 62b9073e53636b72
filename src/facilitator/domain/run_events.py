"""What can happen while a session runs: the log from which everything else is worked out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Started:
    """The facilitator began; `phase` is where."""

    id: str
    at: datetime
    phase: int = 0


@dataclass(frozen=True, slots=True)
class Paused:
    id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Resumed:
    id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Advanced:
    """On to a later phase."""

    id: str
    at: datetime
    phase: int


@dataclass(frozen=True, slots=True)
class WentBack:
    """Back to an earlier phase; what it used before still counts."""

    id: str
    at: datetime
    phase: int


@dataclass(frozen=True, slots=True)
class TimeAdded:
    """Minutes given to a phase, or taken when negative."""

    id: str
    at: datetime
    phase: int
    amount: timedelta


@dataclass(frozen=True, slots=True)
class StepTicked:
    """A step of the facilitator's actions was ticked off, or the tick taken back."""

    id: str
    at: datetime
    phase: int
    step: int
    done: bool = True


@dataclass(frozen=True, slots=True)
class Ended:
    id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Undone:
    """The event `target` never happened; an undone `Undone` brings its target back."""

    id: str
    at: datetime
    target: str


RunEvent: TypeAlias = (
    Started | Paused | Resumed | Advanced | WentBack | TimeAdded | StepTicked | Ended | Undone
)


def effective(events: tuple[RunEvent, ...]) -> tuple[RunEvent, ...]:
    """The events that count: none that was undone, and no undoing."""
    undone: set[str] = set()
    kept: list[RunEvent] = []
    for event in reversed(events):
        if event.id in undone:
            continue
        if isinstance(event, Undone):
            undone.add(event.target)
        else:
            kept.append(event)
    return tuple(reversed(kept))
