"""The two cards at the left of the review: where the time went, and what was seen of whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.observation import AttainmentLevel
from facilitator.ui.counting import observations_counted
from facilitator.ui.levels import level_name
from facilitator.ui.review.chart import LegendMark, TimelineChart
from facilitator.ui.review.matrix import MatrixTable
from facilitator.ui.review.words import (
    drift_words,
    parts_words,
)
from facilitator.ui.theme import Role
from facilitator.ui.widgets.badges import LevelMark, Pill
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import Card

if TYPE_CHECKING:
    from facilitator.ui.review.matrix_model import Matrix
    from facilitator.ui.review.model import Drift, Timeline


class TimeCard(Card):
    """Planned and actual time as a chart, and in words."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.chart = TimelineChart()
        self._pill = Pill()
        self._parts = label("", Role.BODY, tone="text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(10)
        column.addWidget(self._make_head())
        column.addWidget(self.chart)
        words = QHBoxLayout()
        words.setSpacing(10)
        words.addWidget(self._pill)
        words.addWidget(self._parts, 1)
        column.addLayout(words)

    def show_time(self, timeline: Timeline | None, told: Drift | None) -> None:
        if told is None:
            return
        text, tone, icon = drift_words(told)
        parts = parts_words(told)
        self._pill.show_state(text, tone, icon)
        self._parts.setText(parts)
        self.chart.set_timeline(timeline, f"{text}. {parts}" if parts else text)

    def _make_head(self) -> QWidget:
        head = QWidget()
        flow = FlowLayout(head, gap=16, row_gap=4)
        flow.addWidget(label(self.tr("Planned and actual time"), Role.STRONG))
        words = {
            "planned": self.tr("Planned"),
            "actual": self.tr("Actual"),
            "end": self.tr("Planned end"),
        }
        for kind, text in words.items():
            flow.addWidget(_legend_item(LegendMark(kind), text))
        return head


class MatrixCard(Card):
    """The grid with its legend, or what is missing for one."""

    cell_chosen = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.table = MatrixTable()
        self.table.cell_chosen.connect(self.cell_chosen)
        self._count = label("", Role.SMALL, tone="text2")
        self._missing = EmptyState("ph.users-three", "", compact=True)
        self._legend = self._make_legend()
        self._spread = label("", Role.SMALL, tone="text2", wrap=True)
        self._spread.setContentsMargins(14, 6, 14, 2)
        head = QHBoxLayout()
        head.setContentsMargins(14, 0, 14, 8)
        head.addWidget(label(self.tr("Groups and objectives"), Role.STRONG))
        head.addStretch(1)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 10, 1, 6)
        column.setSpacing(0)
        column.addLayout(head)
        for part in (self.table, self._missing, self._legend, self._spread):
            column.addWidget(part)

    def show_matrix(self, shown: Matrix, chosen: tuple[str, int] | None, *, count: int) -> None:
        self._count.setText(observations_counted(count))
        self.table.set_matrix(shown, chosen)
        self.table.setVisible(not shown.is_empty)
        self._legend.setVisible(not shown.is_empty)
        self._missing.setVisible(shown.is_empty)
        if not shown.groups:
            self._missing.set_words(self.tr("This session has no groups."))
        else:
            self._missing.set_words(self.tr("This plan has no objectives."))

    def show_spread(self, words: str) -> None:
        """How attention was spread over the groups."""
        self._spread.setText(words)
        self._spread.setVisible(bool(words))

    def _make_legend(self) -> QWidget:
        legend = QWidget()
        flow = FlowLayout(legend, gap=14, row_gap=0)
        flow.setContentsMargins(14, 6, 14, 0)
        for level in (*AttainmentLevel, None):
            words = f"{int(level)} {level_name(level)}" if level else self.tr("Not observed")
            mark = LevelMark(int(level or 0), side=16)
            flow.addWidget(_legend_item(mark, words, Role.CAPTION))
        return legend


def _legend_item(mark: QWidget, words: str, role: Role = Role.SMALL) -> QWidget:
    item = QWidget()
    row = QHBoxLayout(item)
    row.setContentsMargins(0, 3, 0, 3)
    row.setSpacing(6)
    row.addWidget(mark)
    row.addWidget(label(words, role, tone="text2"))
    return item
