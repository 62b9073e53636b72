"""Review of a session with 5,000 observations, and an observation from its key to "Saved"."""

from __future__ import annotations

import os
from contextlib import closing
from statistics import quantiles
from time import perf_counter
from typing import TYPE_CHECKING

from tests.benchmarks.harness import Bench, milliseconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from facilitator.domain.session import Session
    from facilitator.ui.run.recent import LastSaved
    from tests.ui.rig import Rig

OBSERVATIONS, GROUPS = 5_000, 9
ALLOWED_OPEN_MS, ALLOWED_SAVED_MS = 300.0, 30.0
_ROWS = (
    "SELECT o.*, (SELECT group_concat(g.group_id) FROM observation_group g "
    "WHERE g.observation_id = o.id) FROM observation o "
    "WHERE o.session_id = ? AND o.removed_at IS NULL ORDER BY o.at, o.id"
)
_SAVES = 120


def benches(folder: Path) -> Iterator[Bench]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from facilitator.ui.theme import install
    from tests.ui.rig import make_rig

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    install(application)
    rig = make_rig(folder)
    session = _long_session(rig)
    yield from _opening(rig, session, application)
    yield from _saving(rig, session, application)
    rig.desk.library.close()


def _opening(rig: Rig, session: Session, application: QApplication) -> Iterator[Bench]:
    from PySide6.QtCore import QPoint

    from facilitator.library.connection import connect
    from facilitator.ui.review import build

    page = build(rig.shell)
    page.view.resize(1366, 712)
    page.view.show()
    page.show_plan(rig.add_plan(_PLAN))
    application.processEvents()
    other = rig.add_plan(_PLAN)

    def open_it() -> None:
        page.show_plan(session.plan_id)
        application.processEvents()

    def opened() -> float:
        page.show_plan(other)
        application.processEvents()
        took = milliseconds(open_it)()
        assert page.view.notes.list.indexAt(QPoint(40, 10)).isValid()
        return took

    with closing(connect(rig.desk.paths.library, "ro")) as bare:

        def query() -> None:
            assert len(bare.execute(_ROWS, (session.id,)).fetchall()) >= OBSERVATIONS

        yield Bench(
            f"Review of {OBSERVATIONS} observations opens, to the bare query",
            opened,
            milliseconds(query),
            bar=3.0,
        )
    yield Bench(
        f"Review of {OBSERVATIONS} observations opens, to what it may take",
        opened,
        lambda: ALLOWED_OPEN_MS,
        bar=1.0,
    )
    page.view.hide()
    page.view.deleteLater()


def _saving(rig: Rig, session: Session, application: QApplication) -> Iterator[Bench]:
    from facilitator.domain.observation import AttainmentLevel
    from facilitator.ui.run import build

    page = build(rig.shell)
    page.show_session(session.id)
    page.view.resize(1366, 736)
    page.view.show()
    application.processEvents()
    pane = page.view.groups

    painted = _Painted(pane.last)

    def saved() -> float:
        """From the Enter that saves until the words about it are on the screen."""
        rig.clock.advance(minutes=1)
        pane.choose_group(0)
        pane.choose_level(AttainmentLevel.PROFICIENT)
        application.processEvents()
        before = pane.last.words
        begin = perf_counter()
        painted.wait_for_other(before)
        pane.request_save()
        application.processEvents()
        assert painted.at > begin
        return (painted.at - begin) * 1000

    yield Bench(
        f"Enter to “Saved” after {OBSERVATIONS} observations, 99th percentile",
        _slowest(saved),
        lambda: ALLOWED_SAVED_MS,
        bar=1.0,
        rounds=3,
    )
    page.view.hide()
    page.view.deleteLater()


class _Painted:
    """When a line was first painted with other words than before."""

    def __init__(self, line: LastSaved) -> None:
        from PySide6.QtCore import QEvent, QObject

        painted = self

        class Watch(QObject):
            def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
                if event.type() == QEvent.Type.Paint and line.words != painted.before:
                    painted.at = painted.at or perf_counter()
                return False

        self.before, self.at = "", 0.0
        self._watch = Watch()
        line.installEventFilter(self._watch)

    def wait_for_other(self, before: str) -> None:
        self.before, self.at = before, 0.0


def _slowest(once: Callable[[], float]) -> Callable[[], float]:
    return lambda: quantiles((once() for _ in range(_SAVES)), n=100)[98]


def _long_session(rig: Rig) -> Session:
    """Nine groups, four objectives, notes and tags, written in one go."""
    from facilitator.domain.observation import AttainmentLevel, Observation
    from facilitator.domain.session import Group
    from facilitator.services import runs

    groups = tuple(Group(f"g{n}", f"Group {n}", "New growers", 4) for n in range(GROUPS))
    session = rig.add_session(rig.add_plan(_PLAN), *groups)
    runs.start(rig.desk, runs.load(rig.desk, session.id))
    with rig.desk.library.transaction() as work:
        for number in range(OBSERVATIONS):
            rig.clock.advance(seconds=2)
            work.observations.add(
                Observation(
                    id=f"{number:032x}",
                    session_id=session.id,
                    at=rig.clock.now(),
                    phase=number % 5,
                    groups=(f"g{number % GROUPS}",),
                    objective=number % 4,
                    level=AttainmentLevel(number % 4 + 1),
                    tags=("Stuck",) if number % 3 == 0 else (),
                    note=f"What was seen of it, and more words about it, {number}",
                )
            )
    return session


def _plan() -> object:
    from tests.ui.rig import SOIL

    return SOIL


_PLAN: object = _plan()
