"""Which objectives a part of the plan is for: proposed from the words until the trainer says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.chips import Chip
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.labels import label, plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence


class ObjectiveChoice(QWidget):
    """`chosen` carries the positions from 0 the user wants, confirmed by choosing."""

    chosen = Signal(object)

    def __init__(self, unsaid: str, parent: QWidget | None = None) -> None:
        """`unsaid` is shown when neither the words nor the trainer name any objective."""
        super().__init__(parent)
        self._unsaid = unsaid
        self._chips: list[Chip] = []
        self._covered: tuple[int, ...] = ()
        chips = QWidget()
        self._flow = FlowLayout(chips, gap=8)
        self._told = label("", Role.CAPTION, tone="text2", wrap=True)
        self.confirm = button(self.tr("Confirm"), icon="ph.check", height=32)
        self.confirm.setToolTip(self.tr("Keep the objectives that the words propose"))
        self.confirm.clicked.connect(lambda: self.chosen.emit(self._covered))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._told, 1)
        foot.addWidget(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(6))
        column.addWidget(chips)
        column.addLayout(foot)

    @property
    def chips(self) -> list[Chip]:
        return self._chips

    def show_objectives(
        self, objectives: Sequence[str], covered: tuple[int, ...], *, confirmed: bool
    ) -> None:
        """`covered` is what the trainer said, or with not `confirmed` what the words propose."""
        self._covered = covered
        self._make(len(objectives))
        for place, (chip, words) in enumerate(zip(self._chips, objectives, strict=True)):
            chip.setChecked(place in covered)
            chip.setToolTip(plain_tooltip(words))
            chip.setAccessibleName(f"O{place + 1}: {words}")
        self._told.setText(self._words(len(objectives), confirmed=confirmed))
        self._told.setVisible(bool(self._told.text()))
        self.confirm.setVisible(bool(covered) and not confirmed)

    def _words(self, number: int, *, confirmed: bool) -> str:
        if not number:
            return self.tr("The plan has no objectives yet.")
        if confirmed:
            return ""
        if self._covered:
            return self.tr("Proposed from the words.")
        return self._unsaid

    def _make(self, number: int) -> None:
        if number == len(self._chips):
            return
        self._flow.clear()
        self._chips = [Chip(f"O{place + 1}", shape="tile") for place in range(number)]
        last: QWidget = self
        for chip in self._chips:
            self._flow.addWidget(chip)
            QWidget.setTabOrder(last, chip)
            chip.clicked.connect(self._tell)
            last = chip
        QWidget.setTabOrder(last, self.confirm)

    def _tell(self) -> None:
        chosen = tuple(place for place, chip in enumerate(self._chips) if chip.isChecked())
        self.chosen.emit(chosen)
