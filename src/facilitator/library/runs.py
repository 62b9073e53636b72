"""The event logs of sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from facilitator.domain.run_events import RunEvent


class Runs:
    """What happened while sessions ran; events are only ever added."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, session_id: str, event: RunEvent) -> None:
        raise NotImplementedError

    def events(self, session_id: str) -> tuple[RunEvent, ...]:
        """In order of writing."""
        raise NotImplementedError
