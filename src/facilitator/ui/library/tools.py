"""Above the list: search, import, filters and order; in the trash, the way back instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.library.chip_row import ChipRow
from facilitator.ui.library.shelf import Order, Wanted
from facilitator.ui.theme import Role
from facilitator.ui.widgets.buttons import IconButton, button
from facilitator.ui.widgets.fields import SearchField
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.select import Select

if TYPE_CHECKING:
    from facilitator.ui.library.shelf import Counts

_RANK = "rank"


class Tools(QWidget):
    """What the user asks of the list; nothing here knows the rows."""

    search_wanted = Signal(str)
    list_wanted = Signal()
    wanted_changed = Signal(object)
    import_files_requested = Signal()
    import_folder_requested = Signal()
    new_plan_requested = Signal()
    trash_requested = Signal()
    shelf_requested = Signal()
    empty_trash_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = Wanted()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 0)
        column.setSpacing(12)
        column.addLayout(self._search_row())
        self._filter_row = self._make_filter_row()
        self._trash_row: QWidget | None = None
        column.addWidget(self._filter_row)
        self.chips.stand_between(self.new_button, self.order)

    def _search_row(self) -> QHBoxLayout:
        self.search = SearchField(
            self.tr("Search lesson plans"),
            placeholder=self.tr("Search titles, phases, tags and notes"),
            key_hint=self.tr("Ctrl F"),
        )
        self.search.wanted.connect(self.search_wanted)
        self.search.returnPressed.connect(self.list_wanted)
        self.import_button = button(self.tr("Import"), icon="ph.download-simple")
        self.import_button.setToolTip(self.tr("Import files (Ctrl I)"))
        self.import_button.clicked.connect(self.import_files_requested)
        self.folder_button = IconButton(
            "ph.folder-open", self.tr("Import a folder"), kind="secondary", side=44
        )
        self.folder_button.clicked.connect(self.import_folder_requested)
        self.new_button = button(self.tr("New plan"), icon="ph.plus")
        self.new_button.setToolTip(self.tr("Begin a plan (Ctrl N)"))
        self.new_button.clicked.connect(self.new_plan_requested)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.search, 1)
        row.addWidget(self.import_button)
        row.addWidget(self.folder_button)
        row.addWidget(self.new_button)
        return row

    def _make_filter_row(self) -> QWidget:
        row = QWidget(self)
        self.chips = ChipRow(row)
        self.chips.wanted_changed.connect(self.wanted_changed)
        self.chips.trash_requested.connect(self.trash_requested)
        self.order = Select(
            self.tr("Sort by"), prefix=self.tr("Sort:"), flat=True, height=36, parent=row
        )
        self.order.set_options(self._orders())
        self.order.chosen.connect(self._order_chosen)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.chips, 1)
        line.addWidget(self.order)
        return row

    def _orders(self) -> list[tuple[object, str]]:
        return [
            (Order.NEXT_SESSION, self.tr("Next session")),
            (Order.TITLE, self.tr("Title")),
            (Order.CHANGED, self.tr("Last changed")),
            (Order.LAST_RUN, self.tr("Last run")),
            (Order.LENGTH, self.tr("Length")),
        ]

    def show_wanted(
        self, wanted: Wanted, counts: Counts, *, ranked: bool = False, counted: bool = True
    ) -> None:
        """Fill filters and order; matches of a search have the order of their rank."""
        self._wanted = wanted
        self.chips.show_filters(wanted, counts, counted=counted)
        if ranked != (self.order.itemData(0) == _RANK):
            ranking: list[tuple[object, str]] = [(_RANK, self.tr("Best match"))]
            self.order.set_options(ranking if ranked else self._orders())
            self.order.setEnabled(not ranked)
        self.order.set_current(_RANK if ranked else wanted.order)

    def show_trash(self, trash: bool, /, *, full: bool = True) -> None:
        """The trash has no filters, only a way back and, when it is `full`, a way to empty it."""
        if trash and self._trash_row is None:
            self._trash_row = self._make_trash_row()
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self._trash_row)
        self._filter_row.setVisible(not trash)
        if self._trash_row is not None:
            self._trash_row.setVisible(trash)
            self._empty.setEnabled(full)

    def _make_trash_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        back = button(self.tr("All plans"), kind="flat", icon="ph.caret-left", height=36)
        back.clicked.connect(self.shelf_requested)
        self._empty = button(self.tr("Empty trash"), kind="destructive", icon="ph.trash", height=36)
        self._empty.clicked.connect(self.empty_trash_requested)
        line.addWidget(back)
        line.addWidget(label(self.tr("Trash"), Role.STRONG))
        line.addStretch(1)
        line.addWidget(self._empty)
        return row

    def _order_chosen(self, order: object) -> None:
        if isinstance(order, Order):
            self.wanted_changed.emit(
                Wanted(self._wanted.status, self._wanted.tags, self._wanted.length, order)
            )
