"""Follow-ups and reflection, as they were written after sessions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, text
from sqlalchemy.dialects.sqlite import insert

from facilitator.domain.follow_up import FollowUp
from facilitator.library.review_rows import FollowUpChangeRow, FollowUpRow, ReflectionRow
from facilitator.library.rows import ExchangedRow, IdentityRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection


class Reviews:
    """What was written about sessions after they were over."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def follow_ups(self, session_id: str) -> tuple[tuple[FollowUp, str | None], ...]:
        """The oldest first, each with the id of its observation if it stands for one."""
        rows = self._connection.execute(
            select(FollowUpRow.__table__)
            .where(FollowUpRow.session_id == session_id)
            .order_by(FollowUpRow.added_at, text("follow_up.rowid"))
        )
        return tuple(
            (
                FollowUp(row.id, row.session_id, row.text, row.added_at, row.done_at),
                row.observation_id,
            )
            for row in rows
        )

    def keep_follow_up(self, item: FollowUp, at: datetime) -> None:
        """Insert, or replace the one with the same id."""
        self._note_change(item.session_id, item.id, at)
        values = {
            "id": item.id,
            "session_id": item.session_id,
            "observation_id": item.observation.id if item.observation else None,
            "text": item.text,
            "added_at": item.added_at,
            "done_at": item.done_at,
        }
        statement = insert(FollowUpRow).values(values)
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=["id"], set_=values)
        )

    def remove_follow_up(self, item: FollowUp, at: datetime) -> None:
        self._note_change(item.session_id, item.id, at)
        self._connection.execute(delete(FollowUpRow).where(FollowUpRow.id == item.id))

    def _note_change(self, session_id: str, follow_up_id: str, at: datetime) -> None:
        """For packages: of two who changed one thing, the later one holds."""
        statement = insert(FollowUpChangeRow).values(
            session_id=session_id, id=follow_up_id, changed_at=at
        )
        self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=["session_id", "id"], set_={"changed_at": at}
            )
        )

    def answers(self, session_id: str) -> dict[str, str]:
        """Answers under their questions."""
        rows = self._connection.execute(
            select(ReflectionRow.question, ReflectionRow.answer).where(
                ReflectionRow.session_id == session_id
            )
        )
        return {row.question: row.answer for row in rows}

    def answers_of_others(self, session_id: str) -> tuple[tuple[str, str, str], ...]:
        """What came in packages: question, answer, and the name or computer of who wrote it."""
        identity = select(IdentityRow.id).scalar_subquery()
        rows = self._connection.execute(
            select(ExchangedRow.value)
            .where(ExchangedRow.session_id == session_id, ExchangedRow.kind == "answer")
            .where(func.json_extract(ExchangedRow.value, "$.device") != identity)
            .order_by(ExchangedRow.at)
        )
        told = [json.loads(row.value) for row in rows]
        return tuple(
            (one["question"], one["answer"], one.get("owner") or one["device"])
            for one in told
            if one["answer"]
        )

    def observers(self, session_id: str) -> dict[str, str]:
        """By an observation's id the name or computer of who made it, for those of others."""
        identity = select(IdentityRow.id).scalar_subquery()
        device = func.json_extract(ExchangedRow.value, "$.device")
        owner = func.json_extract(ExchangedRow.value, "$.owner")
        rows = self._connection.execute(
            select(ExchangedRow.id, func.coalesce(owner, device).label("observer"))
            .where(ExchangedRow.session_id == session_id, ExchangedRow.kind == "observation")
            .where(device != identity)
        )
        return {row.id: row.observer for row in rows}

    def answer(self, session_id: str, question: str, answer: str, at: datetime) -> None:
        """Keep the answer instead of the one before; an empty one is none."""
        if not answer:
            self._connection.execute(
                delete(ReflectionRow).where(
                    ReflectionRow.session_id == session_id, ReflectionRow.question == question
                )
            )
            return
        values = {"answer": answer, "changed_at": at}
        statement = insert(ReflectionRow).values(session_id=session_id, question=question, **values)
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=["session_id", "question"], set_=values)
        )
