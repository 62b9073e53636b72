"""Sessions with their groups and participants."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from facilitator.domain.session import Session
    from facilitator.library.values import SessionSummary


class Sessions:
    """Sessions to come, running and over."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def save(self, session: Session, at: datetime) -> None:
        """Insert, or replace the one with the same id."""
        raise NotImplementedError

    def get(self, session_id: str) -> SessionSummary | None:
        raise NotImplementedError

    def all(self) -> tuple[SessionSummary, ...]:
        """Newest planned start first."""
        raise NotImplementedError

    def of_plan(self, plan_id: str) -> tuple[SessionSummary, ...]:
        raise NotImplementedError

    def running(self) -> tuple[SessionSummary, ...]:
        """Started and not ended."""
        raise NotImplementedError

    def mark(
        self, session_id: str, *, started_at: datetime | None, ended_at: datetime | None
    ) -> None:
        raise NotImplementedError

    def delete(self, session_id: str) -> None:
        """For good, with its run and its observations."""
        raise NotImplementedError
