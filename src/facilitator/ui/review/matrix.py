"""The grid of groups and objectives: arrow keys move, the chosen cell filters the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from facilitator.ui.override import override
from facilitator.ui.review.grid import GridTable
from facilitator.ui.review.matrix_model import Matrix
from facilitator.ui.review.matrix_paint import VALUE, Cells, ColumnHead, RowHead
from facilitator.ui.review.words import cell_words
from facilitator.ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_Index = QModelIndex | QPersistentModelIndex


class MatrixModel(QAbstractTableModel):
    """The matrix as Qt's views want it; headers say the whole names to screen readers."""

    def __init__(self) -> None:
        super().__init__()
        self.matrix = Matrix((), (), ())

    def set_matrix(self, matrix: Matrix) -> None:
        self.beginResetModel()
        self.matrix = matrix
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.matrix.groups)

    @override
    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.matrix.objectives)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(cell_words(self.matrix, row, column), role)
        return self.matrix.cell(row, column) if role == VALUE else None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role not in (VALUE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            group = self.matrix.groups[section]
            words = f"{group.name}, {group.profile}" if group.profile else group.name
            head = RowHead(group.name, group.profile)
            return head if role == VALUE else spoken(words, role)
        objective = self.matrix.objectives[section]
        words = f"{section + 1}. {objective.text}"
        head_of = ColumnHead(f"O{section + 1}", objective.level, objective.text)
        return head_of if role == VALUE else spoken(words, role)


def spoken(words: str, role: int) -> str:
    """A tool tip must not take the words of a plan for markup."""
    return plain_tooltip(words) if role == Qt.ItemDataRole.ToolTipRole else words


class MatrixTable(GridTable):
    """`cell_chosen` carries (group id, objective position), or None when nothing is chosen."""

    cell_chosen = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        name, corner = self.tr("Groups and objectives"), self.tr("Latest level")
        super().__init__(Cells(), name=name, corner=corner, parent=parent)
        self._model = MatrixModel()
        self._filling = False
        self.setModel(self._model)

    def set_matrix(self, matrix: Matrix, chosen: tuple[str, int] | None) -> None:
        self._filling = True
        self._model.set_matrix(matrix)
        self.share_width()
        self.choose(chosen)
        self._filling = False
        self.updateGeometry()

    def choose(self, cell: tuple[str, int] | None) -> None:
        """Select a cell without announcing it; None selects none."""
        was, self._filling = self._filling, True
        rows = [group.id for group in self._model.matrix.groups]
        if cell is None or cell[0] not in rows:
            self.clearSelection()
        else:
            self.setCurrentIndex(self._model.index(rows.index(cell[0]), cell[1]))
        self._filling = was

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if self._filling:
            return
        index = next(iter(self.selectedIndexes()), None)
        if index is None:
            self.cell_chosen.emit(None)
            return
        self.cell_chosen.emit((self._model.matrix.groups[index.row()].id, index.column()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.selectedIndexes():
            self.clearSelection()
            return
        super().keyPressEvent(event)
