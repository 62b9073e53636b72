"""The event logs of sessions."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, insert, select

from facilitator.domain.clock import Reading
from facilitator.domain.clock_shifts import in_order
from facilitator.domain.run_events import (
    Advanced,
    AutoAdvanceSet,
    BeganEarlier,
    Borrowed,
    ClockSet,
    Ended,
    GapCause,
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
    Undone,
    WentBack,
)
from facilitator.library.clock_shifts import names_of, shifts_of, writers_of
from facilitator.library.instants import from_length, from_micros, to_length, to_micros
from facilitator.library.rows import RunEventRow

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, timedelta

    from sqlalchemy import Connection, RowMapping

    from facilitator.domain.run_events import RunEvent

# These words are in people's libraries: kinds may be added, none may change.
_KINDS: Final[dict[str, type[RunEvent]]] = {
    "started": Started,
    "paused": Paused,
    "resumed": Resumed,
    "advanced": Advanced,
    "went_back": WentBack,
    "time_added": TimeAdded,
    "step_ticked": StepTicked,
    "ended": Ended,
    "undone": Undone,
    "began_earlier": BeganEarlier,
    "skipped": Skipped,
    "borrowed": Borrowed,
    "replanned": Replanned,
    "auto_advance_set": AutoAdvanceSet,
    "rotation_set": RotationSet,
    "group_delayed": GroupDelayed,
    "gap_judged": GapJudged,
    "clock_set": ClockSet,
}
_NAMES: Final = {event_class: name for name, event_class in _KINDS.items()}
_FIELDS: Final = {name: tuple(f.name for f in fields(kind)) for name, kind in _KINDS.items()}
_COLUMNS: Final = ("phase", "amount", "step", "done", "target")
_ADD: Final = insert(RunEventRow)


def _as_is(value: Any) -> Any:
    return value


def _maybe_micros(value: datetime | None) -> int | None:
    return None if value is None else to_micros(value)


def _maybe_instant(value: int | None) -> datetime | None:
    return None if value is None else from_micros(value)


def _lengths_out(value: tuple[tuple[int, timedelta], ...]) -> list[list[int]]:
    return [[phase, from_length(length)] for phase, length in value]


def _lengths_in(value: list[list[int]]) -> tuple[tuple[int, timedelta], ...]:
    return tuple((phase, to_length(length)) for phase, length in value)


# What only a few kinds have stands together in one JSON column: how each is written and read.
_DETAILS: Final[dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]]] = {
    "begin": (to_micros, from_micros),
    "end": (to_micros, from_micros),
    "finish": (_maybe_micros, _maybe_instant),
    "shift": (from_length, to_length),
    "lengths": (_lengths_out, _lengths_in),
    "dropped": (list, tuple),
    "source": (_as_is, _as_is),
    "rounds": (_as_is, _as_is),
    "minutes": (_as_is, _as_is),
    "group": (_as_is, _as_is),
    "round": (_as_is, _as_is),
    "cause": (str, GapCause),
    "counts": (_as_is, _as_is),
}


class Runs:
    """What happened while sessions ran; events are only ever added."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, session_id: str, event: RunEvent, reading: Reading | None = None) -> None:
        """With what all clocks showed when it was recorded."""
        self._connection.execute(_ADD, event_row(session_id, event, reading))

    def holds(self, session_id: str, event_id: str) -> bool:
        found = select(RunEventRow.number).where(
            RunEventRow.session_id == session_id, RunEventRow.id == event_id
        )
        return self._connection.scalar(found) is not None

    def rows(self, session_id: str) -> list[dict[str, Any]]:
        """The log with all that goes with each event, in order of writing."""
        rows = self._connection.execute(
            select(RunEventRow.__table__)
            .where(RunEventRow.session_id == session_id)
            .order_by(RunEventRow.number)
        )
        return [{name: row[name] for name in row if name != "number"} for row in rows.mappings()]

    def write_anew(self, session_id: str, rows: list[dict[str, Any]]) -> None:
        """The log in another order, or with events between those that are there."""
        self._connection.execute(delete(RunEventRow).where(RunEventRow.session_id == session_id))
        if rows:
            self._connection.execute(_ADD, rows)

    def events(self, session_id: str) -> tuple[RunEvent, ...]:
        """In order of writing; what other laptops wrote is told by the clock of this one."""
        rows = self._connection.execute(
            select(RunEventRow.__table__)
            .where(RunEventRow.session_id == session_id)
            .order_by(RunEventRow.number)
        )
        events = tuple(event_of(row) for row in rows.mappings())
        shifts = shifts_of(self._connection, session_id)
        if not shifts:
            return events
        return in_order(events, writers_of(self._connection, session_id, "event"), shifts)

    def shifts(self, session_id: str) -> dict[str, timedelta]:
        """By laptop how far its clock was ahead of this one's."""
        return shifts_of(self._connection, session_id)

    def shifts_of_observations(self, session_id: str) -> dict[str, timedelta]:
        """By observation how far the clock was ahead by which it was written."""
        shifts = shifts_of(self._connection, session_id)
        if not shifts:
            return {}
        whose = writers_of(self._connection, session_id, "observation")
        return {id_: shifts[device] for id_, device in whose.items() if device in shifts}

    def owners_of_laptops(self, session_id: str) -> dict[str, str]:
        """Whose the laptops are that wrote of it, as far as they said."""
        return names_of(self._connection, session_id)

    def last_reading(self, session_id: str) -> Reading | None:
        """What the clocks showed at the newest event; None when nobody noted it."""
        row = self._connection.execute(
            select(
                RunEventRow.recorded_at,
                RunEventRow.boot_clock,
                RunEventRow.monotonic_clock,
                RunEventRow.boot_id,
            )
            .where(RunEventRow.session_id == session_id)
            .order_by(RunEventRow.number.desc())
            .limit(1)
        ).first()
        if row is None or row.recorded_at is None:
            return None
        return Reading(
            row.recorded_at, row.boot_clock or 0.0, row.monotonic_clock or 0.0, row.boot_id or ""
        )


def event_row(session_id: str, event: RunEvent, reading: Reading | None) -> dict[str, Any]:
    """All columns but the number."""
    return _columns(session_id, event) | _clocks(reading)


def _columns(session_id: str, event: RunEvent) -> dict[str, Any]:
    kind = _NAMES[type(event)]
    own = {name: getattr(event, name) for name in _FIELDS[kind]}
    details = {name: _DETAILS[name][0](own.pop(name)) for name in _FIELDS[kind] if name in _DETAILS}
    detail = json.dumps(details, separators=(",", ":")) if details else None
    blank = dict.fromkeys(_COLUMNS)
    return {"session_id": session_id, "kind": kind, **blank, **own, "detail": detail}


def _clocks(reading: Reading | None) -> dict[str, Any]:
    if reading is None:
        return dict.fromkeys(("recorded_at", "boot_clock", "monotonic_clock", "boot_id"))
    return {
        "recorded_at": reading.at,
        "boot_clock": reading.boot,
        "monotonic_clock": reading.monotonic,
        "boot_id": reading.boot_id,
    }


def event_of(row: RowMapping | dict[str, Any]) -> RunEvent:
    """The inverse of `event_row`, but for the clocks."""
    kind = row["kind"]
    details = json.loads(row["detail"]) if row["detail"] else {}
    values = {
        name: _DETAILS[name][1](details[name]) if name in _DETAILS else row[name]
        for name in _FIELDS[kind]
        if name in details or name not in _DETAILS
    }
    return _KINDS[kind](**values)
