"""What is to be done after a session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from facilitator.domain.observation import Observation


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One thing to do; `observation` is what it came from, if it came from one."""

    id: str
    session_id: str
    text: str
    added_at: datetime
    done_at: datetime | None = None
    observation: Observation | None = None
