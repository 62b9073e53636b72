"""What is to be done after a session, as a list to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.override import override
from facilitator.ui.theme import Role
from facilitator.ui.widgets.buttons import IconButton, button
from facilitator.ui.widgets.checks import CheckBox
from facilitator.ui.widgets.fields import LineEdit
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import Pane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from facilitator.domain.follow_up import FollowUp


class FollowUpRow(QWidget):
    """One thing to do; Delete takes it off the list."""

    ticked = Signal(object, bool)
    delete_requested = Signal(object)

    def __init__(self, item: FollowUp, words: str, when: str, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.item = item
        self.box = CheckBox(words, quiet_when_checked=True)
        self.box.setChecked(item.done_at is not None)
        self.box.clicked.connect(lambda on: self.ticked.emit(self.item, on))
        remove = IconButton("ph.trash", self.tr("Take off the list: {item}").format(item=words))
        remove.clicked.connect(lambda: self.delete_requested.emit(self.item))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.box, 1)
        row.addWidget(label(when, Role.SMALL, tone="text2"))
        row.addWidget(remove)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit(self.item)
        else:
            super().keyPressEvent(event)


class FollowUpsPane(Pane):
    """The list with a line to write the next one in."""

    ticked = Signal(object, bool)
    delete_requested = Signal(object)
    added = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("surface", edges=("top",), parent=parent)
        self._count = label("", Role.SMALL, tone="text2")
        self.rows: list[FollowUpRow] = []
        self._shown: tuple[tuple[FollowUp, str, str], ...] = ()
        self.line = LineEdit(
            self.tr("New follow-up"), placeholder=self.tr("Write what is to be done"), height=36
        )
        self._add = button(self.tr("Add"), icon="ph.plus", height=36)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 9, 16, 8)
        self._column.setSpacing(2)
        self._lay_out()
        self._add.clicked.connect(self._hand_over)
        self.line.returnPressed.connect(self._hand_over)

    def show_items(self, items: Sequence[tuple[FollowUp, str, str]], count: str) -> None:
        """Each thing with its words and what stands at its right."""
        self._count.setText(count)
        if tuple(items) == self._shown:
            return
        self._shown = tuple(items)
        focused = next((row.item.id for row in self.rows if row.box.hasFocus()), None)
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [self._make_row(*one) for one in items]
        for row in self.rows:
            if row.item.id == focused:
                row.box.setFocus()

    def _make_row(self, item: FollowUp, words: str, when: str) -> FollowUpRow:
        row = FollowUpRow(item, words, when, parent=self)
        row.ticked.connect(self.ticked)
        row.delete_requested.connect(self.delete_requested)
        self._column.insertWidget(self._column.count() - 1, row)
        row.show()
        return row

    def _hand_over(self) -> None:
        text = self.line.text().strip()
        if not text:
            self.line.setFocus()
            return
        self.line.clear()
        self.added.emit(text)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Follow-ups"), Role.STRONG))
        head.addStretch(1)
        head.addWidget(self._count)
        self._column.addLayout(head)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self._add)
        self._column.addWidget(foot)
