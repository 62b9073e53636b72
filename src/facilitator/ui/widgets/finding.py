"""Finding words in a text that is shown: how often they are there, and ways from place to place."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QWidget

from facilitator.ui.override import override
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import IconButton
from facilitator.ui.widgets.fields import SearchField
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import Pane

_MOST_MATCHES = 2000


class FindBar(Pane):
    """What to look for, how often it is there, and ways from place to place."""

    wanted = Signal(str)
    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("sunken", edges=("bottom",), parent=parent)
        self.field = SearchField(name, placeholder=name)
        self.field.wanted.connect(self.wanted)
        self._told = label("", Role.SMALL, tone="text2")
        self._told.setMinimumWidth(theme().px(76))
        previous = IconButton("ph.caret-up", self.tr("Previous place (Shift Enter)"), side=40)
        following = IconButton("ph.caret-down", self.tr("Next place (Enter)"), side=40)
        close = IconButton("ph.x", self.tr("Close (Esc)"), side=40)
        previous.clicked.connect(self.previous_requested)
        following.clicked.connect(self.next_requested)
        close.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 16, 6)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        for part in (self._told, previous, following, close):
            row.addWidget(part)

    def tell(self, text: str) -> None:
        self._told.setText(text)

    @property
    def told(self) -> str:
        return self._told.text()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.previous_requested if back else self.next_requested).emit()
        else:
            super().keyPressEvent(event)


class Places:
    """Every place of a query in a text, marked in it."""

    def __init__(self, text: QTextEdit) -> None:
        self._text = text
        self._found: list[QTextCursor] = []
        self._query = ""

    def find_all(self, query: str) -> int:
        """Mark every place; the number of them."""
        self._query = query
        self._found = []
        document = self._text.document()
        cursor = QTextCursor(document)
        while query and len(self._found) < _MOST_MATCHES:
            cursor = document.find(query, cursor)
            if cursor.isNull():
                break
            self._found.append(QTextCursor(cursor))
        self._mark(None)
        return len(self._found)

    def find_again(self) -> None:
        """In a text that was set anew."""
        self.find_all(self._query)

    def go_to(self, place: int) -> None:
        """Show that place among those found."""
        self._mark(place)
        cursor = QTextCursor(self._found[place])
        cursor.clearSelection()
        self._text.setTextCursor(cursor)
        self._text.ensureCursorVisible()

    def _mark(self, current: int | None) -> None:
        marks = []
        for place, cursor in enumerate(self._found):
            mark = QTextEdit.ExtraSelection()
            here = place == current
            form = QTextCharFormat()
            form.setBackground(theme().color("accent" if here else "warnt"))
            form.setForeground(theme().color("onaccent" if here else "text"))
            mark.format, mark.cursor = form, cursor
            marks.append(mark)
        self._text.setExtraSelections(marks)


class Finding(QObject):
    """Leads from place to place as the bar asks for it."""

    def __init__(self, bar: FindBar, places: Places) -> None:
        super().__init__(bar)
        self._bar, self._places = bar, places
        self._place, self._matches = -1, 0
        bar.wanted.connect(self.find)
        bar.next_requested.connect(lambda: self._step(1))
        bar.previous_requested.connect(lambda: self._step(-1))

    def find(self, query: str) -> None:
        self._matches = self._places.find_all(query.strip())
        self._place = -1
        if self._matches:
            self._step(1)
        else:
            self._bar.tell(self.tr("Not found") if query.strip() else "")

    def _step(self, by: int) -> None:
        if not self._matches:
            return
        self._place = (self._place + by) % self._matches
        self._places.go_to(self._place)
        told = self.tr("{place} of {all}").format(place=self._place + 1, all=self._matches)
        self._bar.tell(told)
