"""Whose clock was off: what several laptops wrote about one session, laid side by side.

Each laptop that ran the session wrote down when it began and when each phase did. What two of them
wrote of the same step happened at one instant, so the difference is that of their clocks. It is
worked out from what both wrote whenever somebody looks, and changes none of it: merging stays the
union that it is.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import TYPE_CHECKING, Any, Final, TypeVar

from facilitator.domain.run_events import Replanned

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from facilitator.domain.run_events import RunEvent

    T = TypeVar("T")

NOTICEABLE: Final = timedelta(seconds=10)
"""Two people do not press a key in the same second."""
_SPREAD: Final = timedelta(minutes=1)
"""How far apart differences may lie that are those of clocks and not of people."""
_BEGIN: Final = "started"


@dataclass(frozen=True, slots=True)
class Step:
    """What a laptop wrote of a run: `kind` and `phase` say which step it was."""

    device: str
    kind: str
    phase: int | None
    at: datetime


def step_of(device: str, kind: object, phase: object, at: object) -> Step | None:
    """From what a package says; None for what is no step."""
    try:
        when = datetime.fromisoformat(str(at)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return Step(device, str(kind), phase if isinstance(phase, int) else None, when)


def clock_shifts(steps: Iterable[Step], mine: str) -> dict[str, timedelta]:
    """By laptop how far its clock was ahead of that of `mine`; behind is less than nothing.

    Only of those that were off by more than people are. The same whichever laptop asks, but for
    whose clock is taken for right.
    """
    told = _told(steps)
    shifts = _against_one(told)
    if mine not in shifts:
        return {}
    found = {device: shift - shifts[mine] for device, shift in shifts.items()}
    return {device: shift for device, shift in found.items() if abs(shift) >= NOTICEABLE}


def _told(steps: Iterable[Step]) -> dict[str, dict[tuple[str, int | None], datetime]]:
    """By laptop when it first wrote of each step; one whose own clock was set tells nothing."""
    found: dict[str, dict[tuple[str, int | None], datetime]] = {}
    set_since: set[str] = set()
    for step in sorted(steps, key=lambda one: (one.at, one.device)):
        if step.kind == "clock_set":
            set_since.add(step.device)
        elif step.kind in (_BEGIN, "advanced", "ended"):
            phase = step.phase if step.kind == "advanced" else None
            found.setdefault(step.device, {}).setdefault((step.kind, phase), step.at)
    return {device: one for device, one in found.items() if device not in set_since}


def _against_one(
    told: Mapping[str, Mapping[tuple[str, int | None], datetime]],
) -> dict[str, timedelta]:
    """Of all that can be compared, one by way of the other, against the one that wrote most."""
    if not told:
        return {}
    first = max(told, key=lambda device: (len(told[device]), device))
    shifts, waiting = {first: timedelta()}, deque([first])
    while waiting:
        known = waiting.popleft()
        for device in sorted(told.keys() - shifts.keys()):
            ahead = _ahead(told[device], told[known])
            if ahead is not None:
                shifts[device] = shifts[known] + ahead
                waiting.append(device)
    return shifts


def _ahead(
    one: Mapping[tuple[str, int | None], datetime], other: Mapping[tuple[str, int | None], datetime]
) -> timedelta | None:
    """None where they share too little to tell, or people and not clocks made the difference.

    One step in common is enough where both wrote of the beginning: each ran the session by itself
    from there. Otherwise one took it over from the other.
    """
    apart = [one[step] - other[step] for step in sorted(one.keys() & other.keys(), key=str)]
    if not apart or ((_BEGIN, None) not in one.keys() & other.keys() and len(apart) < 2):
        return None
    middle = _middle(apart)
    is_steady = _middle([abs(each - middle) for each in apart]) <= _SPREAD
    return middle if is_steady else None


def _middle(spans: Iterable[timedelta]) -> timedelta:
    return timedelta(seconds=round(median(span.total_seconds() for span in spans)))


def told_by(told: T, ahead: timedelta) -> T:
    """An event or observation with its instants as a clock tells them that was not ahead."""
    if not ahead:
        return told
    shown: Any = told
    moved = {
        field.name: value - ahead
        for field in fields(shown)
        if isinstance(value := getattr(shown, field.name), datetime)
    }
    if isinstance(told, Replanned):
        moved.pop("finish", None)  # was agreed on as a time of the day
    made: T = replace(shown, **moved)
    return made


def in_order(events: Sequence[RunEvent], whose: Mapping[str, str],
             shifts: Mapping[str, timedelta]) -> tuple[RunEvent, ...]:  # fmt: skip
    """The log by one clock; what one laptop wrote stays in the order in which it did.

    `whose` tells by an event's id which laptop wrote it, `shifts` how far that was ahead.
    """
    if not shifts:
        return tuple(events)
    moved = [told_by(one, shifts.get(whose.get(one.id, ""), timedelta())) for one in events]
    last: dict[str, datetime] = {}
    keys: list[tuple[datetime, int]] = []
    for one in moved:
        device = whose.get(one.id, "")
        last[device] = max(one.at, last.get(device, one.at))
        keys.append((last[device], len(keys)))
    return tuple(moved[place] for _, place in sorted(keys))
