"""The Prepare page: the day as an axis, the plan to read, and what is still to be looked at."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.domain.plan import PhaseField
from facilitator.ui.override import override
from facilitator.ui.prepare.axis import AxisPane
from facilitator.ui.prepare.checks_pane import ChecksPane
from facilitator.ui.prepare.model import PlanReading, phase_about, phase_reading, plan_about
from facilitator.ui.prepare.page_bar import PageBar
from facilitator.ui.prepare.panes_row import PanesRow
from facilitator.ui.prepare.phase_reader import PhaseReader
from facilitator.ui.prepare.reader_head import PHASE, WHOLE, ReaderHead
from facilitator.ui.prepare.whole_plan import WholePlan
from facilitator.ui.theme import theme
from facilitator.ui.widgets.banner import Banner
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.widgets.panes import Pane

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from facilitator.ui.prepare.checks_model import CheckLine


class PrepareView(Pane):
    """Widgets and signals. `mode_changed` and `phase_changed` come from the user only."""

    mode_changed = Signal(str)
    phase_changed = Signal(int)
    newest_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self._reading: PlanReading | None = None
        self._place = 0
        self._mode = PHASE
        self.bar = PageBar()
        self.axis = AxisPane()
        self.head = ReaderHead()
        self.phase = PhaseReader()
        self.whole = WholePlan()
        self.checks = ChecksPane()
        self._notice: Banner | None = None
        self._lay_out()
        self._connect()
        theme().changed.connect(self._fit)

    def _lay_out(self) -> None:
        self._texts = QStackedWidget()
        self._texts.addWidget(self.phase)
        self._texts.addWidget(self.whole)
        centre = Pane("surface")
        self._centre = QVBoxLayout(centre)
        self._centre.setContentsMargins(0, 0, 0, 0)
        self._centre.setSpacing(0)
        self._centre.addWidget(self.head)
        self._centre.addWidget(self._texts, 1)
        self.panes = PanesRow(self.axis, centre, self.checks)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.panes, 1)
        self._nothing = EmptyState(
            "ph.pencil-line", self.tr("No plan is open"), self.tr("Choose one in the library.")
        )
        self._layout = QStackedLayout(self)
        self._layout.addWidget(page)
        self._layout.addWidget(self._nothing)
        self._page = page

    def _connect(self) -> None:
        self.axis.chosen.connect(self._choose_phase)
        self.head.mode_wanted.connect(self._choose_mode)
        self.head.find_requested.connect(self.open_find)
        self.checks.chosen.connect(self._go_to_check)
        self.bar.checks_requested.connect(self._toggle_checks)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.open_find)
        close = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.checks)
        close.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        close.activated.connect(self._close_checks)

    def show_nothing(self) -> None:
        self._reading = None
        self._layout.setCurrentWidget(self._nothing)

    def show_plan(self, reading: PlanReading, *, keep_place: bool = False) -> None:
        """Show a plan; with `keep_place` the phase and what is in sight stay."""
        self._reading = reading
        if not keep_place or self._place >= len(reading.plan.phases):
            self._place = 0
        self.bar.show_reading(reading.bar)
        self.axis.canvas.show_day(reading.day, reading.open_by_phase())
        self._chain_keys()
        self.checks.show_plan(reading.checks, reading.plan.objectives)
        self._show_notice(reading.notice)
        self._show_texts(keep_place=keep_place)
        self._layout.setCurrentWidget(self._page)

    def _chain_keys(self) -> None:
        """Tab goes from the bar to the axis and then to the text, though cards are made last."""
        order = [self.bar.session, *self.axis.canvas.cards, self.head.find_button]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def show_mode(self, mode: str) -> None:
        """One phase or the whole plan, without telling anyone."""
        self._mode = mode
        self._show_texts(keep_place=True)

    @property
    def mode(self) -> str:
        return self._mode

    @property
    def place(self) -> int:
        """The position of the phase shown or last shown."""
        return self._place

    def open_find(self) -> None:
        """Search is through the whole plan, wherever one reads."""
        if self._reading is None:
            return
        if self._mode != WHOLE:
            self._choose_mode(WHOLE)
        self.whole.open_find()

    def _show_texts(self, *, keep_place: bool) -> None:
        reading = self._reading
        if reading is None:
            return
        if self._mode == WHOLE or not reading.plan.phases:
            self._texts.setCurrentWidget(self.whole)
            self.head.show_plan(self.tr("The whole plan"), plan_about(reading.plan))
            self.whole.show_plan(reading.plan, reading.day, keep_place=keep_place)
            self.axis.choose(None)
        else:
            self._texts.setCurrentWidget(self.phase)
            self._show_phase(reading, keep_place=keep_place)

    def _show_phase(self, reading: PlanReading, *, keep_place: bool) -> None:
        slot = reading.day.slots[self._place]
        about = phase_about(reading.day, slot)
        self.head.show_phase(slot.number, slot.phase.label, about)
        self.phase.show_phase(phase_reading(reading.plan, self._place), keep_place=keep_place)
        self.axis.choose(self._place)

    def _show_notice(self, notice: str) -> None:
        if self._notice is not None:
            self._centre.removeWidget(self._notice)
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
        if notice:
            self._notice = Banner("warn", notice, icon="ph.clock-counter-clockwise")
            self._notice.add_action(self.tr("Back to the newest"), self.newest_requested.emit)
            self._centre.insertWidget(0, self._notice)

    def _choose_phase(self, place: int) -> None:
        changed = (self._mode, self._place) != (PHASE, place)
        mode, self._mode, self._place = self._mode, PHASE, place
        self._show_texts(keep_place=not changed)
        if mode != PHASE:
            self.mode_changed.emit(PHASE)
        self.phase_changed.emit(place)

    def _choose_mode(self, mode: str) -> None:
        if self._reading is not None and mode == PHASE and not self._reading.plan.phases:
            self.head.modes.set_current(WHOLE)
            return
        self._mode = mode
        self._show_texts(keep_place=True)
        self.mode_changed.emit(mode)

    def _toggle_checks(self) -> None:
        self.panes.toggle_drawer()
        self.bar.checks.set_tinted(self.panes.is_open)
        if self.panes.is_open and self.checks.cards:
            self.checks.cards[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _close_checks(self) -> None:
        if self.panes.is_open:
            self.panes.close_drawer()
            self.bar.checks.set_tinted(False)
            self.bar.checks.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go_to_check(self, line: CheckLine) -> None:
        """To the phase and field the check is about, else to its section of the whole plan."""
        self._close_checks()
        place = line.place
        if line.phase is not None:
            self._choose_phase(line.phase)
            self.phase.show_field(
                place.field if place and place.field else PhaseField.FACILITATOR_ACTIONS
            )
        elif place is not None:
            self._choose_mode(WHOLE)
            self.whole.show_section(place.section)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is read is what the keys move: the phases in time, or the whole text."""
        super().focusInEvent(event)
        cards = self.axis.canvas.cards
        target: QWidget = self.whole.text
        if self._mode == PHASE and self._place < len(cards):
            target = cards[self._place]
        target.setFocus(event.reason())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.panes.set_window_width(self.width())
        self.bar.set_small(self.panes.is_small)
        self.phase.set_wide(self.panes.is_large)
