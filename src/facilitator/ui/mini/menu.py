"""What a right click on the mini timer offers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

OPACITIES = (100, 85, 70)
"""In percent."""


class MiniMenu(QMenu):
    minutes_requested = Signal(int)
    audience_requested = Signal()
    opacity_chosen = Signal(int)
    close_requested = Signal()

    def __init__(self, opacity: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Mini timer"))
        self.addAction(self.tr("Add 1 minute"), partial(self.minutes_requested.emit, 1))
        self.addAction(self.tr("Add 5 minutes"), partial(self.minutes_requested.emit, 5))
        self.addAction(self.tr("Audience screen on or off"), self.audience_requested.emit)
        self.addSeparator()
        for percent in OPACITIES:
            words = self.tr("Opacity {percent} %").format(percent=percent)
            action = self.addAction(words, partial(self.opacity_chosen.emit, percent))
            action.setCheckable(True)
            action.setChecked(percent == opacity)
        self.addSeparator()
        self.addAction(self.tr("Close the mini timer"), self.close_requested.emit)
