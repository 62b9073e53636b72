"""Typing in a long plan: from the key press to the repainted page with its checks refreshed."""

from __future__ import annotations

import os
from statistics import quantiles
from time import sleep, thread_time
from typing import TYPE_CHECKING

from tests.benchmarks.harness import Bench

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from facilitator.domain.plan import LessonPlan
    from tests.ui.rig import Rig

ALLOWED_MS = 50.0
PHASES, KEYS = 60, 120
_TEXT = "Lay out the cards, read them aloud and ask what belongs together. "


def benches(folder: Path) -> Iterator[Bench]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from facilitator.ui.theme import install
    from tests.ui.rig import make_rig

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    install(application)
    rig = make_rig(folder)
    typist = _Typist(rig, application)
    name = f"Key to painted page, 99th percentile ({PHASES} phases)"
    yield Bench(name, typist.slowest, lambda: ALLOWED_MS, bar=1.0, rounds=2)
    typist.close()
    rig.desk.library.close()


class _Typist:
    """A page on the screen, and letters for the field that has the focus."""

    def __init__(self, rig: Rig, application: QApplication) -> None:
        from PySide6.QtTest import QTest

        from facilitator.ui.prepare import build

        self._click = QTest.keyClicks  # its import is no part of a key
        self._application = application
        self._page = build(rig.shell)
        self._page.view.resize(1366, 712)
        self._page.view.show()
        self._page.show_plan(rig.add_plan(long_plan()))
        self._field = self._page.view.centre.editor.form.you
        self._field.setFocus()
        self._written = 0
        self._look_at_it()

    def _look_at_it(self) -> None:
        """As anybody does for a moment before they type."""
        for _ in range(10):
            sleep(0.1)
            self._application.processEvents()

    def slowest(self) -> float:
        """The 99th percentile of a letter, saved and painted, in ms of this thread on a core."""
        return quantiles((self._press() for _ in range(KEYS)), n=100)[98]

    def close(self) -> None:
        self._page.view.hide()
        self._page.view.deleteLater()

    def _press(self) -> float:
        letter = _TEXT[self._written % len(_TEXT)]
        self._written += 1
        begin = thread_time()
        self._click(self._field, letter)
        self._application.processEvents()
        return (thread_time() - begin) * 1000


def long_plan() -> LessonPlan:
    """Sixty phases with all their texts, and lists of a usual length."""
    from dataclasses import replace

    from tests.ui.rig import SOIL, phase

    texts = {
        "facilitator_actions": _TEXT * 3,
        "learner_activities": _TEXT * 3,
        "resources": "Cards, coloured pens, a flip chart, tape",
        "differentiation": _TEXT,
        "technology": "Use an online whiteboard for the results",
    }
    phases = tuple(
        phase(f"Step {n}", 15) if n % 6 == 5 else phase(f"Step {n}", 15, **texts)
        for n in range(PHASES)
    )
    lists = tuple(f"Thing {n}: {_TEXT}" for n in range(12))
    return replace(SOIL, phases=phases, materials=lists, concepts=lists, safety=lists)
