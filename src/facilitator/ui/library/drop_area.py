"""A page on which files can be dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from facilitator.ui.override import override

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

    from facilitator.ui.library.dropping import Dropped


class DropArea(QWidget):
    """`drop_held` says what letting go would do, and is empty at the end.

    No event filter: of every event that one is shown, PySide asks which of all classes it is,
    and loading those takes 15 ms of the first frame.
    """

    drop_held = Signal(str)
    files_dropped = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        files = _files(event)
        self.drop_held.emit("" if files is None else files.words)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop_held.emit("")

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        files = _files(event)
        self.drop_held.emit("")
        if files is not None:
            self.files_dropped.emit(files.paths)


def _files(event: QDropEvent) -> Dropped | None:
    """What the event holds, taken as a copy; what cannot be imported is refused."""
    from facilitator.ui.library.dropping import dropped

    own = event.source() is not None  # rows of our own list, which are here already
    files = None if own else dropped(event.mimeData())
    if files is None:
        event.ignore()
        return None
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
    return files
