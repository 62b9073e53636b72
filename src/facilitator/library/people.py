"""Who took part, all that is kept about somebody, and forgetting them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from facilitator.domain.exchange import canonical
from facilitator.domain.person import (
    Attendance,
    Mention,
    data_without,
    forgotten,
    without_names,
)
from facilitator.library.photos import Photos
from facilitator.library.review_rows import (
    FollowUpRow,
    ForgottenRow,
    NameKeepingRow,
    ReflectionRow,
)
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
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from sqlalchemy import Connection

_TEXTS: Final[tuple[tuple[str, str], ...]] = (
    (ObservationRow.__tablename__, "note"),
    (FollowUpRow.__tablename__, "text"),
    (ReflectionRow.__tablename__, "answer"),
    (ScoreRow.__tablename__, "note"),
    (GroupRow.__tablename__, "name"),
    (SessionRow.__tablename__, "title"),
    (SessionRow.__tablename__, "place"),
)
_JSON: Final[tuple[tuple[str, str], ...]] = (
    (ObservationRow.__tablename__, "tags"),
    (ObservationRow.__tablename__, "participants"),
    (FormerObservationRow.__tablename__, "value"),
    (RunEventRow.__tablename__, "detail"),
)
_NOBODY: Final[frozenset[str]] = frozenset()
_SESSION_OF: Final = {
    FormerObservationRow.__tablename__: (
        "(SELECT session_id FROM observation WHERE observation.id = observation_id)"
    ),
    SessionRow.__tablename__: "id",
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

    def is_told(self, name: str) -> bool:
        """Whether the name stands in what packages carry, though nowhere else any more."""
        clean = without_names([name])
        return any(_cleaned(text, _NOBODY, clean) != text for _, _, text in self._exchanged(None))

    def forget(
        self, name: str, gone: Iterable[Attendance] = (), *, within: str | None = None
    ) -> None:
        """Out of groups, scores and every text; `within` one session, or everywhere.

        Packages bring neither the name nor the participant back. The bytes leave the file only with
        `Library.scrub`.
        """
        met = {(one.session_id, one.participant_id) for one in gone}
        ids = frozenset(participant for _, participant in met)
        clean = without_names([name])
        touched = {session for session, _ in met}
        Photos(self._connection).remove_of(ids, within=within)
        self._remove_from_groups_and_scores(ids, within)
        for table, column in _TEXTS:
            touched |= self._rewrite(table, column, clean, within)
        for table, column in _JSON:
            touched |= self._rewrite(table, column, lambda text: _cleaned(text, ids, clean), within)
        touched |= self._forget_exchanged(ids, clean, within)
        self._remember({(session, "") for session in touched} | met, name)

    def _remove_from_groups_and_scores(self, ids: frozenset[str], within: str | None) -> None:
        people = delete(ParticipantRow).where(ParticipantRow.id.in_(ids))
        scores = delete(ScoreRow).where(ScoreRow.participant_id.in_(ids))
        if within is not None:
            people = people.where(ParticipantRow.session_id == within)
            scores = scores.where(ScoreRow.session_id == within)
        self._connection.execute(people)
        self._connection.execute(scores)

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
    ) -> set[str]:
        """The sessions in which something was rewritten."""
        touched = set()
        for rowid, session_id, text in self._rows(table, column):
            new = clean(text)
            if new != text and session_id and within in (None, session_id):
                touched.add(session_id)
                self._connection.exec_driver_sql(
                    f"UPDATE {table} SET {column} = ? WHERE rowid = ?",  # noqa: S608
                    (new, rowid),
                )
        return touched

    def _exchanged(self, within: str | None) -> Iterator[tuple[int, str, str]]:
        rows = self._connection.exec_driver_sql(
            f"SELECT rowid, session_id, value FROM {ExchangedRow.__tablename__}"  # noqa: S608
        ).fetchall()
        return ((row[0], row[1], row[2]) for row in rows if within in (None, row[1]))

    def _forget_exchanged(
        self, ids: frozenset[str], clean: Callable[[str], str], within: str | None
    ) -> set[str]:
        """What packages know too; instants stay, so that joining stays the same."""
        touched = set()
        for rowid, session_id, text in self._exchanged(within):
            data = json.loads(text)
            new = canonical(data_without(data, ids, clean))
            if data.get("participant") in ids:
                self._connection.exec_driver_sql("DELETE FROM exchanged WHERE rowid = ?", (rowid,))
            elif new != text:
                self._connection.exec_driver_sql(
                    "UPDATE OR REPLACE exchanged SET value = ? WHERE rowid = ?", (new, rowid)
                )
            else:
                continue
            touched.add(session_id)
        return touched

    def _remember(self, met: Iterable[tuple[str, str]], name: str) -> None:
        """By a mark that does not hold the name."""
        for session_id, participant_id in sorted(met):
            one = forgotten(session_id, participant_id, name)
            row = {"session_id": session_id, "participant_id": participant_id}
            statement = insert(ForgottenRow).values(**row, words=one.words, mark=one.mark)
            self._connection.execute(statement.on_conflict_do_nothing())


def _cleaned(text: str, ids: frozenset[str], clean: Callable[[str], str]) -> str:
    """JSON without the name, as it was when nothing of them was in it."""
    data: Any = json.loads(text)
    new = data_without(data, ids, clean)
    return text if new == data else json.dumps(new, ensure_ascii=False)
