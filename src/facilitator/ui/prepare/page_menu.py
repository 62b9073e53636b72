"""What else can be done with the plan, behind the three dots of the page bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from facilitator.ui.exporting import export_menu
from facilitator.ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.ui.prepare.phase_actions import PhaseActions
    from facilitator.ui.prepare.view import PrepareView

translate = QCoreApplication.translate


def page_menu(view: PrepareView, actions: PhaseActions) -> QMenu:
    """Undo and redo with their names, then the plan, then the phase chosen as a menu of its own."""
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    bar = view.bar
    for made, wanted, key in (
        (bar.undo, bar.undo_requested, "Ctrl+Z"),
        (bar.redo, bar.redo_requested, "Ctrl+Shift+Z"),
    ):
        text = made.accessibleName().partition(" (")[0]
        _add(menu, "", text, wanted.emit, key).setEnabled(made.isEnabled())
    menu.addSeparator()
    _add_plan(menu, view)
    menu.addSeparator()
    phase = actions.menu(menu)
    phase.setTitle(translate("Prepare", "Phase"))
    menu.addMenu(phase)
    return menu


def _add_plan(menu: QMenu, view: PrepareView) -> None:
    entries = (
        (
            "ph.magnifying-glass",
            translate("Prepare", "Find in this plan"),
            view.open_find,
            "Ctrl+F",
        ),
        ("ph.printer", translate("Prepare", "Print"), view.print_requested.emit, "Ctrl+P"),
    )
    for glyph, text, wanted, key in entries:
        _add(menu, glyph, text, wanted, key)
    export = export_menu(menu, view.export_requested.emit, sessions=True)
    export.setTitle(f"{export.title()}\tCtrl+E")
    menu.addMenu(export)
    _add(menu, "ph.keyboard", translate("Prepare", "Keys"), view.show_keys, "?")


def _add(menu: QMenu, glyph: str, text: str, wanted: Callable[[], object], key: str) -> QAction:
    """The key is shown here and listened to elsewhere: in a menu that is gone it would be dead."""
    action = QAction(text.replace("&", "&&"), menu)
    if glyph:
        action.setIcon(icon(glyph, "text2"))
    action.setShortcut(QKeySequence(key))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.setShortcutVisibleInContextMenu(True)
    action.triggered.connect(lambda: wanted())
    menu.addAction(action)
    return action
