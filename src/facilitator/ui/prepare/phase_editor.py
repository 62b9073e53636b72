"""The middle of the page for one phase: its head and its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.prepare.phase_commands import length, rename
from facilitator.ui.prepare.phase_form import PhaseForm
from facilitator.ui.prepare.phase_head import PhaseHead

if TYPE_CHECKING:
    from facilitator.domain.schedule import Slot
    from facilitator.ui.prepare.phase_reading import PhaseReading


class PhaseEditor(QWidget):
    """`edit_wanted` carries an `Edit` of the phase shown."""

    edit_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = 0
        self.head = PhaseHead()
        self.form = PhaseForm()
        self.form.edit_wanted.connect(self.edit_wanted)
        self.head.title_edited.connect(
            lambda text, turn: self.edit_wanted.emit(rename(self._place, text, turn))
        )
        self.head.length_wanted.connect(
            lambda minutes: self.edit_wanted.emit(length(self._place, self._name, minutes))
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.form, 1)

    def show_phase(self, reading: PhaseReading, slot: Slot, about: str, *, same: bool) -> None:
        """`same` keeps the form where it is scrolled to."""
        self._place = reading.place
        self._name = slot.phase.label
        self.head.show_slot(slot, about)
        self.form.show_phase(reading, keep_place=same)
