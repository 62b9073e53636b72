"""Looking back at a session: what was planned, what happened, what was seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.services import observations, runs, sessions

if TYPE_CHECKING:
    from datetime import datetime

    from facilitator.domain.observation import Observation
    from facilitator.library.values import SessionSummary
    from facilitator.services.desk import Desk
    from facilitator.services.runs import LiveRun


@dataclass(frozen=True, slots=True)
class SessionReview:
    """A session as it stood at `at`; observations are the oldest first."""

    summary: SessionSummary
    live: LiveRun
    observations: tuple[Observation, ...]
    at: datetime


def review(desk: Desk, session_id: str) -> SessionReview:
    """Everything about one session.

    Raises UserError when it or its plan is gone.
    """
    return SessionReview(
        summary=sessions.find(desk, session_id),
        live=runs.load(desk, session_id),
        observations=observations.of_session(desk, session_id),
        at=desk.clock.now(),
    )
