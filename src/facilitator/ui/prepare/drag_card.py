"""A button on the axis that can be chosen, dragged, and made longer or shorter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from facilitator.ui.override import override
from facilitator.ui.prepare.axis_drag import EDGE
from facilitator.ui.theme import theme
from facilitator.ui.widgets.switching import Switchable

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent

_HANDLE = 34


class DragCard(Switchable, QAbstractButton):
    """While it is dragged `moving` carries px down from where it was, then `moved` comes.

    Its lower edge tells `resizing` (px, whether by single minutes) and `resized`; `cancelled` ends
    either. A press that goes nowhere is a click.
    """

    moving = Signal(int)
    moved = Signal()
    resizing = Signal(int, bool)
    resized = Signal()
    cancelled = Signal()
    menu_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_editable = True
        self._pressed_at: QPointF | None = None
        self._grip = ""
        self._dragging = False
        self.setCheckable(True)
        self.listen_to_switching()
        self.setMouseTracking(True)

    def set_editable(self, editable: bool, /) -> None:
        """Whether it can be dragged; it can always be chosen."""
        if editable == self.is_editable:
            return
        self.is_editable = editable
        self.unsetCursor()
        self.update()

    def grip_at(self, at: QPointF) -> str:
        """What a press there takes hold of: the lower edge or the whole card."""
        return "edge" if at.y() >= self.height() - EDGE else "card"

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.is_editable:
            self._pressed_at = event.globalPosition()
            self._grip = self.grip_at(event.position())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            self._show_cursor(event.position())
            return
        by = round(event.globalPosition().y() - self._pressed_at.y())
        enough = 1 if self._grip == "edge" else QApplication.startDragDistance()
        if not self._dragging and abs(by) >= enough:
            self._dragging = True
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self._dragging and self._grip == "edge":
            self.resizing.emit(by, bool(event.modifiers() & Qt.KeyboardModifier.AltModifier))
        elif self._dragging:
            self.moving.emit(by)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, grip = self._dragging, self._grip
        self._let_go()
        if not dragged:
            super().mouseReleaseEvent(event)
            return
        self.setDown(False)
        (self.resized if grip == "edge" else self.moved).emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._dragging:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self._let_go()
            self.setDown(False)
            self.cancelled.emit()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.is_editable:
            self.menu_wanted.emit(event.globalPos())

    def _let_go(self) -> None:
        self._pressed_at, self._grip, self._dragging = None, "", False

    def _show_cursor(self, at: QPointF) -> None:
        if not self.is_editable:
            return
        if self.grip_at(at) == "edge":
            self.setCursor(Qt.CursorShape.SizeVerCursor)
        elif at.x() < theme().px(_HANDLE):
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.setCursor(Qt.CursorShape.ArrowCursor)
