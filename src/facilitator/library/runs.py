"""The event logs of sessions."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import insert, select

from facilitator.domain.run_events import (
    Advanced,
    Ended,
    Paused,
    Resumed,
    Started,
    StepTicked,
    TimeAdded,
    Undone,
    WentBack,
)
from facilitator.library.rows import RunEventRow

if TYPE_CHECKING:
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
}
_NAMES: Final = {event_class: name for name, event_class in _KINDS.items()}
_FIELDS: Final = {name: tuple(f.name for f in fields(kind)) for name, kind in _KINDS.items()}
_NOT_IN_ALL: Final = ("phase", "amount", "step", "done", "target")
_ADD: Final = insert(RunEventRow)


class Runs:
    """What happened while sessions ran; events are only ever added."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, session_id: str, event: RunEvent) -> None:
        self._connection.execute(_ADD, _columns(session_id, event))

    def events(self, session_id: str) -> tuple[RunEvent, ...]:
        """In order of writing."""
        rows = self._connection.execute(
            select(RunEventRow.__table__)
            .where(RunEventRow.session_id == session_id)
            .order_by(RunEventRow.number)
        )
        return tuple(_event(row) for row in rows.mappings())


def _columns(session_id: str, event: RunEvent) -> dict[str, Any]:
    kind = _NAMES[type(event)]
    own = {name: getattr(event, name) for name in _FIELDS[kind]}
    return {"session_id": session_id, "kind": kind, **dict.fromkeys(_NOT_IN_ALL), **own}


def _event(row: RowMapping) -> RunEvent:
    kind = row["kind"]
    return _KINDS[kind](**{name: row[name] for name in _FIELDS[kind]})
