"""The line that says whether every differentiation note reaches somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.ui.widgets.glyphs import Glyph
from facilitator.ui.widgets.labels import label, set_tone
from facilitator.ui.widgets.panes import Card

if TYPE_CHECKING:
    from facilitator.ui.session.model import Coverage

_COVERAGE = {
    "ok": ("okt", "okt", "ok", "ph.check-circle"),
    "warn": ("warnt", "warnl", "warn", "ph.warning"),
    "info": ("sunken", "sunken", "text2", "ph.info"),
}
"""Fill, edge, ink and icon for each tone."""


class CoverageLine(Card):
    """Whether every note of the plan reaches somebody."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._icon = Glyph("ph.info")
        self._words = label("", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)

    def show_coverage(self, told: Coverage) -> None:
        fill, edge, ink, icon = _COVERAGE[told.tone]
        self.set_look(fill, edge)
        self._icon.set_icon(icon, ink)
        set_tone(self._words, ink)
        self._words.setText(told.sentence)
        self.setAccessibleName(told.sentence)
