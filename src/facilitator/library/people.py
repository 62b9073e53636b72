"""Who took part, all that is kept about somebody, and forgetting them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from facilitator.domain.exchange import canonical
from facilitator.domain.person import Attendance, Mention, data_without, without_names
from facilitator.library.review_rows import FollowUpRow, NameKeepingRow, ReflectionRow
from facilitator.library.rows import (
    ExchangedRow,
    FormerObservationRow,
    GroupRow,
    ObservationRow,
    ParticipantRow,
    RunEventRow,
    SessionRow,
)
from facilitator.library.rubric_rows import ScoreRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

_TEXTS: Final[tuple[tuple[str, str], ...]] = (
    (ObservationRow.__tablename__, "note"),
    (FollowUpRow.__tablename__, "text"),
    (ReflectionRow.__tablename__, "answer"),
    (ScoreRow.__tablename__, "note"),
)
_JSON: Final[tuple[tuple[str, str], ...]] = (
    (ObservationRow.__tablename__, "tags"),
    (FormerObservationRow.__tablename__, "value"),
    (RunEventRow.__tablename__, "detail"),
)
_SESSION_OF: Final = {
    FormerObservationRow.__tablename__: (
        "(SELECT session_id FROM observation WHERE observation.id = observation_id)"
    )
}


class People:
    """Participants of all sessions."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def attendances(self, *, session_id: str | None = None) -> tuple[Attendance, ...]:
        """Of everybody, the newest session first."""
        query = (
            select(
                ParticipantRow.id,
                ParticipantRow.name,
                ParticipantRow.session_id,
                SessionRow.title,
                SessionRow.planned_start,
                GroupRow.name,
            )
            .join(SessionRow, SessionRow.id == ParticipantRow.session_id)
            .join(
                GroupRow,
                (GroupRow.session_id == ParticipantRow.session_id)
                & (GroupRow.id == ParticipantRow.group_id),
            )
            .order_by(SessionRow.planned_start.desc(), ParticipantRow.name)
        )
        if session_id is not None:
            query = query.where(ParticipantRow.session_id == session_id)
        return tuple(Attendance(*row) for row in self._connection.execute(query))

    def mentions(self, name: str) -> tuple[Mention, ...]:
        """Texts of sessions in which the name stands."""
        clean = without_names([name])
        found = []
        for table, column in (*_TEXTS, *_JSON):
            for _, session_id, text in self._rows(table, column):
                if clean(text) != text:
                    found.append(Mention(session_id or "", f"{table}.{column}", text))
        return tuple(found)

    def forget(self, gone: Sequence[Attendance], *, within: str | None = None) -> None:
        """Out of their groups, their scores, and every text; `within` one session, or everywhere.

        The bytes leave the file only with `Library.scrub`.
        """
        ids = frozenset(one.participant_id for one in gone)
        clean = without_names(one.name for one in gone)
        self._connection.execute(delete(ParticipantRow).where(ParticipantRow.id.in_(ids)))
        self._connection.execute(delete(ScoreRow).where(ScoreRow.participant_id.in_(ids)))
        for table, column in _TEXTS:
            self._rewrite(table, column, clean, within)
        for table, column in _JSON:
            self._rewrite(table, column, lambda text: _cleaned(text, ids, clean), within)
        self._forget_exchanged(ids, clean, within)

    def keep_days(self, session_id: str) -> int | None:
        """After how many days the session forgets its names; None for never."""
        return self._connection.scalar(
            select(NameKeepingRow.days).where(NameKeepingRow.session_id == session_id)
        )

    def set_keep_days(self, session_id: str, days: int | None) -> None:
        if days is None:
            self._connection.execute(
                delete(NameKeepingRow).where(NameKeepingRow.session_id == session_id)
            )
            return
        statement = insert(NameKeepingRow).values(session_id=session_id, days=days)
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=["session_id"], set_={"days": days})
        )

    def keepings(self) -> tuple[tuple[str, datetime, int], ...]:
        """Sessions that forget one day: id, planned start, days."""
        rows = self._connection.execute(
            select(SessionRow.id, SessionRow.planned_start, NameKeepingRow.days).join(
                NameKeepingRow, NameKeepingRow.session_id == SessionRow.id
            )
        )
        return tuple((row[0], row[1], row[2]) for row in rows)

    def _rows(self, table: str, column: str) -> Iterator[tuple[int, str | None, str]]:
        """Number, session and text of each row with a text; all names are our own."""
        session = _SESSION_OF.get(table, "session_id")
        rows = self._connection.exec_driver_sql(
            f"SELECT rowid, {session}, {column} FROM {table} "  # noqa: S608
            f"WHERE {column} IS NOT NULL AND {column} <> ''"
        )
        return ((row[0], row[1], row[2]) for row in rows.fetchall())

    def _rewrite(
        self, table: str, column: str, clean: Callable[[str], str], within: str | None
    ) -> None:
        for rowid, session_id, text in self._rows(table, column):
            new = clean(text)
            if new != text and within in (None, session_id):
                self._connection.exec_driver_sql(
                    f"UPDATE {table} SET {column} = ? WHERE rowid = ?",  # noqa: S608
                    (new, rowid),
                )

    def _forget_exchanged(
        self, ids: frozenset[str], clean: Callable[[str], str], within: str | None
    ) -> None:
        """What packages know too; a moment later, so that an older package does not win."""
        rows = self._connection.exec_driver_sql(
            f"SELECT rowid, session_id, value FROM {ExchangedRow.__tablename__}"  # noqa: S608
        ).fetchall()
        for rowid, session_id, text in rows:
            if within not in (None, session_id):
                continue
            new = canonical(data_without(json.loads(text), ids, clean))
            if new != text:
                self._connection.exec_driver_sql(
                    "UPDATE exchanged SET value = ?, at = at + 1 WHERE rowid = ?", (new, rowid)
                )


def _cleaned(text: str, ids: frozenset[str], clean: Callable[[str], str]) -> str:
    """JSON without the name, as it was when nothing of them was in it."""
    data: Any = json.loads(text)
    new = data_without(data, ids, clean)
    return text if new == data else json.dumps(new, ensure_ascii=False)
