"""What the reading view of a phase is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.inline import plain
from facilitator.ui.prepare.reading_text import ReadingText
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.badges import Pill
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.glyphs import Glyph
from facilitator.ui.widgets.labels import label, plain_tooltip
from facilitator.ui.widgets.panes import Card, Separator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.plan import Strategy

_PROFILE_WIDTH = 190


def heading(icon: str, text: str, mark: QWidget | None = None, *, at_end: bool = False) -> QWidget:
    """Icon and name over a field, with a mark behind them or at the end of the line."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().px(8))
    row.addWidget(Glyph(icon, "text2", 20))
    row.addWidget(label(text, Role.BODY, tone="text2", bold=True))
    if mark is not None and not at_end:
        row.addWidget(mark)
    row.addStretch(1)
    if mark is not None and at_end:
        row.addWidget(mark)
    made.setFixedHeight(max(theme().px(26), made.sizeHint().height()))
    return made


class TextCard(Card):
    """A text in a quiet frame."""

    def __init__(self, text: str, name: str, *, tone: str = "text") -> None:
        super().__init__()
        self.text = ReadingText(name, Role.LIVE, tone=tone)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme().px(14), theme().px(10), theme().px(14), theme().px(10))
        column.addWidget(self.text, 0, Qt.AlignmentFlag.AlignTop)
        column.addStretch(1)
        self.text.set_text(text)


class ProfileNotes(Card):
    """The note for the whole room, then one row for each profile of learners."""

    def __init__(self, note: str, strategies: Sequence[Strategy]) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        if note:
            self._add(self._text(note, self.tr("Differentiation")))
        for strategy in strategies:
            self._add(self._row(strategy))

    def _add(self, row: QWidget) -> None:
        if self._column.count():
            self._column.addWidget(Separator())
        self._column.addWidget(row)

    def _text(self, text: str, name: str) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(*self._margins())
        shown = ReadingText(name, Role.LIVE)
        shown.set_text(text)
        column.addWidget(shown)
        return made

    def _row(self, strategy: Strategy) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(*self._margins())
        row.setSpacing(theme().px(16))
        name = label(plain(strategy.audience), Role.BODY, bold=True, wrap=True)
        name.setFixedWidth(theme().px(_PROFILE_WIDTH))
        name.setContentsMargins(0, theme().px(3), 0, 0)
        shown = ReadingText(strategy.audience, Role.LIVE)
        shown.set_text(strategy.text)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(shown, 1)
        return made

    def _margins(self) -> tuple[int, int, int, int]:
        return theme().px(14), theme().px(9), theme().px(14), theme().px(9)


class ObjectiveChips(QWidget):
    """Which objectives the phase works on; the words of each are its tooltip."""

    def __init__(self, objectives: Sequence[str], covered: Sequence[int]) -> None:
        super().__init__()
        flow = FlowLayout(self, gap=8)
        for place in sorted(covered):
            chip = Pill(f"O{place + 1}", "accent", "ph.check")
            chip.setToolTip(plain_tooltip(objectives[place]))
            chip.setAccessibleName(f"O{place + 1}: {objectives[place]}")
            flow.addWidget(chip)
