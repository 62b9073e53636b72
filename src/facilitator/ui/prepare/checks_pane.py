"""Beside the plan: what is still to be looked at, and what learners are to reach."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.checks.dismissing import dismiss, take_back
from facilitator.domain.editing.objectives import change_objective
from facilitator.ui.prepare.check_column import CheckColumn
from facilitator.ui.prepare.check_edits import apply_fix
from facilitator.ui.prepare.checks_model import checks_reading
from facilitator.ui.prepare.dismiss_dialog import DismissDialog
from facilitator.ui.prepare.objectives_card import ObjectivesCard
from facilitator.ui.prepare.settled_checks import DismissedChecks, PassedChecks
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.badges import Pill
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.glyphs import Glyph
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import Pane, ScrollPane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.plan import LessonPlan
    from facilitator.ui.prepare.alignment_dialog import AlignmentDialog
    from facilitator.ui.prepare.check_card import CheckCard
    from facilitator.ui.prepare.checks_model import CheckLine, ChecksReading


class ChecksPane(Pane):
    """`chosen` carries the check that was pressed.

    `edit_wanted` carries the name of a step ("Undo …") and a function from plan to plan,
    `undo_wanted` asks for the last step back while a dialog of the pane is open.
    """

    chosen = Signal(object)
    edit_wanted = Signal(str, object)
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg", edges=("left",), parent=parent)
        self._plan: LessonPlan | None = None
        self._lines: tuple[CheckLine, ...] = ()
        self._editable = True
        self._matrix: AlignmentDialog | None = None
        self._chained: list[QWidget] = []
        self._pill = Pill()
        self.passed_button = button("", kind="flat", height=32, checkable=True)
        self.to_fix, self.notes = CheckColumn(), CheckColumn()
        self.dismissed, self.passed = DismissedChecks(), PassedChecks()
        self.objectives = ObjectivesCard()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._nothing = label(
            self.tr("Nothing is missing, and nothing needs internet."),
            Role.BODY,
            tone="text2",
            wrap=True,
        )
        self._notes_title = label(self.tr("Good to know"), Role.SMALL, tone="text2", bold=True)
        lists = QWidget()
        rows = QVBoxLayout(lists)
        rows.setContentsMargins(14, 4, 14, 16)
        rows.setSpacing(10)
        rows.addWidget(self._offline())
        for part in (self.passed, self.to_fix, self._nothing, self._notes_title, self.notes):
            rows.addWidget(part)
        rows.addWidget(self.dismissed)
        self.passed.hide()
        scroll = ScrollPane(self.tr("Checks and objectives"), spacing=0, takes_focus=True)
        scroll.column.addWidget(lists)
        scroll.column.addWidget(self.objectives)
        scroll.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(scroll, 1)

    def _head(self) -> QWidget:
        head = QWidget()
        head.setMinimumHeight(theme().px(44))
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(label(self.tr("Checks"), Role.STRONG))
        row.addWidget(self._pill)
        row.addStretch(1)
        row.addWidget(self.passed_button)
        return head

    def _offline(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(8)
        self._sign = Glyph("ph.wifi-slash", "ok", 16)
        self._ready = label("", Role.SMALL, tone="text2", wrap=True)
        row.addWidget(self._sign)
        row.addWidget(self._ready, 1)
        self._offline_row = made
        return made

    def _connect(self) -> None:
        for column in (self.to_fix, self.notes):
            column.chosen.connect(self.chosen)
            column.fix_wanted.connect(self._fix)
            column.dismiss_wanted.connect(self._ask_reason)
        self.dismissed.undo_wanted.connect(self._take_back)
        self.passed_button.toggled.connect(self.passed.setVisible)
        self.objectives.level_chosen.connect(self._set_level)
        self.objectives.alignment_wanted.connect(self.open_alignment)

    @property
    def cards(self) -> list[CheckCard]:
        return [*self.to_fix.cards, *self.notes.cards]

    @property
    def state(self) -> str:
        return self._pill.words

    @property
    def readiness(self) -> str:
        """What is said about a room without internet."""
        return self._ready.text()

    def show_plan(
        self, plan: LessonPlan, lines: Sequence[CheckLine], *, editable: bool = True
    ) -> None:
        """Only what differs from what is shown is painted anew."""
        if (plan, tuple(lines), editable) == (self._plan, self._lines, self._editable):
            return
        self._plan, self._lines, self._editable = plan, tuple(lines), editable
        reading = checks_reading(plan, lines)
        self._show_head(reading)
        self._offline_row.setVisible(bool(plan.phases))
        self._show_offline(reading)
        self.to_fix.show_checks(reading.to_fix, editable=editable)
        self.notes.show_checks(reading.notes, editable=editable)
        self._notes_title.setVisible(bool(reading.notes))
        self._nothing.setVisible(not reading.to_fix and not reading.notes)
        self.dismissed.show_lines(reading.dismissed, editable=editable)
        self.passed.show_sentences(reading.passed)
        self.objectives.setVisible(bool(reading.aims))
        self.objectives.show_aims(reading.aims, reading.holes, editable=editable)
        if self._matrix is not None:
            self._matrix.show_plan(plan, editable=editable)
        self._chain_keys()

    def _chain_keys(self) -> None:
        """Tab goes from top to bottom, though some cards are made later than what is below."""
        order: list[QWidget] = [self.passed_button]
        for card in self.cards:
            order += [card, card.dismiss, *card.offers]
        order += [*self.dismissed.buttons, *self.objectives.selects, self.objectives.alignment]
        if order != self._chained:
            self._chained = order
            for first, second in pairwise(order):
                QWidget.setTabOrder(first, second)

    def _show_head(self, reading: ChecksReading) -> None:
        if reading.to_fix:
            told = self.tr("{number} to fix").format(number=len(reading.to_fix))
            self._pill.show_state(told, "warn", "ph.warning")
        else:
            self._pill.show_state(self.tr("Ready to run"), "ok", "ph.check-circle")
        self.passed_button.setText(self.tr("{number} passed").format(number=len(reading.passed)))

    def _show_offline(self, reading: ChecksReading) -> None:
        if reading.works_offline:
            self._sign.set_icon("ph.wifi-slash", "ok")
            self._ready.setText(self.tr("Ready for a room without internet"))
        else:
            self._sign.set_icon("ph.wifi-high", "warn")
            self._ready.setText(self.tr("Needs internet, as it stands"))

    def _fix(self, line: CheckLine, code: str) -> None:
        if self._plan is None:
            return
        reading = checks_reading(self._plan, [line])
        offers = [each for check in (*reading.to_fix, *reading.notes) for each in check.offers]
        step = next((offer.step for offer in offers if offer.code == code), code)
        self.edit_wanted.emit(step, partial(apply_fix, finding=line.finding, code=code))

    def _ask_reason(self, line: CheckLine) -> None:
        dialog = DismissDialog(line.sentence, self)
        dialog.dismissed.connect(partial(self._dismiss, line))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _dismiss(self, line: CheckLine, reason: str) -> None:
        change = partial(dismiss, finding=line.finding, reason=reason)
        self.edit_wanted.emit(self.tr("dismiss a check"), change)

    def _take_back(self, line: CheckLine) -> None:
        change = partial(take_back, finding=line.finding)
        self.edit_wanted.emit(self.tr("reopen a check"), change)

    def _set_level(self, position: int, level: str) -> None:
        change = partial(change_objective, position=position, level=level)
        step = self.tr("change the level of objective {number}").format(number=position + 1)
        self.edit_wanted.emit(step, change)

    def open_alignment(self) -> None:
        """Objectives by phases and assessments, to confirm and to correct."""
        from facilitator.ui.prepare.alignment_dialog import AlignmentDialog

        if self._plan is None:
            return
        self._matrix = AlignmentDialog(self)
        self._matrix.edit_wanted.connect(self.edit_wanted)
        self._matrix.undo_wanted.connect(self.undo_wanted)
        self._matrix.finished.connect(self._forget_alignment)
        self._matrix.show_plan(self._plan, editable=self._editable)
        self._matrix.open()

    def _forget_alignment(self) -> None:
        if self._matrix is not None:
            self._matrix.deleteLater()
            self._matrix = None
