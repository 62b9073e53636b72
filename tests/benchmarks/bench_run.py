"""A running session: how long one tick takes the page, held against what it may take."""

from __future__ import annotations

import os
from datetime import timedelta
from statistics import quantiles
from time import thread_time
from typing import TYPE_CHECKING

from tests.benchmarks.harness import Bench

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.ui.rig import Rig

ALLOWED_MS = 8.0
PHASES, GROUPS, OBSERVATIONS, TICKS = 60, 9, 300, 240


def benches(folder: Path) -> Iterator[Bench]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from facilitator.ui.theme import install
    from tests.ui.rig import make_rig

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    install(application)
    rig = make_rig(folder)
    redraw = _Redraw(rig, application)
    name = f"Redraw of Run each second, 99th percentile ({PHASES} phases)"
    yield Bench(name, redraw.slowest, lambda: ALLOWED_MS, bar=1.0, rounds=3)
    redraw.close()
    rig.desk.library.close()


class _Redraw:
    """A page on the screen with a long plan, many groups and many observations."""

    def __init__(self, rig: Rig, application: object) -> None:
        from facilitator.ui.run import build

        self._rig = rig
        self._application = application
        self._page = build(rig.shell)
        self._page.show_session(_long_session(rig))
        self._page.view.resize(1366, 768)
        self._page.view.show()
        application.processEvents()  # type: ignore[attr-defined]

    def slowest(self) -> float:
        """The 99th percentile of a tick with its painting, in ms of this thread on a core."""
        return quantiles((self._tick() for _ in range(TICKS)), n=100)[98]

    def close(self) -> None:
        self._page.view.hide()
        self._page.view.deleteLater()

    def _tick(self) -> float:
        at = self._rig.clock.advance(seconds=1)
        begin = thread_time()
        self._rig.shell.ticker.ticked.emit(at)
        self._application.processEvents()  # type: ignore[attr-defined]
        return (thread_time() - begin) * 1000


def _long_session(rig: Rig) -> str:
    from facilitator.domain.plan import LessonPlan
    from facilitator.domain.session import Group
    from facilitator.services import runs
    from tests.ui.rig import SOIL, phase

    plan = LessonPlan(
        "A long day",
        objectives=SOIL.objectives,
        strategies=SOIL.strategies,
        phases=tuple(phase(f"Phase {n}", 8) for n in range(PHASES)),
    )
    groups = tuple(
        Group(f"g{n}", f"Group {n}", SOIL.strategies[n % 3].audience) for n in range(GROUPS)
    )
    session = rig.add_session(rig.add_plan(plan), *groups)
    live, _ = runs.start(rig.desk, runs.load(rig.desk, session.id))
    for number in range(OBSERVATIONS):
        rig.clock.advance(seconds=20)
        rig.see(session, f"Group {number % GROUPS}", number % 4, number % 4 + 1)
        if number % 10 == 9:
            live, _ = runs.advance(rig.desk, live)
    assert live.run.behind(rig.clock.now()) < timedelta(hours=9)
    return session.id
