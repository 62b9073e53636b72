"""What can be done with the plans selected, as a menu."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.ui.exporting import export_menu
from facilitator.ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class PlanActions:
    """What the entries of the menu do."""

    open: Callable[[], object]
    start: Callable[[], object]
    start_another: Callable[[], object]
    print: Callable[[], object]
    tags: Callable[[], object]
    export: Callable[[str], object]
    trash: Callable[[], object]
    put_back: Callable[[], object]


def plan_menu(
    parent: QWidget,
    actions: PlanActions,
    *,
    number: int,
    in_trash: bool = False,
    has_session: bool = False,
) -> QMenu:
    """The menu for `number` plans; one plan can do more than several."""
    menu = QMenu(parent)
    if in_trash:
        _add(menu, "ph.arrow-u-up-left", translate("Library", "Put back"), actions.put_back)
        return menu
    if number == 1:
        _add_one(menu, actions, has_session=has_session)
    _add(menu, "ph.tag", translate("Library", "Tags…"), actions.tags)
    export = export_menu(menu, actions.export, sessions=True)
    export.setTitle(_with_key(export.title(), "Ctrl+E"))
    menu.addMenu(export)
    menu.addSeparator()
    trash = translate("Library", "Move to trash")
    _add(menu, "ph.trash", _with_key(trash, "Del"), actions.trash)
    return menu


def _add_one(menu: QMenu, actions: PlanActions, *, has_session: bool) -> None:
    prepare = _with_key(translate("Library", "Prepare"), "Enter")
    _add(menu, "ph.pencil-line", prepare, actions.open)
    start = _with_key(translate("Library", "Start session"), "Ctrl+Enter")
    _add(menu, "ph.play-circle", start, actions.start)
    if has_session:
        another = translate("Library", "Set up another session")
        _add(menu, "ph.calendar-plus", another, actions.start_another)
    _add(menu, "ph.printer", translate("Library", "Print"), actions.print)
    menu.addSeparator()


def _with_key(text: str, key: str) -> str:
    """Menus set what follows a tab at the right; the key itself is handled by the list."""
    return f"{text}\t{key}"


def _add(menu: QMenu, glyph: str, text: str, wanted: Callable[[], object]) -> None:
    action = menu.addAction(text)
    if glyph:
        action.setIcon(icon(glyph, "text2"))
    action.triggered.connect(lambda: wanted())
