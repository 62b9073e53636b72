"""How the alignment is shown: marks that differ in shape, not in colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from facilitator.domain.alignment import Cell
from facilitator.ui.icons import paint_icon
from facilitator.ui.override import override
from facilitator.ui.prepare.alignment_model import CELL, cell_words
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.paint import fill_rect, paint_frame

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from facilitator.ui.prepare.alignment_model import AlignmentTable

_SIDE = 26
_ROW, _COLUMN, _HEADINGS = 48, 84, 260
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter


def paint_cell(painter: QPainter, box: QRectF, cell: Cell) -> None:
    """Confirmed: a filled box with a tick. Proposed: a dashed box. Hole: a sign that warns."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if cell is Cell.CONFIRMED:
        paint_frame(painter, box, radius=4, fill="accent")
        paint_icon(painter, box.adjusted(4, 4, -4, -4), "ph.check", "onaccent")
    elif cell is Cell.PROPOSED:
        pen = QPen(theme().color("accent"), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        paint_icon(painter, box.adjusted(5, 5, -5, -5), "ph.check", "accent")
    elif cell is Cell.HOLE:
        paint_frame(painter, box, radius=4, fill="warnt", edge="warnl")
        paint_icon(painter, box.adjusted(4, 4, -4, -4), "ph.warning", "warn")
    else:
        painter.setPen(QPen(theme().color("line"), 1.5))
        painter.drawLine(box.center() - QPointF(4, 0), box.center() + QPointF(4, 0))
    painter.restore()


class _Marks(QStyledItemDelegate):
    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        box: QRect = option.rect
        side = theme().px(_SIDE)
        mark = QRectF(0, 0, side, side)
        mark.moveCenter(QRectF(box).center())
        paint_cell(painter, mark, Cell(index.data(CELL)))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setPen(QPen(theme().color("focus"), 2))
            painter.drawRect(QRectF(box).adjusted(2, 2, -2, -2))
            painter.restore()


class _Headings(QHeaderView):
    """Words as they are, wrapped; a header's own style would cut them."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        fill_rect(painter, rect, "sunken")
        painter.save()
        painter.setPen(QPen(theme().color("border"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QColor(theme().color("text")))
        painter.setFont(theme().font(Role.SMALL))
        words = str(self.model().headerData(logicalIndex, self.orientation()))
        across = self.orientation() is Qt.Orientation.Horizontal
        side = Qt.AlignmentFlag.AlignHCenter if across else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect.adjusted(8, 4, -8, -4), _WRAP | side, words)
        painter.restore()

    def height_for(self, section: int, width: int) -> int:
        words = str(self.model().headerData(section, self.orientation()))
        room = QRect(0, 0, width - 16, 10_000)
        metrics = QFontMetrics(theme().font(Role.SMALL))
        return metrics.boundingRect(room, _WRAP, words).height() + 12

    @override
    def sizeHint(self) -> QSize:
        if self.orientation() is Qt.Orientation.Vertical:
            return QSize(theme().px(_HEADINGS), super().sizeHint().height())
        width = theme().px(_COLUMN)
        heights = [self.height_for(section, width) for section in range(self.count())]
        return QSize(super().sizeHint().width(), max(heights, default=theme().px(_ROW)))


class AlignmentView(QTableView):
    """Arrow keys move, Space, Enter and a click press; `pressed_cell` carries the index."""

    pressed_cell = Signal(QModelIndex)

    def __init__(self, table: AlignmentTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Objectives by phases and assessments"))
        self.setHorizontalHeader(_Headings(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(_Headings(Qt.Orientation.Vertical, self))
        self.setModel(table)
        self.setItemDelegate(_Marks(self))
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.clicked.connect(self.pressed_cell)
        theme().changed.connect(self.fit)

    def fit(self) -> None:
        """Rows as high as their words need; columns share the width, or scroll."""
        headings = self.verticalHeader()
        assert isinstance(headings, _Headings)
        for row in range(self.model().rowCount()):
            need = headings.height_for(row, theme().px(_HEADINGS))
            self.setRowHeight(row, max(theme().px(_ROW), need))
        for column in range(self.model().columnCount()):
            self.setColumnWidth(column, theme().px(_COLUMN))
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))
        self.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and self.currentIndex().isValid():
            self.pressed_cell.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class AlignmentLegend(QWidget):
    """What the marks mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for cell in (Cell.CONFIRMED, Cell.PROPOSED, Cell.HOLE, Cell.NONE):
            row.addWidget(_Mark(cell))
            row.addWidget(label(cell_words(cell), Role.SMALL, tone="text2"))
            row.addSpacing(12)
        row.addStretch(1)


class _Mark(QWidget):
    def __init__(self, cell: Cell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cell = cell
        self.setFixedSize(theme().px(22), theme().px(22))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_cell(QPainter(self), QRectF(self.rect()), self._cell)
