"""What the library shows of a plan without opening it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime


class Readiness(StrEnum):
    READY = "ready"
    CHECKS = "checks"
    DRAFT = "draft"


class PlanSummary(NamedTuple):
    """One row of the library; minutes are whole, instants aware UTC.

    No dataclass: the first frame waits for its definition and for hundreds of rows, and a tuple is
    a fifth of the time.
    """

    id: str
    title: str
    audience: str
    stated_minutes: int | None
    phase_minutes: int
    break_minutes: int
    phases: int
    open_checks: int
    version: int
    updated_at: datetime
    tags: tuple[str, ...] = ()
    runs: int = 0
    last_run: datetime | None = None
    next_session: datetime | None = None
    trashed_at: datetime | None = None

    @property
    def readiness(self) -> Readiness:
        if not self.phases or not self.phase_minutes:
            return Readiness.DRAFT
        return Readiness.CHECKS if self.open_checks else Readiness.READY


class SearchHit(NamedTuple):
    """A plan that matches; the snippet is cut into pieces, True for the words that match."""

    plan: PlanSummary
    snippet: tuple[tuple[str, bool], ...]
