"""A scroll area whose text never wraps anew because a scroll bar came or went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from facilitator.ui.override import override
from facilitator.ui.widgets.panes import ScrollPane

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_DEEP_ENOUGH = 6
BAR = 12
"""What the bar takes from the padding at the right, px."""


class SteadyScroll(ScrollPane):
    """The bar's room is always kept, the bar is seen only when there is something to scroll.

    A bar that comes and goes changes the width, so the height of the text, and so whether it is
    needed: Qt then never comes to an end.
    """

    _depth = 0

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self.setVerticalScrollBar(_QuietBar(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt resizes the body within the resizing of the body; a few times must be enough."""
        if self._depth >= _DEEP_ENOUGH:
            return False
        self._depth += 1
        try:
            return super().eventFilter(watched, event)
        finally:
            self._depth -= 1


class _QuietBar(QScrollBar):
    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() > self.minimum():
            super().paintEvent(event)
