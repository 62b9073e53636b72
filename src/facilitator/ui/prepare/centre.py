"""The middle of the page: the form of a phase, the details of the plan, or what is only read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from facilitator.ui.prepare.model import phase_about, phase_reading, plan_about
from facilitator.ui.prepare.modes import PHASE, WHOLE
from facilitator.ui.prepare.phase_editor import PhaseEditor
from facilitator.ui.prepare.phase_reader import PhaseReader
from facilitator.ui.prepare.plan_form import PlanForm
from facilitator.ui.prepare.reader_head import ReaderHead
from facilitator.ui.prepare.whole_plan import WholePlan
from facilitator.ui.widgets.banner import Banner
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.widgets.panes import Pane

if TYPE_CHECKING:
    from facilitator.domain.diagnostic import Place
    from facilitator.domain.plan import PhaseField
    from facilitator.ui.prepare.model import PlanReading


class Centre(Pane):
    """Shows what it is told; an earlier version is only read, whatever the mode."""

    edit_wanted = Signal(object)
    newest_requested = Signal()
    restore_requested = Signal()
    phase_wanted = Signal()
    reuse_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self._notice: Banner | None = None
        self._said = ""
        self.editor = PhaseEditor()
        self.details = PlanForm()
        self.reader_head = ReaderHead()
        self.reader = PhaseReader()
        self.whole = WholePlan()
        for made in (self.editor, self.details):
            made.edit_wanted.connect(self.edit_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        self._readers = QStackedWidget()
        self._readers.addWidget(self.reader)
        self._readers.addWidget(self.whole)
        reading = QWidget()
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.reader_head)
        column.addWidget(self._readers, 1)
        self._reading_part = reading
        self._empty = self._make_empty()
        self._parts = QStackedWidget()
        for part in (self.editor, self.details, reading, self._empty):
            self._parts.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._parts, 1)

    def _make_empty(self) -> EmptyState:
        empty = EmptyState(
            "ph.list-numbers",
            self.tr("No phases yet"),
            self.tr("Add the first one, or take one over from another plan."),
        )
        add = button(self.tr("Add a phase"), kind="primary", icon="ph.plus")
        add.clicked.connect(self.phase_wanted)
        reuse = button(self.tr("Reuse a phase"), icon="ph.books")
        reuse.clicked.connect(self.reuse_wanted)
        for made in (add, reuse):
            empty.add_button(made)
        self._add = add
        return empty

    @property
    def first(self) -> QWidget:
        """What the focus goes to when it comes from before."""
        current = self._parts.currentWidget()
        if current is self.editor:
            return self.editor.head.title
        if current is self.details:
            return self.details.first
        if current is self._empty:
            return self._add
        return self.reader_head.find_button

    def show_plan(self, reading: PlanReading, mode: str, place: int, *, keep_place: bool) -> None:
        self._show_notice(reading.notice)
        phases = reading.plan.phases
        if mode == WHOLE or (reading.is_old and (mode != PHASE or not phases)):
            self._show_whole(reading, keep_place=keep_place)
        elif reading.is_old:
            self._read_phase(reading, place, keep_place=keep_place)
        elif mode != PHASE:
            self._parts.setCurrentWidget(self.details)
            self.details.show_plan(reading.plan)
        elif not phases:
            self._parts.setCurrentWidget(self._empty)
        else:
            self._edit_phase(reading, place, keep_place=keep_place)

    def _edit_phase(self, reading: PlanReading, place: int, *, keep_place: bool) -> None:
        slot = reading.day.slots[place]
        about = phase_about(reading.day, slot)
        made = phase_reading(reading, place)
        same = keep_place and self._parts.currentWidget() is self.editor
        self.editor.show_phase(made, slot, about, same=same)
        self._parts.setCurrentWidget(self.editor)

    def _show_whole(self, reading: PlanReading, *, keep_place: bool) -> None:
        self._parts.setCurrentWidget(self._reading_part)
        self._readers.setCurrentWidget(self.whole)
        self.reader_head.show_plan(self.tr("The whole plan"), plan_about(reading.plan))
        self.whole.show_plan(reading.plan, reading.day, keep_place=keep_place)

    def _read_phase(self, reading: PlanReading, place: int, *, keep_place: bool) -> None:
        slot = reading.day.slots[place]
        self._parts.setCurrentWidget(self._reading_part)
        self._readers.setCurrentWidget(self.reader)
        self.reader_head.show_phase(slot.number, slot.phase.label, phase_about(reading.day, slot))
        self.reader.show_phase(phase_reading(reading, place), keep_place=keep_place)

    def show_field(self, which: PhaseField) -> None:
        """In the phase that is shown."""
        if self._parts.currentWidget() is self.editor:
            self.editor.form.show_field(which)
        else:
            self.reader.show_field(which)

    def show_section(self, place: Place) -> None:
        if self._parts.currentWidget() is self.details:
            self.details.show_section(place.section, place.item)
        else:
            self.whole.show_section(place.section)

    def set_wide(self, wide: bool, /) -> None:
        self.editor.form.set_wide(wide)
        self.reader.set_wide(wide)

    def _show_notice(self, notice: str) -> None:
        if notice == self._said:
            return
        self._said = notice
        if self._notice is not None:
            self._column.removeWidget(self._notice)
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
        if notice:
            self._notice = Banner("warn", notice, icon="ph.clock-counter-clockwise")
            self._notice.add_action(self.tr("Restore this version"), self.restore_requested.emit)
            self._notice.add_action(self.tr("Back to the newest"), self.newest_requested.emit)
            self._column.insertWidget(0, self._notice)
