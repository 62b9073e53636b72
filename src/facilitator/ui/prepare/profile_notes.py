"""What a phase does for different learners: a note for the room, one row a profile of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.inline import plain
from facilitator.ui.prepare.live_fields import LiveText
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import Card, Separator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLabel

    from facilitator.domain.plan import Strategy

_PROFILE_WIDTH = 190


class _ProfileRow(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name: QLabel = label("", Role.BODY, bold=True, wrap=True)
        self.name.setFixedWidth(theme().px(_PROFILE_WIDTH))
        self.name.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.name.setContentsMargins(0, theme().px(12), 0, theme().px(9))
        self.text = LiveText("", lines=1, bare=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Separator())
        row = QHBoxLayout()
        row.setContentsMargins(theme().px(14), 1, 1, 1)
        row.setSpacing(theme().px(4))
        row.addWidget(self.name)
        row.addWidget(self.text, 1)
        column.addLayout(row)

    def show_strategy(self, strategy: Strategy) -> None:
        name = plain(strategy.audience) or self.tr("Everyone")
        self.name.setText(name)
        self.text.setAccessibleName(name)
        self.text.set_text(strategy.text)


class ProfileNotes(Card):
    """`strategy_edited` carries the profile's position and its text."""

    strategy_edited = Signal(int, str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(edge="line", parent=parent)
        self.note = LiveText(
            self.tr("Differentiation"),
            lines=1,
            bare=True,
            placeholder=self.tr("For everyone in the room"),
        )
        self._rows: list[_ProfileRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._column.addWidget(self.note)

    @property
    def rows(self) -> list[LiveText]:
        return [row.text for row in self._rows]

    def show_notes(self, note: str, strategies: Sequence[Strategy]) -> None:
        self.note.set_text(note)
        while len(self._rows) > len(strategies):
            gone = self._rows.pop()
            gone.hide()
            gone.deleteLater()
        while len(self._rows) < len(strategies):
            self._add_row(len(self._rows))
        for row, strategy in zip(self._rows, strategies, strict=True):
            row.show_strategy(strategy)

    def _add_row(self, place: int) -> None:
        row = _ProfileRow(self)
        last = self._rows[-1].text if self._rows else self.note
        QWidget.setTabOrder(last, row.text)
        row.text.edited.connect(lambda text: self.strategy_edited.emit(place, text, row.text.turn))
        self._rows.append(row)
        self._column.addWidget(row)
        row.show()
