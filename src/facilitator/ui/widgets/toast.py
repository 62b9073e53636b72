"""A sentence about what was just done, which passes, with a way to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QWidget,
)

from facilitator.ui.override import override
from facilitator.ui.theme import Role
from facilitator.ui.widgets.announcing import announce
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.glyphs import Glyph
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.paint import paint_frame

if TYPE_CHECKING:
    from collections.abc import Callable


_PLACED_ANEW = (QEvent.Type.Resize, QEvent.Type.Show)


class Toast(QFrame):
    """A sentence at the bottom of a pane for 8 s, with a way to undo.

    One toast belongs to one pane and shows the latest sentence. It stays while the pointer or
    the focus is on it.
    """

    STAY_MS = 8000
    MARGIN = 12
    NARROWEST = 200
    """A pane that becomes narrower has no room for a sentence: the toast goes."""
    action_requested = Signal()

    def __init__(self, pane: QWidget) -> None:
        super().__init__(pane)
        self._pane = pane
        self._act: Callable[[], None] | None = None
        self._icon = Glyph("", "bg")
        self._text = label("", Role.BODY, tone="bg", bold=True, wrap=True)
        self._button = Button("", "inverse")
        self._button.set_height(44)  # a live control in Run
        self._button.clicked.connect(self._run)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 4, 4)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._time_is_up)
        pane.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def say(
        self,
        text: str,
        *,
        icon: str = "ph.check-circle",
        action: Callable[[], None] | None = None,
        action_text: str = "",
        key_hint: str = "",
    ) -> None:
        """Show a sentence; `action` runs once when its button (Undo unless named) is pressed."""
        self._act = action
        self._icon.set_icon(icon)
        self._text.setText(text)
        self.setAccessibleName(text)
        self._button.setText(action_text or self.tr("Undo"))
        self._button.set_key_hint(key_hint)
        self._button.setVisible(action is not None)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(self.STAY_MS)
        announce(self, text)

    def dismiss(self) -> None:
        self._timer.stop()
        self._act = None
        self.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._pane and event.type() in _PLACED_ANEW and not self.isHidden():
            if self._pane.isVisible() and self._pane.width() < self.NARROWEST:
                self.dismiss()
            else:
                self._place()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_frame(QPainter(self), QRectF(self.rect()), radius=6, fill="text")

    def _place(self) -> None:
        pane = self._pane
        width = min(560, pane.width() - 2 * self.MARGIN)
        layout = self.layout()
        height = max(52, layout.totalHeightForWidth(width) if layout is not None else 0)
        top = pane.height() - height - self.MARGIN
        self.setGeometry(self.MARGIN, max(0, top), width, height)

    def _run(self) -> None:
        act = self._act
        self.dismiss()
        self.action_requested.emit()
        if act is not None:
            act()

    def _time_is_up(self) -> None:
        if self.underMouse() or self._button.hasFocus():
            self._timer.start(self.STAY_MS)
        else:
            self.dismiss()
