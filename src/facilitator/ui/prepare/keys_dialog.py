"""The list of all keys of the Prepare page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.run.key_list import KeyLine, key_column
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import ScrollPane, Separator

if TYPE_CHECKING:
    from facilitator.ui.prepare.phase_actions import PhaseActions

_WIDTH, _HEIGHT = 900, 640
_ARROWS = {"Up": "↑", "Down": "↓"}
_ROOM = 48


class KeysDialog(QDialog):
    """What the menus hold beside each entry, at one glance."""

    def __init__(self, actions: PhaseActions, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self.setWindowTitle(self.tr("Keys"))
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(14)
        column.addLayout(self._head())
        body = ScrollPane(self.tr("Keys"), takes_focus=True)
        body.column.setContentsMargins(10, 10, 10, 10)
        body.column.addLayout(self._columns())
        body.column.addStretch(1)
        column.addWidget(body, 1)
        column.addWidget(Separator())
        column.addLayout(self._foot())
        room = parent.window().size()
        wanted = theme().px(_WIDTH), theme().px(_HEIGHT)
        self.resize(min(wanted[0], room.width() - _ROOM), min(wanted[1], room.height() - _ROOM))
        self._done.setFocus()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Keys"), Role.TITLE), 1)
        hint = self.tr("Each stands in the menus too, beside what it does.")
        row.addWidget(label(hint, Role.SMALL, tone="text2"))
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        rule = self.tr("Every step can be undone, without end.")
        row.addWidget(label(rule, Role.BODY, tone="text2"), 1)
        done = button(self.tr("Close"), kind="primary", key_hint=self.tr("Esc"))
        done.clicked.connect(self.accept)
        done.setDefault(True)
        row.addWidget(done)
        self._done = done
        return row

    def _columns(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(48)
        phases = tuple(
            KeyLine((self._caps(one.shortcut().toString()),), one.text())
            for one in self._actions.all()
        )
        checks, plan = (self.tr("Checks"), self._checks()), (self.tr("Plan"), self._plan())
        writing, window = (self.tr("Writing"), self._writing()), (self.tr("Window"), self._window())
        row.addLayout(key_column((self.tr("Phases"), phases), checks), 1)
        row.addLayout(key_column(plan, writing, window), 1)
        return row

    def _plan(self) -> tuple[KeyLine, ...]:
        return (
            self._line("Ctrl+Z", self.tr("Undo the last edit")),
            self._line("Ctrl+Shift+Z", self.tr("Redo"), "Ctrl+Y"),
            self._line("Ctrl+F", self.tr("Find in this plan")),
            self._line("Ctrl+H", self.tr("Versions")),
            self._line("Ctrl+N", self.tr("New plan")),
            self._line("Ctrl+P", self.tr("Print")),
            self._line("Ctrl+E", self.tr("Export")),
        )

    def _writing(self) -> tuple[KeyLine, ...]:
        return (
            self._line("Esc", self.tr("The field as it was before")),
            self._line("Alt+Up", self.tr("Move an item of a list"), "Alt+Down"),
            self._line("Ctrl+Del", self.tr("Delete an item of a list")),
        )

    def _checks(self) -> tuple[KeyLine, ...]:
        return (
            self._line("Enter", self.tr("Go to its place")),
            self._line("Del", self.tr("Dismiss it, with a reason")),
        )

    def _window(self) -> tuple[KeyLine, ...]:
        return (
            KeyLine((self._caps("Alt+1").replace("1", "1–6"),), self.tr("Another page")),
            self._line("Ctrl+D", self.tr("Light or dark")),
            self._line("Ctrl++", self.tr("Larger or smaller text"), "Ctrl+-"),
            self._line("F11", self.tr("Full screen")),
            self._line("F1", self.tr("The guide, at this page")),
            self._line("?", self.tr("This list")),
        )

    def _line(self, key: str, does: str, *more: str) -> KeyLine:
        return KeyLine(tuple(map(self._caps, (key, *more))), does)

    def _caps(self, key: str) -> str:
        """As it is written on the keys of this system."""
        native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        parts = [_ARROWS.get(part, part) for part in native.split("+")]
        return " ".join(part or "+" for part in parts).replace("+ +", "+")
