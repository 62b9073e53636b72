"""What goes into the library and comes out of it, beside the domain's own values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from facilitator.domain.plan import LessonPlan
    from facilitator.domain.rubric import Rubric
    from facilitator.domain.session import Session


@dataclass(frozen=True, slots=True)
class Origin:
    """The document a version was read from: absolute path, file name, SHA-256 in hex, bytes."""

    path: str
    name: str
    digest: str
    content: bytes


@dataclass(frozen=True, slots=True)
class NewPlan:
    """A plan on its way in; `open_checks` counts what is still to be looked at."""

    id: str
    plan: LessonPlan
    open_checks: int
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A plan as the library holds it; `version` is the one that `plan` is."""

    id: str
    version: int
    plan: LessonPlan
    tags: tuple[str, ...]
    updated_at: datetime
    trashed_at: datetime | None


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """One entry in a plan's history; `origin_name` is empty when it was not read from a file."""

    number: int
    at: datetime
    label: str
    origin_name: str


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """A session with what happened so far; `observations` counts those not removed."""

    session: Session
    started_at: datetime | None
    ended_at: datetime | None
    observations: int


@dataclass(frozen=True, slots=True)
class StoredRubric:
    """A rubric as the library holds it; one without a plan stands on a shelf of its own."""

    plan_id: str | None
    version: int
    rubric: Rubric
    updated_at: datetime
    trashed_at: datetime | None


@dataclass(frozen=True, slots=True)
class RubricSummary:
    """A rubric in a list of them."""

    id: str
    plan_id: str | None
    title: str
    version: int
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class RubricVersion:
    """One entry in a rubric's history."""

    number: int
    at: datetime
    label: str


@dataclass(frozen=True, slots=True)
class SetUp:
    """A session as it was set up, with the plan it runs, which was written at `written_at`."""

    session: Session
    plan: LessonPlan
    written_at: datetime
    open_checks: int


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What journals knew and the library did not: how much of what."""

    sessions: int = 0
    events: int = 0
    observations: int = 0

    def __bool__(self) -> bool:
        return bool(self.sessions or self.events or self.observations)

    def __add__(self, other: BroughtIn) -> BroughtIn:
        return BroughtIn(
            self.sessions + other.sessions,
            self.events + other.events,
            self.observations + other.observations,
        )
