"""Every key of the page, and the rules for text fields."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.run.conftest import CTRL, KEY, NONE, SHIFT, Stage

MINUTE = timedelta(minutes=1)


@pytest.fixture
def running(stage: Stage) -> Stage:
    stage.start()
    stage.wait(minutes=5)
    return stage


@pytest.mark.parametrize("key", [KEY.Key_Space, KEY.Key_P])
def test_pause_and_go_on(running: Stage, key: Qt.Key) -> None:
    running.press(key)
    assert running.run.is_paused
    running.press(key)
    assert not running.run.is_paused


@pytest.mark.parametrize(
    ("key", "held", "added"),
    [(KEY.Key_Up, NONE, 1), (KEY.Key_Up, SHIFT, 5), (KEY.Key_Down, NONE, -1)],
)
def test_minutes(running: Stage, key: Qt.Key, held: Qt.KeyboardModifier, added: int) -> None:
    running.press(key, held)

    assert running.run.added_to(0) == added * MINUTE


@pytest.mark.parametrize(
    ("forward", "back"), [(KEY.Key_PageDown, KEY.Key_PageUp), (KEY.Key_Right, KEY.Key_Left)]
)
def test_phases(running: Stage, forward: Qt.Key, back: Qt.Key) -> None:
    running.press(forward)
    assert running.run.current == 1
    running.wait(seconds=2)
    running.press(back)
    assert running.run.current == 0


def test_the_clicker_starts_the_session(stage: Stage) -> None:
    stage.press(KEY.Key_PageDown)

    assert stage.run.current == 0


def test_a_key_held_down_moves_one_phase_but_goes_on_adding_minutes(running: Stage) -> None:
    def hold(key: Qt.Key) -> None:
        event = QKeyEvent(QEvent.Type.KeyPress, key, NONE, "", autorep=True)
        QApplication.sendEvent(QApplication.focusWidget(), event)

    running.wait(seconds=5)
    hold(KEY.Key_PageDown)
    assert running.run.current == 0
    hold(KEY.Key_Up)
    assert running.run.added_to(0) == MINUTE


def test_in_a_note_only_what_no_text_needs(running: Stage) -> None:
    note = running.view.groups.form.note
    note.setFocus()
    running.type("p 1o?")
    running.press(KEY.Key_Left)
    running.press(KEY.Key_Up)

    assert note.text() == "p 1o?"
    assert not running.run.is_paused
    assert running.run.added_to(0) == timedelta()
    assert running.run.current == 0
    assert not running.view.key_list_is_open


def test_in_a_note_the_clicker_still_turns_phases(running: Stage) -> None:
    running.view.groups.form.note.setFocus()
    running.press(KEY.Key_PageDown)
    assert running.run.current == 1
    running.wait(seconds=2)
    running.press(KEY.Key_PageUp)
    assert running.run.current == 0
    assert running.view.groups.form.note.hasFocus()


def test_in_a_note_ctrl_z_undoes_typing(running: Stage) -> None:
    note = running.view.groups.form.note
    running.press(KEY.Key_Up)
    note.setFocus()
    running.type("typed")
    running.press(KEY.Key_Z, CTRL)

    assert note.text() == ""
    assert running.run.added_to(0) == MINUTE


def test_space_presses_the_button_that_the_keyboard_went_to(running: Stage) -> None:
    transport = running.view.transport
    for _ in range(60):
        running.press(KEY.Key_Tab)
        if transport.back.hasFocus() or transport.forward.hasFocus():
            break
    transport.forward.setFocus(Qt.FocusReason.TabFocusReason)
    running.press(KEY.Key_Space)
    assert running.run.current == 1
    assert not running.run.is_paused
    running.press(KEY.Key_P)
    assert running.run.is_paused


def test_space_after_a_click_pauses(running: Stage) -> None:
    """Live buttons do not take the focus from a click, so Space keeps its meaning."""
    QTest.mouseClick(running.view.transport.keys, Qt.MouseButton.LeftButton)
    running.press(KEY.Key_Escape)
    running.press(KEY.Key_Space)

    assert running.run.is_paused


@pytest.mark.parametrize("key", [KEY.Key_F1, KEY.Key_Question])
def test_the_key_list_opens_and_any_key_closes_it_doing_nothing_else(
    running: Stage, key: Qt.Key
) -> None:
    running.press(key)
    assert running.view.key_list_is_open
    running.press(KEY.Key_Shift)
    assert running.view.key_list_is_open
    running.press(KEY.Key_PageDown)

    assert not running.view.key_list_is_open
    assert running.run.current == 0


def test_the_key_list_gives_the_focus_back(running: Stage) -> None:
    note = running.view.groups.form.note
    note.setFocus()
    running.press(KEY.Key_F1)
    assert not note.hasFocus()
    running.press(KEY.Key_Escape)

    assert note.hasFocus()


def test_a_click_beside_the_list_closes_it(running: Stage) -> None:
    running.press(KEY.Key_F1)
    QTest.mouseClick(running.view.key_list, Qt.MouseButton.LeftButton)

    assert not running.view.key_list_is_open


def test_a_drop_down_keeps_its_arrows_when_the_keyboard_went_there(running: Stage) -> None:
    objective = running.view.groups.form.objective
    objective.set_current(0)
    running.press(KEY.Key_Tab)  # the keyboard is in use
    objective.setFocus(Qt.FocusReason.TabFocusReason)
    running.press(KEY.Key_Down)

    assert objective.currentData() == 1
    assert running.run.added_to(0) == timedelta()


def test_shortcuts_of_the_window_do_not_take_our_keys_but_keep_theirs(running: Stage) -> None:
    pressed: list[str] = []
    for keys in ("Ctrl+Z", "Ctrl+D", "Ctrl+1", "PgDown"):
        shortcut = QShortcut(QKeySequence(keys), running.view)
        shortcut.activated.connect(lambda keys=keys: pressed.append(keys))
    running.press(KEY.Key_Up)
    running.press(KEY.Key_Z, CTRL)
    running.press(KEY.Key_1, CTRL)
    running.press(KEY.Key_D, CTRL)

    assert running.run.added_to(0) == timedelta()
    assert running.view.groups.draft.tags == ("Stuck",)
    assert pressed == ["Ctrl+D"]


def test_a_hidden_page_leaves_all_keys_alone(running: Stage, qtbot) -> None:
    from PySide6.QtWidgets import QLineEdit

    running.view.hide()
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    other.setFocus()
    QTest.keyClick(other, KEY.Key_PageDown)

    assert running.run.current == 0


def test_without_any_focus_the_keys_still_work(running: Stage) -> None:
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()
    QTest.keyClick(running.view.window(), KEY.Key_PageDown)

    assert running.run.current == 1
