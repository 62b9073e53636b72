"""A Run page on the screen, with a real library, a clock that is told to move, and its ticks."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.domain.observation import AttainmentLevel
from facilitator.services import observations, runs
from facilitator.ui.run import RunPage, build
from tests.ui.rig import FOUR_GROUPS, SOIL, Rig

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from pytestqt.qtbot import QtBot

    from facilitator.domain.observation import Observation
    from facilitator.domain.run import Run
    from facilitator.domain.session import Session
    from facilitator.ui.audience.screens import Screens
    from facilitator.ui.run.view import RunView

KEY = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The page shows wall times of the computer: here that is UTC."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@dataclass
class Stage:
    """The page and what a person does with it."""

    rig: Rig
    page: RunPage
    session: Session

    @property
    def view(self) -> RunView:
        return self.page.view

    @property
    def run(self) -> Run:
        """As the disk tells it, not as the page thinks."""
        return runs.load(self.rig.desk, self.session.id).run

    @property
    def seen(self) -> tuple[Observation, ...]:
        return observations.of_session(self.rig.desk, self.session.id)

    @property
    def now(self) -> datetime:
        return self.rig.clock.now()

    def wait(self, *, minutes: float = 0, seconds: float = 0) -> None:
        """Time passes, and a tick comes."""
        self.rig.clock.advance(minutes=minutes, seconds=seconds)
        self.rig.shell.ticker.ticked.emit(self.now)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """A key, wherever the focus is."""
        target = QApplication.focusWidget() or self.view.window()
        QTest.keyClick(target, key, held)

    def type(self, text: str) -> None:
        for character in text:
            QTest.keyClicks(QApplication.focusWidget(), character)

    def start(self, *, after: timedelta = timedelta()) -> None:
        self.rig.clock.advance(seconds=after.total_seconds())
        self.view.forward()
        self.wait(seconds=1)

    def see(self, group: str, level: int, **more: object) -> None:
        observations.record(
            self.rig.desk,
            self.session.id,
            phase=0,
            groups=(group,),
            level=AttainmentLevel(level),
            **more,
        )

    def show_anew(self) -> None:
        self.page.show_session(self.session.id)


@pytest.fixture
def stage(rig: Rig, qtbot: QtBot) -> Stage:
    """The soil plan with four groups, ten minutes before its planned start... now."""
    session = rig.add_session(rig.add_plan(SOIL), *FOUR_GROUPS, place="Field house")
    return put_on(rig, qtbot, session)


def put_on(rig: Rig, qtbot: QtBot, session: Session, *, screens: Screens | None = None) -> Stage:
    page = build(rig.shell, screens)
    qtbot.addWidget(page.view)
    page.view.resize(1366, 736)
    page.show_session(session.id)
    with qtbot.waitExposed(page.view):
        page.view.show()
    page.view.activateWindow()
    QApplication.processEvents()
    return Stage(rig, page, session)
