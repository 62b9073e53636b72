"""What else can be done with the rubric and with one criterion."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu

from facilitator.domain.rubric import RubricKind
from facilitator.ui.icons import icon
from facilitator.ui.rubric.model import kind_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from facilitator.ui.rubric.view import RubricView

translate = QCoreApplication.translate
FORMS = (
    ("canvas", "Canvas (CSV)…"),
    ("moodle", "Moodle (CSV)…"),
    ("case", "1EdTech CASE (JSON)…"),
    ("markdown", "Markdown…"),
    ("docx", "Word document…"),
)


def page_menu(
    view: RubricView,
    kind: RubricKind,
    others: Sequence[tuple[str, str]],
    versions: Sequence[tuple[int, str]],
) -> QMenu:
    """`others` are id and title of other rubrics, `versions` number and words of former ones."""
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    kinds = menu.addMenu(translate("Rubric", "Kind"))
    for one in RubricKind:
        action = kinds.addAction(kind_name(one), partial(view.kind_wanted.emit, one))
        action.setCheckable(True)
        action.setChecked(one is kind)
    _add(
        menu, "ph.list-numbers", translate("Rubric", "Levels and points…"), view.levels_wanted.emit
    )
    _add(menu, "ph.plus", translate("Rubric", "Add a level"), view.level_added.emit)
    _add(menu, "ph.minus", translate("Rubric", "Remove the last level"), view.level_removed.emit)
    menu.addSeparator()
    _add(menu, "ph.check-square", translate("Rubric", "Score work…"), view.score_wanted.emit)
    menu.addSeparator()
    _add(
        menu,
        "ph.target",
        translate("Rubric", "Add from objectives"),
        view.objectives_wanted.emit,
    )
    _add(menu, "ph.copy", translate("Rubric", "Duplicate rubric"), view.duplicate_wanted.emit)
    menu.addSeparator()
    _add(menu, "ph.file-arrow-down", translate("Rubric", "Import…"), view.import_wanted.emit)
    out = menu.addMenu(translate("Rubric", "Export"))
    for key, text in FORMS:
        out.addAction(text, partial(view.export_wanted.emit, key))
    _submenu(menu, translate("Rubric", "Add a copy of"), others, view.copy_wanted.emit)
    _submenu(menu, translate("Rubric", "Go back to"), versions, view.version_wanted.emit)
    menu.addSeparator()
    _add(menu, "ph.trash", translate("Rubric", "Delete rubric"), view.delete_wanted.emit)
    return menu


def _submenu(
    menu: QMenu,
    title: str,
    entries: Sequence[tuple[object, str]],
    wanted: Callable[[object], None],
) -> None:
    made = menu.addMenu(title)
    made.setEnabled(bool(entries))
    for key, text in entries:
        made.addAction(text.replace("&", "&&"), partial(wanted, key))


def criterion_menu(view: RubricView, place: int, *, last: int, may_not_apply: bool) -> QMenu:
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    up = menu.addAction(
        translate("Rubric", "Move up\tAlt+Up"),
        lambda: view.table.move_wanted.emit(place, place - 1),
    )
    up.setEnabled(place > 0)
    down = menu.addAction(
        translate("Rubric", "Move down\tAlt+Down"),
        lambda: view.table.move_wanted.emit(place, place + 1),
    )
    down.setEnabled(place < last)
    _add(
        menu,
        "ph.copy",
        translate("Rubric", "Duplicate criterion"),
        lambda: view.criterion_copied.emit(place),
    )
    allowed = menu.addAction(
        translate("Rubric", "May not apply (N/A)"),
        lambda: view.not_applicable_wanted.emit(place, not may_not_apply),
    )
    allowed.setCheckable(True)
    allowed.setChecked(may_not_apply)
    menu.addSeparator()
    _add(
        menu,
        "ph.trash",
        translate("Rubric", "Delete criterion"),
        lambda: view.criterion_removed.emit(place),
    )
    return menu


def _add(menu: QMenu, glyph: str, text: str, wanted: Callable[[], object]) -> None:
    action = menu.addAction(text, lambda: wanted())
    action.setIcon(icon(glyph, "text2"))
