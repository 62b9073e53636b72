"""Cards one below the other that stay where they are while what they say changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.prepare.check_card import CheckCard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.ui.prepare.checks_model import CheckReading


class CheckColumn(QWidget):
    """Each key press may change the checks: only cards that say something else are painted anew.

    The signals carry a `CheckLine`, `fix_wanted` the code of the offer besides.
    """

    chosen = Signal(object)
    fix_wanted = Signal(object, str)
    dismiss_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[CheckCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_checks(self, checks: Sequence[CheckReading], *, editable: bool) -> None:
        for card, check in zip(self.cards, checks, strict=False):
            card.show_reading(check)
        for check in checks[len(self.cards) :]:
            self._add(check)
        for card in self.cards[len(checks) :]:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        del self.cards[len(checks) :]
        for card in self.cards:
            card.set_editable(editable)
        self.setVisible(bool(checks))

    def _add(self, check: CheckReading) -> None:
        card = CheckCard(check)
        card.clicked.connect(partial(self._choose, card))
        card.fix_wanted.connect(partial(self._fix, card))
        card.dismiss_wanted.connect(partial(self._dismiss, card))
        self.cards.append(card)
        self._column.addWidget(card)

    def _choose(self, card: CheckCard) -> None:
        self.chosen.emit(card.line)

    def _fix(self, card: CheckCard, code: str) -> None:
        self.fix_wanted.emit(card.line, code)

    def _dismiss(self, card: CheckCard) -> None:
        self.dismiss_wanted.emit(card.line)
