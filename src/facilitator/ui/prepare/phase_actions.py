"""What can be done to a phase, with its keys: the same for menus, keys and tooltips."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.plan import LessonPlan

translate = QCoreApplication.translate

ADD, BREAK, BREAK_WITHIN, REUSE = "add", "break", "break within", "reuse"
DUPLICATE, SPLIT, MERGE = "duplicate", "split", "merge"
UP, DOWN, LONGER, SHORTER = "up", "down", "longer", "shorter"
REMOVE, REBALANCE = "remove", "rebalance"


class _Entry(NamedTuple):
    key: str
    text: str
    icon: str
    shortcut: str


def _entries() -> tuple[tuple[_Entry, ...], ...]:
    """In groups, as the menu shows them."""
    return (
        (
            _Entry(ADD, translate("Prepare", "Add a phase after"), "ph.plus", "Alt+N"),
            _Entry(BREAK, translate("Prepare", "Add a break after"), "ph.coffee", "Alt+B"),
            _Entry(
                BREAK_WITHIN,
                translate("Prepare", "Add a break, and shorten phases for it"),
                "ph.coffee",
                "Alt+Shift+B",
            ),
            _Entry(
                REUSE, translate("Prepare", "Reuse a phase of another plan…"), "ph.books", "Alt+R"
            ),
        ),
        (
            _Entry(DUPLICATE, translate("Prepare", "Duplicate"), "ph.copy", "Ctrl+Shift+D"),
            _Entry(SPLIT, translate("Prepare", "Split in two"), "ph.scissors", "Alt+S"),
            _Entry(
                MERGE,
                translate("Prepare", "Merge with the next"),
                "ph.arrows-in-line-horizontal",
                "Alt+M",
            ),
        ),
        (
            _Entry(UP, translate("Prepare", "Move earlier"), "ph.caret-up", "Alt+Up"),
            _Entry(DOWN, translate("Prepare", "Move later"), "ph.caret-down", "Alt+Down"),
            _Entry(LONGER, translate("Prepare", "5 min longer"), "ph.plus", "Alt+Shift+Down"),
            _Entry(SHORTER, translate("Prepare", "5 min shorter"), "ph.minus", "Alt+Shift+Up"),
            _Entry(
                REBALANCE,
                translate("Prepare", "Fit all phases to the plan’s length"),
                "ph.arrows-out-line-horizontal",
                "Alt+F",
            ),
        ),
        (_Entry(REMOVE, translate("Prepare", "Delete"), "ph.trash", "Del"),),
    )


class PhaseActions(QObject):
    """`wanted` carries which; the phase is the one that is chosen."""

    wanted = Signal(str)

    def __init__(self, view: QWidget, *places: QWidget) -> None:
        """The keys work in `places`; Delete only in the first, in the others it deletes text."""
        super().__init__(view)
        self._groups = [[self._action(entry, places) for entry in group] for group in _entries()]

    def _action(self, entry: _Entry, places: Sequence[QWidget]) -> QAction:
        action = QAction(icon(entry.icon), entry.text, self)
        action.setObjectName(entry.key)
        action.setShortcut(QKeySequence(entry.shortcut))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(partial(self._tell, entry.key))
        for place in places[:1] if entry.key == REMOVE else places:
            place.addAction(action)
        return action

    def _tell(self, key: str, _on: bool = False) -> None:
        self.wanted.emit(key)

    def action(self, key: str) -> QAction:
        return next(one for group in self._groups for one in group if one.objectName() == key)

    def show_state(self, plan: LessonPlan, place: int, *, editable: bool) -> None:
        """What the chosen phase does not allow cannot be chosen."""
        last = len(plan.phases) - 1
        here = 0 <= place <= last
        minutes = (plan.phases[place].minutes or 0) if here else 0
        may = {
            ADD: True,
            BREAK: True,
            BREAK_WITHIN: plan.phase_minutes > 0,
            REUSE: True,
            UP: here and place > 0,
            DOWN: here and place < last,
            MERGE: here and place < last,
            SPLIT: minutes > 1,
            SHORTER: minutes > 1,
            REBALANCE: plan.stated_minutes is not None and plan.phase_minutes > 0,
        }
        for group in self._groups:
            for action in group:
                action.setEnabled(editable and may.get(action.objectName(), here))

    def all(self) -> tuple[QAction, ...]:
        """As the menu shows them."""
        return tuple(action for group in self._groups for action in group)

    def menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, group in enumerate(self._groups):
            if number:
                menu.addSeparator()
            menu.addActions(group)
        return menu

    def refresh_icons(self) -> None:
        """In the colours of another theme."""
        for group, entries in zip(self._groups, _entries(), strict=True):
            for action, entry in zip(group, entries, strict=True):
                action.setIcon(icon(entry.icon))
