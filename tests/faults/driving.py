"""In the process that is killed: the whole app, and a hand that presses its keys and buttons.

Before each step it notes what the window shows by then: that is what a user takes for saved.
"""

from __future__ import annotations

import json
import os
import random
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.app import main
from facilitator.domain.run import fold
from facilitator.domain.run_events import Started, is_noted
from facilitator.ui import desktop
from facilitator.ui.place import Place
from facilitator.ui.run.steps import EventStep
from facilitator.ui.tasks import TaskRunner
from facilitator.ui.widgets.countdown_reading import CountdownState

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator.domain.run_events import RunEvent
    from facilitator.services.desk import Desk
    from facilitator.ui.main_window import MainWindow
    from facilitator.ui.run.live import LiveSession
    from facilitator.ui.run.view import RunView

PAUSES_MS = (1, 40)
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier
_KEYS = (
    (Qt.Key.Key_P, _NONE),
    (Qt.Key.Key_Space, _NONE),
    (Qt.Key.Key_Up, _NONE),
    (Qt.Key.Key_Up, _SHIFT),
    (Qt.Key.Key_Down, _NONE),
    (Qt.Key.Key_PageDown, _NONE),
    (Qt.Key.Key_PageUp, _NONE),
    (Qt.Key.Key_Z, _CTRL),
    (Qt.Key.Key_Z, _CTRL | _SHIFT),
)


def since_boot() -> float:
    """Knows nothing of the library, nor of the clock on the wall."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


def drive(folder: Path, session_id: str, known: int, told: Path, seed: int) -> None:
    """Start the program as its icon does; `known` events were shown before it was killed."""

    class Driven(desktop.Desktop):
        def _opened(self, tasks: TaskRunner, desk: Desk) -> None:
            super()._opened(tasks, desk)
            self._hand = Hand(self.window, session_id, known, told, seed)

    desktop.Desktop = Driven  # type: ignore[misc]
    main(["--library", str(folder)])


class Hand(QObject):
    """Presses keys and buttons as fast as a pianist, and never waits for an answer."""

    def __init__(
        self, window: MainWindow, session_id: str, known: int, told: Path, seed: int
    ) -> None:
        super().__init__(window)
        self._window, self._known = window, known
        self._random = random.Random(seed)
        self._out = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._number = 0
        self._recovered = window.pages.current is Place.RUN
        if not self._recovered:
            window.navigation.run_session(session_id)
        self._view: RunView = window.pages.run.view
        self._events, self._seen = 0, frozenset[str]()
        shell = window._open_shell
        shell.ticker.ticked.connect(self._first_tick)

    def _first_tick(self, at: object) -> None:
        """The clock is drawn by now; from here on it is pressed."""
        self._window._open_shell.ticker.ticked.disconnect(self._first_tick)
        self._window.activateWindow()  # no window manager does it here
        QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        self._tell(first=True)
        if self._live.run.run.started_at is None:
            self._press(Qt.Key.Key_PageDown)
        QTimer.singleShot(1, self._step)

    def _step(self) -> None:
        self._tell()
        self._act()
        QTimer.singleShot(self._random.randint(*PAUSES_MS), self._step)

    # --- what the window shows ---

    @property
    def _live(self) -> LiveSession:
        live = self._window.pages.run.presenter._live
        assert live is not None
        return live

    def _tell(self, *, first: bool = False) -> None:
        """A line in one go, so that it is there or not."""
        line = json.dumps({"first": first, **self._shown(first=first), "boot": since_boot()})
        os.write(self._out, f"{line}\n".encode())

    def _shown(self, *, first: bool) -> dict[str, Any]:
        live, panel = self._live, self._view.centre.panel.reading
        events = [one.id for one in live.run.events if not is_noted(one)]
        seen = {one.id: one.note for one in live.seen}
        before, self._events = (0 if first else self._events), len(events)
        gone, new = self._seen - seen.keys(), seen.keys() - self._seen
        self._seen = frozenset(seen)
        assert self._view.isVisible(), "the session is not shown"
        newest = max(live.seen, key=lambda one: one.at, default=None)
        return {
            "events": events[before:],
            "new": {one: seen[one] for one in new},
            "gone": sorted(gone),
            "left": self._left(live.run.events),
            "left_of_known": self._left(self._known_events()) if first else None,
            "digits": panel.digits,
            "paused": panel.state is CountdownState.PAUSED,
            "phase": self._view.centre.shown.position if self._view.centre.shown else None,
            "told_last": newest is None or newest.id == self._view.groups.last._id,
            "question": (asked := self._view.ask_bar.question) and asked.title,
            "recovered": self._recovered,
        }

    def _known_events(self) -> tuple[RunEvent, ...]:
        events = self._live.run.events
        own = [place for place, one in enumerate(events) if not is_noted(one)]
        return events[: own[self._known]] if self._known < len(own) else events

    def _left(self, events: tuple[RunEvent, ...]) -> float | None:
        """Seconds by the log, unrounded, of the phase that is on after these events."""
        run = fold(self._live.run.agenda, events)
        if run.current is None:
            return None
        left = run.remaining(run.current, self._window._open_shell.desk.clock.now())
        return None if left is None else left.total_seconds()

    # --- what is done ---

    def _act(self) -> None:
        bar = self._view.ask_bar
        if bar.question is not None:
            answer = bar.no if bar.question.is_end else bar.yes
            assert answer is not None
            self._click(answer)
        elif (chance := self._random.random()) < 0.35:
            self._observe()
        elif chance < 0.45:
            self._observe_by_mouse()
        elif chance < 0.55:
            self._tick_a_step()
        else:
            self._press_one()

    def _press_one(self) -> None:
        key, held = self._random.choice(_KEYS)
        last = self._live.steps.last
        begins = isinstance(last, EventStep) and isinstance(last.event, Started)
        if not (key == Qt.Key.Key_Z and held == _CTRL and begins):  # else nothing runs any more
            self._press(key, held)

    def _observe(self) -> None:
        self._press(Qt.Key.Key_0 + self._random.randint(0, 3))
        self._press(Qt.Key.Key_0 + self._random.randint(1, 4))
        QTest.keyClicks(self._focus(), self._note())
        self._press(Qt.Key.Key_Return)

    def _observe_by_mouse(self) -> None:
        groups = self._view.groups
        self._click(self._random.choice(groups.tiles.buttons))
        groups.form.note.setFocus(Qt.FocusReason.MouseFocusReason)
        QTest.keyClicks(groups.form.note, self._note())
        self._click(groups.form.save)

    def _note(self) -> str:
        self._number += 1
        return f"N{os.getpid()}-{self._number}"

    def _tick_a_step(self) -> None:
        boxes = [one for one in self._view.centre.you.boxes if one.isVisible()]
        if boxes:
            box = self._random.choice(boxes)
            QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(12, box.height() // 2))

    def _click(self, button: QWidget) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def _press(self, key: int, held: Qt.KeyboardModifier = _NONE) -> None:
        QTest.keyClick(self._focus(), Qt.Key(key), held)

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self._window
