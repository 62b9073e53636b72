"""Asks why a check may be left at that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from facilitator.ui.override import override
from facilitator.ui.theme import Role
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.fields import Field, LineEdit
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import Pane

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class DismissDialog(QDialog):
    """`dismissed` carries the reason, which may be empty; it stays in the plan."""

    dismissed = Signal(str)

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Dismiss a check"))
        self.setMinimumWidth(460)
        name = self.tr("Why is this all right?")
        self.reason = LineEdit(name, placeholder=self.tr("In a few words"))
        hint = self.tr("Kept in the plan. The check comes back when it is about something else.")
        body = QVBoxLayout()
        body.setContentsMargins(24, 20, 24, 20)
        body.setSpacing(16)
        body.addWidget(label(sentence, Role.BODY, bold=True, wrap=True))
        body.addWidget(Field(name, self.reason, hint=hint))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(body, 1)
        column.addWidget(self._foot())
        self.reason.setFocus()

    def _foot(self) -> QWidget:
        foot = Pane("bg", edges=("top",))
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(12)
        row.addStretch(1)
        cancel = button(self.tr("Cancel"))
        self.confirm = button(self.tr("Dismiss"), kind="primary")
        self.confirm.setDefault(True)
        cancel.clicked.connect(self.reject)
        self.confirm.clicked.connect(self.accept)
        row.addWidget(cancel)
        row.addWidget(self.confirm)
        return foot

    @override
    def accept(self) -> None:
        self.dismissed.emit(self.reason.text().strip())
        super().accept()
