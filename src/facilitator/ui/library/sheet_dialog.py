"""A spreadsheet before it is imported: its first rows, its columns, and the plan they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from facilitator.domain.run_sheet.columns import Column
from facilitator.ui.library.sheet_model import column_words, letter_of
from facilitator.ui.theme import Role, set_focus_shape, theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import ElidedLabel, label
from facilitator.ui.widgets.panes import Pane, ScrollPane, Separator
from facilitator.ui.widgets.select import Select

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.ui.library.sheet_model import ColumnRow, SheetPreview

NEW_PLAN = ""
NO_HEADER = -1
_HEADER_ROWS = 30
_WIDEST = 150


class SheetDialog(QDialog):
    """Shows what it is told; what the user changes comes by signals, and nothing is saved here."""

    sheet_chosen = Signal(object)
    header_chosen = Signal(object)
    column_chosen = Signal(int, object)
    target_chosen = Signal(object)
    import_requested = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selects: dict[int, Select] = {}
        self.setWindowTitle(self.tr("Import a spreadsheet"))
        self.setMinimumSize(820, 540)
        self.resize(1000, 660)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(label(name, Role.TITLE, wrap=True))
        column.addLayout(self._choices())
        column.addLayout(self._middle(), 1)
        column.addWidget(Separator())
        column.addLayout(self._footer())

    def _choices(self) -> QGridLayout:
        self.sheets = Select(self.tr("Worksheet"), icon="ph.table", prefix=self.tr("Worksheet"))
        self.headers = Select(self.tr("Names of the columns"), prefix=self.tr("Names in"))
        self.targets = Select(self.tr("Import as"), prefix=self.tr("Import as"))
        self.sheets.chosen.connect(self.sheet_chosen)
        self.headers.chosen.connect(self.header_chosen)
        self.targets.chosen.connect(self.target_chosen)
        grid = QGridLayout()
        grid.setSpacing(10)
        for place, field in enumerate((self.sheets, self.headers, self.targets)):
            grid.addWidget(field, 0, place)
            grid.setColumnStretch(place, 1)
        return grid

    def _middle(self) -> QHBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._table())
        left.addWidget(label(self.tr("Which column is which"), Role.STRONG))
        self._columns = ScrollPane(self.tr("Which column is which"), spacing=6)
        self._columns.column.addStretch(1)
        left.addWidget(self._columns, 1)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addLayout(left, 3)
        row.addWidget(self._plan(), 2)
        return row

    def _table(self) -> QTableWidget:
        self.table = QTableWidget()
        set_focus_shape(self.table, 6, shape="inset")
        self.table.setAccessibleName(self.tr("The first rows of the table"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().setDefaultSectionSize(theme().px(26))
        self.table.setFixedHeight(theme().px(176))
        return self.table

    def _plan(self) -> QWidget:
        pane = Pane("sunken")
        column = QVBoxLayout(pane)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(6)
        column.addWidget(label(self.tr("The plan that this makes"), Role.CAPTION, tone="text2"))
        self.heading = label("", Role.STRONG, wrap=True)
        self.facts = label("", Role.BODY, tone="text2", wrap=True)
        self.phases = QListWidget()
        set_focus_shape(self.phases, 6, shape="inset")
        self.phases.setAccessibleName(self.tr("Parts of the plan"))
        self.problems = label("", Role.SMALL, tone="warn", wrap=True)
        column.addWidget(self.heading)
        column.addWidget(self.facts)
        column.addWidget(self.phases, 1)
        column.addWidget(self.problems)
        return pane

    def _footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        note = self.tr("Nothing is saved until you press {action}.")
        row.addWidget(label(note.format(action=self.tr("Import")), tone="text2", wrap=True), 1)
        cancel = button(self.tr("Cancel"), height=48)
        cancel.clicked.connect(self.reject)
        self.take = button(self.tr("Import"), kind="primary", height=48)
        self.take.setDefault(True)
        self.take.clicked.connect(self.import_requested)
        row.addWidget(cancel)
        row.addWidget(self.take)
        return row

    def show_sheets(self, names: Sequence[str], current: int) -> None:
        self.sheets.set_options([(place, name) for place, name in enumerate(names)])
        self.sheets.set_current(current)
        self.sheets.setEnabled(len(names) > 1)

    def show_targets(self, plans: Sequence[tuple[str, str]]) -> None:
        """A new plan, or one of the library, by id and title."""
        into = self.tr("Merge into “{title}”")
        options = [(plan_id, into.format(title=title)) for plan_id, title in plans]
        self.targets.set_options([(NEW_PLAN, self.tr("New plan")), *options])
        self.targets.set_current(NEW_PLAN)
        self.targets.setEnabled(bool(plans))

    def show_headers(self, rows: int, current: int | None) -> None:
        named = self.tr("row {number}")
        options = [(n, named.format(number=n + 1)) for n in range(min(rows, _HEADER_ROWS))]
        self.headers.set_options([(NO_HEADER, self.tr("no row")), *options])
        self.headers.set_current(NO_HEADER if current is None else current)

    def show_table(self, rows: Sequence[Sequence[str]], first: int, header: int | None) -> None:
        """The cells, `first` being the number of the first row shown, from 0."""
        width = max((len(row) for row in rows), default=0)
        self.table.setColumnCount(width)
        self.table.setRowCount(len(rows))
        self.table.setVerticalHeaderLabels([str(first + n + 1) for n in range(len(rows))])
        self.table.setHorizontalHeaderLabels([letter_of(n) for n in range(width)])
        bold = QFont(self.table.font())
        bold.setBold(True)
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setToolTip("")
                if first + y == header:
                    item.setFont(bold)
                self.table.setItem(y, x, item)
        self.table.resizeColumnsToContents()
        for x in range(width):  # a title in the first row would push the columns out of sight
            self.table.setColumnWidth(x, min(self.table.columnWidth(x), theme().px(_WIDEST)))

    def show_columns(self, columns: Sequence[ColumnRow]) -> None:
        """Rows are made anew only when there are other columns."""
        shown = [(position, select.accessibleName()) for position, select in self._selects.items()]
        if shown != [(one.position, _select_name(one)) for one in columns]:
            self._make_rows(columns)
        for one in columns:
            self._selects[one.position].set_current(one.column)

    def _make_rows(self, columns: Sequence[ColumnRow]) -> None:
        self._selects.clear()
        layout = self._columns.column
        while layout.count() > 1:
            item = layout.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in columns:
            layout.insertWidget(layout.count() - 1, self._row(one))

    def _row(self, one: ColumnRow) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 8, 0)
        line.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(one.name, Role.BODY, bold=True))
        words.addWidget(ElidedLabel(one.samples, Role.SMALL, tone="text2"))
        select = Select(_select_name(one), height=40)
        select.setAccessibleDescription(one.samples)
        select.set_options([(column, column_words(column)) for column in Column])
        select.chosen.connect(
            # Qt hands back the plain word.
            lambda word, position=one.position: self.column_chosen.emit(position, Column(word))
        )
        self._selects[one.position] = select
        line.addLayout(words, 1)
        line.addWidget(select)
        return made

    def select_for(self, position: int) -> Select:
        """The field of a column, by its place from 0."""
        return self._selects[position]

    def show_plan(self, preview: SheetPreview) -> None:
        self.heading.setText(preview.heading)
        self.facts.setText(preview.facts)
        self.phases.clear()
        self.phases.addItems(list(preview.phases))
        self.problems.setText("\n".join(preview.problems))
        self.problems.setVisible(bool(preview.problems))
        self.take.setEnabled(preview.can_import)
        self.take.setText(preview.action)


def _select_name(one: ColumnRow) -> str:
    return one.name
