"""The alignment as a table: a row an objective, a column a phase or an assessment."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from facilitator.domain.alignment import Cell, matrix_of
from facilitator.domain.fixes.links import set_assessment_link, set_phase_link
from facilitator.domain.inline import plain
from facilitator.ui.override import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from facilitator.domain.alignment import Matrix
    from facilitator.domain.plan import LessonPlan

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
_DISPLAY, _SPOKEN = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole
_TOOLTIP = Qt.ItemDataRole.ToolTipRole
CELL = Qt.ItemDataRole.UserRole

NO_PARENT = QModelIndex()


def cell_words(cell: Cell) -> str:
    return {
        Cell.CONFIRMED: translate("Alignment", "confirmed"),
        Cell.PROPOSED: translate("Alignment", "proposed from the words"),
        Cell.NONE: translate("Alignment", "not linked"),
        Cell.HOLE: translate("Alignment", "hole"),
    }[cell]


class _Column(NamedTuple):
    """`item` is the position of a phase or of an assessment in the plan."""

    item: int
    is_phase: bool
    short: str
    words: str


class AlignmentTable(QAbstractTableModel):
    """Texts for headings and cells; what a cell shows is in the role `CELL`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plan: LessonPlan | None = None
        self._matrix: Matrix | None = None
        self._columns: list[_Column] = []

    @property
    def matrix(self) -> Matrix | None:
        return self._matrix

    @property
    def phases(self) -> int:
        """How many of the columns are phases; they come first."""
        return sum(column.is_phase for column in self._columns)

    def show_plan(self, plan: LessonPlan) -> None:
        """Cells change in place, so that the one that has the focus keeps it."""
        matrix = matrix_of(plan)
        columns = _columns(plan, matrix)
        same = self._plan is not None and len(plan.objectives) == self.rowCount()
        if same and columns == self._columns:
            self._plan, self._matrix = plan, matrix
            self.dataChanged.emit(
                self.index(0, 0), self.index(self.rowCount() - 1, len(columns) - 1)
            )
            return
        self.beginResetModel()
        self._plan, self._matrix, self._columns = plan, matrix, columns
        self.endResetModel()

    def cell(self, row: int, column: int) -> Cell:
        assert self._matrix is not None
        if column < self.phases:
            return self._matrix.phase_cell(row, column)
        return self._matrix.assessment_cell(row, column - self.phases)

    def change_of(self, row: int, column: int) -> Callable[[LessonPlan], LessonPlan]:
        """What a press on the cell does: proposed links are confirmed, others put and taken."""
        about = self._columns[column]
        linked = self.cell(row, column) is not Cell.CONFIRMED
        put = set_phase_link if about.is_phase else set_assessment_link
        return partial(put, position=about.item, objective=row, linked=linked)

    def column_words(self, column: int) -> str:
        return self._columns[column].words

    @override
    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() or self._plan is None else len(self._plan.objectives)

    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid() or role not in (CELL, _SPOKEN, _TOOLTIP):
            return None
        cell = self.cell(index.row(), index.column())
        if role == CELL:
            return cell
        words = translate("Alignment", "Objective {number}, {column}: {state}")
        return words.format(
            number=index.row() + 1,
            column=self._columns[index.column()].words,
            state=cell_words(cell),
        )

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation is Qt.Orientation.Horizontal:
            about = self._columns[section]
            if role == _DISPLAY:
                return about.short
            return about.words if role in (_TOOLTIP, _SPOKEN) else None
        if self._plan is None or role not in (_DISPLAY, _TOOLTIP, _SPOKEN):
            return None
        return f"O{section + 1}  {plain(self._plan.objectives[section].text)}"


def _columns(plan: LessonPlan, matrix: Matrix) -> list[_Column]:
    phases = [
        _Column(at, True, plan.phases[at].label, plan.phases[at].label) for at in matrix.phases
    ]
    assessments = [
        _Column(at, False, f"A{at + 1}", f"A{at + 1}: {plain(each.method or each.kind)}")
        for at, each in enumerate(plan.assessments)
    ]
    return [*phases, *assessments]
