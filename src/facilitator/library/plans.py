"""Lesson plans with their versions, origins and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from facilitator.domain.shelf import PlanSummary, SearchHit
    from facilitator.library.values import NewPlan, Origin, PlanVersion, StoredPlan


class Plans:
    """The shelf of plans; `since` leaves sessions planned before it out of `next_session`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, new: Sequence[NewPlan], at: datetime) -> None:
        raise NotImplementedError

    def add_version(self, plan_id: str, new: NewPlan, at: datetime, *, label: str = "") -> int:
        """The number of the new version, which is now the plan's newest."""
        raise NotImplementedError

    def remove_version(self, plan_id: str, version: int) -> None:
        """Take back the newest version."""
        raise NotImplementedError

    def get(self, plan_id: str, version: int | None = None) -> StoredPlan | None:
        raise NotImplementedError

    def versions(self, plan_id: str) -> tuple[PlanVersion, ...]:
        """Newest first."""
        raise NotImplementedError

    def origin(self, plan_id: str, version: int) -> Origin | None:
        raise NotImplementedError

    def summary(self, plan_id: str, *, since: datetime | None = None) -> PlanSummary | None:
        raise NotImplementedError

    def summaries(
        self, *, trashed: bool = False, since: datetime | None = None
    ) -> tuple[PlanSummary, ...]:
        """Last changed first."""
        raise NotImplementedError

    def matching(self, reference: str) -> tuple[PlanSummary, ...]:
        """The plan with this id, else those whose id begins so, else those with this title."""
        raise NotImplementedError

    def with_origin(self, path: str) -> str | None:
        """The plan last read from this absolute path, unless it is in the trash."""
        raise NotImplementedError

    def with_digest(self, digest: str) -> str | None:
        """A plan whose newest version came from these bytes, unless it is in the trash."""
        raise NotImplementedError

    def titled(self, title: str) -> tuple[str, ...]:
        """The ids of the plans with exactly this title that are not in the trash."""
        raise NotImplementedError

    def search(
        self, query: str, limit: int = 50, *, since: datetime | None = None
    ) -> tuple[SearchHit, ...]:
        """Best first; every word must be there, the last one may be just begun."""
        raise NotImplementedError

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Every tag with the number of plans, those in the trash not counted."""
        raise NotImplementedError

    def set_tags(self, plan_id: str, tags: Iterable[str]) -> None:
        raise NotImplementedError

    def trash(self, plan_id: str, at: datetime) -> None:
        raise NotImplementedError

    def restore(self, plan_id: str) -> None:
        raise NotImplementedError

    def delete(self, plan_id: str) -> None:
        """For good; raises PlanInUse when there are sessions with it."""
        raise NotImplementedError
