"""The table of the rubric: criteria down, levels across, weights at the right."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.override import override
from facilitator.ui.rubric.row import (
    CRITERION_WIDTH,
    NARROW_CRITERION,
    WEIGHT_WIDTH,
    RubricRow,
)
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.badges import LevelMark, Pill
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.paint import fill_rect, paint_frame
from facilitator.ui.widgets.panes import Pane, ScrollPane, Separator

if TYPE_CHECKING:
    from facilitator.ui.rubric.model import LevelHead, RubricReading

_TITLE = -1


class RubricTable(QWidget):
    """Each signal begins with the position of the criterion it is about."""

    title_edited = Signal(int, str, int)
    words_edited = Signal(int, int, str, int)
    weight_chosen = Signal(int, int)
    move_wanted = Signal(int, int)
    menu_wanted = Signal(int, QPoint)
    criterion_wanted = Signal()
    come = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[RubricRow] = []
        self._keys: tuple[str, ...] = ()
        self._shape: tuple[int, ...] = ()
        self._heads: tuple[LevelHead, ...] = ()
        self._narrow = False
        self.head = Pane("sunken", edges=("bottom",))
        self._head_row = QHBoxLayout(self.head)
        self._head_row.setContentsMargins(0, 0, 0, 1)
        self._head_row.setSpacing(0)
        self.add = button(self.tr("Criterion"), icon="ph.plus", height=40)
        self.summary = label("", Role.BODY, tone="text2", wrap=True)
        self.total = Pill()
        self.points = label("", Role.SMALL, tone="text2")
        self._area = ScrollPane(self.tr("Criteria"), always_bar=True, spacing=0)
        self._target = _Target(self._area.body)
        self._drop_at: int | None = None
        self._build()

    def show_rubric(self, reading: RubricReading) -> None:
        """Fields keep their focus and cursor as long as the rows are the same."""
        shape = tuple(len(row.cells) for row in reading.rows)
        keys = tuple(row.key for row in reading.rows)
        if reading.heads != self._heads:
            self._heads = reading.heads
            self._show_heads()
        if shape != self._shape or (keys != self._keys and sorted(keys) != sorted(self._keys)):
            self._make_rows(shape)
        elif keys != self._keys:
            self._reorder(keys)
        self._keys, self._shape = keys, shape
        for made, row in zip(self.rows, reading.rows, strict=True):
            made.show_row(row, reading.heads)
        self.summary.setText(reading.summary)
        tone = "ok" if reading.is_whole else "warn"
        glyph = "ph.check-circle" if reading.is_whole else "ph.warning"
        self.total.show_state(reading.total, tone, glyph)
        self.points.setText(reading.points)

    def set_narrow(self, narrow: bool, /) -> None:
        if narrow != self._narrow:
            self._narrow = narrow
            self._show_heads()
            for row in self.rows:
                row.set_narrow(narrow)

    def focus_cell(self, place: int, level: int = _TITLE) -> None:
        """The title of a criterion, or its words for a level."""
        if 0 <= place < len(self.rows):
            row = self.rows[place]
            cell = row.title if level < 0 or level >= len(row.cells) else row.cells[level]
            cell.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def stops(self) -> list[QWidget]:
        return [stop for row in self.rows for stop in row.stops] + [self.add]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_frame(painter, QRectF(self.rect()), radius=8, fill="sunken", edge="line")

    def _build(self) -> None:
        foot = Pane("sunken", edges=("top",))
        row = QHBoxLayout(foot)
        row.setContentsMargins(10, 9, 12, 8)
        row.setSpacing(16)
        row.addWidget(self.add)
        row.addWidget(self.summary, 1)
        sums = QVBoxLayout()
        sums.setSpacing(2)
        sums.addWidget(self.total, 0, Qt.AlignmentFlag.AlignRight)
        sums.addWidget(self.points, 0, Qt.AlignmentFlag.AlignRight)
        row.addLayout(sums)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._area, 1)
        column.addWidget(foot)
        self._area.column.addStretch(1)
        self.add.clicked.connect(self.criterion_wanted)

    def _show_heads(self) -> None:
        while (item := self._head_row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        first = label(self.tr("Criterion and objective"), Role.SMALL, bold=True, wrap=True)
        first.setContentsMargins(10, 8, 4, 8)
        width = NARROW_CRITERION if self._narrow else CRITERION_WIDTH
        first.setFixedWidth(theme().px(width))
        self._head_row.addWidget(first)
        count = len(self._heads)
        for number, head in enumerate(self._heads, start=1):
            self._head_row.addWidget(Separator(vertical=True))
            self._head_row.addWidget(_Head(head, number, count), 1)
        self._head_row.addWidget(Separator(vertical=True))
        last = label(self.tr("Weight"), Role.SMALL, bold=True)
        last.setContentsMargins(8, 8, 4, 8)
        bar = self._area.verticalScrollBar().sizeHint().width()
        last.setFixedWidth(theme().px(WEIGHT_WIDTH) + bar)
        self._head_row.addWidget(last)

    def _make_rows(self, shape: tuple[int, ...]) -> None:
        for old in self.rows:
            old.hide()
            self._area.column.removeWidget(old)
            old.deleteLater()
        self.rows = []
        for place, levels in enumerate(shape):
            row = RubricRow(levels)
            row.set_narrow(self._narrow)
            self._connect(row)
            self._area.column.insertWidget(place, row)
            self.rows.append(row)
        self._chain()

    def _reorder(self, keys: tuple[str, ...]) -> None:
        """The same rows in another order: the focus goes with its row."""
        by_key = dict(zip(self._keys, self.rows, strict=True))
        self.rows = [by_key[key] for key in keys]
        for place, row in enumerate(self.rows):
            self._area.column.removeWidget(row)
            self._area.column.insertWidget(place, row)
        self._chain()

    def _chain(self) -> None:
        stops = self.stops
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    def _connect(self, row: RubricRow) -> None:
        def at() -> int:
            return self.rows.index(row)

        row.title_edited.connect(lambda text, turn: self.title_edited.emit(at(), text, turn))
        row.words_edited.connect(
            lambda level, text, turn: self.words_edited.emit(at(), level, text, turn)
        )
        row.weight_chosen.connect(lambda weight: self.weight_chosen.emit(at(), weight))
        row.move_wanted.connect(lambda way: self._move_by(at(), way))
        row.finished.connect(lambda level: self._go_on(at(), level))
        row.come.connect(lambda: self.come.emit(at()))
        row.dragged.connect(lambda down: self._drag(at(), down))
        row.dropped.connect(lambda: self._drop(at()))
        row.menu_wanted.connect(
            lambda: self.menu_wanted.emit(at(), row.menu.mapToGlobal(QPoint(0, row.menu.height())))
        )

    def _move_by(self, place: int, way: int) -> None:
        if 0 <= place + way < len(self.rows):
            self.move_wanted.emit(place, place + way)

    def _go_on(self, place: int, level: int) -> None:
        """Enter goes to the same column of the next row, and from the last to the next column."""
        if place + 1 < len(self.rows):
            self.focus_cell(place + 1, level)
        elif level + 1 < len(self.rows[place].cells):
            self.focus_cell(0, level + 1)
        else:
            self.add.setFocus(Qt.FocusReason.TabFocusReason)

    def _drag(self, place: int, down: int) -> None:
        middle = self.rows[place].geometry().center().y() + down
        above = [row for row in self.rows if row.geometry().center().y() < middle]
        self._drop_at = len(above)
        edge = above[-1].geometry().bottom() + 1 if above else 0
        self._target.show_at(edge, self._area.body.width())

    def _drop(self, place: int) -> None:
        self._target.hide()
        at, self._drop_at = self._drop_at, None
        if at is None:
            return
        to = at - 1 if at > place else at
        if to != place:
            self.move_wanted.emit(place, to)


class _Head(QWidget):
    """A level's mark, its points and its name."""

    def __init__(self, head: LevelHead, number: int, count: int) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 6, 8)
        row.setSpacing(8)
        row.addWidget(LevelMark(number, of=count, side=18))
        row.addWidget(label(head.points, Role.BODY, bold=True))
        row.addWidget(label(head.label, Role.BODY, wrap=True), 1)


class _Target(QWidget):
    """The line at which a dragged row would come to stand."""

    def __init__(self, body: QWidget) -> None:
        super().__init__(body)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, y: int, width: int) -> None:
        self.setGeometry(QRect(0, max(0, y - 2), width, 4))
        self.raise_()
        self.show()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        fill_rect(QPainter(self), self.rect(), "accent")
