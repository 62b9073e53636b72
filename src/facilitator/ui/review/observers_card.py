"""How far those agree who looked at one session, in plain words, and the way to settle the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.theme import Role
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import Card

if TYPE_CHECKING:
    from collections.abc import Sequence


class ObserversCard(Card):
    """Two parts, of observations and of scores, each with a sentence for every measure."""

    settle_requested = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.settle = button("", icon="ph.check-square", height=36)
        self.settle.clicked.connect(self.settle_requested)
        self.who = label("", Role.SMALL, tone="text2", wrap=True)
        self.observed = label("", Role.SMALL, wrap=True)
        self.scored = label("", Role.SMALL, wrap=True)
        self._heads = (
            label(self.tr("Levels observed"), Role.SMALL, bold=True),
            label(self.tr("Rubric scores"), Role.SMALL, bold=True),
        )
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Between observers"), Role.STRONG))
        head.addStretch(1)
        head.addWidget(self.settle)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 10, 10)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.who)
        for part, words in zip(self._heads, (self.observed, self.scored), strict=True):
            column.addWidget(part)
            column.addWidget(words)
        self.hide()

    def show_agreement(
        self, who: str, observed: Sequence[str], scored: Sequence[str], *, open_: int, settled: int
    ) -> None:
        """Sentences of each part; `open_` scores differ and are not settled yet."""
        self.who.setText(who)
        for part, words, said in zip(
            self._heads, (self.observed, self.scored), (observed, scored), strict=True
        ):
            part.setVisible(bool(said))
            words.setVisible(bool(said))
            words.setText(" ".join(said))
        self.settle.setVisible(bool(open_ or settled))
        differing = self.tr("Settle {count} that differ…").format(count=open_)
        self.settle.setText(differing if open_ else self.tr("See what was agreed…"))
        self.show()
