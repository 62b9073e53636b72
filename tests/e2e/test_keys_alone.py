"""Whole sessions without a mouse: checks 8 to 10 of VISUAL.md with a hand on the keyboard only.

Keys come as the system sends them: to the window that has the focus there, whatever that is.
Nothing is pressed by its name, and no signal is emitted.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from facilitator.domain.observation import AttainmentLevel
from facilitator.domain.run import Run
from facilitator.services import observations, plans, runs, sessions
from facilitator.ui.place import Place
from facilitator.ui.theme import install, theme
from facilitator.ui.widgets.toast import Toast
from tests.e2e.stage import Stage
from tests.e2e.test_focus import on_screen
from tests.fakes import FakeClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget

    from facilitator.ui.audience.presenter import AudiencePresenter
    from facilitator.ui.run.view import RunView

# Without a window manager; a screen as large as the largest window is asked for further down.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

KEY = Qt.Key
NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
MINUTE = timedelta(minutes=1)
_POPUP = Qt.WindowType.Popup


class Keyboard:
    """A person who has only keys, and a clock that is told to move."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        window = QApplication.focusWindow()
        assert window is not None, "no window has the focus"
        QTest.keyClick(window, key, held)
        self.stage.settle()

    def type(self, text: str) -> None:
        for letter in text:
            window = QApplication.focusWindow()
            assert window is not None
            QTest.keyClick(window, letter)
        self.stage.settle()

    def tab_to(self, name: str) -> None:
        """Press Tab until the focus is on what is called so."""
        for _ in range(80):
            focus = QApplication.focusWidget()
            if focus is not None and name in _names(focus):
                return
            self.press(KEY.Key_Tab)
        raise AssertionError(f"Tab never comes to {name!r}")

    def wait(self, *, minutes: float = 0, seconds: float = 0) -> None:
        self.stage.pass_time(minutes=minutes, seconds=seconds)

    @property
    def view(self) -> RunView:
        return self.stage.window.pages.run.view

    @property
    def audience(self) -> AudiencePresenter:
        return self.stage.window.pages.run.presenter.companions.audience

    @property
    def session_id(self) -> str:
        found = self.stage.window.pages.run.presenter.session_id
        assert found is not None
        return found

    @property
    def run(self) -> Run:
        """As the disk tells it."""
        return runs.load(self.stage.desk, self.session_id).run

    @property
    def now_left(self) -> timedelta:
        run = self.run
        left = run.remaining(run.current or 0, self.stage.clock.now())
        assert left is not None
        return left


def _names(widget: QWidget) -> set[str]:
    spoken = widget.accessibleName()
    words = widget.text().replace("&", "") if isinstance(widget, QAbstractButton) else ""
    return {spoken, spoken.partition(".")[0], words}


@pytest.fixture
def hand(qapp: QApplication, tmp_path: Path) -> Iterator[Keyboard]:
    install(qapp)  # whether a key led the focus somewhere is known to the theme
    stage = Stage(tmp_path / "library", FakeClock())
    stage.window.resize(1366, 768)
    stage.settle()
    yield Keyboard(stage)
    stage.kill()


@pytest.fixture
def running(hand: Keyboard) -> Keyboard:
    """The soil plan from an empty library to its first phase."""
    hand.tab_to("Open the three sample plans")
    hand.press(KEY.Key_Space)
    hand.press(KEY.Key_F, CTRL)
    hand.type("soil")
    hand.press(KEY.Key_Return)
    hand.press(KEY.Key_Return, CTRL)
    hand.tab_to("Start now")
    hand.press(KEY.Key_Space)
    assert hand.stage.window.pages.current is Place.RUN
    assert hand.run.current == 0
    return hand


# --- 8: keyboard only ---


def test_a_whole_session_by_keys_alone(running: Keyboard) -> None:
    hand = running
    hand.wait(minutes=5)
    check_the_clock(hand)
    check_observing(hand)
    check_catching_up(hand)
    check_the_audience_screen(hand)
    check_the_ways_back(hand)
    check_the_end(hand)


def check_the_clock(hand: Keyboard) -> None:
    left = hand.now_left
    hand.press(KEY.Key_P)
    assert hand.run.is_paused
    hand.wait(minutes=1)
    hand.press(KEY.Key_Space)
    assert not hand.run.is_paused
    assert hand.now_left == left
    hand.press(KEY.Key_Up, SHIFT)
    assert hand.now_left == left + 5 * MINUTE
    hand.press(KEY.Key_Down)
    assert hand.now_left == left + 4 * MINUTE
    hand.press(KEY.Key_PageDown)
    assert hand.run.current == 1
    hand.wait(minutes=2)


