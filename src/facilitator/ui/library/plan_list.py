"""The list of plans and the head over its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QCursor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from facilitator.ui.library.columns import columns
from facilitator.ui.library.model import ShelfModel
from facilitator.ui.library.rows import HEIGHT, RowState, paint_row
from facilitator.ui.override import override
from facilitator.ui.theme import Role, focus_by_keyboard, theme
from facilitator.ui.widgets.paint import fill_rect, paint_line
from facilitator.ui.widgets.panes import own_viewport, scroll_by_touch

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPaintEvent

    from facilitator.ui.library.shelf import ShelfRow

_SELECT = QItemSelectionModel.SelectionFlag
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlanList(QTableView):
    """Rows of plans; several can be selected. Ids go out, rows come in.

    A table of one column: a list view lays out every row before it shows the first.
    `menu_requested` carries where on the screen. `drag_begun` asks for the files of the rows that
    are dragged out of the window; they come by `drag_files`, while the mouse is still held.
    """

    opened = Signal(str)
    session_requested = Signal(str)
    trash_requested = Signal()
    selection_changed = Signal()
    menu_requested = Signal(QPoint)
    drag_begun = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own_viewport(self)
        self.setDragEnabled(True)
        self.setAccessibleName(self.tr("Lesson plans"))
        self._filling = False
        self.plans = ShelfModel(self)
        self.setModel(self.plans)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._shape_as_list()
        self.doubleClicked.connect(self._open)
        scroll_by_touch(self)

    def _shape_as_list(self) -> None:
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalScrollBar().setSingleStep(24)
        self._fit_rows()
        theme().changed.connect(self._fit_rows)

    def _fit_rows(self) -> None:
        """Rows grow with the text."""
        self.verticalHeader().setDefaultSectionSize(theme().px(HEIGHT))

    def show_rows(self, rows: Sequence[ShelfRow], *, keep_place: bool = True) -> None:
        """Replace the rows; what was selected stays so, and the place if it is to be kept."""
        selected, current = self.selected_ids(), self.current_id()
        first = min((index.row() for index in self.selectionModel().selectedIndexes()), default=0)
        place = self.verticalScrollBar().value()
        self._filling = True
        self.plans.show_rows(rows)
        self._filling = False
        self.select(selected, current=current, instead=first if keep_place else 0)
        self.verticalScrollBar().setValue(place if keep_place else 0)

    def select(self, ids: Sequence[str], *, current: str = "", instead: int = 0) -> None:
        """Select these as far as they are shown, else the row that stands in that place."""
        model = self.selectionModel()
        found = [index for each in ids if (index := self.plans.index_of(each)).isValid()]
        if not found and self.plans.rowCount():
            found = [self.plans.index(min(instead, self.plans.rowCount() - 1))]
        chosen = QItemSelection()
        for index in found:
            chosen.select(index, index)
        here = self.plans.index_of(current)
        here = here if here in found else found[0] if found else here
        self._filling = True
        model.setCurrentIndex(here, _SELECT.NoUpdate)
        model.select(chosen, _SELECT.ClearAndSelect)
        self._filling = False
        self.selection_changed.emit()

    def selected_rows(self) -> tuple[ShelfRow, ...]:
        """The rows selected, in the order shown."""
        places = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self.plans.rows[place] for place in places)

    def selected_ids(self) -> tuple[str, ...]:
        return tuple(row.plan.id for row in self.selected_rows())

    def current_row(self) -> ShelfRow | None:
        """The row the preview is about: the one with the cursor if it is selected."""
        rows = self.selected_rows()
        index = self.currentIndex()
        here = self.plans.row_at(index) if index.isValid() else None
        return here if here in rows else rows[0] if rows else None

    def current_id(self) -> str:
        row = self.current_row()
        return row.plan.id if row else ""

    def show_current(self) -> None:
        """Scroll so far that the current row can be seen."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._filling:
            self.selection_changed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plan = self.current_id()
        if event.key() in _ENTER and plan:
            ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.session_requested if ctrl else self.opened).emit(plan)
        elif plan and _is_delete(event):
            self.trash_requested.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows in reach, on the window's ground.

        A delegate would be handed options in which PySide wraps half of QStyle: 7 ms of the first
        frame.
        """
        painter = QPainter(self.viewport())
        fill_rect(painter, event.rect(), "bg")
        mouse = self.viewport().mapFromGlobal(QCursor.pos())
        hover = self.indexAt(mouse) if self.viewport().underMouse() else None
        place = self.rowAt(event.rect().top())
        while 0 <= place < len(self.plans.rows):
            index = self.plans.index(place)
            rect = self.visualRect(index)
            if rect.top() > event.rect().bottom():
                break
            paint_row(painter, rect, self.plans.rows[place], self._state(index, hover))
            place += 1

    def _state(self, index: QModelIndex, hover: QModelIndex | None) -> RowState:
        has_focus = self.hasFocus() and index == self.currentIndex() and focus_by_keyboard()
        selected = self.selectionModel().isSelected(index)
        return RowState(selected, index == hover, has_focus, self.plans.now)

    @override
    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - Qt's name
        self.drag_begun.emit(self.selected_ids())

    def drag_files(self, files: Sequence[Path]) -> None:
        """Hold copies of the files under the mouse until it is let go."""
        from PySide6.QtCore import QMimeData, QUrl
        from PySide6.QtGui import QDrag

        held = QMimeData()
        held.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        drag = QDrag(self)
        drag.setMimeData(held)
        drag.exec(Qt.DropAction.CopyAction)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.plans.row_at(index).plan.id)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """For the row under the pointer; the menu key means the current row."""
        by_key = event.reason() is event.Reason.Keyboard
        at = self.visualRect(self.currentIndex()).center() if by_key else event.pos()
        if self.indexAt(at).isValid():
            self.menu_requested.emit(self.viewport().mapToGlobal(at))


def _is_delete(event: QKeyEvent) -> bool:
    from PySide6.QtGui import QKeySequence

    return event.matches(QKeySequence.StandardKey.Delete)


class ColumnHead(QWidget):
    """The names of the columns; while searching, the first one tells how many match."""

    HEIGHT = 36

    def __init__(self, plans: PlanList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plans = plans
        self._first = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_first("")

    def set_first(self, text: str) -> None:
        """An empty text brings the usual name back."""
        self._first = text or self.tr("Lesson plan")
        self.setAccessibleName(self._first)
        self.update()

    @property
    def first(self) -> str:
        return self._first

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(300), theme().px(self.HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme().font(Role.CAPTION))
        painter.setPen(theme().color("text2"))
        place = columns(self._plans.viewport().width())
        self._name(painter, place.text, self._first)
        if not place.narrow:
            self._name(painter, place.length, self.tr("Length"))
            self._name(painter, place.last_run, self.tr("Last run"))
        self._name(painter, place.readiness, self.tr("Readiness"))
        bottom = self.height() - 0.5
        paint_line(painter, QPointF(0, bottom), QPointF(self.width(), bottom))

    def _name(self, painter: QPainter, left: int, text: str) -> None:
        room = QRectF(left, 0, self.width() - left, self.height() - 1)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
