"""A list of the plan to write: add, reorder and remove items, by mouse and keys."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.override import override
from facilitator.ui.prepare.axis_drag import drop_place
from facilitator.ui.prepare.item_rows import ROWS, Around, ItemRow, LineRow, empty_value
from facilitator.ui.prepare.plan_edits import change_item, insert_item, move_item, remove_item
from facilitator.ui.theme import theme
from facilitator.ui.widgets.buttons import button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.plan import Section


class ItemList(QWidget):
    """The items of one section of the plan; `edit_wanted` carries an `Edit`.

    A new row is a draft: it becomes an item of the plan with its first letter, and goes when one
    leaves it empty.
    """

    edit_wanted = Signal(object)

    def __init__(self, section: Section, one: str, add: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._section, self._one = section, one
        self._rows: list[ItemRow] = []
        self._draft: ItemRow | None = None
        self._target: int | None = None
        self._around = Around()
        self._filling = False
        self.add = button(add, icon="ph.plus", kind="flat", height=36)
        self.add.clicked.connect(lambda: self._begin(len(self._items)))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(6))
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def rows(self) -> list[ItemRow]:
        return self._rows

    @property
    def _items(self) -> list[ItemRow]:
        return [row for row in self._rows if row is not self._draft]

    def show_items(self, items: Sequence[object], around: Around | None = None) -> None:
        """Fill the rows; a draft that is being written stays."""
        self._filling = True
        self._around = around or self._around
        rows = self._items
        while len(rows) > len(items):
            self._drop_row(rows.pop())
        while len(rows) < len(items):
            rows.append(self._insert_row(len(self._rows)))
        for row, value in zip(rows, items, strict=True):
            if row.value != value:
                row.show_value(value)
        for row in self._rows:
            row.show_around(self._around, self._place_of(row))
        self._number()
        if around:
            self._chain()
        self._filling = False

    def _place_of(self, row: ItemRow) -> int | None:
        return None if row is self._draft else self._items.index(row)

    def focus_item(self, place: int) -> None:
        rows = self._items
        target: QWidget = rows[place].first if 0 <= place < len(rows) else self.add
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def tab_stops(self) -> list[QWidget]:
        return [*(stop for row in self._rows for stop in row.tab_stops), self.add]

    # Rows

    def _insert_row(self, at: int) -> ItemRow:
        row = ROWS.get(self._section, LineRow)(self._one)
        row.show_value(empty_value(self._section))
        row.show_around(self._around, None)
        row.changed.connect(lambda turn: self._take(row, turn))
        row.entered.connect(lambda: self._begin(self._rows.index(row) + 1))
        row.removed.connect(lambda: self._remove(row))
        row.move_wanted.connect(lambda by: self._move_by(row, by))
        row.left.connect(lambda: self._left(row))
        row.handle.dragged.connect(lambda by: self._drag(row, by))
        row.handle.dropped.connect(lambda: self._drop(row))
        self._rows.insert(at, row)
        self._column.insertWidget(at, row)
        self._chain()
        row.show()
        return row

    def _drop_row(self, row: ItemRow) -> None:
        self._rows.remove(row)
        if row is self._draft:
            self._draft = None
        row.hide()
        row.deleteLater()

    def _chain(self) -> None:
        stops = self.tab_stops
        for first, second in itertools.pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _number(self) -> None:
        for place, row in enumerate(self._rows):
            row.number(place)

    # What the user does

    def _begin(self, at: int) -> None:
        """A draft to write another item in."""
        if self._draft is not None:
            self._drop_row(self._draft)
            at = min(at, len(self._rows))
        self._draft = self._insert_row(at)
        self._number()
        self._draft.first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _take(self, row: ItemRow, turn: int) -> None:
        if self._filling:
            return
        place = self._rows.index(row)
        key = (self._section, "item", row.serial, turn) if turn >= 0 else None
        if row is not self._draft:
            self.edit_wanted.emit(change_item(self._section, self._one, place, row.value, key))
        elif not row.is_empty:
            self._draft = None
            self.edit_wanted.emit(insert_item(self._section, self._one, place, row.value, key))

    def _remove(self, row: ItemRow) -> None:
        place = self._rows.index(row)
        if row is self._draft:
            self._drop_row(row)
        else:
            self.edit_wanted.emit(remove_item(self._section, self._one, place))
        self.focus_item(min(max(place - 1, 0), len(self._items) - 1))

    def _left(self, row: ItemRow) -> None:
        """An item that was emptied goes when one goes on, as part of the same step."""
        if row not in self._rows or not row.is_empty or row.has_focus():
            return
        if row is self._draft:
            self._drop_row(row)
        elif not self._filling:
            key = (self._section, "item", row.serial, row.turn)
            self.edit_wanted.emit(remove_item(self._section, self._one, self._rows.index(row), key))

    def _move_by(self, row: ItemRow, by: int) -> None:
        place = self._rows.index(row)
        self._move(row, place, place + by)

    def _move(self, row: ItemRow, place: int, target: int) -> None:
        if row is self._draft or not 0 <= target < len(self._items) or target == place:
            return
        focus = row.has_focus()
        self.edit_wanted.emit(move_item(self._section, self._one, place, target))
        if focus:
            self.focus_item(target)

    # Dragging

    def _drag(self, row: ItemRow, by: int) -> None:
        tops = [float(each.y()) for each in self._rows]
        heights = [float(each.height()) for each in self._rows]
        place = self._rows.index(row)
        middle = row.y() + row.handle.height() / 2 + by
        self._target = drop_place(tops, heights, place, middle)
        self.update()

    def _drop(self, row: ItemRow) -> None:
        target, self._target = self._target, None
        self.update()
        if target is not None:
            self._move(row, self._rows.index(row), target)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._target is None or not self._rows:
            return
        last = self._target >= len(self._rows)
        row = self._rows[-1 if last else self._target]
        y = row.geometry().bottom() + 3 if last else row.y() - 3
        painter = QPainter(self)
        painter.setPen(QPen(theme().color("accent"), 3))
        painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
