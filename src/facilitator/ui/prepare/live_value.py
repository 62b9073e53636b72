"""A short field for a number or a time that is part of the plan as soon as it can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal

from facilitator.ui.override import override
from facilitator.ui.prepare.live_fields import is_of_the_page
from facilitator.ui.theme import theme
from facilitator.ui.widgets.fields import LineEdit

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QWidget


class LiveValue(LineEdit):
    """`edited` carries the value, None for an empty field; what cannot be read is marked.

    `read` gives None for nonsense, `show` writes a value. Leaving the field writes the value in
    full, or puts the last good one back.
    """

    edited = Signal(object)

    def __init__(
        self,
        name: str,
        *,
        read: Callable[[str], int | None],
        show: Callable[[int], str],
        placeholder: str = "",
        width: int = 110,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, placeholder=placeholder, height=38, parent=parent)
        self.turn = 0
        self._read, self._show = read, show
        self._width = width
        self._value: int | None = None
        self.textEdited.connect(self._take)

    @property
    def value(self) -> int | None:
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show it, unless it is what the user is writing."""
        if value == self._value and self.hasFocus():
            return
        self._value = value
        self._write()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(self._width), super().sizeHint().height())

    @override
    def event(self, event: QEvent) -> bool:
        if is_of_the_page(event):
            event.ignore()
            return False
        return super().event(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.turn += 1
        super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._write()

    def _take(self, text: str) -> None:
        value = self._read(text) if text.strip() else None
        wrong = bool(text.strip()) and value is None
        self.set_error(wrong)
        if not wrong and value != self._value:
            self._value = value
            self.edited.emit(value)

    def _write(self) -> None:
        self.set_error(False)
        self.setModified(False)
        self.set_text("" if self._value is None else self._show(self._value))
