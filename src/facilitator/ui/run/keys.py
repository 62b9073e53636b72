"""Every key of Run in one place, so that their order is under our control.

In a text field only those act that no text needs: function keys, Enter, Esc, Ctrl with a digit, and
PgUp and PgDn, so that a clicker works with the cursor in a note.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from facilitator.ui.override import override
from facilitator.ui.run.clicker import Clicker
from facilitator.ui.theme import focus_by_keyboard

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.ui.run.observe_form import ObserveForm
    from facilitator.ui.run.wishes import Wishes

    KeyTable = dict[tuple[Qt.KeyboardModifier, int], Callable[[], None]]

_KEY = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_CTRL_SHIFT = _CTRL | _SHIFT
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_TEXT_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)

# The digit row by position, for Shift with a digit: what it types depends on the layout.
_FIRST_DIGIT = {"win32": 2}.get(sys.platform, 10)
_HAS_SCAN_CODES = sys.platform in ("win32", "linux")


class RunCommands(Protocol):
    """What keys can ask for."""

    def pause_or_go_on(self) -> None: ...
    def forward(self) -> None: ...
    def back(self) -> None: ...
    def change_minutes(self, minutes: int) -> None: ...
    def toggle_catch_up(self) -> None: ...
    def digit(self, digit: int, *, adding: bool) -> None: ...
    def enter(self) -> None: ...
    def escape(self) -> None: ...
    def undo(self) -> None: ...
    def redo(self) -> None: ...
    def end_session(self) -> None: ...
    def toggle_key_list(self) -> None: ...
    @property
    def form(self) -> ObserveForm: ...
    @property
    def clicker(self) -> Clicker: ...
    @property
    def wishes(self) -> Wishes: ...
    @property
    def key_list_is_open(self) -> bool: ...
    @property
    def note(self) -> QWidget: ...


class RunKeys(QObject):
    """Sits before what has the focus inside the page, and before the window when nothing has."""

    def __init__(self, page: QWidget, commands: RunCommands) -> None:
        super().__init__(page)
        self._page = page
        self._commands = commands
        self._watched: list[QWidget] = []

    def begin(self) -> None:
        """The page is shown: its keys count from now on."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved, Qt.ConnectionType.UniqueConnection)
        self._watch()

    def end(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.disconnect(self._focus_moved)
        self._unwatch()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            if self._meant(event) is not None:
                event.accept()
            return False
        if event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        return False

    def _focus_moved(self, _old: QWidget | None, _new: QWidget | None) -> None:
        self._watch()

    def _watch(self) -> None:
        self._unwatch()
        if not isValid(self._page):
            return  # the focus also moves while a page is being taken down
        focus = QApplication.focusWidget()
        inside = focus is not None and (focus is self._page or self._page.isAncestorOf(focus))
        self._watched = [self._page.window()]
        if focus is not None and inside and focus is not self._page.window():
            self._watched.append(focus)
        for widget in self._watched:
            widget.installEventFilter(self)

    def _unwatch(self) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []

    def _press(self, event: QKeyEvent) -> bool:
        """Whether the key was taken."""
        if self._commands.key_list_is_open:
            self._close_list(event)
            return True
        wanted = self._meant(event)
        if wanted is None:
            return False
        if not event.isAutoRepeat() or _may_repeat(event):
            wanted()
        return True

    def _close_list(self, event: QKeyEvent) -> None:
        """Any key closes it; one held down from opening it, or a mere Shift, does not."""
        if not event.isAutoRepeat() and event.key() not in _MERE_MODIFIERS:
            self._commands.toggle_key_list()

    def _meant(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What the key asks for where the focus is now; None leaves it to others."""
        focus = QApplication.focusWidget()
        if not self._page.isVisible() or not self._reaches(focus):
            return None
        wanted = self._always(event) or self._with_note(event, focus)
        if wanted is not None or isinstance(focus, _TEXT_FIELDS):
            return wanted
        if _is_for_focus(event, focus):
            return None
        return self._free(event)

    def _reaches(self, focus: QWidget | None) -> bool:
        if focus is None or focus is self._page.window():
            return True
        return focus is self._page or self._page.isAncestorOf(focus)

    def _always(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Also while typing, in whatever field."""
        do, key, held = self._commands, event.key(), _held(event)
        if held == _NONE and key == _KEY.Key_F1:
            return do.toggle_key_list
        clicked = clicker_keys(do).get((held, key))
        if clicked is not None:
            return clicked
        if held == _CTRL and _KEY.Key_1 <= key <= _KEY.Key_6:
            return lambda: do.form.tags.toggle(key - _KEY.Key_1)
        return None

    def _with_note(self, event: QKeyEvent, focus: QWidget | None) -> Callable[[], None] | None:
        """Enter and Esc; fields other than the note use them for themselves."""
        if isinstance(focus, _TEXT_FIELDS) and focus is not self._commands.note:
            return None
        if _held(event) != _NONE:
            return None
        plain: dict[int, Callable[[], None]] = {
            _KEY.Key_Return: self._commands.enter,
            _KEY.Key_Enter: self._commands.enter,
            _KEY.Key_Escape: self._commands.escape,
        }
        return plain.get(event.key())

    def _free(self, event: QKeyEvent) -> Callable[[], None] | None:
        """When nobody is typing."""
        held, key = _held(event), event.key()
        digit = _digit(event)
        if digit is not None:
            number, adding = digit
            return lambda: self._commands.digit(number, adding=adding)
        if key == _KEY.Key_Question:
            return self._commands.toggle_key_list
        return self._table().get((held, key))

    def _table(self) -> KeyTable:
        do = self._commands
        return {
            (_NONE, _KEY.Key_Space): do.pause_or_go_on,
            (_NONE, _KEY.Key_P): do.pause_or_go_on,
            (_NONE, _KEY.Key_Right): do.forward,
            (_NONE, _KEY.Key_Left): do.back,
            (_NONE, _KEY.Key_Up): lambda: do.change_minutes(1),
            (_SHIFT, _KEY.Key_Up): lambda: do.change_minutes(5),
            (_NONE, _KEY.Key_Down): lambda: do.change_minutes(-1),
            (_NONE, _KEY.Key_C): do.toggle_catch_up,
            (_NONE, _KEY.Key_O): lambda: do.form.step_objective(1),
            (_SHIFT, _KEY.Key_O): lambda: do.form.step_objective(-1),
            (_NONE, _KEY.Key_N): lambda: do.form.step_participant(1),
            (_SHIFT, _KEY.Key_N): lambda: do.form.step_participant(-1),
            (_NONE, _KEY.Key_V): do.form.photo.show_menu,
            (_CTRL, _KEY.Key_V): do.form.photo.paste,
            (_CTRL, _KEY.Key_Z): do.undo,
            (_CTRL_SHIFT, _KEY.Key_Z): do.redo,
            (_CTRL, _KEY.Key_Y): do.redo,
            (_CTRL, _KEY.Key_E): do.end_session,
            **screen_keys(do),
        }


def clicker_keys(do: RunCommands) -> KeyTable:
    """Keys of a clicker that no text needs, as far as it is listened to."""
    found: KeyTable = {}
    if do.clicker is Clicker.PHASES:
        found |= {(_NONE, _KEY.Key_PageDown): do.forward, (_NONE, _KEY.Key_PageUp): do.back}
    if do.clicker is not Clicker.OFF:
        shows = (_NONE, _KEY.Key_F5), (_SHIFT, _KEY.Key_F5)
        found |= dict.fromkeys(shows, do.wishes.audience.emit)
    return found


def screen_keys(do: RunCommands) -> KeyTable:
    """What is shown and heard outside of the page; the dot is the clicker's black key."""
    found: KeyTable = {
        (_NONE, _KEY.Key_A): do.wishes.audience.emit,
        (_NONE, _KEY.Key_B): do.wishes.blank.emit,
        (_NONE, _KEY.Key_F): do.wishes.freeze.emit,
        (_NONE, _KEY.Key_W): do.wishes.windowed.emit,
        (_NONE, _KEY.Key_M): do.wishes.mini.emit,
        (_NONE, _KEY.Key_S): do.wishes.sounds.emit,
    }
    if do.clicker is not Clicker.OFF:
        found[_NONE, _KEY.Key_Period] = do.wishes.blank.emit
    return found


class CompanionKeys(QObject):
    """The keys of the audience window and the mini timer, also while the page is not shown."""

    def __init__(self, commands: RunCommands, parent: QObject) -> None:
        super().__init__(parent)
        self._commands = commands

    def watch(self, window: QWidget) -> None:
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        wanted = self._table().get((_held(event), event.key()))
        if wanted is None:
            return False
        if not event.isAutoRepeat() or _may_repeat(event):
            wanted()
        return True

    def _table(self) -> KeyTable:
        do = self._commands
        return {
            (_NONE, _KEY.Key_P): do.pause_or_go_on,
            (_NONE, _KEY.Key_Space): do.pause_or_go_on,
            (_NONE, _KEY.Key_Right): do.forward,
            (_NONE, _KEY.Key_Left): do.back,
            (_NONE, _KEY.Key_Up): lambda: do.change_minutes(1),
            (_SHIFT, _KEY.Key_Up): lambda: do.change_minutes(5),
            (_NONE, _KEY.Key_Down): lambda: do.change_minutes(-1),
            (_NONE, _KEY.Key_Escape): do.wishes.leave_special.emit,
            **clicker_keys(do),
            **screen_keys(do),
        }


_MERE_MODIFIERS = (
    _KEY.Key_Shift,
    _KEY.Key_Control,
    _KEY.Key_Alt,
    _KEY.Key_AltGr,
    _KEY.Key_Meta,
    _KEY.Key_CapsLock,
    _KEY.Key_NumLock,
)


def _held(event: QKeyEvent) -> Qt.KeyboardModifier:
    """The modifiers without the mark that a key is on the keypad."""
    return event.modifiers() & ~_KEYPAD


def _is_for_focus(event: QKeyEvent, focus: QWidget | None) -> bool:
    """Space presses a button that the keyboard went to; a drop-down keeps its arrows."""
    key = event.key()
    if isinstance(focus, QAbstractButton):
        return key == _KEY.Key_Space and focus_by_keyboard() and focus.isEnabled()
    if isinstance(focus, QComboBox) and focus_by_keyboard():
        return key in (_KEY.Key_Space, _KEY.Key_Up, _KEY.Key_Down, _KEY.Key_F4)
    return False


def _digit(event: QKeyEvent) -> tuple[int, bool] | None:
    """The digit, and whether Shift was held to add to the choice."""
    held, key = _held(event), event.key()
    if held not in (_NONE, _SHIFT):
        return None
    if _KEY.Key_0 <= key <= _KEY.Key_9:
        # Where digits are typed with Shift, Shift means nothing more.
        return key - _KEY.Key_0, held == _SHIFT and not event.text().isdigit()
    if held == _SHIFT and _HAS_SCAN_CODES and key != _KEY.Key_Question:
        place = event.nativeScanCode() - _FIRST_DIGIT
        if 0 <= place <= 9:
            return (place + 1) % 10, True
    return None


def _may_repeat(event: QKeyEvent) -> bool:
    """Held down, only minutes and objectives go on; a phase moves once for one press."""
    return event.key() in (_KEY.Key_Up, _KEY.Key_Down, _KEY.Key_O)
