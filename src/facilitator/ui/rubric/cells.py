"""The cells of the table, each written in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from facilitator.domain.text import clean_block
from facilitator.ui.override import override
from facilitator.ui.prepare.live_fields import LiveLine

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

_WAYS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Cell(LiveLine):
    """Typing writes, Tab and Enter go on, Esc puts back what was there when one came.

    Alt with the arrow keys moves the row.
    """

    move_wanted = Signal(int)
    come = Signal()

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__(name, placeholder=placeholder, clean=clean_block, bare=True)
        self._before = ""

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self._before = self.clean_text
        super().focusInEvent(event)
        self.come.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _WAYS.get(event.key(), 0)
        if way and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_wanted.emit(way)
        elif event.key() == Qt.Key.Key_Escape and self.clean_text != self._before:
            self.setPlainText(self._before)
        else:
            super().keyPressEvent(event)
