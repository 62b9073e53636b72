"""Text fields: one line, search, several lines, and the label and message around a field."""

from __future__ import annotations

import sys
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from facilitator.ui.icons import glyph, paint_icon
from facilitator.ui.override import override
from facilitator.ui.theme import Role, restyle, theme
from facilitator.ui.widgets.buttons import IconButton
from facilitator.ui.widgets.labels import label, set_tone
from facilitator.ui.widgets.paint import key_cap_height, key_cap_width, paint_key_cap

_EDGE = 12


def is_command(event: QKeyEvent) -> bool:
    """A letter with Alt is a key of the page, never text, even while it does nothing there.

    Not on a Mac, where Alt writes other letters.
    """
    alone = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    return (
        sys.platform != "darwin"
        and alone == Qt.KeyboardModifier.AltModifier
        and event.text().isprintable()
        and bool(event.text())
    )


class LineEdit(QLineEdit):
    """A line of text; `committed` comes when the user leaves it or presses Enter, if it changed.

    Esc puts back what was last set or committed.
    """

    committed = Signal(str)

    def __init__(
        self,
        name: str,
        *,
        icon: str = "",
        placeholder: str = "",
        height: int = 44,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if icon:
            glyph(icon)
        self._icon_name = icon
        self._height = height
        self._error = self._locked = False
        self._kept = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.editingFinished.connect(self._commit)
        self._place_text()

    def set_text(self, text: str) -> None:
        """Fill the field; what the user is typing right now is not taken away."""
        if self.isModified() and self.hasFocus():
            return
        self._kept = text
        if text != self.text():
            self.setText(text)

    def set_icon(self, name: str) -> None:
        self._icon_name = name
        self._place_text()

    def set_error(self, error: bool, /) -> None:
        """Red edge and mark; say in words beside it what to do (see `Field`)."""
        if error != self._error:
            self._error = error
            restyle(self, error=error)
            self._place_text()

    def set_locked(self, locked: bool, /) -> None:
        """Show but do not let it be edited."""
        self._locked = locked
        self.setReadOnly(locked)
        restyle(self, locked=locked)
        self._place_text()

    @override
    def sizeHint(self) -> QSize:
        height = max(self._height, QFontMetrics(self.font()).height() + 12)
        return QSize(theme().px(160), height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(64), self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._kept:
            self.setText(self._kept)
            return
        if is_command(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = theme().px(20)
        top = (self.height() - side) / 2
        if self._icon_name:
            paint_icon(painter, QRectF(_EDGE, top, side, side), self._icon_name, "text2")
        mark = self._trailing_icon()
        if mark:
            right = QRectF(self.width() - _EDGE - side, top, side, side)
            paint_icon(painter, right, mark, "danger" if self._error else "text3")

    def _trailing_icon(self) -> str:
        if self._locked:
            return "ph.lock-simple"
        return "ph.warning-circle" if self._error else ""

    def _trailing_room(self) -> int:
        return theme().px(28) if self._trailing_icon() else 0

    def _place_text(self) -> None:
        left = theme().px(28) if self._icon_name else 0
        self.setTextMargins(left, 0, self._trailing_room(), 0)
        self.update()

    def _commit(self) -> None:
        self.setModified(False)
        if self.text() != self._kept and not self._locked:
            self._kept = self.text()
            self.committed.emit(self._kept)


class SearchField(LineEdit):
    """Search as you type: `wanted` carries the text, also when it is cleared."""

    wanted = Signal(str)

    def __init__(
        self, name: str, *, placeholder: str, key_hint: str = "", parent: QWidget | None = None
    ) -> None:
        self._key_hint = key_hint
        super().__init__(name, icon="ph.magnifying-glass", placeholder=placeholder, parent=parent)
        self._clear = IconButton("ph.x", self.tr("Clear search"), side=32, parent=self)
        self._clear.hide()
        self._clear.clicked.connect(self.clear_search)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        self.textEdited.connect(self.wanted)

    def clear_search(self) -> None:
        """Empty the field as the user would."""
        if self.text():
            self.clear()
            self.wanted.emit("")
        self.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear_search()
            return
        if is_command(event):
            event.ignore()
            return
        QLineEdit.keyPressEvent(self, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._clear.sizeHint()
        top = (self.height() - size.height()) // 2
        self._clear.setGeometry(self.width() - size.width() - 6, top, size.width(), size.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._key_hint and not self.text():
            width, height = key_cap_width(self._key_hint), key_cap_height()
            top = (self.height() - height) / 2
            cap = QRectF(self.width() - _EDGE - width, top, width, height)
            paint_key_cap(QPainter(self), cap, self._key_hint)

    @override
    def _trailing_room(self) -> int:
        return max(40, round(key_cap_width(self._key_hint)) + 8 if self._key_hint else 0)


class TextArea(QPlainTextEdit):
    """Several lines; it grows with its text between `lines` and `most_lines`.

    `typed` follows the user's every change, `committed` comes on leaving if the text changed.
    """

    typed = Signal(str)
    committed = Signal(str)

    def __init__(
        self,
        name: str,
        *,
        placeholder: str = "",
        lines: int = 2,
        most_lines: int = 12,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self._most_lines = most_lines
        self._filling = False
        self._kept = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_text)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def set_text(self, text: str) -> None:
        """Fill it, unless the user is in the middle of changing it or it holds that text."""
        typing = self.hasFocus() and self.toPlainText() != self._kept
        if typing or text == self.toPlainText():
            return
        self._filling = True
        self.setPlainText(text)
        self._kept = text
        self._filling = False

    def text(self) -> str:
        return self.toPlainText()

    def commit(self) -> None:
        """Hand over what was typed, as leaving the field does."""
        if self.toPlainText() != self._kept:
            self._kept = self.toPlainText()
            self.committed.emit(self._kept)

    def set_error(self, error: bool, /) -> None:
        restyle(self, error=error)

    @override
    def sizeHint(self) -> QSize:
        shown = round(self.document().size().height())
        lines = min(max(shown, self._lines), self._most_lines)
        # Lines are laid out in whole pixels, and a rounded height would cut off the last one.
        height = lines * ceil(QFontMetricsF(self.font()).lineSpacing()) + 2 * 8 + 10
        return QSize(theme().px(200), height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(80), self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._kept:
            self._put_back()
            return
        if is_command(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.commit()

    def _put_back(self) -> None:
        self.setPlainText(self._kept)

    def _on_text(self) -> None:
        if not self._filling:
            self.typed.emit(self.toPlainText())

    def _grow(self) -> None:
        if self.sizeHint().height() != self.height():
            self.updateGeometry()


class Field(QWidget):
    """A field with its label above and, below, a hint or what is wrong with it."""

    def __init__(
        self, text: str, editor: QWidget, *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint = hint
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._label = label(text, Role.SMALL, tone="text2", bold=True)
        self._label.setBuddy(editor)
        self._message = label("", Role.CAPTION, tone="text2", wrap=True)
        for part in (self._label, editor, self._message):
            column.addWidget(part)
        if not editor.accessibleName():
            editor.setAccessibleName(text)
        self.set_error("")

    def set_hint(self, hint: str) -> None:
        self._hint = hint
        self.set_error("")

    def set_error(self, sentence: str) -> None:
        """What is wrong and what would be right; an empty sentence shows the hint again."""
        set_tone(self._message, "danger" if sentence else "text2")
        self._message.setText(sentence or self._hint)
        self._message.setVisible(bool(sentence or self._hint))
        self.editor.setAccessibleDescription(sentence or self._hint)
        if isinstance(self.editor, LineEdit | TextArea):
            self.editor.set_error(bool(sentence))