def check_observing(hand: Keyboard) -> None:
    hand.type("32")
    hand.press(KEY.Key_Return)
    (seen,) = observations.of_session(hand.stage.desk, hand.session_id)
    assert (seen.level, seen.phase) == (AttainmentLevel.DEVELOPING, 1)
    hand.press(KEY.Key_Z, CTRL)
    assert observations.of_session(hand.stage.desk, hand.session_id) == ()
    hand.press(KEY.Key_Z, CTRL | SHIFT)
    assert observations.of_session(hand.stage.desk, hand.session_id)[0].level is seen.level


def check_catching_up(hand: Keyboard) -> None:
    hand.wait(minutes=100)
    behind = hand.run.behind(hand.stage.clock.now())
    assert behind > 10 * MINUTE
    hand.press(KEY.Key_C)
    panel = hand.view.catch_up
    assert panel.isVisible()
    before = panel.chosen
    hand.press(KEY.Key_Down)
    assert panel.chosen != before
    hand.press(KEY.Key_Up)
    assert panel.chosen == before
    hand.press(KEY.Key_Escape)
    assert not panel.isVisible()
    hand.press(KEY.Key_C)
    hand.press(KEY.Key_Return)
    assert not panel.isVisible()
    assert hand.run.behind(hand.stage.clock.now()) < behind
    hand.press(KEY.Key_Z, CTRL)
    assert hand.run.behind(hand.stage.clock.now()) == behind


def check_the_audience_screen(hand: Keyboard) -> None:
    """There is one screen only here, so the app asks; then every state by its key."""
    hand.press(KEY.Key_A)
    hand.press(KEY.Key_Return)
    audience = hand.audience
    assert audience.state.is_on
    assert audience.window is not None
    assert audience.window.isVisible()
    hand.press(KEY.Key_Period)
    assert audience.state.is_blank
    hand.press(KEY.Key_Escape)
    assert not audience.state.is_blank
    hand.press(KEY.Key_F)
    assert audience.state.is_frozen
    hand.press(KEY.Key_F)
    hand.press(KEY.Key_M)
    assert hand.stage.window.pages.run.presenter.companions.mini.is_shown
    hand.press(KEY.Key_M)
    hand.press(KEY.Key_F5)
    assert not audience.state.is_on


def check_the_ways_back(hand: Keyboard) -> None:
    hand.press(KEY.Key_Right)
    assert hand.run.current == 2
    hand.wait(seconds=2)
    hand.press(KEY.Key_Left)
    assert hand.run.current == 1
    hand.press(KEY.Key_Z, CTRL)
    assert hand.run.current == 2
    hand.press(KEY.Key_F1)
    assert hand.view.key_list_is_open
    hand.press(KEY.Key_Escape)
    assert not hand.view.key_list_is_open


def check_the_end(hand: Keyboard) -> None:
    while hand.run.following is not None:
        hand.wait(minutes=10)
        hand.press(KEY.Key_PageDown)
    hand.wait(minutes=10)
    hand.press(KEY.Key_E, CTRL)
    hand.press(KEY.Key_Return)
    assert hand.run.ended_at == hand.stage.clock.now()
    assert hand.stage.window.pages.current is Place.REVIEW


def test_every_control_of_a_run_can_be_pressed_by_tab_and_space(running: Keyboard) -> None:
    hand = running
    hand.wait(minutes=5)
    for name, held in (("Pause", True), ("Go on", False)):
        hand.tab_to(name)
        hand.press(KEY.Key_Space)
        assert hand.run.is_paused is held
    left = hand.now_left
    hand.tab_to("Add 5 minutes")
    hand.press(KEY.Key_Space)
    assert hand.now_left == left + 5 * MINUTE


# --- 9: clicker ---


def test_a_clicker_leads_through_a_session_with_the_cursor_in_the_note(running: Keyboard) -> None:
    """Forward, back and black, as the four buttons of a presenter send them."""
    hand = running
    hand.wait(minutes=3)
    hand.tab_to("Note")
    hand.type("Half a thought")
    hand.press(KEY.Key_PageDown)
    assert hand.run.current == 1
    hand.stage.clock.advance(seconds=0.5)
    hand.press(KEY.Key_PageDown)
    assert hand.run.current == 1, "two presses in half a second move one phase"
    hand.stage.clock.advance(seconds=0.8)
    hand.press(KEY.Key_PageDown)
    assert hand.run.current == 2
    hand.stage.clock.advance(seconds=0.5)
    hand.press(KEY.Key_PageUp)
    assert hand.run.current == 2
    hand.stage.clock.advance(seconds=0.8)
    hand.press(KEY.Key_PageUp)
    assert hand.run.current == 1
    assert hand.view.groups.form.note.text() == "Half a thought"


