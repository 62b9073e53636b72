"""Plans, sessions and observations for these tests, by hand and at random."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import uuid4

from hypothesis import strategies as st

from facilitator.domain.length import Length
from facilitator.domain.plan import LessonPlan, Objective, Phase
from facilitator.domain.session import Group, Participant, Session
from facilitator.library.values import NewPlan, Origin

if TYPE_CHECKING:
    from facilitator.library.store import Library

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
LATER = AT + timedelta(hours=3)

BEES = LessonPlan(
    title="Bees and their work: a morning in the garden",
    duration=Length("3 hours", 180, 180),
    audience="Garden volunteers",
    objectives=(Objective("Tell a forager from a drone", "Analyze"),),
    materials=("Hand lenses", "Jar of honey"),
    phases=(
        Phase(
            "Engage", Length("30 minutes", 30, 30), facilitator_actions="Open the observation hive"
        ),
        Phase("Break: Tea", Length("15 minutes", 15, 15)),
        Phase("Explore", Length("60 minutes", 60, 60), learner_activities="Count returning bees"),
    ),
    safety=("Ask who is allergic to stings",),
)
KNOTS = LessonPlan(
    title="Five knots",
    audience="Sailing club",
    phases=(Phase("Engage", Length("20 minutes", 20, 20), resources="Rope, two metres each"),),
)


def new(
    plan: LessonPlan = BEES, *, id_: str = "", checks: int = 0, origin: Origin | None = None
) -> NewPlan:
    return NewPlan(id_ or uuid4().hex, plan, checks, origin)


def origin(content: bytes = b"# Bees", *, path: str = "/plans/bees.txt") -> Origin:
    name = path.rpartition("/")[2]
    return Origin(path, name, sha256(content).hexdigest(), content)


def add(library: Library, *plans: NewPlan, at: datetime = AT) -> str:
    """Add the plans; the id of the first."""
    with library.transaction() as work:
        work.plans.add(plans, at)
    return plans[0].id


def session(plan_id: str, **changes: object) -> Session:
    made = Session(
        id=uuid4().hex,
        plan_id=plan_id,
        version=1,
        title="Bees and their work",
        planned_start=LATER,
        place="Garden house",
        groups=(
            Group("cedar", "Cedar", "Experienced volunteers", 4, (Participant("p1", "A. B."),)),
            Group("maple", "Maple"),
        ),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def save(library: Library, *sessions: Session, at: datetime = AT) -> None:
    with library.transaction() as work:
        for one in sessions:
            work.sessions.save(one, at)


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)
several = st.lists(texts, max_size=3).map(tuple)
instants = st.datetimes(timezones=st.just(UTC))
