"""A text of the plan to read, select and copy, as high as it needs to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from facilitator.ui.override import override
from facilitator.ui.prepare.writer import Writer, blank_document
from facilitator.ui.theme import Role, theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QTextDocument

_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class ReadOnlyText(QTextEdit):
    """Shows a document that `write` makes; it is made anew when the theme changes."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("bare", True)
        self.setReadOnly(True)
        self.setTextInteractionFlags(_SELECTABLE)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self._shown: QTextDocument | None = None
        self._write: Callable[[Writer], None] | None = None
        theme().changed.connect(self.rewrite)

    def show_text(self, write: Callable[[Writer], None]) -> None:
        self._write = write
        self.rewrite()

    def rewrite(self) -> None:
        """Set the text again: its letters carry the colours of the theme."""
        if self._write is None:
            return
        document = blank_document()
        document.setParent(self)
        self._write(self._writer(QTextCursor(document)))
        self.setDocument(document)
        if self._shown is not None:
            self._shown.deleteLater()
        self._shown = document
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)
        self.updateGeometry()

    def _writer(self, cursor: QTextCursor) -> Writer:
        return Writer(cursor)

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        """Copied text is plain: colours of our theme have no place in a letter."""
        mime = QMimeData()
        mime.setText(self.textCursor().selection().toPlainText())
        return mime


class ReadingText(ReadOnlyText):
    """One text among others: it does not scroll, the pane around it does."""

    def __init__(
        self,
        name: str,
        role: Role = Role.LIVE,
        *,
        tone: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        self._role = role
        self._tone = tone
        super().__init__(name, parent=parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_text(self, text: str) -> None:
        self.show_text(lambda writer: writer.text(text))

    @override
    def _writer(self, cursor: QTextCursor) -> Writer:
        return Writer(cursor, self._role, tone=self._tone)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        """Measured on a copy of the layout's width; the one on the screen is put back."""
        document = self.document()
        before = document.textWidth()
        document.setTextWidth(max(1, width))
        height = document.size().height()
        document.setTextWidth(before)
        return max(round(height + 0.5), theme().px(self._role.line))

    @override
    def sizeHint(self) -> QSize:
        width = self.viewport().width() if self.isVisible() else theme().px(260)
        return QSize(theme().px(260), self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(80), theme().px(self._role.line))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel is for the pane around it."""
        event.ignore()
