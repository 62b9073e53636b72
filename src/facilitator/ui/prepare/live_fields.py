"""Text that is part of the plan with every letter: no field of the editor is ever "not saved yet".

Such a field has no undo of its own; Ctrl+Z in it is the page's, over the whole editing session.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor, QWheelEvent

from facilitator.domain.text import clean_block, clean_line
from facilitator.ui.override import override
from facilitator.ui.widgets.fields import TextArea
from facilitator.ui.widgets.panes import bring_into_sight

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

_OF_THE_PAGE = (Qt.Key.Key_Z, Qt.Key.Key_Y)
_UNLIMITED = 10_000


def is_of_the_page(event: QEvent) -> bool:
    """Whether a field is asked if it wants a key that undoes or does again: it does not."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.ShortcutOverride
        and event.key() in _OF_THE_PAGE
        and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    )


class LiveText(TextArea):
    """As high as its text; `edited` carries the clean text with the user's every change.

    `turn` is another number each time the user comes to the field: what is typed in one turn is
    one step to undo.
    """

    edited = Signal(str)

    def __init__(
        self,
        name: str,
        *,
        placeholder: str = "",
        lines: int = 2,
        clean: Callable[[str], str] = clean_block,
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            name, placeholder=placeholder, lines=lines, most_lines=_UNLIMITED, parent=parent
        )
        self.turn = 0
        self._clean = clean
        self._told = ""
        self._fills = False
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if bare:
            self.setProperty("bare", True)
        self.typed.connect(self._tell)

    @override
    def set_text(self, text: str) -> None:
        """Show it; what differs only in spaces the user is typing stays, and so does the cursor."""
        self._told = text
        if self._clean(self.toPlainText()) == text:
            return
        at, anchor = self.textCursor().position(), self.textCursor().anchor()
        self._fills = True
        self.setPlainText(text)
        self._fills = False
        self._put_cursor(anchor, at)

    @property
    def clean_text(self) -> str:
        """What it holds, as a plan holds it."""
        return self._clean(self.toPlainText())

    @override
    def commit(self) -> None:
        """Every letter has been handed over already."""

    @override
    def event(self, event: QEvent) -> bool:
        if is_of_the_page(event):
            event.ignore()
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.turn += 1
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            bring_into_sight(self)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.toPlainText() != self._told and self._clean(self.toPlainText()) == self._told:
            self._fills = True
            self.setPlainText(self._told)
            self._fills = False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break elsewhere in another width, and only then is it known how many there are."""
        super().resizeEvent(event)
        self._grow()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the field: it is always as high as its text."""
        event.ignore()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Formatted text as our Markdown; plain text as it is."""
        if not source.hasHtml():
            super().insertFromMimeData(source)
            return
        from facilitator.formats.pasted import markdown_of

        text = self._clean(markdown_of(source.html()))
        if text:
            self.textCursor().insertText(text)
        else:
            super().insertFromMimeData(source)

    def _tell(self, text: str) -> None:
        clean = self._clean(text)
        if not self._fills and clean != self._told:
            self._told = clean
            self.edited.emit(clean)

    def _put_cursor(self, anchor: int, at: int) -> None:
        end = max(0, self.document().characterCount() - 1)
        cursor = self.textCursor()
        cursor.setPosition(min(anchor, end))
        cursor.setPosition(min(at, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)


class LiveLine(LiveText):
    """One line that wraps where it is long; Enter asks for what comes next instead of a break.

    With another `clean` it may hold several lines all the same; Shift Enter then makes one.
    """

    entered = Signal()
    left_empty = Signal()
    """Backspace in an empty line."""

    def __init__(
        self,
        name: str,
        *,
        placeholder: str = "",
        clean: Callable[[str], str] = clean_line,
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            name, placeholder=placeholder, lines=1, clean=clean, bare=bare, parent=parent
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.toPlainText():
            self.left_empty.emit()
        else:
            super().keyPressEvent(event)