def test_the_show_and_black_buttons_of_a_clicker(running: Keyboard) -> None:
    hand = running
    hand.wait(minutes=3)
    hand.press(KEY.Key_F5, SHIFT)
    hand.press(KEY.Key_Return)
    assert hand.audience.state.is_on
    for key in (KEY.Key_B, KEY.Key_Period):
        hand.press(key)
        assert hand.audience.state.is_blank
        hand.press(key)
        assert not hand.audience.state.is_blank
    hand.press(KEY.Key_PageDown)
    assert hand.run.current == 1


def test_a_clicker_works_on_the_audience_window_too(running: Keyboard) -> None:
    """Somebody clicked into it: the keys of the clicker still reach the session."""
    hand = running
    hand.wait(minutes=3)
    hand.press(KEY.Key_A)
    hand.press(KEY.Key_Return)
    window = hand.audience.window
    assert window is not None
    window.activateWindow()
    hand.stage.settle()
    assert QApplication.focusWindow() is window.windowHandle()
    hand.press(KEY.Key_PageDown)
    assert hand.run.current == 1
    hand.press(KEY.Key_Period)
    assert hand.audience.state.is_blank
    hand.press(KEY.Key_B)
    assert not hand.audience.state.is_blank
    hand.wait(seconds=2)
    hand.press(KEY.Key_PageUp)
    assert hand.run.current == 0


# --- 10: clock cover ---


def test_nothing_that_keys_bring_up_covers_the_clock(tmp_path: Path) -> None:
    """On a screen with room for the largest window: on a smaller one pop-ups are moved."""
    screens = tmp_path / "screens.json"
    large = {"name": "large", "x": 0, "y": 0, "width": 1920, "height": 1080}
    screens.write_text(json.dumps({"screens": [large]}))
    chosen = ("-k", "covers_at", "-p", "no:cacheprovider", "-p", "no:xdist")
    told = subprocess.run(
        (sys.executable, "-m", "pytest", "-q", *chosen, __file__),
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screens}"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert "6 passed" in told.stdout, told.stdout


@pytest.mark.parametrize("size", [(1024, 700), (1366, 728), (1920, 1080)])
@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_covers_at(running: Keyboard, size: tuple[int, int], scale: float) -> None:
    hand = running
    screen = hand.stage.window.screen().size()
    if (screen.width(), screen.height()) < size:
        pytest.skip("the screen is too small for the window")
    theme().set_ui_scale(scale)
    try:
        hand.stage.window.resize(*size)
        hand.wait(minutes=80)
        check_covers(hand)
    finally:
        theme().set_ui_scale(1.0)


def check_covers(hand: Keyboard) -> None:
    hand.press(KEY.Key_Up)
    assert hand.stage.window.findChildren(Toast)
    check_free(hand, "a toast")
    hand.press(KEY.Key_C)
    assert hand.view.catch_up.isVisible()
    check_free(hand, "Catch up")
    hand.press(KEY.Key_Return)
    check_free(hand, "what Catch up did")
    hand.press(KEY.Key_A)
    assert hand.view.audience_strip.isVisible()
    check_free(hand, "the question about the screen")
    hand.press(KEY.Key_Escape)
    hand.press(KEY.Key_E, CTRL)
    assert hand.view.ask_bar.isVisible()
    check_free(hand, "the question about the end")
    hand.press(KEY.Key_Escape)
    hand.tab_to("Objective")
    hand.press(KEY.Key_Space)
    check_free(hand, "the drop-down of objectives")
    hand.press(KEY.Key_Escape)


def check_free(hand: Keyboard, what: str) -> None:
    """Nothing that is painted above the clock, and no pop-up, reaches into it."""
    panel = hand.view.centre.panel
    clock = on_screen(panel)
    window = hand.stage.window
    assert on_screen(window).contains(clock)
    found = {window.childAt(window.mapFromGlobal(point)) for point in _grid(clock)}
    assert found == {panel}, f"{what}: {found - {panel}} over the clock"
    popups = (one for one in QApplication.topLevelWidgets() if one.windowType() == _POPUP)
    over = [one for one in popups if one.isVisible() and on_screen(one).intersects(clock)]
    assert not over, f"{what}: {over} over the clock"


def _grid(box: QRect) -> list[QPoint]:
    columns = [box.left() + 2 + (box.width() - 4) * n // 12 for n in range(13)]
    rows = [box.top() + 2 + (box.height() - 4) * n // 8 for n in range(9)]
    return [QPoint(x, y) for x in columns for y in rows]


def test_what_was_set_up_by_keys_is_in_the_library(running: Keyboard) -> None:
    desk = running.stage.desk
    soil = next(row.id for row in plans.shelf(desk) if "Soil" in row.title)
    assert [one.session.id for one in sessions.of_plan(desk, soil)] == [running.session_id]
