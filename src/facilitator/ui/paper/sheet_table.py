"""The sheet as a grid: groups in rows, objectives in columns, as they stand on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from facilitator.ui.override import override
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.labels import plain_tooltip
from facilitator.ui.widgets.paint import paint_level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent

_ROW, _LEAST_COLUMN = 60, 150
_READING = Qt.ItemDataRole.UserRole + 1
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class BoxReading:
    """What a box shows: level 0 is none; `live` says what was recorded while it happened."""

    level: int = 0
    time: str = ""
    note: str = ""
    live: str = ""
    spoken: str = ""

    @property
    def is_copied(self) -> bool:
        return bool(self.time)


class SheetTable(QTableWidget):
    """Digits choose a level, Enter opens the box, Delete empties it; arrows move."""

    box_entered = Signal(int, int)
    level_typed = Signal(int)
    open_requested = Signal()
    empty_requested = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Observation sheet"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_Delegate(self))
        self.verticalHeader().setDefaultSectionSize(theme().px(_ROW))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(_LEFT)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.currentCellChanged.connect(lambda row, column, *_: self.box_entered.emit(row, column))
        self.cellDoubleClicked.connect(lambda *_: self.open_requested.emit())

    def show_sheet(self, groups: Sequence[str], objectives: Sequence[str]) -> None:
        self.setRowCount(len(groups))
        self.setColumnCount(len(objectives))
        self.setVerticalHeaderLabels(list(groups))
        for column, text in enumerate(objectives):
            item = QTableWidgetItem(f"O{column + 1}  {text}")
            item.setToolTip(plain_tooltip(text))
            self.setHorizontalHeaderItem(column, item)
        self._share_width()

    def show_box(self, row: int, column: int, reading: BoxReading) -> None:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            self.setItem(row, column, item)
        item.setData(_READING, reading)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, reading.spoken)

    def go_to(self, row: int, column: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.setCurrentCell(row, column, flags)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        if text in ("1", "2", "3", "4"):
            self.level_typed.emit(int(text))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space):
            self.open_requested.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.empty_requested.emit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        count = self.columnCount()
        if count:
            width = max(theme().px(_LEAST_COLUMN), self.viewport().width() // count)
            self.horizontalHeader().setDefaultSectionSize(width)


class _Delegate(QStyledItemDelegate):
    """Level mark and time above, note or what was seen live below."""

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        reading = index.data(_READING)
        if not isinstance(reading, BoxReading):
            return
        box = QRectF(option.rect).adjusted(10, 6, -8, -6)
        half = box.height() / 2
        upper = QRectF(box.left(), box.top(), box.width(), half)
        lower = upper.translated(0, half)
        painter.save()
        if reading.is_copied:
            self._paint_copied(painter, upper, reading)
        _write(painter, lower, reading.note or reading.live, Role.SMALL, "text2")
        painter.restore()

    def _paint_copied(self, painter: QPainter, box: QRectF, reading: BoxReading) -> None:
        side = theme().px(16)
        left = box.left()
        if reading.level:
            mark = QRectF(left, box.center().y() - side / 2, side, side)
            paint_level(painter, mark, reading.level)
            left = mark.right() + 6
        level = f"{reading.level}   " if reading.level else ""
        room = QRectF(left, box.top(), box.right() - left, box.height())
        _write(painter, room, level + reading.time, Role.BODY, "text")


def _write(painter: QPainter, box: QRectF, text: str, role: Role, ink: str) -> None:
    painter.setFont(theme().font(role))
    painter.setPen(theme().color(ink))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, _LEFT, shown)
