"""Toasts, banners, empty places and the scrim."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from facilitator.ui.widgets.banner import Banner
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.widgets.panes import Pane
from facilitator.ui.widgets.scrim import Scrim
from facilitator.ui.widgets.toast import Toast
from tests.ui.widgets.stage import LEFT


class TestToast:
    @pytest.fixture
    def pane(self, qtbot: QtBot) -> Pane:
        made = Pane("bg")
        qtbot.addWidget(made)
        made.resize(288, 400)
        made.show()
        return made

    def test_it_stays_inside_its_pane(self, pane: Pane) -> None:
        toast = Toast(pane)
        toast.say("Moved to Evaluate and told everybody about it", action=pane.update)
        assert pane.rect().contains(toast.geometry())
        assert toast.height() >= 52
        pane.resize(200, 300)
        assert pane.rect().contains(toast.geometry())

    def test_undo_runs_once_and_the_toast_goes(self, pane: Pane) -> None:
        toast = Toast(pane)
        undone: list[int] = []
        toast.say("Moved to Evaluate", action=lambda: undone.append(1), key_hint="Ctrl Z")
        QTest.mouseClick(toast._button, LEFT)
        assert undone == [1]
        assert not toast.isVisible()

    def test_it_goes_when_its_time_is_up(self, pane: Pane, qtbot: QtBot) -> None:
        toast = Toast(pane)
        toast.STAY_MS = 10
        toast.say("Saved")
        assert toast.isVisible()
        qtbot.waitUntil(lambda: not toast.isVisible())

    def test_it_stays_while_undo_has_the_focus(self, pane: Pane, qtbot: QtBot) -> None:
        toast = Toast(pane)
        toast.say("Saved", action=pane.update)
        pane.activateWindow()
        qtbot.waitUntil(pane.isActiveWindow)
        toast._button.setFocus()
        toast._time_is_up()
        assert toast.isVisible()
        toast.dismiss()

    def test_without_an_action_there_is_no_button(self, pane: Pane) -> None:
        toast = Toast(pane)
        toast.say("Saved")
        assert not toast._button.isVisible()


def test_a_banner_runs_its_actions(qtbot: QtBot) -> None:
    banner = Banner("warn", "This session was still running at 12:26")
    qtbot.addWidget(banner)
    ran: list[int] = []
    QTest.mouseClick(banner.add_action("Go on", lambda: ran.append(1)), LEFT)
    assert ran == [1]
    banner.set_message("danger", "Could not save", "Your work is kept in memory.")
    assert banner.accessibleName() == "Could not save. Your work is kept in memory."


def test_an_empty_place_says_what_to_do(qtbot: QtBot) -> None:
    empty = EmptyState("ph.books", "Your library is empty", "Drop lesson plans here.")
    qtbot.addWidget(empty)
    assert empty.accessibleName() == "Your library is empty. Drop lesson plans here."


def test_a_scrim_covers_the_window_whatever_its_size(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show()
    veil = Scrim(window)
    assert veil.isVisible()
    assert veil.geometry() == window.rect()
    window.resize(500, 350)
    assert veil.geometry() == window.rect()
