"""Beside the plan: what is still to be looked at, and what learners are to reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.inline import plain
from facilitator.ui.prepare.check_card import CheckCard
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.badges import Pill, Tag
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import Pane, ScrollPane, Separator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.plan import Objective
    from facilitator.ui.prepare.checks_model import CheckLine

_TOP = Qt.AlignmentFlag.AlignTop


class ChecksPane(Pane):
    """`chosen` carries the check that was pressed."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg", edges=("left",), parent=parent)
        self._pill = Pill()
        self._cards: list[CheckCard] = []
        self._scroll = ScrollPane(self.tr("Checks and objectives"), spacing=0, takes_focus=True)
        self._rest = QWidget()
        self._scroll.column.addWidget(self._rest)
        self._scroll.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self._scroll, 1)

    def _head(self) -> QWidget:
        head = QWidget()
        head.setMinimumHeight(theme().px(44))
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(12)
        row.addWidget(label(self.tr("Checks"), Role.STRONG))
        row.addWidget(self._pill)
        row.addStretch(1)
        return head

    @property
    def cards(self) -> list[CheckCard]:
        return self._cards

    @property
    def state(self) -> str:
        return self._pill.text

    def show_plan(self, checks: Sequence[CheckLine], objectives: Sequence[Objective]) -> None:
        open_ones = [check for check in checks if check.is_open]
        if open_ones:
            told = self.tr("{number} to fix").format(number=len(open_ones))
            self._pill.show_state(told, "warn", "ph.warning")
        else:
            self._pill.show_state(self.tr("Ready to run"), "ok", "ph.check-circle")
        rest = QWidget()
        column = QVBoxLayout(rest)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._checks(checks))
        if objectives:
            column.addWidget(_objectives(self.tr("Objectives"), objectives))
        self._scroll.column.replaceWidget(self._rest, rest)
        self._rest.hide()
        self._rest.deleteLater()
        self._rest = rest
        rest.show()

    def _checks(self, checks: Sequence[CheckLine]) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(14, 4, 14, 16)
        column.setSpacing(10)
        self._cards = [CheckCard(check) for check in checks]
        hints = False
        for card in self._cards:
            if not card.line.is_open and not hints:
                hints = True
                column.addWidget(
                    label(self.tr("Good to know"), Role.SMALL, tone="text2", bold=True)
                )
            card.clicked.connect(lambda _on=False, line=card.line: self.chosen.emit(line))
            column.addWidget(card)
        if not self._cards:
            told = self.tr("Nothing is missing, and nothing needs internet.")
            column.addWidget(label(told, Role.BODY, tone="text2", wrap=True))
        return made


def _objectives(title: str, objectives: Sequence[Objective]) -> QWidget:
    made = Pane("surface", edges=("top",))
    column = QVBoxLayout(made)
    column.setContentsMargins(16, 12, 16, 16)
    column.setSpacing(0)
    column.addWidget(label(title, Role.STRONG))
    column.addSpacing(6)
    for number, objective in enumerate(objectives, start=1):
        column.addWidget(Separator())
        column.addWidget(_objective(number, objective))
    return made


def _objective(number: int, objective: Objective) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 8, 0, 8)
    row.setSpacing(12)
    row.addWidget(label(f"O{number}", Role.BODY, bold=True), 0, _TOP)
    text = label(plain(objective.text), Role.BODY, wrap=True)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    row.addWidget(text, 1)
    if objective.level:
        row.addWidget(Tag(objective.level), 0, _TOP)
    return made
