"""One row of the table: a criterion, its levels, its weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.rubric_editing import STEP, WHOLE
from facilitator.ui.prepare.row_handle import RowHandle
from facilitator.ui.rubric.cells import Cell
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import IconButton
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import Pane, Separator
from facilitator.ui.widgets.select import Select

if TYPE_CHECKING:
    from facilitator.ui.rubric.model import CriterionRow, LevelHead

CRITERION_WIDTH, NARROW_CRITERION, WEIGHT_WIDTH = 236, 184, 112
LEAST_ROW = 92


class RubricRow(Pane):
    """`words_edited` carries the level's position, the words and the turn they were typed in."""

    title_edited = Signal(str, int)
    words_edited = Signal(int, str, int)
    weight_chosen = Signal(object)
    move_wanted = Signal(int)
    dragged = Signal(int)
    dropped = Signal()
    menu_wanted = Signal()
    finished = Signal(int)
    """Enter was pressed in a cell; -1 is the title."""
    come = Signal()

    def __init__(self, levels: int) -> None:
        super().__init__("surface", edges=("bottom",))
        self.setMinimumHeight(theme().px(LEAST_ROW))
        self.handle = RowHandle()
        self.handle.setToolTip(self.tr("Drag to move (Alt ↑ ↓)"))
        self.title = Cell(self.tr("Criterion"), self.tr("Name the criterion"))
        self.objective = label("", Role.SMALL, tone="text2", wrap=True)
        self.menu = IconButton("ph.dots-three-vertical", self.tr("More"), side=32)
        self.cells = [Cell("") for _ in range(levels)]
        self.weight = Select(self.tr("Weight"), height=40)
        self.worth = label("", Role.SMALL, tone="text2")
        self._lay_out()
        self._connect()

    @property
    def stops(self) -> list[QWidget]:
        """In the order in which Tab comes to them."""
        return [self.title, *self.cells, self.weight, self.menu]

    def show_row(self, row: CriterionRow, heads: tuple[LevelHead, ...]) -> None:
        self.title.set_text(row.title)
        self.objective.setText(row.objective)
        self.objective.setVisible(bool(row.objective))
        named = row.title or self.tr("New criterion")
        self.title.setAccessibleName(self.tr("Criterion: {name}").format(name=named))
        for cell, words, head in zip(self.cells, row.cells, heads, strict=False):
            cell.set_text(words)
            told = self.tr("{criterion}, level {points} {level}")
            cell.setAccessibleName(
                told.format(criterion=named, points=head.points, level=head.label)
            )
        self._show_weight(row)
        self.weight.setAccessibleName(self.tr("Weight of {name}").format(name=named))
        self.menu.set_name(self.tr("More for {name}").format(name=named))
        self.worth.setText(row.worth)

    def set_narrow(self, narrow: bool, /) -> None:
        width = NARROW_CRITERION if narrow else CRITERION_WIDTH
        self._criterion.setFixedWidth(theme().px(width))

    def has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _show_weight(self, row: CriterionRow) -> None:
        if self.weight.currentData() == row.weight:
            return
        steps = sorted({*range(0, WHOLE + 1, STEP), row.weight})
        self.weight.set_options([(step, f"{step} %") for step in steps])
        self.weight.set_current(row.weight)

    def _lay_out(self) -> None:
        self._criterion = QWidget()
        about = QHBoxLayout(self._criterion)
        about.setContentsMargins(6, 4, 2, 8)
        about.setSpacing(2)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        below = QHBoxLayout()
        below.setContentsMargins(13, 0, 4, 0)
        below.addWidget(self.objective)
        words.addLayout(below)
        words.addStretch(1)
        self.title.setStyleSheet("font-weight: 600;")
        about.addWidget(self.handle, 0, _TOP)
        about.addLayout(words, 1)
        about.addWidget(self.menu, 0, _TOP)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 1)
        row.setSpacing(0)
        row.addWidget(self._criterion)
        for cell in self.cells:
            row.addWidget(Separator(vertical=True))
            row.addWidget(_on_top(cell), 1)
        row.addWidget(Separator(vertical=True))
        row.addWidget(self._weight_column())
        self.set_narrow(False)

    def _weight_column(self) -> QWidget:
        made = QWidget()
        made.setFixedWidth(theme().px(WEIGHT_WIDTH))
        column = QVBoxLayout(made)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.weight)
        column.addWidget(self.worth)
        column.addStretch(1)
        return made

    def _connect(self) -> None:
        self.title.edited.connect(lambda text: self.title_edited.emit(text, self.title.turn))
        self.title.entered.connect(lambda: self.finished.emit(-1))
        for level, cell in enumerate(self.cells):
            cell.edited.connect(
                lambda text, level=level, cell=cell: self.words_edited.emit(level, text, cell.turn)
            )
            cell.entered.connect(lambda level=level: self.finished.emit(level))
        for cell in (self.title, *self.cells):
            cell.move_wanted.connect(self.move_wanted)
            cell.come.connect(self.come)
        self.weight.chosen.connect(self.weight_chosen)
        self.handle.dragged.connect(self.dragged)
        self.handle.dropped.connect(self.dropped)
        self.menu.clicked.connect(self.menu_wanted)


def _on_top(cell: QWidget) -> QWidget:
    """The cell's text begins at the top of the row, however high the row is."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(2, 4, 2, 4)
    column.addWidget(cell)
    column.addStretch(1)
    return made


_TOP = Qt.AlignmentFlag.AlignTop
