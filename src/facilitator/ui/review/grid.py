"""A grid with painted heads whose columns share the width; it is as high as its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from facilitator.ui.override import override
from facilitator.ui.review.matrix_paint import HEAD, SIDE_WIDTH, ColumnHeads, RowHeads
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import Pane

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_ROW = 60
_NARROWEST = 92
_NARROWEST_SIDE = 112


class GridTable(QTableView):
    """`corner` is said above the heads of the rows; the pane around it scrolls up and down."""

    def __init__(
        self,
        cells: QStyledItemDelegate,
        *,
        name: str,
        corner: str,
        row_height: int = _ROW,
        narrowest: int = _NARROWEST,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._row_height, self._narrowest = row_height, narrowest
        cells.setParent(self)
        self.setItemDelegate(cells)
        self.setHorizontalHeader(ColumnHeads(self))
        self.setVerticalHeader(RowHeads(self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._corner = Pane("surface", edges=("bottom",), parent=self)
        column = QVBoxLayout(self._corner)
        column.setContentsMargins(14, 0, 4, 8)
        column.addStretch(1)
        column.addWidget(label(corner, Role.SMALL, tone="text2"))

    def grid(self) -> QAbstractTableModel:
        model = self.model()
        assert isinstance(model, QAbstractTableModel)
        return model

    @override
    def sizeHint(self) -> QSize:
        rows = self.grid().rowCount() * theme().px(self._row_height)
        bar = self.horizontalScrollBar()
        wide = self.grid().columnCount() * theme().px(self._narrowest) > self._room()
        return QSize(400, theme().px(HEAD) + rows + (bar.sizeHint().height() if wide else 0))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_width()
        if self.sizeHint().height() != self.height():
            self.updateGeometry()

    def _side(self) -> int:
        """The width of the rows' heads: what the columns leave, within reason."""
        least, most = theme().px(_NARROWEST_SIDE), theme().px(SIDE_WIDTH)
        columns = self.grid().columnCount() * theme().px(self._narrowest)
        return min(most, max(least, self.width() - columns))

    def _room(self) -> int:
        return self.width() - self._side()

    def share_width(self) -> None:
        """Columns share the width, none narrower than its words; then the grid scrolls."""
        self.verticalHeader().setFixedWidth(self._side())
        self._corner.setGeometry(0, 0, self._side(), theme().px(HEAD))
        count = self.grid().columnCount()
        if not count:
            return
        each, rest = divmod(max(self._room(), 0), count)
        narrowest = theme().px(self._narrowest)
        for column in range(count):
            self.setColumnWidth(column, max(narrowest, each + (column < rest)))
        for row in range(self.grid().rowCount()):
            self.setRowHeight(row, theme().px(self._row_height))
