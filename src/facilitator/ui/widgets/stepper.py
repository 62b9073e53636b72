"""A number with − and + beside it, which can also be typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from facilitator.ui.override import override
from facilitator.ui.theme import theme
from facilitator.ui.widgets.fields import LineEdit
from facilitator.ui.widgets.segments import Segment, SegmentButton

if TYPE_CHECKING:
    from collections.abc import Callable

_SIDE = 40
_MIDDLE = 76


class _Number(LineEdit):
    stepped = Signal(int)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(_MIDDLE), super().sizeHint().height())

    @override
    def event(self, event: QEvent) -> bool:
        if undoes_elsewhere(self, event):
            event.ignore()
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(way)


def undoes_elsewhere(field: LineEdit, event: QEvent) -> bool:
    """Whether this is a field's key to undo or redo while nothing in it was typed to take back."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    undo = event.matches(QKeySequence.StandardKey.Undo) and not field.isUndoAvailable()
    redo = event.matches(QKeySequence.StandardKey.Redo) and not field.isRedoAvailable()
    return undo or redo


class Stepper(QWidget):
    """`value_changed` comes from the user only; `rejected` carries text that is no valid number.

    After a rejection the next good value is always announced, so that an error can be taken back.

    `show` and `read` turn the number into words and back; `read` gives None for nonsense.
    """

    value_changed = Signal(int)
    rejected = Signal(str)

    def __init__(
        self,
        name: str,
        *,
        minimum: int,
        maximum: int,
        step: int = 1,
        suffix: str = "",
        show: Callable[[int], str] | None = None,
        read: Callable[[str], int | None] | None = None,
        height: int = 44,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._minimum, self._maximum, self._step = minimum, maximum, step
        self._show = show or (lambda value: f"{value} {suffix}".strip())
        self._read = read or _first_number
        self._value = minimum
        self._refused = False
        self._less = self._step_button(
            "ph.minus", self.tr("Less: {name}").format(name=name), height
        )
        self._more = self._step_button("ph.plus", self.tr("More: {name}").format(name=name), height)
        self._number = _Number(name, height=height, parent=self)
        self._build()
        self.setAccessibleName(name)
        self.set_value(minimum)

    @property
    def value(self) -> int:
        return self._value

    @property
    def line_edit(self) -> LineEdit:
        return self._number

    def set_tips(self, less: str, more: str) -> None:
        """What the two buttons do, with the keys that do the same."""
        self._less.setToolTip(less)
        self._more.setToolTip(more)

    def set_value(self, value: int) -> None:
        """Show a value; one outside the range is shown as it is."""
        self._value = value
        self._refused = False
        self._number.set_error(False)
        self._number.set_text(self._show(value))
        self._less.setEnabled(value > self._minimum)
        self._more.setEnabled(value < self._maximum)

    def _build(self) -> None:
        self._less.set_ends(first=True, last=False)
        self._more.set_ends(first=False, last=True)
        self._less.clicked.connect(lambda: self._move(-1))
        self._more.clicked.connect(lambda: self._move(1))
        self._number.setProperty("cell", True)
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number.committed.connect(self._take)
        self._number.stepped.connect(self._move)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._less)
        row.addWidget(self._number, 1)
        row.addWidget(self._more)
        self.setFocusProxy(self._number)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # without it Tab's order cannot be set
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def _step_button(self, icon: str, name: str, height: int) -> SegmentButton:
        made = SegmentButton(Segment("", "", icon, name=name), height, parent=self)
        made.setAutoRepeat(True)
        # The arrow keys do the same in the number; a press takes what was typed there first.
        made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        made.setFixedWidth(_SIDE)
        return made

    def _move(self, way: int) -> None:
        """To the next multiple of the step in that direction."""
        down = -(-self._value // self._step) - 1
        steps = self._value // self._step + 1 if way > 0 else down
        goal = steps * self._step
        self._settle(min(self._maximum, max(self._minimum, goal)))

    def _take(self, text: str) -> None:
        value = self._read(text)
        if value is None or not self._minimum <= value <= self._maximum:
            self._refused = True
            self._number.set_error(True)
            self.rejected.emit(text)
            return
        self._settle(value)

    def _settle(self, value: int) -> None:
        changed = self._refused or value != self._value
        self._number.setModified(False)
        self.set_value(value)
        if changed:
            self.value_changed.emit(value)


def _first_number(text: str) -> int | None:
    found = re.search(r"[-\u2212]?\d+", text)
    return int(found.group().replace("\u2212", "-")) if found else None
