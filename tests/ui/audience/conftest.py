"""A running session with secrets in it: notes, observations and names that learners never see."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from facilitator.domain.plan import LessonPlan
from facilitator.services import replanning, runs
from facilitator.ui.audience.model import AudienceReading, audience_reading
from facilitator.ui.audience.screens import Screen, Screens
from facilitator.ui.audience.view import AudienceWindow
from facilitator.ui.run import RunPage, build
from facilitator.ui.run.live import LiveSession
from tests.ui.rig import FOUR_GROUPS, SOIL, Rig, phase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from facilitator.domain.run import Run
    from facilitator.domain.session import Session
    from facilitator.ui.audience.state import AudienceState
    from facilitator.ui.run.companions import Companions
    from facilitator.ui.run.view import RunView

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

    def rotate(self, *, rounds: int, minutes: int) -> None:
        live = runs.load(self.rig.desk, self.session.id)
        here = live.run.current
        assert here is not None
        replanning.rotate(self.rig.desk, live, here, rounds=rounds, minutes=minutes)

    def give_more(self, *, group: int, minutes: int) -> None:
        live = runs.load(self.rig.desk, self.session.id)
        replanning.delay_group(
            self.rig.desk, live, live.session.groups[group].id, timedelta(minutes=minutes)
        )

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


LAPTOP = Screen("eDP-1", "", 0, 0, 1366, 768)
WALL = Screen("HDMI-1", "EPSON-7", 1366, 0, 1920, 1080)


class FakeScreens(Screens):
    """Displays that a test plugs and unplugs; the facilitator sits at the first one."""

    def __init__(self, *screens: Screen) -> None:
        super().__init__()
        self.plugged = list(screens)
        self.filled: list[Screen] = []

    def all(self) -> tuple[Screen, ...]:
        return tuple(self.plugged)

    def of(self, window: QWidget) -> Screen:
        middle = window.geometry().center()
        on = [one for one in self.plugged if one.rect.contains(middle)]
        return on[0] if isinstance(window, AudienceWindow) and on else self.plugged[0]

    def fill(self, window: QWidget, screen: Screen) -> None:
        self.filled.append(screen)
        window.setGeometry(screen.rect)
        self._show(window)

    def show_as_window(self, window: QWidget) -> None:
        window.setGeometry(10, 10, 960, 540)
        self._show(window)

    def _show(self, window: QWidget) -> None:
        """As window managers do with a window that wants no focus; this platform knows none."""
        before = QApplication.activeWindow()
        window.show()
        QApplication.processEvents()
        if before is not None:
            before.activateWindow()
            QApplication.processEvents()

    def now(self, *screens: Screen) -> None:
        """From now on these are plugged in."""
        self.plugged = list(screens)
        self.changed.emit()


@dataclass
class Desk:
    """The Run page and the displays around it."""

    rig: Rig
    page: RunPage
    session: Session
    screens: FakeScreens

    @property
    def view(self) -> RunView:
        return self.page.view

    @property
    def companions(self) -> Companions:
        return self.page.presenter.companions

    @property
    def state(self) -> AudienceState:
        return self.companions.audience.state

    @property
    def window(self) -> AudienceWindow:
        found = self.companions.audience.window
        assert found is not None
        return found

    @property
    def run(self) -> Run:
        return runs.load(self.rig.desk, self.session.id).run

    def wait(self, *, minutes: float = 0, seconds: float = 0) -> None:
        self.rig.clock.advance(minutes=minutes, seconds=seconds)
        self.rig.shell.ticker.ticked.emit(self.rig.clock.now())

    def press(
        self,
        key: Qt.Key,
        held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        on: QWidget | None = None,
    ) -> None:
        QTest.keyClick(on or QApplication.focusWidget() or self.view, key, held)
        QApplication.processEvents()

    def click(self, name: str) -> None:
        buttons = self.view.findChildren(QAbstractButton)
        found = [one for one in buttons if one.isVisible() and one.accessibleName() == name]
        assert len(found) == 1, name
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
        QApplication.processEvents()


def sit_down(room: Room, qtbot: QtBot, *screens: Screen) -> Desk:
    """A session that runs, its page on the first screen."""
    around = FakeScreens(*screens)
    page = build(room.rig.shell, around)
    qtbot.addWidget(page.view)
    page.view.resize(1366, 736)
    page.presenter.companions.audience.opened.connect(qtbot.addWidget)
    page.show_session(room.session.id)
    with qtbot.waitExposed(page.view):
        page.view.show()
    page.view.activateWindow()
    QApplication.processEvents()
    desk = Desk(room.rig, page, room.session, around)
    page.view.forward()
    desk.wait(seconds=1)
    return desk


@pytest.fixture
def desk(room: Room, qtbot: QtBot) -> Desk:
    return sit_down(room, qtbot, LAPTOP, WALL)
