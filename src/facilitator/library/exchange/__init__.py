"""Plans, rubrics and sessions as records that other libraries understand, out and in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from facilitator.domain.exchange import nameless
from facilitator.library.exchange.afterwards import forgotten_in
from facilitator.library.exchange.plans import plan_record, store_plan
from facilitator.library.exchange.rubrics import has_judged, rubric_record, store_rubric
from facilitator.library.exchange.sessions import (
    new_stamps,
    session_record,
    store_session,
    store_stamps,
)
from facilitator.library.exchange.values import UnsoundRecord
from facilitator.library.plan_rows import content_of
from facilitator.library.rows import IdentityRow, OriginRow, PlanRow
from facilitator.library.rubric_rows import RubricRow, ScoreRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from sqlalchemy import Connection

    from facilitator.domain.exchange import PlanRecord, RubricRecord, SessionRecord
    from facilitator.domain.person import Forgotten

__all__ = ["Exchange", "Identity", "UnsoundRecord"]


@dataclass(frozen=True, slots=True)
class Identity:
    """The library's id, and the name or initials of whose it is, empty when they did not say."""

    id: str
    owner: str = ""


class Exchange:
    """What goes to other libraries and comes from them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def identity(self) -> Identity:
        row = self._connection.execute(select(IdentityRow.id, IdentityRow.owner)).first()
        return Identity(row.id, row.owner) if row else Identity("")

    def set_owner(self, name: str) -> None:
        self._connection.execute(update(IdentityRow).values(owner=name))

    def plan(self, plan_id: str) -> PlanRecord | None:
        return plan_record(self._connection, plan_id)

    def in_trash(self, plan_id: str) -> bool:
        trashed = select(PlanRow.id).where(PlanRow.id == plan_id, PlanRow.trashed_at.is_not(None))
        return self._connection.scalar(trashed) is not None

    def rubric(self, rubric_id: str) -> RubricRecord | None:
        return rubric_record(self._connection, rubric_id)

    def rubric_in_trash(self, rubric_id: str) -> bool:
        trashed = select(RubricRow.id).where(
            RubricRow.id == rubric_id, RubricRow.trashed_at.is_not(None)
        )
        return self._connection.scalar(trashed) is not None

    def has_rubrics(self, plan_id: str) -> bool:
        """Whether the plan has any, those in the trash too."""
        found = select(RubricRow.id).where(RubricRow.plan_id == plan_id).limit(1)
        return self._connection.scalar(found) is not None

    def has_judged(self, rubric_id: str, versions: Iterable[tuple[datetime, str]]) -> bool:
        """Whether work was judged by one of these versions of the rubric."""
        return has_judged(self._connection, rubric_id, versions)

    def document(self, digest: str) -> bytes | None:
        """The bytes that some version was read from."""
        stored = self._connection.scalar(
            select(OriginRow.content).where(OriginRow.digest == digest).limit(1)
        )
        return None if stored is None else content_of(stored)

    def session(self, session_id: str) -> SessionRecord | None:
        """What is not yet stamped is stamped as `seal` would do it."""
        return session_record(self._connection, session_id, self.identity())

    def forgotten_in(self, session_id: str) -> frozenset[Forgotten]:
        """Who must not come back into a session, which itself may be gone."""
        return forgotten_in(self._connection, session_id)

    def plan_of_session(self, session_id: str) -> str | None:
        from facilitator.library.rows import SessionRow

        return self._connection.scalar(
            select(SessionRow.plan_id).where(SessionRow.id == session_id)
        )

    def seal(self, session_id: str) -> bool:
        """Keep the stamps under which the session's values leave: they never change again.

        A forgotten name that was written once more goes first; true when there was one.
        """
        record = self.session(session_id)
        if record is None:
            return False
        clean = nameless(record)
        if clean != record:
            self.put_session(clean)
            return True
        store_stamps(self._connection, record, new_stamps(self._connection, record))
        return False

    def judged_rubrics(self, session_id: str) -> tuple[str, ...]:
        """The rubrics by which work in the session was judged, those in the trash too."""
        found = select(ScoreRow.rubric_id).where(ScoreRow.session_id == session_id).distinct()
        return tuple(sorted(self._connection.scalars(found)))

    def put_plan(self, plan: PlanRecord, document: Callable[[str], bytes | None]) -> None:
        """Make the plan exactly this, versions that sessions need excepted; back from the trash.

        Raises UnsoundRecord when it cannot be read as a plan.
        """
        store_plan(self._connection, plan, document)

    def put_rubric(self, rubric: RubricRecord) -> None:
        """Make its versions exactly these, versions that scores need excepted; back from the trash.

        A rubric that is here stays with its plan, a new one's plan must be there. Raises
        UnsoundRecord when it cannot be read as a rubric.
        """
        store_rubric(self._connection, rubric)

    def remove_rubric(self, rubric_id: str) -> None:
        """For good, with all versions and scores."""
        self._connection.execute(delete(RubricRow).where(RubricRow.id == rubric_id))

    def put_session(self, session: SessionRecord) -> None:
        """Make the session exactly this; its plan must be there.

        Raises UnsoundRecord when it cannot be read as a session.
        """
        store_session(self._connection, session, self.identity().id)
