"""Which phase works on which objective, and which assessment shows it: to confirm and correct."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.fixes.links import confirm_links
from facilitator.ui.prepare.alignment_model import AlignmentTable
from facilitator.ui.prepare.alignment_view import AlignmentLegend, AlignmentView
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import Pane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.alignment import Matrix
    from facilitator.domain.plan import LessonPlan


class AlignmentDialog(QDialog):
    """`edit_wanted` carries the name of a step and a function from plan to plan."""

    edit_wanted = Signal(str, object)
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Alignment"))
        self.resize(theme().px(1000), theme().px(560))
        self._editable = True
        self.table = AlignmentTable(self)
        self.view = AlignmentView(self.table)
        self.view.pressed_cell.connect(self._change)
        self._told = label("", Role.BODY, wrap=True)
        self._explained = label("", Role.SMALL, tone="text2", wrap=True)
        body = QVBoxLayout()
        body.setContentsMargins(24, 20, 24, 12)
        body.setSpacing(12)
        body.addWidget(self._told)
        body.addWidget(self.view, 1)
        body.addWidget(AlignmentLegend())
        body.addWidget(self._explained)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(body, 1)
        column.addWidget(self._foot())
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.activated.connect(self.undo_wanted)
        self.view.setFocus()

    def _foot(self) -> QWidget:
        foot = Pane("bg", edges=("top",))
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(12)
        self.confirm = button(self.tr("Confirm what is proposed"), icon="ph.check")
        self.confirm.clicked.connect(self._confirm)
        self.done_button = button(self.tr("Done"), kind="primary")
        self.done_button.clicked.connect(self.accept)
        row.addWidget(self.confirm)
        row.addStretch(1)
        row.addWidget(self.done_button)
        return foot

    @property
    def told(self) -> str:
        return self._told.text()

    def show_plan(self, plan: LessonPlan, *, editable: bool) -> None:
        self._editable = editable
        self.table.show_plan(plan)
        self.view.fit()
        matrix = self.table.matrix
        assert matrix is not None
        self._told.setText(self._holes(matrix))
        self.confirm.setEnabled(editable and not matrix.is_confirmed)
        self._explained.setText(
            self.tr(
                "Click a cell, or press Space on it: a proposed link is confirmed, a confirmed one "
                "taken away. What is proposed in the same column is confirmed with it."
            )
        )

    def _holes(self, matrix: Matrix) -> str:
        found = [
            (self.tr("No phase works on {items}."), "O", matrix.idle),
            (self.tr("No assessment shows {items}."), "O", matrix.unassessed),
            (self.tr("No objective is shown by {items}."), "A", matrix.unmatched),
        ]
        told = [words.format(items=_named(sign, items)) for words, sign, items in found if items]
        return " ".join(told) or self.tr("Every objective is worked on and assessed.")

    def _change(self, index: QModelIndex) -> None:
        if not self._editable:
            return
        number = str(index.row() + 1)
        step = self.tr("link objective {number}").format(number=number)
        self.edit_wanted.emit(step, self.table.change_of(index.row(), index.column()))

    def _confirm(self) -> None:
        self.edit_wanted.emit(self.tr("confirm the alignment"), confirm_links)


def _named(sign: str, items: Sequence[int]) -> str:
    return ", ".join(f"{sign}{item + 1}" for item in items)
