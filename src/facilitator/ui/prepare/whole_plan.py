"""The whole plan to read and to search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from facilitator.ui.override import override
from facilitator.ui.prepare.plan_document import write_plan
from facilitator.ui.prepare.reading_text import ReadOnlyText
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import IconButton
from facilitator.ui.widgets.fields import SearchField
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import Pane, scroll_by_touch

if TYPE_CHECKING:
    from facilitator.domain.plan import LessonPlan, Section
    from facilitator.domain.schedule import Schedule

_WIDEST = 800
_MOST_MATCHES = 2000


class FindBar(Pane):
    """What to look for in the plan, how often it is there, and ways from place to place."""

    wanted = Signal(str)
    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunken", edges=("bottom",), parent=parent)
        self.field = SearchField(
            self.tr("Find in this plan"), placeholder=self.tr("Find in this plan")
        )
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


class PlanText(ReadOnlyText):
    """The document, kept to a width that reads well, with the places found marked in it."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self._found: list[QTextCursor] = []
        self._query = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scroll_by_touch(self)

    def find_all(self, query: str) -> int:
        """Mark every place; the number of them."""
        self._query = query
        self._found = []
        cursor = QTextCursor(self.document())
        while query and len(self._found) < _MOST_MATCHES:
            cursor = self.document().find(query, cursor)
            if cursor.isNull():
                break
            self._found.append(QTextCursor(cursor))
        self._mark(None)
        return len(self._found)

    def go_to(self, place: int) -> None:
        """Show that place among those found."""
        self._mark(place)
        cursor = QTextCursor(self._found[place])
        cursor.clearSelection()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    @override
    def rewrite(self) -> None:
        at = self.verticalScrollBar().value()
        super().rewrite()
        self._fit()
        self.verticalScrollBar().setValue(at)
        self.find_all(self._query)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        margin = max(theme().px(24), self.viewport().width() - theme().px(_WIDEST))
        shape.setLeftMargin(theme().px(24))
        shape.setRightMargin(margin)
        shape.setTopMargin(theme().px(20))
        shape.setBottomMargin(theme().px(32))
        frame.setFrameFormat(shape)

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
        self.setExtraSelections(marks)


class WholePlan(QWidget):
    """The plan's text with its find bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = -1
        self._matches = 0
        self.find_bar = FindBar()
        self.find_bar.hide()
        self.find_bar.wanted.connect(self._find)
        self.find_bar.next_requested.connect(lambda: self._step(1))
        self.find_bar.previous_requested.connect(lambda: self._step(-1))
        self.find_bar.closed.connect(self.close_find)
        self.text = PlanText(self.tr("The whole plan"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.find_bar)
        column.addWidget(self.text, 1)

    def show_plan(self, plan: LessonPlan, day: Schedule, *, keep_place: bool) -> None:
        if not keep_place:
            self.text.verticalScrollBar().setValue(0)
        self.text.show_text(lambda writer: write_plan(writer, plan, day))
        if self.find_bar.isVisibleTo(self):
            self._find(self.find_bar.field.text())

    def show_section(self, section: Section) -> None:
        """Scroll to its heading; a section that is not in the plan leaves the text at its top."""
        self.text.verticalScrollBar().setValue(0)
        self.text.scrollToAnchor(section)

    def open_find(self) -> None:
        self.find_bar.show()
        self.find_bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_bar.field.selectAll()
        self._find(self.find_bar.field.text())

    def close_find(self) -> None:
        self.find_bar.hide()
        self.text.find_all("")
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find(self, query: str) -> None:
        self._matches = self.text.find_all(query.strip())
        self._place = -1
        if self._matches:
            self._step(1)
        else:
            self.find_bar.tell(self.tr("Not found") if query.strip() else "")

    def _step(self, by: int) -> None:
        if not self._matches:
            return
        self._place = (self._place + by) % self._matches
        self.text.go_to(self._place)
        told = self.tr("{place} of {all}").format(place=self._place + 1, all=self._matches)
        self.find_bar.tell(told)
