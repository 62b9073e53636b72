"""The centre of Run: the clock, and what is to be done now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.override import override
from facilitator.ui.run.group_notes import GroupNotes
from facilitator.ui.run.phase_sections import (
    ComingSection,
    Section,
    StepsSection,
    TechnologySection,
    TextSection,
    ThingsSection,
)
from facilitator.ui.run.phase_title import LookAheadBar, PhaseTitle
from facilitator.ui.run.room import Room
from facilitator.ui.run.steady_scroll import BAR, SteadyScroll
from facilitator.ui.theme import theme
from facilitator.ui.widgets.countdown import CountdownPanel
from facilitator.ui.widgets.panes import Pane

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from facilitator.ui.run.phase_reading import PhaseReading


class PhasePane(Pane):
    """Title row, countdown panel, and columns that scroll together."""

    step_ticked = Signal(int, int, bool)
    look_ahead_left = Signal()
    menu_requested = Signal(int, QPoint)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self.setAccessibleName(self.tr("Current phase"))
        self._room = Room.MEDIUM
        self._in_one_column = False
        self._shown: PhaseReading | None = None
        self.title = PhaseTitle()
        self.title.more.clicked.connect(self._ask_for_menu)
        self.look_ahead = LookAheadBar()
        self.look_ahead.hide()
        self.look_ahead.back_requested.connect(self.look_ahead_left)
        self.panel = CountdownPanel()
        self.columns = SteadyScroll(self.tr("What to do in this phase"))
        self.you = StepsSection()
        self.you.step_ticked.connect(self._ticked)
        self.learners = TextSection("ph.student", self.tr("Learners"))
        self.resources = ThingsSection("ph.package", self.tr("Resources"))
        self.technology = TechnologySection()
        self.coming = ComingSection()
        self.notes = GroupNotes()
        self._column = QVBoxLayout(self)
        self._upper = QVBoxLayout()
        self._build()

    def show_reading(self, reading: PhaseReading, *, is_running: bool = True) -> None:
        other = self._shown is None or reading.position != self._shown.position
        self.title.show_reading(reading)
        self.you.show_steps(reading.steps)
        self.look_ahead.set_phase(reading.name, is_running=is_running, is_past=reading.is_past)
        self.look_ahead.setVisible(reading.is_look_ahead)
        if self._text_of(reading) != self._text_of(self._shown):
            self._fill_columns(reading)
        self._shown = reading
        if other:
            self.columns.verticalScrollBar().setValue(0)

    @property
    def room(self) -> Room:
        return self._room

    @property
    def shown(self) -> PhaseReading | None:
        return self._shown

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in its order."""
        return (self.look_ahead.back, self.title.more, *self.you.boxes)

    def set_room(self, room: Room, *, in_one_column: bool = False) -> None:
        """Two columns, or three where the window is large; large text may need all the width."""
        self._room = room
        self._in_one_column = in_one_column
        side = theme().px(room.centre_side)
        self._column.setContentsMargins(0, theme().px(12), 0, 0)
        self._upper.setContentsMargins(side, 0, side, 0)
        self._arrange()
        self.title.set_with_objectives(room is not Room.SMALL)
        for section in self._sections():
            section.set_px(room.text_px)
        self.notes.set_px(room.text_px)
        self.notes.set_counts_shown(room is not Room.SMALL)
        if self._shown is not None:
            self._fill_columns(self._shown)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.set_pane_size(self.width(), self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def _build(self) -> None:
        self._column.setSpacing(theme().px(12))
        self._upper.setSpacing(theme().px(12))
        for part in (self.look_ahead, self.title, self.panel):
            self._upper.addWidget(part)
        self._column.addLayout(self._upper)
        self._column.addWidget(self.columns, 1)
        self.set_room(Room.MEDIUM)

    def _sections(self) -> tuple[Section, ...]:
        return (self.you, self.learners, self.resources, self.technology, self.coming)

    def _arrange(self) -> None:
        """Sections move into the columns of this room."""
        for part in (*self._sections(), self.notes):
            part.setParent(None)
        body = QWidget()
        body.setObjectName("scroll_body")
        side = theme().px(self._room.centre_side)
        row = QHBoxLayout(body)
        row.setContentsMargins(side, 0, side - BAR, theme().px(12))
        row.setSpacing(theme().px(24))
        for parts, share in self._columns():
            column = QVBoxLayout()
            column.setSpacing(theme().px(11))
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
            row.addLayout(column, share)
        self.columns.set_body(body)

    def _columns(self) -> tuple[tuple[tuple[QWidget, ...], int], ...]:
        if self._in_one_column:
            you, *others = self._sections()
            return (((you, self.notes, *others), 1),)
        if self._room is Room.LARGE:
            return (
                ((self.you, self.resources, self.technology, self.coming), 312),
                ((self.learners,), 300),
                ((self.notes,), 412),
            )
        return ((self._sections(), 312), ((self.notes,), 350))

    def _fill_columns(self, reading: PhaseReading) -> None:
        self.learners.show_texts(reading.learners)
        self.resources.show_things(reading.resources)
        self.technology.show_technology(reading.technology)
        self.coming.show_coming(reading.coming)
        self.notes.show_reading(reading)
        self.notes.setVisible(reading.coming is None or bool(reading.for_all.text))
        self.you.setVisible(bool(reading.steps))

    def _ask_for_menu(self) -> None:
        if self._shown is not None:
            below = self.title.more.mapToGlobal(QPoint(0, self.title.more.height()))
            self.menu_requested.emit(self._shown.position, below)

    def _ticked(self, step: int, done: bool) -> None:
        if self._shown is not None:
            self.step_ticked.emit(self._shown.position, step, done)

    def _text_of(self, reading: PhaseReading | None) -> object:
        """What below the clock depends on, ticks and times left out."""
        if reading is None:
            return None
        return (
            reading.position,
            reading.learners,
            reading.resources,
            reading.technology,
            reading.for_all,
            reading.notes,
            reading.coming,
            reading.present,
        )
