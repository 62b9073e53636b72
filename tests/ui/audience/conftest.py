"""A running session with secrets in it: notes, observations and names that learners never see."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from facilitator.domain.plan import LessonPlan
from facilitator.services import runs
from facilitator.ui.audience.model import AudienceReading, audience_reading
from facilitator.ui.run.live import LiveSession
from tests.ui.rig import FOUR_GROUPS, SOIL, Rig, phase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from facilitator.domain.session import Session

SECRET = "Zebra"
"""In every text that is not for learners."""

PLAN = LessonPlan(
    "Reading the Soil: A Day Outdoors",
    audience=f"{SECRET} audience",
    objectives=SOIL.objectives,
    strategies=SOIL.strategies,
    facilitator_questions=(f"{SECRET} question?",),
    phases=(
        phase(
            "Engage",
            30,
            facilitator_actions=f"{SECRET} action.",
            learner_activities="Walk to your plot. Note three signs.",
            differentiation=f"{SECRET} for novices.",
            technology=f"{SECRET} polling software",
            offline_alternative=f"{SECRET} paper",
            resources=f"Spade, jar, facilitator guide {SECRET}",
        ),
        phase("Break: Tea", 15, facilitator_actions=f"{SECRET} kettle."),
        phase("Explain", 60, learner_activities="- Draw the layers\n- Name *each* of them"),
        phase("Evaluate", None, learner_activities="Show your plot."),
    ),
)


@dataclass
class Room:
    """What the facilitator's computer knows, and the wall that learners look at."""

    rig: Rig
    session: Session

    def do(self, command: Callable[..., object]) -> None:
        command(self.rig.desk, runs.load(self.rig.desk, self.session.id))

    def start(self) -> None:
        self.do(runs.start)

    def next(self) -> None:
        self.rig.clock.advance(seconds=1)
        self.do(runs.advance)

    def wait(self, *, minutes: float = 0, seconds: float = 0) -> None:
        self.rig.clock.advance(minutes=minutes, seconds=seconds)

    def reading(self, message: str = "") -> AudienceReading:
        live = LiveSession(self.rig.desk, self.session.id, lambda _changes: None)
        return audience_reading(live.moment(self.rig.clock.now()), message)


@pytest.fixture
def room(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    session = rig.add_session(rig.add_plan(PLAN), *FOUR_GROUPS, place="Field house")
    rig.see(session, "Aspen", 0, 2, note=f"{SECRET} is stuck.")
    yield Room(rig, session)
    monkeypatch.undo()
    time.tzset()
