"""What the library shows of a plan without opening it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class Readiness(StrEnum):
    READY = "ready"
    CHECKS = "checks"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """One row of the library; minutes are whole, instants aware UTC."""

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


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A plan that matches; the snippet is cut into pieces, True for the words that match."""

    plan: PlanSummary
    snippet: tuple[tuple[str, bool], ...]
