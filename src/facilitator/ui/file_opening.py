"""Files that the system hands to the running program: on a Mac no second start brings them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from facilitator.ui.override import override


class FileTakingApplication(QApplication):
    """Elsewhere the plain one does: an `event` of ours makes PySide load every class of events."""

    file_brought = Signal(object)
    """The path of a file to open."""

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_brought.emit(Path(event.file()))
            return True
        return super().event(event)
