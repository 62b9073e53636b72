"""Choose a phase of another plan to take it over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from facilitator.ui.override import override
from facilitator.ui.prepare.reading_text import ReadingText
from facilitator.ui.theme import Role
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.fields import SearchField
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.lists import row_list
from facilitator.ui.widgets.panes import ScrollPane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WAYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class PhaseOffer:
    """One phase in the list: how it is called, where it is from, and what it says."""

    name: str
    length: str
    plan: str
    text: str


class PhasePicker(QDialog):
    """`query_changed` asks for other offers, `chosen` carries the position of the one wanted."""

    query_changed = Signal(str)
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[PhaseOffer, ...] = ()
        self.setWindowTitle(self.tr("Reuse a phase"))
        self.resize(760, 520)
        self.search = SearchField(
            self.tr("Search phases"), placeholder=self.tr("Search phases and titles of plans")
        )
        self.search.wanted.connect(self.query_changed)
        self.list = row_list(self.tr("Phases"))
        self.list.currentRowChanged.connect(self._show_text)
        self.list.itemActivated.connect(lambda _item: self._choose())
        self._text = ReadingText(self.tr("What the phase says"), Role.BODY)
        self._none = label("", Role.BODY, tone="text2", wrap=True)
        self.add = button(self.tr("Add this phase"), kind="primary", icon="ph.plus")
        self.add.clicked.connect(self._choose)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self._none)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.list, 1)
        text = ScrollPane(self.tr("What the phase says"), takes_focus=True)
        text.column.addWidget(self._text)
        text.column.addStretch(1)
        row.addWidget(text, 1)
        column.addLayout(row, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        cancel = button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        foot.addWidget(cancel)
        foot.addWidget(self.add)
        column.addLayout(foot)
        self.search.setFocus()

    def show_offers(self, offers: Sequence[PhaseOffer], query: str) -> None:
        """The first one is chosen, so that Enter takes it."""
        self._offers = tuple(offers)
        self.list.clear()
        for offer in offers:
            length = f" · {offer.length}" if offer.length else ""
            self.list.addItem(QListWidgetItem(f"{offer.name}{length}\n{offer.plan}"))
        told = self.tr("No phase matches “{text}”.").format(text=query)
        self._none.setText(told if query else self.tr("No other plan has phases yet."))
        self._none.setVisible(not offers)
        self.add.setEnabled(bool(offers))
        self.list.setCurrentRow(0 if offers else -1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While one types, the arrow keys go through the list and Enter takes what is chosen."""
        if event.key() in _ENTER:
            self._choose()
        elif event.key() in _WAYS and self.search.hasFocus():
            step = -1 if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_PageUp) else 1
            row = self.list.currentRow() + step
            self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
        else:
            super().keyPressEvent(event)

    def _show_text(self, row: int) -> None:
        self._text.set_text(self._offers[row].text if 0 <= row < len(self._offers) else "")

    def _choose(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._offers):
            self.accept()
            self.chosen.emit(row)
