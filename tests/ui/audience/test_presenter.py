"""The audience screen over a session: keys, displays that come and go, special states."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.ui.audience.model import Scene
from facilitator.ui.audience.presenter import SCREEN
from facilitator.ui.run.clicker import CLICKER, Clicker
from facilitator.ui.run.more_menu import MoreMenu
from tests.ui.audience.conftest import LAPTOP, WALL, Desk, sit_down

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.audience.conftest import Room

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
SIDE = replace(WALL, name="DP-9", serial="LG-3", left=-1280, width=1280, height=720)


@pytest.mark.parametrize(
    ("key", "held"), [(KEY.Key_F5, NONE), (KEY.Key_F5, SHIFT), (KEY.Key_A, NONE)]
)
def test_on_and_off(desk: Desk, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    desk.press(key, held)
    assert desk.window.isVisible()
    assert desk.screens.filled == [WALL]
    assert desk.view.transport.audience.accessibleName() == "Audience: on"

    desk.press(key, held)
    assert not desk.window.isVisible()
    assert desk.view.transport.audience.accessibleName() == "Audience: off"


def test_the_screen_button_does_the_same(desk: Desk) -> None:
    desk.click("Audience: off")
    assert desk.window.isVisible()
    desk.click("Audience: on")
    assert not desk.window.isVisible()


def test_it_follows_the_seconds_and_the_steps(desk: Desk) -> None:
    desk.press(KEY.Key_A)
    desk.wait(seconds=59)
    assert desk.window.reading.digits == "29:00"
    desk.press(KEY.Key_Up)
    assert desk.window.reading.digits == "30:00"
    desk.press(KEY.Key_PageDown)
    assert desk.window.reading.scene is Scene.BREAK


def test_it_goes_on_when_the_page_is_left(desk: Desk) -> None:
    desk.press(KEY.Key_A)
    desk.view.hide()
    desk.wait(seconds=59)

    assert desk.window.reading.digits == "29:00"


def test_black_and_back(desk: Desk) -> None:
    desk.press(KEY.Key_A)
    for key in (KEY.Key_Period, KEY.Key_B):
        desk.press(key)
        assert desk.window.is_blank
        assert desk.view.transport.audience.accessibleName() == "Audience: black"
        desk.press(key)
        assert not desk.window.is_blank


def test_frozen_the_audience_keeps_the_picture_and_the_facilitator_goes_on(desk: Desk) -> None:
    desk.press(KEY.Key_A)
    before = desk.window.reading
    desk.press(KEY.Key_F)
    desk.wait(minutes=3)
    desk.press(KEY.Key_PageDown)

    assert desk.window.reading == before
    assert desk.run.current == 1
    desk.press(KEY.Key_Escape)
    assert desk.window.reading.scene is Scene.BREAK


def test_esc_leaves_special_states_one_by_one_then_does_what_it_always_does(desk: Desk) -> None:
    desk.press(KEY.Key_A)
    desk.companions.audience.show_message("Back in five")
    desk.press(KEY.Key_F)
    desk.press(KEY.Key_B)
    left = []
    for _ in range(3):
        desk.press(KEY.Key_Escape)
        state = desk.state
        left.append((state.is_blank, state.is_frozen, bool(state.message)))
    assert left == [(False, True, True), (False, False, True), (False, False, False)]

    desk.press(KEY.Key_1)
    assert desk.view.groups.draft.groups
    desk.press(KEY.Key_Escape)
    assert not desk.view.groups.draft.groups


def test_black_without_an_audience_screen_says_why_nothing_happens(desk: Desk) -> None:
    desk.press(KEY.Key_B)
    desk.press(KEY.Key_F)

    assert desk.rig.navigator.said[-2:] == ["The audience screen is off. F5 turns it on."] * 2


# --- displays that come and go ---


def test_unplugged_the_run_goes_on_and_the_window_goes_nowhere(desk: Desk) -> None:
    desk.press(KEY.Key_A)
    desk.screens.now(LAPTOP)

    assert not desk.window.isVisible()
    assert desk.screens.filled == [WALL]
    assert desk.view.audience_strip.isVisible()
    desk.wait(minutes=2)
    assert desk.run.is_running
    assert desk.view.transport.audience.accessibleName() == "Audience: unplugged"


def test_plugged_in_again_it_comes_back_with_the_present_second(desk: Desk) -> None:
    desk.press(KEY.Key_A)
    desk.screens.now(LAPTOP)
    desk.wait(seconds=59)
    back = replace(WALL, name="DP-3", left=-1920)
    desk.screens.now(LAPTOP, back)

    assert desk.window.isVisible()
    assert desk.screens.filled[-1] == back
    assert desk.window.reading.digits == "29:00"
    assert not desk.view.audience_strip.isVisible()


def test_black_stays_black_through_unplugging(desk: Desk) -> None:
    desk.press(KEY.Key_A)
    desk.press(KEY.Key_B)
    desk.screens.now(LAPTOP)
    desk.screens.now(LAPTOP, WALL)

    assert desk.window.is_blank


def test_a_display_that_changes_its_size_is_filled_again(desk: Desk) -> None:
    desk.press(KEY.Key_A)
    smaller = replace(WALL, width=1280, height=720)
    desk.screens.now(LAPTOP, smaller)

    assert desk.screens.filled[-1] == smaller


def test_the_banner_offers_another_screen_and_takes_no_focus(desk: Desk) -> None:
    desk.press(KEY.Key_A)
    note = desk.view.groups.form.note
    note.setFocus()
    desk.screens.now(LAPTOP, SIDE)

    assert note.hasFocus()
    assert not desk.window.isVisible()
    desk.click("Choose another screen")
    assert desk.screens.filled[-1] == SIDE
    assert not desk.view.audience_strip.isVisible()


def test_the_banner_can_turn_it_off(desk: Desk) -> None:
    desk.press(KEY.Key_A)
    desk.screens.now(LAPTOP)
    desk.click("Turn it off")
    desk.screens.now(LAPTOP, WALL)

    assert not desk.window.isVisible()
    assert not desk.state.is_on


def test_a_mirror_of_the_facilitators_screen_is_no_audience_screen(
    room: Room, qtbot: QtBot
) -> None:
    desk = sit_down(room, qtbot, LAPTOP, replace(LAPTOP, name="HDMI-1"))
    desk.press(KEY.Key_A)

    assert desk.screens.filled == []
    assert desk.view.audience_strip.isVisible()


def test_one_screen_only_offers_a_window(room: Room, qtbot: QtBot) -> None:
    desk = sit_down(room, qtbot, LAPTOP)
    desk.press(KEY.Key_A)
    assert not desk.state.is_on
    desk.press(KEY.Key_Escape)
    assert not desk.view.audience_strip.isVisible()
    desk.press(KEY.Key_A)
    desk.press(KEY.Key_Return)

    assert desk.window.isVisible()
    assert desk.state.is_windowed
    desk.screens.now(LAPTOP, WALL)
    assert desk.state.is_windowed
    desk.press(KEY.Key_W)
    assert desk.screens.filled[-1] == WALL


def test_the_window_can_be_closed_by_its_own_frame(desk: Desk) -> None:
    desk.press(KEY.Key_A)
    desk.window.close()

    assert not desk.state.is_on
    desk.press(KEY.Key_A)
    assert desk.window.isVisible()


def test_the_chosen_screen_is_remembered(room: Room, qtbot: QtBot) -> None:
    room.rig.shell.choices.set_text(SCREEN, WALL.kept)
    desk = sit_down(room, qtbot, LAPTOP, SIDE, WALL)
    desk.press(KEY.Key_A)
    assert desk.screens.filled == [WALL]
    desk.view.wishes.screen.emit(SIDE)
    desk.press(KEY.Key_A)
    desk.press(KEY.Key_A)

    assert desk.screens.filled == [WALL, SIDE, SIDE]


# --- messages ---


def test_a_message_is_typed_above_the_transport_and_shown(desk: Desk) -> None:
    desk.press(KEY.Key_A)
    desk.view.wishes.message.emit()
    QTest.keyClicks(QApplication.focusWidget(), "Lunch is ready. Back at 1.")
    desk.press(KEY.Key_Return)

    assert desk.window.reading.message == "Lunch is ready. Back at 1."
    assert not desk.view.audience_strip.isVisible()


def test_a_message_begun_and_left_is_not_shown(desk: Desk) -> None:
    desk.press(KEY.Key_A)
    desk.view.wishes.message.emit()
    QTest.keyClicks(QApplication.focusWidget(), "Oops")
    desk.press(KEY.Key_Escape)

    assert desk.window.reading.message == ""
    assert not desk.view.audience_strip.isVisible()


# --- the clicker ---


@pytest.mark.parametrize(
    ("clicker", "moves", "shows"),
    [(Clicker.PHASES, True, True), (Clicker.AUDIENCE, False, True), (Clicker.OFF, False, False)],
)
def test_what_the_clicker_may_do(
    room: Room, qtbot: QtBot, clicker: Clicker, moves: bool, shows: bool
) -> None:
    room.rig.shell.choices.set_text(CLICKER, clicker.value)
    desk = sit_down(room, qtbot, LAPTOP, WALL)
    desk.wait(seconds=2)
    desk.press(KEY.Key_PageDown)
    assert desk.run.current == int(moves)
    desk.press(KEY.Key_F5)
    assert desk.state.is_on is shows
    desk.press(KEY.Key_Period)
    assert desk.state.is_blank is shows


def test_the_clicker_also_works_when_the_audience_window_has_the_focus(desk: Desk) -> None:
    desk.press(KEY.Key_A)
    desk.wait(seconds=2)
    desk.view.hide()
    desk.press(KEY.Key_PageDown, on=desk.window)
    assert desk.run.current == 1
    desk.press(KEY.Key_Period, on=desk.window)
    assert desk.window.is_blank
    desk.press(KEY.Key_Escape, on=desk.window)
    assert not desk.window.is_blank
    desk.wait(seconds=2)
    desk.press(KEY.Key_PageUp, on=desk.window)
    assert desk.run.current == 0
    desk.press(KEY.Key_F5, on=desk.window)
    assert not desk.window.isVisible()


def test_f5_works_while_typing_and_a_dot_stays_a_dot(desk: Desk) -> None:
    note = desk.view.groups.form.note
    note.setFocus()
    desk.press(KEY.Key_F5)
    QTest.keyClicks(note, "a.b")

    assert note.text() == "a.b"
    assert desk.state.is_on
    assert not desk.state.is_blank


# --- the end ---


def test_at_the_end_the_screen_says_so_and_goes_after_a_while(desk: Desk) -> None:
    desk.press(KEY.Key_A)
    desk.page.presenter._end()
    desk.wait(seconds=60)
    assert desk.window.reading.scene is Scene.ENDED
    assert desk.window.isVisible()
    desk.wait(seconds=60)
    assert not desk.window.isVisible()


def test_another_session_does_not_show_by_itself(desk: Desk) -> None:
    desk.press(KEY.Key_A)
    other = desk.rig.add_session(desk.session.plan_id)
    desk.page.show_session(other.id)

    assert not desk.window.isVisible()


def test_the_menu_says_what_is_on(desk: Desk) -> None:
    desk.press(KEY.Key_A)
    desk.press(KEY.Key_B)
    menu = MoreMenu(desk.view, desk.state)
    on = [one.text().partition("\t")[0] for one in menu.actions() if one.isChecked()]

    assert on == ["Audience screen black", "Audience screen on HDMI-1 · 1920 × 1080"]


def test_the_warning_of_the_settings_holds_for_phases_that_say_nothing(
    room: Room, qtbot: QtBot
) -> None:
    room.rig.shell.choices.set_number("run/warning_minutes", 3)
    desk = sit_down(room, qtbot, LAPTOP, WALL)
    desk.press(KEY.Key_A)
    desk.wait(minutes=26)
    assert desk.window.reading.alert == ""
    desk.wait(minutes=1, seconds=10)
    assert desk.window.reading.alert == "3 minutes to go"
