"""Photos of observations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.sqlite import insert

from facilitator.domain.photo import Photo
from facilitator.library.rows import FormerObservationRow, ObservationRow, PhotoRow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import Connection


class Photos:
    """One for each observation at most."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, photo: Photo, at: datetime) -> None:
        """In place of the one that was there."""
        row = {
            "observation_id": photo.observation_id,
            "session_id": photo.session_id,
            "image": photo.image,
            "width": photo.width,
            "height": photo.height,
            "may_be_passed_on": photo.may_be_passed_on,
            "added_at": at,
        }
        added = insert(PhotoRow).values(row)
        self._connection.execute(
            added.on_conflict_do_update(index_elements=["observation_id"], set_=row)
        )

    def get(self, observation_id: str) -> Photo | None:
        row = self._connection.execute(
            select(PhotoRow.__table__).where(PhotoRow.observation_id == observation_id)
        ).first()
        if row is None:
            return None
        return Photo(
            row.observation_id,
            row.session_id,
            row.image,
            row.width,
            row.height,
            row.may_be_passed_on,
        )

    def of_session(self, session_id: str, *, may_be_passed_on: bool = False) -> tuple[str, ...]:
        """The observations that have one, or only one that may be passed on."""
        query = select(PhotoRow.observation_id).where(PhotoRow.session_id == session_id)
        if may_be_passed_on:
            query = query.where(PhotoRow.may_be_passed_on)
        return tuple(self._connection.scalars(query.order_by(PhotoRow.observation_id)))

    def session_of(self, observation_id: str) -> str | None:
        """Of an observation, with or without a photo; None when there is none."""
        return self._connection.scalar(
            select(ObservationRow.session_id).where(ObservationRow.id == observation_id)
        )

    def set_may_be_passed_on(self, observation_id: str, *, may: bool) -> None:
        self._connection.execute(
            update(PhotoRow)
            .where(PhotoRow.observation_id == observation_id)
            .values(may_be_passed_on=may)
        )

    def remove(self, observation_id: str) -> None:
        self._connection.execute(delete(PhotoRow).where(PhotoRow.observation_id == observation_id))

    def remove_of(self, participants: frozenset[str], *, within: str | None = None) -> None:
        """Those of observations that are, or once were, about one of them by name."""
        for observation_id, session_id, people in self._named():
            if within in (None, session_id) and participants & people:
                self.remove(observation_id)

    def _named(self) -> Iterator[tuple[str, str, frozenset[str]]]:
        now = self._connection.execute(
            select(ObservationRow.id, ObservationRow.session_id, ObservationRow.participants)
            .join(PhotoRow, PhotoRow.observation_id == ObservationRow.id)
            .where(ObservationRow.participants.is_not(None))
        )
        for observation_id, session_id, people in now.fetchall():
            yield observation_id, session_id, frozenset(json.loads(people or "[]"))
        former = self._connection.execute(
            select(PhotoRow.observation_id, PhotoRow.session_id, FormerObservationRow.value).join(
                FormerObservationRow, FormerObservationRow.observation_id == PhotoRow.observation_id
            )
        )
        for observation_id, session_id, value in former.fetchall():
            once = json.loads(value).get("participants") or ()
            yield observation_id, session_id, frozenset(once)
