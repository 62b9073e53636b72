"""What can happen while a session runs: the log from which everything else is worked out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
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
    """On to a later phase, not always the next one."""

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


@dataclass(frozen=True, slots=True)
class BeganEarlier:
    """The current phase really began at `begin`: somebody forgot to press the button."""

    id: str
    at: datetime
    begin: datetime


@dataclass(frozen=True, slots=True)
class Skipped:
    """A phase to come is left out, or taken in again when not `done`."""

    id: str
    at: datetime
    phase: int
    done: bool = True


@dataclass(frozen=True, slots=True)
class Borrowed:
    """`amount` more for `phase`, taken from the phase `source`: the end stays where it was."""

    id: str
    at: datetime
    phase: int
    amount: timedelta
    source: int


@dataclass(frozen=True, slots=True)
class Replanned:
    """From now on these phases have these lengths, and those are left out.

    `finish` is the end that was agreed to instead of the planned one.
    """

    id: str
    at: datetime
    lengths: tuple[tuple[int, timedelta], ...] = ()
    dropped: tuple[int, ...] = ()
    finish: datetime | None = None


@dataclass(frozen=True, slots=True)
class AutoAdvanceSet:
    """The clock shall, or shall not, move on by itself at the end of a phase."""

    id: str
    at: datetime
    phase: int
    done: bool


@dataclass(frozen=True, slots=True)
class RotationSet:
    """The groups of a phase take turns: so many rounds of so many minutes; 0 rounds for none."""

    id: str
    at: datetime
    phase: int
    rounds: int
    minutes: int


@dataclass(frozen=True, slots=True)
class GroupDelayed:
    """One group stays longer at its station of a round, the others move on without it."""

    id: str
    at: datetime
    phase: int
    amount: timedelta
    group: str
    round: int


class GapCause(StrEnum):
    """Why nobody watched the clock for a while."""

    SLEPT = "slept"
    WAS_CLOSED = "was_closed"


@dataclass(frozen=True, slots=True)
class GapJudged:
    """From `begin` to `end` nobody watched the clock; the time `counts` or was a pause."""

    id: str
    at: datetime
    begin: datetime
    end: datetime
    cause: GapCause
    counts: bool = True


@dataclass(frozen=True, slots=True)
class ClockSet:
    """The computer's clock was moved by `shift`; no time passed.

    All earlier instants are told as the clock would have shown them had it always stood so.
    """

    id: str
    at: datetime
    shift: timedelta


RunEvent: TypeAlias = (
    Started
    | Paused
    | Resumed
    | Advanced
    | WentBack
    | TimeAdded
    | StepTicked
    | Ended
    | Undone
    | BeganEarlier
    | Skipped
    | Borrowed
    | Replanned
    | AutoAdvanceSet
    | RotationSet
    | GroupDelayed
    | GapJudged
    | ClockSet
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


def is_noted(event: RunEvent) -> bool:
    """What the app noted by itself about the clocks: nobody's step, and no sign of anybody."""
    return isinstance(event, ClockSet) or (isinstance(event, GapJudged) and event.counts)
