"""Formative observations, with the values they had before they were changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from facilitator.domain.observation import Observation


class Observations:
    """What was seen in sessions; nothing that was once saved is lost."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, observation: Observation) -> None:
        raise NotImplementedError

    def change(self, observation: Observation, at: datetime) -> None:
        """Replace the one with the same id; the old value is kept with the time."""
        raise NotImplementedError

    def remove(self, observation_id: str, at: datetime) -> None:
        raise NotImplementedError

    def restore(self, observation_id: str) -> None:
        raise NotImplementedError

    def of_session(self, session_id: str) -> tuple[Observation, ...]:
        """Those not removed, oldest first."""
        raise NotImplementedError
