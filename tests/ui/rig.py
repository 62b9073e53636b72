"""A page by itself: a real library and services, a fake clock, and a navigator that takes notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator.domain.length import Length
from facilitator.domain.observation import AttainmentLevel
from facilitator.domain.plan import LessonPlan, Objective, Phase, Strategy
from facilitator.domain.session import Group, Session
from facilitator.library.store import Library
from facilitator.library.values import NewPlan
from facilitator.paths import below
from facilitator.services import observations, runs, sessions
from facilitator.services.desk import Desk, new_id
from facilitator.ui.change_bus import ChangeBus
from facilitator.ui.choices import Choices
from facilitator.ui.place import Place
from facilitator.ui.shell import Shell
from facilitator.ui.tasks import InlineTasks
from facilitator.ui.ticker import Ticker
from tests.fakes import FakeClock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass
class NotingNavigator:
    """Goes nowhere; remembers where it was asked to go and what it was asked to say."""

    went: list[tuple[str, ...]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    errors: list[Exception] = field(default_factory=list)
    saved: bool = True
    undo: Callable[[], None] | None = None

    def open_plan(self, plan_id: str, place: Place = Place.PREPARE) -> None:
        self.went.append(("plan", plan_id, place))

    def set_up_session(self, plan_id: str, session_id: str | None = None) -> None:
        self.went.append(("set up", plan_id, session_id or ""))

    def run_session(self, session_id: str) -> None:
        self.went.append(("run", session_id))

    def review_session(self, session_id: str) -> None:
        self.went.append(("review", session_id))

    def print_session(self, session_id: str) -> None:
        self.went.append(("print", session_id))

    def leave_run(self) -> None:
        self.went.append(("leave",))

    def say(
        self, text: str, undo: Callable[[], None] | None = None, *, icon: str = "ph.check-circle"
    ) -> None:
        self.said.append(text)
        self.undo = undo

    def tell_saved(self, saved: bool, /) -> None:
        self.saved = saved

    def show_error(self, error: Exception) -> None:
        self.errors.append(error)


@dataclass
class Rig:
    shell: Shell
    clock: FakeClock
    navigator: NotingNavigator

    @property
    def desk(self) -> Desk:
        return self.shell.desk

    def add_plan(self, plan: LessonPlan, *, open_checks: int = 0) -> str:
        plan_id = new_id()
        with self.desk.library.transaction() as work:
            work.plans.add([NewPlan(plan_id, plan, open_checks)], self.clock.now())
        return plan_id

    def add_session(self, plan_id: str, *groups: Group, place: str = "Room 4") -> Session:
        start = self.clock.now()
        drafted = sessions.draft(self.desk, plan_id, planned_start=start, names=("Only",))
        made = Session(
            id=drafted.id,
            plan_id=plan_id,
            version=drafted.version,
            title=drafted.title,
            planned_start=start,
            place=place,
            groups=groups,
        )
        sessions.save(self.desk, made)
        return made

    def play(self, session: Session, *minutes: float, end: bool = True) -> None:
        """Start the session and stay in each phase for that long."""
        live, _ = runs.start(self.desk, runs.load(self.desk, session.id))
        for place, spent in enumerate(minutes):
            self.clock.advance(minutes=spent)
            if place < len(minutes) - 1:
                live, _ = runs.advance(self.desk, live)
        if end:
            runs.end(self.desk, live)

    def see(
        self, session: Session, group: str, objective: int | None, level: int = 0, **more: object
    ) -> None:
        """Record an observation of the group of that name, now."""
        ids = tuple(one.id for one in session.groups if one.name == group)
        observations.record(
            self.desk,
            session.id,
            phase=0,
            groups=ids,
            objective=objective,
            level=AttainmentLevel(level) if level else None,
            **more,
        )


def make_rig(folder: Path, tasks: object | None = None) -> Rig:
    paths = below(folder)
    paths.create()
    clock, navigator = FakeClock(), NotingNavigator()
    library = Library.open(paths.library, backups=paths.backups)
    shell = Shell(
        desk=Desk(library, clock, paths),
        bus=ChangeBus(),
        ticker=Ticker(clock),
        tasks=tasks or InlineTasks(),
        choices=Choices(paths.settings),
        navigator=navigator,
    )
    return Rig(shell, clock, navigator)


def phase(name: str, minutes: int | None, **more: str) -> Phase:
    length = None if minutes is None else Length(f"{minutes} minutes", minutes, minutes)
    return Phase(name, length, **more)


SOIL = LessonPlan(
    title="Reading the Soil: Field Diagnosis for Smallholders",
    duration=Length("3 hours 30 minutes", 210, 210),
    audience="Smallholder farmers and the volunteers who work with them",
    objectives=(
        Objective("Describe five signs of the condition of a soil", "Understand"),
        Objective("Use the spade, the ribbon and the jar test on a fresh sample", "Apply"),
        Objective("Analyze the findings of two plots", "Analyze"),
        Objective("Design a trial for one season on a small strip", "Create"),
    ),
    phases=(
        phase("Engage", 30, facilitator_actions="Show two spades of soil."),
        phase("Explore", 60, facilitator_actions="Walk both plots."),
        phase("Break: Tea", 15),
        phase("Explain", 50, facilitator_actions="Sort the signs."),
        phase("Elaborate", 50, facilitator_actions="Plan a strip."),
        phase("Evaluate", 20, facilitator_actions="Vote with stones."),
    ),
    strategies=(
        Strategy("New growers", "Pair them and give the card with symbols."),
        Strategy("Extension volunteers", "Let them lead a plot."),
        Strategy("Experienced farmers", "Ask for the plot's history."),
    ),
    learner_questions=(
        "Which sign told you most about your plot?",
        "What will you try on a small strip?",
    ),
)

FOUR_GROUPS = (
    Group("g1", "Aspen", "New growers", 4),
    Group("g2", "Beech", "Extension volunteers", 4),
    Group("g3", "Cypress", "Experienced farmers", 5),
    Group("g4", "Dogwood", "New growers", 4),
)


def play_soil(rig: Rig) -> tuple[str, Session]:
    """A whole session of the soil plan that ran over, with notes and one gap."""
    plan_id = rig.add_plan(SOIL)
    session = rig.add_session(plan_id, *FOUR_GROUPS, place="Field house")
    rig.clock.advance(minutes=2)
    live, _ = runs.start(rig.desk, runs.load(rig.desk, session.id))
    for minutes, seen in zip((32, 62, 15, 50, 55, 18), _SEEN, strict=True):
        for name, objective, level, tags, note in seen:
            rig.clock.advance(seconds=40)
            rig.see(session, name, objective, level, tags=tags, note=note)
        rig.clock.advance(minutes=minutes, seconds=-40 * len(seen))
        live, _ = runs.advance(rig.desk, live)
    runs.end(rig.desk, live)
    return plan_id, session


_SEEN: tuple[tuple[tuple[str, int | None, int, tuple[str, ...], str], ...], ...] = (
    (
        ("Aspen", 0, 2, (), "Names structure and water, not yet the roots."),
        ("Beech", 0, 3, ("Evidence",), "All five signs, with a reason each."),
        ("Cypress", 0, 1, ("Question",), "Unsure whether colour is a sign or only the subsoil."),
        ("Dogwood", 0, 2, (), ""),
    ),
    (
        ("Aspen", 1, 2, ("Stuck",), "Ribbon breaks early because the sample was too dry."),
        ("Beech", 1, 4, (), "Repeats the jar test for a second depth without being asked."),
        ("Cypress", 1, 3, (), ""),
        ("Dogwood", 1, 2, ("Evidence", "Question"), "Spade test done well; jar not shaken."),
        ("Beech", 0, 3, (), ""),
    ),
    (),
    (
        ("Cypress", 2, 2, ("Stuck",), "Plan has no order of what limits most."),
        ("Aspen", 2, 3, (), ""),
        ("Dogwood", 2, 2, (), "Compares two findings only."),
    ),
    (
        ("Cypress", 2, 2, ("Evidence",), "Names compaction first now. The reason is still open."),
        ("Beech", 2, 3, (), ""),
        ("Aspen", 3, 2, (), "Trial strip is a whole field: too large to compare."),
        ("Beech", 3, 4, (), "Strip, untouched strip and one sign. Ready to start."),
        ("Dogwood", 3, 2, (), ""),
    ),
    (("Dogwood", 3, 3, (), ""),),
)
