"""What a new plan begins as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.override import override
from facilitator.ui.theme import Role
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.fields import Field, LineEdit
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.lists import row_list
from facilitator.ui.widgets.panes import ScrollPane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent


@dataclass(frozen=True, slots=True)
class Beginning:
    """One way to begin: `key` names it, `phases` say what would be there already."""

    key: str
    name: str
    about: str
    phases: tuple[str, ...] = ()


class NewPlanDialog(QDialog):
    """`wanted` carries the key of the beginning and the title, which may be empty."""

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._beginnings: tuple[Beginning, ...] = ()
        self.setWindowTitle(self.tr("New plan"))
        self.resize(720, 480)
        self.title = LineEdit(self.tr("Title"), placeholder=self.tr("Title: subtitle"))
        self.list = row_list(self.tr("Begin with"))
        self.list.currentRowChanged.connect(self._show_phases)
        self.list.itemActivated.connect(lambda _item: self._take())
        self._about = label("", Role.BODY, tone="text2", wrap=True)
        self._phases = label("", Role.BODY, wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(Field(self.tr("Title"), self.title))
        column.addWidget(label(self.tr("Begin with"), Role.SMALL, tone="text2", bold=True))
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.list, 3)
        told = ScrollPane(self.tr("What would be there already"), takes_focus=True)
        told.column.addWidget(self._about)
        told.column.addWidget(self._phases)
        told.column.addStretch(1)
        row.addWidget(told, 2)
        column.addLayout(row, 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addStretch(1)
        cancel = button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.begin = button(self.tr("Begin this plan"), kind="primary")
        self.begin.clicked.connect(self._take)
        foot.addWidget(cancel)
        foot.addWidget(self.begin)
        column.addLayout(foot)
        self.title.setFocus()

    def show_beginnings(self, beginnings: Sequence[Beginning], *, title: str = "") -> None:
        self._beginnings = tuple(beginnings)
        self.list.addItems([one.name for one in beginnings])
        self.list.setCurrentRow(0)
        self.title.set_text(title)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
            return
        super().keyPressEvent(event)

    def _show_phases(self, row: int) -> None:
        one = self._beginnings[row]
        self._about.setText(one.about)
        self._phases.setText("\n".join(one.phases))
        self._phases.setVisible(bool(one.phases))

    def _take(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._beginnings):
            self.accept()
            self.wanted.emit(self._beginnings[row].key, self.title.text().strip())
