"""The keys of the library page beside those of the list itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from facilitator.ui.library.view import LibraryView


def add_keys(view: LibraryView) -> None:
    """They act wherever the focus is on the page, except Down, which is the search field's."""
    keys = (
        (QKeySequence.StandardKey.Find, view.search),
        ("Ctrl+I", view.import_files_requested.emit),
        ("Ctrl+Shift+I", view.import_folder_requested.emit),
        ("Ctrl+N", view.new_plan_requested.emit),
        ("Ctrl+E", view.selected.show_export_menu),
        (QKeySequence.StandardKey.Paste, view.paste),
    )
    for key, wanted in keys:
        QShortcut(QKeySequence(key), view).activated.connect(wanted)
    down = QShortcut(QKeySequence(Qt.Key.Key_Down), view.pane.tools.search)
    down.setContext(Qt.ShortcutContext.WidgetShortcut)
    down.activated.connect(view.enter_list)
