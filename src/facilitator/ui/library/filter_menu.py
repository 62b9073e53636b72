"""More: every filter there is, also those that no chip has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from facilitator.ui.icons import icon

if TYPE_CHECKING:
    from facilitator.ui.library.chip_row import ChipRow, Filter


def filter_menu(row: ChipRow) -> QMenu:
    """The menu of the row's More; its entries say what is wanted as the row's chips do."""
    menu = QMenu(row)
    for filter_ in row.all_statuses():
        _add(menu, row, filter_)
    menu.addSeparator()
    menu.addMenu(_tags(menu, row))
    menu.addMenu(_lengths(menu, row))
    clear = menu.addAction(row.tr("Clear filters"))
    clear.setEnabled(row.wanted.is_filtered)
    clear.triggered.connect(lambda: row.wanted_changed.emit(row.wanted.unfiltered()))
    menu.addSeparator()
    trash = menu.addAction(icon("ph.trash", "text2"), row.tr("Trash"))
    trash.triggered.connect(row.trash_requested)
    return menu


def _tags(menu: QMenu, row: ChipRow) -> QMenu:
    tags = QMenu(row.tr("Tags"), menu)
    tags.setIcon(icon("ph.tag", "text2"))
    for filter_ in row.all_tags():
        _add(tags, row, filter_)
    tags.setEnabled(not tags.isEmpty())
    return tags


def _lengths(menu: QMenu, row: ChipRow) -> QMenu:
    lengths = QMenu(row.tr("Length"), menu)
    lengths.setIcon(icon("ph.clock", "text2"))
    group = QActionGroup(lengths)
    for filter_ in row.all_lengths():
        group.addAction(_add(lengths, row, filter_))
    return lengths


def _add(menu: QMenu, row: ChipRow, filter_: Filter) -> QAction:
    action = menu.addAction(filter_.text.replace("&", "&&"))
    action.setCheckable(True)
    action.setChecked(filter_.on)
    action.triggered.connect(lambda: row.wanted_changed.emit(filter_.pressed))
    return action
