"""What lies over a page and must keep its place beside something on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from facilitator.ui.override import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_MOVES = (QEvent.Type.Resize, QEvent.Type.Move)


class PlaceKeeper(QObject):
    """Calls `place` whenever one of the parts moves or grows, from `begin` to `end`."""

    def __init__(
        self, parts: tuple[QWidget, ...], place: Callable[[], None], *, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._place = place

    def begin(self) -> None:
        self._place()
        for part in self._parts:
            part.installEventFilter(self)

    def end(self) -> None:
        for part in self._parts:
            part.removeEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False
