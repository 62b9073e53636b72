"""The grid of groups and objectives: arrow keys move, the chosen cell filters the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from facilitator.ui.override import override
from facilitator.ui.review.matrix_model import Matrix
from facilitator.ui.review.matrix_paint import (
    HEAD,
    SIDE_WIDTH,
    VALUE,
    Cells,
    GroupHeads,
    ObjectiveHeads,
)
from facilitator.ui.review.words import cell_words
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.labels import label, plain_tooltip
from facilitator.ui.widgets.panes import Pane

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

_Index = QModelIndex | QPersistentModelIndex
_ROW = 60
_NARROWEST = 92
_NARROWEST_SIDE = 112


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
            return _words(cell_words(self.matrix, row, column), role)
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
            return group if role == VALUE else _words(words, role)
        objective = self.matrix.objectives[section]
        words = f"{section + 1}. {objective.text}"
        return objective if role == VALUE else _words(words, role)


def _words(words: str, role: int) -> str:
    return plain_tooltip(words) if role == Qt.ItemDataRole.ToolTipRole else words


class MatrixTable(QTableView):
    """`cell_chosen` carries (group id, objective position), or None when nothing is chosen."""

    cell_chosen = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = MatrixModel()
        self._filling = False
        self.setModel(self._model)
        self.setItemDelegate(Cells(self))
        self.setHorizontalHeader(ObjectiveHeads(self))
        self.setVerticalHeader(GroupHeads(self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Groups and objectives"))
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._corner = Pane("surface", edges=("bottom",), parent=self)
        corner = QVBoxLayout(self._corner)
        corner.setContentsMargins(14, 0, 4, 8)
        corner.addStretch(1)
        corner.addWidget(label(self.tr("Latest level"), Role.SMALL, tone="text2"))

    def set_matrix(self, matrix: Matrix, chosen: tuple[str, int] | None) -> None:
        self._filling = True
        self._model.set_matrix(matrix)
        self._share_width()
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
    def sizeHint(self) -> QSize:
        rows = self._model.rowCount() * theme().px(_ROW)
        bar = self.horizontalScrollBar()
        wide = self._model.columnCount() * theme().px(_NARROWEST) > self._room()
        return QSize(400, theme().px(HEAD) + rows + (bar.sizeHint().height() if wide else 0))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

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

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()
        if self.sizeHint().height() != self.height():
            self.updateGeometry()

    def _side(self) -> int:
        """The width of the groups' names: what the columns leave, within reason."""
        least, most = theme().px(_NARROWEST_SIDE), theme().px(SIDE_WIDTH)
        columns = self._model.columnCount() * theme().px(_NARROWEST)
        return min(most, max(least, self.width() - columns))

    def _room(self) -> int:
        return self.width() - self._side()

    def _share_width(self) -> None:
        """Columns share the width, none narrower than its words; then the grid scrolls."""
        self.verticalHeader().setFixedWidth(self._side())
        self._corner.setGeometry(0, 0, self._side(), theme().px(HEAD))
        count = self._model.columnCount()
        if not count:
            return
        each, rest = divmod(max(self._room(), 0), count)
        narrowest = theme().px(_NARROWEST)
        for column in range(count):
            self.setColumnWidth(column, max(narrowest, each + (column < rest)))
        for row in range(self._model.rowCount()):
            self.setRowHeight(row, theme().px(_ROW))
