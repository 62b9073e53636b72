"""Sessions with their groups and participants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.dialects.sqlite import insert

from facilitator.domain.session import Group, Participant, Session
from facilitator.library.rows import (
    GroupRow,
    ObservationRow,
    ObservedGroupRow,
    ParticipantRow,
    SessionRow,
)
from facilitator.library.values import SessionSummary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection, Row

_SEEN = (
    select(func.count())
    .where(ObservationRow.session_id == SessionRow.id, ObservationRow.removed_at.is_(None))
    .scalar_subquery()
)


class Sessions:
    """Sessions to come, running and over."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.deleted: list[str] = []
        """Whose journals go too, once it is on the disk."""

    def save(self, session: Session, at: datetime) -> None:
        """Insert, or replace the one with the same id; what happened in it stays."""
        self._upsert(SessionRow, ("id",), [_session_row(session, at)])
        self._connection.execute(
            delete(ParticipantRow).where(ParticipantRow.session_id == session.id)
        )
        self._save_groups(session)
        people = [row for group in session.groups for row in _participant_rows(session.id, group)]
        if people:
            self._connection.execute(insert(ParticipantRow), people)

    def get(self, session_id: str) -> SessionSummary | None:
        return next(iter(self._found(SessionRow.id == session_id)), None)

    def all(self) -> tuple[SessionSummary, ...]:
        """Newest planned start first."""
        return self._found()

    def of_plan(self, plan_id: str) -> tuple[SessionSummary, ...]:
        """Newest planned start first."""
        return self._found(SessionRow.plan_id == plan_id)

    def running(self) -> tuple[SessionSummary, ...]:
        """Started and not ended: what a crash may have left behind."""
        return self._found(SessionRow.started_at.is_not(None), SessionRow.ended_at.is_(None))

    def mark(
        self, session_id: str, *, started_at: datetime | None, ended_at: datetime | None
    ) -> None:
        """Say when it began and ended, as its run tells; None for what has not happened."""
        self._connection.execute(
            update(SessionRow)
            .where(SessionRow.id == session_id)
            .values(started_at=started_at, ended_at=ended_at)
        )

    def delete(self, session_id: str) -> None:
        """For good, with its run and its observations."""
        self._connection.execute(delete(SessionRow).where(SessionRow.id == session_id))
        self.deleted.append(session_id)

    def _save_groups(self, session: Session) -> None:
        """A group that left and was observed keeps its row, so that nothing is lost of it."""
        of_session = GroupRow.session_id == session.id
        observed = exists().where(
            ObservedGroupRow.session_id == session.id, ObservedGroupRow.group_id == GroupRow.id
        )
        left = GroupRow.id.not_in([group.id for group in session.groups])
        self._connection.execute(delete(GroupRow).where(of_session, left, ~observed))
        self._connection.execute(update(GroupRow).where(of_session, left).values(position=None))
        rows = [_group_row(session.id, *numbered) for numbered in enumerate(session.groups)]
        self._upsert(GroupRow, ("session_id", "id"), rows)

    def _upsert(
        self, table: type[SessionRow | GroupRow], key: Sequence[str], rows: list[dict[str, Any]]
    ) -> None:
        if not rows:
            return
        statement = insert(table)
        changed = {name: statement.excluded[name] for name in rows[0] if name not in key}
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=key, set_=changed), rows
        )

    def _found(self, *conditions: ColumnElement[bool]) -> tuple[SessionSummary, ...]:
        rows = self._connection.execute(
            select(SessionRow.__table__, _SEEN.label("observations"))
            .where(*conditions)
            .order_by(SessionRow.planned_start.desc(), SessionRow.id)
        ).all()
        groups = self._groups(conditions)
        return tuple(_summary(row, groups.get(row.id, ())) for row in rows)

    def _groups(self, conditions: Iterable[ColumnElement[bool]]) -> dict[str, tuple[Group, ...]]:
        """The groups of the sessions that meet the conditions, in their order."""
        rows = self._connection.execute(
            select(GroupRow.__table__)
            .join(SessionRow, SessionRow.id == GroupRow.session_id)
            .where(*conditions, GroupRow.position.is_not(None))
            .order_by(GroupRow.session_id, GroupRow.position)
        )
        people = self._participants(conditions)
        found: dict[str, tuple[Group, ...]] = {}
        for row in rows:
            group = Group(
                row.id, row.name, row.profile, row.people, people.get((row.session_id, row.id), ())
            )
            found[row.session_id] = (*found.get(row.session_id, ()), group)
        return found

    def _participants(
        self, conditions: Iterable[ColumnElement[bool]]
    ) -> dict[tuple[str, str], tuple[Participant, ...]]:
        rows = self._connection.execute(
            select(ParticipantRow.__table__)
            .join(SessionRow, SessionRow.id == ParticipantRow.session_id)
            .where(*conditions)
            .order_by(ParticipantRow.session_id, ParticipantRow.group_id, ParticipantRow.position)
        )
        found: dict[tuple[str, str], tuple[Participant, ...]] = {}
        for row in rows:
            group = (row.session_id, row.group_id)
            found[group] = (*found.get(group, ()), Participant(row.id, row.name))
        return found


def _session_row(session: Session, at: datetime) -> dict[str, Any]:
    return {
        "id": session.id,
        "plan_id": session.plan_id,
        "version": session.version,
        "title": session.title,
        "planned_start": session.planned_start,
        "place": session.place,
        "rehearsal": session.rehearsal,
        "saved_at": at,
    }


def _group_row(session_id: str, position: int, group: Group) -> dict[str, Any]:
    return {
        "session_id": session_id,
        "id": group.id,
        "position": position,
        "name": group.name,
        "profile": group.profile,
        "people": group.people,
    }


def _participant_rows(session_id: str, group: Group) -> Iterable[dict[str, Any]]:
    for position, person in enumerate(group.participants):
        yield {
            "session_id": session_id,
            "group_id": group.id,
            "position": position,
            "id": person.id,
            "name": person.name,
        }


def _summary(row: Row[Any], groups: tuple[Group, ...]) -> SessionSummary:
    session = Session(
        id=row.id,
        plan_id=row.plan_id,
        version=row.version,
        title=row.title,
        planned_start=row.planned_start,
        place=row.place,
        groups=groups,
        rehearsal=row.rehearsal,
    )
    return SessionSummary(session, row.started_at, row.ended_at, row.observations)
