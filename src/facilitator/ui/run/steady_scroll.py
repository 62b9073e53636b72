"""A scroll area whose text never wraps anew because a scroll bar came or went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from facilitator.ui.override import override
from facilitator.ui.widgets.panes import ScrollPane

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

BAR = 12
"""What the bar takes from the padding at the right, px."""


class SteadyScroll(ScrollPane):
    """The bar's room is always kept, the bar is seen only when there is something to scroll.

    A bar that comes and goes changes the width, so the height of the text, and so whether it is
    needed: Qt then never comes to an end.
    """

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self.setVerticalScrollBar(_QuietBar(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)


class _QuietBar(QScrollBar):
    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() > self.minimum():
            super().paintEvent(event)
