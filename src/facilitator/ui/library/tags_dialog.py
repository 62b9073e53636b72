"""Tags of one plan or of several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.override import override
from facilitator.ui.theme import Role
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.checks import CheckBox
from facilitator.ui.widgets.fields import LineEdit
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import ScrollPane

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

_LONGEST = 60
_CHECKED = {
    None: Qt.CheckState.PartiallyChecked,
    True: Qt.CheckState.Checked,
    False: Qt.CheckState.Unchecked,
}


@dataclass(frozen=True, slots=True)
class TagChange:
    add: tuple[str, ...]
    remove: tuple[str, ...]


class TagsDialog(QDialog):
    """Every tag of the library with a box, and a field for a new one.

    `tags` says for each whether all plans have it (True), none (False), or some (None).
    """

    chosen = Signal(object)

    def __init__(
        self, about: str, tags: Mapping[str, bool | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._before = dict(tags)
        self._boxes: dict[str, CheckBox] = {}
        self.setWindowTitle(self.tr("Tags"))
        self.resize(440, 520)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(about, Role.STRONG, wrap=True))
        column.addLayout(self._field_row())
        self._list = ScrollPane(self.tr("Tags"), spacing=0)
        self._list.column.addStretch(1)
        for tag, state in tags.items():
            self._add_box(tag, state)
        column.addWidget(self._list, 1)
        column.addLayout(self._footer())

    def _field_row(self) -> QHBoxLayout:
        self.field = LineEdit(self.tr("New tag"), icon="ph.tag", placeholder=self.tr("Add a tag"))
        self.field.setMaxLength(_LONGEST)
        self._add = button(self.tr("Add"), icon="ph.plus")
        self._add.setEnabled(False)
        self._add.clicked.connect(self._take_new)
        self.field.textChanged.connect(lambda text: self._add.setEnabled(bool(text.strip())))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self._add)
        return row

    def _footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        cancel = button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        apply = button(self.tr("Apply"), kind="primary")
        apply.clicked.connect(self._apply)
        row.addWidget(cancel)
        row.addWidget(apply)
        return row

    def box(self, tag: str) -> CheckBox:
        return self._boxes[tag]

    def _add_box(self, tag: str, state: bool | None, *, first: bool = False) -> None:
        box = CheckBox(tag)
        box.setTristate(state is None)
        box.setCheckState(_CHECKED[state])
        self._boxes[tag] = box
        place = 0 if first else self._list.column.count() - 1
        self._list.column.insertWidget(place, box)

    def _take_new(self) -> None:
        """A tag that is known is ticked, whatever its case; a new one goes on top."""
        text = " ".join(self.field.text().split())
        known = next((tag for tag in self._boxes if tag.casefold() == text.casefold()), None)
        if known is not None:
            self._boxes[known].setCheckState(Qt.CheckState.Checked)
        elif text:
            self._add_box(text, True, first=True)
        self.field.clear()
        self.field.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.field.hasFocus() and self.field.text().strip():
                self._take_new()
            else:
                self._apply()
            return
        super().keyPressEvent(event)

    def _apply(self) -> None:
        """What is still in the field counts too: nobody means to lose it."""
        self._take_new()
        states = {tag: box.checkState() for tag, box in self._boxes.items()}
        change = TagChange(
            tuple(tag for tag in states if self._became(tag, states, True)),
            tuple(tag for tag in states if self._became(tag, states, False)),
        )
        self.accept()
        if change.add or change.remove:
            self.chosen.emit(change)

    def _became(self, tag: str, states: Mapping[str, Qt.CheckState], wanted: bool) -> bool:
        return states[tag] is _CHECKED[wanted] and self._before.get(tag, False) is not wanted
