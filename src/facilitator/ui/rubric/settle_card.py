"""One criterion that observers judged otherwise: what each said, side by side, and what holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from facilitator.ui.override import override
from facilitator.ui.theme import Role, set_focus_shape
from facilitator.ui.widgets.chips import Chip
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.labels import label, plain_tooltip
from facilitator.ui.widgets.panes import Card, Separator, bring_into_sight

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent


@dataclass(frozen=True, slots=True)
class SettleReading:
    """`opinions` are who, the level, and what speaks for it; `chosen` is a key or empty."""

    title: str
    opinions: tuple[tuple[str, str, str], ...]
    choices: tuple[tuple[str, str], ...]
    descriptors: tuple[str, ...]
    chosen: str


class SettleCard(Card):
    """Digits choose the level that is agreed on, 0 is not seen, Backspace leaves it open again."""

    agreed = Signal(str)
    taken_back = Signal()
    step_wanted = Signal(int)

    def __init__(self, reading: SettleReading) -> None:
        super().__init__("surface")
        self._reading = reading
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_focus_shape(self, 8)
        self.title = label(reading.title, Role.STRONG, wrap=True)
        self.state = label("", Role.SMALL, tone="text2")
        self.chips = {key: Chip(name, shape="tile") for key, name in reading.choices}
        for place, (key, chip) in enumerate(self.chips.items()):
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.clicked.connect(lambda _on=False, key=key: self._press(key))
            if place < len(reading.descriptors):
                chip.setToolTip(plain_tooltip(reading.descriptors[place]))
        self._lay_out()
        self.show_reading(reading)

    def show_reading(self, reading: SettleReading) -> None:
        self._reading = reading
        for key, chip in self.chips.items():
            chip.setChecked(key == reading.chosen)
        chosen = dict(reading.choices).get(reading.chosen, "")
        settled, open_ = self.tr("Agreed: {level}"), self.tr("Not agreed yet")
        self.state.setText(settled.format(level=chosen) if chosen else open_)
        said = "; ".join(f"{who} {level}" for who, level, _ in reading.opinions)
        self.setAccessibleName(f"{reading.title}: {said}. {self.state.text()}")

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        bring_into_sight(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        keys = list(self.chips)
        levels = len(self._reading.descriptors)
        if text.isdecimal() and 1 <= int(text) <= levels:
            self.agreed.emit(keys[int(text) - 1])
        elif text == "0":
            self.agreed.emit(keys[-1])
        elif key == Qt.Key.Key_Backspace:
            self.taken_back.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.step_wanted.emit(1)
        elif key == Qt.Key.Key_Up:
            self.step_wanted.emit(-1)
        else:
            super().keyPressEvent(event)

    def _press(self, key: str) -> None:
        """The chip that is on already leaves it open again."""
        is_on = key == self._reading.chosen
        self.chips[key].setChecked(is_on)
        if is_on:
            self.taken_back.emit()
        else:
            self.agreed.emit(key)

    def _lay_out(self) -> None:
        beside = QHBoxLayout()
        beside.setSpacing(20)
        for who, level, reasons in self._reading.opinions:
            opinion = QVBoxLayout()
            opinion.setSpacing(2)
            opinion.addWidget(label(who, Role.SMALL, tone="text2", bold=True))
            opinion.addWidget(label(level, Role.STRONG, wrap=True))
            opinion.addWidget(label(reasons, Role.SMALL, wrap=True))
            opinion.addStretch(1)
            beside.addLayout(opinion, 1)
        chips = FlowLayout()
        for chip in self.chips.values():
            chips.addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addLayout(beside)
        column.addWidget(Separator())
        column.addWidget(self.state)
        column.addLayout(chips)
