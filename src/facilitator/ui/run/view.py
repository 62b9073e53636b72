"""The Run page: panes, breakpoints and keys; it knows no rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from facilitator.domain.observation import AttainmentLevel
from facilitator.ui.audience.state import AudienceState
from facilitator.ui.audience.strip import AudienceStrip
from facilitator.ui.override import override
from facilitator.ui.run.asking import AskBar
from facilitator.ui.run.catch_up_panel import CatchUpPanel
from facilitator.ui.run.clicker import Clicker
from facilitator.ui.run.groups_pane import GroupsPane
from facilitator.ui.run.header import RunHeader
from facilitator.ui.run.key_list import KeyList
from facilitator.ui.run.keys import RunKeys
from facilitator.ui.run.more_menu import MoreMenu
from facilitator.ui.run.phase_pane import PhasePane
from facilitator.ui.run.place_keeper import PlaceKeeper
from facilitator.ui.run.room import Room, room_for
from facilitator.ui.run.rundown import RundownPane
from facilitator.ui.run.tab_order import TabOrder
from facilitator.ui.run.transport import Transport
from facilitator.ui.run.wishes import Wishes
from facilitator.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QMouseEvent, QResizeEvent, QShowEvent

    from facilitator.ui.run.asking import Question
    from facilitator.ui.run.clock_readings import ClockReadings
    from facilitator.ui.run.observe_form import ObserveForm
    from facilitator.ui.run.phase_reading import PhaseReading

_DRAWER = 288
_SMALLEST_WINDOW = 1024
_TWO_COLUMNS = 520
"""A narrower centre, at scale 1, has its text in one column."""


class RunView(QWidget):
    """Signals say what is wanted; nothing shown is ever taken for a wish."""

    leave_requested = Signal()
    forward_requested = Signal()
    back_requested = Signal()
    pause_requested = Signal()
    minutes_requested = Signal(int)
    catch_up_requested = Signal()
    rehearsal_requested = Signal()
    end_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    step_ticked = Signal(int, int, bool)
    phase_chosen = Signal(int)
    phase_menu_requested = Signal(int, QPoint)
    look_ahead_left = Signal()
    shown = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Run"))
        self.header = RunHeader()
        self.rundown = RundownPane()
        self.centre = PhasePane()
        self.groups = GroupsPane()
        self.ask_bar = AskBar()
        self.audience_strip = AudienceStrip()
        self.transport = Transport()
        self._lay_out()
        self.drawer = RundownPane(edges=("top", "right", "bottom"), parent=self)
        self.drawer.set_foot_shown(False)
        self.drawer.hide()
        self.catch_up = CatchUpPanel(self)
        clock = (self.centre, self.centre.panel)
        self._below_the_clock = PlaceKeeper(clock, self._place_catch_up, parent=self)
        self.key_list = KeyList(self)
        self._room: Room | None = None
        self._centre_look: tuple[Room, float, bool] | None = None
        self._tabs = TabOrder()
        self._readings: ClockReadings | None = None
        self._focus_before: QWidget | None = None
        self._audience = AudienceState()
        self.clicker = Clicker.PHASES
        self.wishes = Wishes(self)
        self._keys = RunKeys(self, self)
        self._connect()
        self._fit()

    def show_clock(self, readings: ClockReadings) -> None:
        """Everything that time moves; parts that did not change are left alone."""
        before, self._readings = self._readings, readings
        self.centre.panel.set_reading(readings.clock)
        if before is None or not readings.differ_in_the_clock_only(before):
            self._show_around_the_clock(readings)

    def _show_around_the_clock(self, readings: ClockReadings) -> None:
        self.header.show_reading(readings.header)
        self.rundown.show_reading(readings.rundown)
        if self.drawer.isVisible():
            self.drawer.show_reading(readings.rundown)
        self.groups.show_reading(readings.groups)
        self.transport.show_reading(readings.transport)
        self._order_tabs()

    def show_phase(self, reading: PhaseReading, *, is_running: bool) -> None:
        self.centre.show_reading(reading, is_running=is_running)
        self.rundown.set_looked_at(reading.position if reading.is_look_ahead else None)
        self._order_tabs()

    def show_audience(self, state: AudienceState) -> None:
        self._audience = state
        self.transport.show_audience(state)

    def set_session_shown(self, shown: bool, /) -> None:
        """Without a session only Leave works."""
        for part in (self.rundown, self.centre, self.groups, self.transport):
            part.setEnabled(shown)

    def ask(self, question: Question) -> None:
        self.ask_bar.ask(question)
        self._order_tabs()

    def announce(self, sentence: str) -> None:
        """Have a screen reader say it."""
        if sentence:
            self.centre.panel.announce(sentence)

    def toast_area(self) -> QWidget:
        """A side pane: neither the clock nor the projected end is ever covered."""
        return self.groups if self._room is Room.SMALL else self.rundown.list

    # --- what keys ask for, see keys.py ---

    def pause_or_go_on(self) -> None:
        self.pause_requested.emit()

    def forward(self) -> None:
        self.forward_requested.emit()

    def back(self) -> None:
        self.back_requested.emit()

    def change_minutes(self, minutes: int) -> None:
        """The same keys choose in the Catch up panel while that is open."""
        if self.catch_up.isVisible():
            self.catch_up.step(-1 if minutes > 0 else 1)
        else:
            self.minutes_requested.emit(minutes)

    def toggle_catch_up(self) -> None:
        self.catch_up_requested.emit()

    def digit(self, digit: int, *, adding: bool) -> None:
        """A group, or within 5 s of one a level."""
        if self.groups.form.takes_level_keys and not adding and 1 <= digit <= 4:
            self.groups.choose_level(AttainmentLevel(digit))
        elif digit == 0:
            self.groups.choose_whole_room()
        else:
            self.groups.choose_group(digit - 1, adding=adding)

    @property
    def form(self) -> ObserveForm:
        return self.groups.form

    def enter(self) -> None:
        if self.ask_bar.press(self.focusWidget()):
            return
        if self.audience_strip.is_asking:
            self.audience_strip.enter()
        elif self.catch_up.isVisible() and not self.note.hasFocus():
            self._enter_in_catch_up()
        else:
            self.groups.request_save()

    def escape(self) -> None:
        """A question first, then what lies over the page, a reminder, and the page itself."""
        typing = self.note.hasFocus()
        if self.ask_bar.has_the_keys(self.focusWidget()):
            self.ask_bar.dismiss()
        elif self.audience_strip.is_asking:
            self.audience_strip.close_strip()
        elif self.drawer.isVisible():
            self.close_drawer()
        elif self.catch_up.isVisible() and not typing:
            self.close_catch_up()
        elif self.ask_bar.question is not None:
            self.ask_bar.dismiss()
        elif not typing and self._audience.is_special:
            self.wishes.leave_special.emit()
        elif not typing and self.centre.look_ahead.isVisible():
            self.look_ahead_left.emit()
        else:
            self.groups.cancel()
        if typing:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def undo(self) -> None:
        self.undo_requested.emit()

    def redo(self) -> None:
        self.redo_requested.emit()

    def end_session(self) -> None:
        self.end_requested.emit()

    def open_more(self) -> None:
        """What has no button of its own."""
        MoreMenu(self, self._audience).open_above(self.transport.more_position())

    def toggle_key_list(self) -> None:
        if self.key_list.isVisible():
            self.key_list.close_list()
        else:
            self._focus_before = self.focusWidget()
            self.key_list.open()

    @property
    def key_list_is_open(self) -> bool:
        return self.key_list.isVisible()

    @property
    def note(self) -> QWidget:
        return self.groups.form.note

    # --- layout ---

    def close_drawer(self) -> None:
        self.drawer.hide()

    def open_catch_up(self) -> None:
        self.close_drawer()
        self.catch_up.open()
        self._below_the_clock.begin()
        self.catch_up.apply.setFocus(Qt.FocusReason.OtherFocusReason)
        self._order_tabs()

    def close_catch_up(self) -> None:
        if self.catch_up.isVisible():
            focus: QWidget | None = self.focusWidget()
            inside = focus is not None and self.catch_up.isAncestorOf(focus)
            self.catch_up.hide()
            self._below_the_clock.end()
            if inside:
                self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter_in_catch_up(self) -> None:
        """Enter applies, but for the buttons that say something else."""
        focus = self.focusWidget()
        if focus is self.catch_up.cancel or focus is self.catch_up.close_button:
            self.close_catch_up()
        else:
            self.catch_up.applied.emit()

    def _place_catch_up(self) -> None:
        """Over what is to be done in the phase, below the clock, wherever that now ends."""
        clock = self.centre.panel
        top = clock.mapTo(self, QPoint(0, clock.height())).y() + theme().px(8)
        left = clock.mapTo(self, QPoint(0, 0)).x()
        bottom = self.centre.mapTo(self, QPoint(0, self.centre.height())).y() - theme().px(8)
        self.catch_up.setGeometry(left, top, clock.width(), bottom - top)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._keys.begin()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown.emit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._keys.end()
        self.key_list.hide()
        self.close_drawer()
        self.close_catch_up()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.close_drawer()

    def _lay_out(self) -> None:
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.rundown)
        body.addWidget(self.centre, 1)
        body.addWidget(self.groups)
        column = QVBoxLayout(self)
        # The room decides what the transport holds, not the transport how small the room may be.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(body, 1)
        column.addWidget(self.audience_strip)
        column.addWidget(self.ask_bar)
        column.addWidget(self.transport)

    def _connect(self) -> None:
        self.header.leave_requested.connect(self.leave_requested)
        self.transport.back_requested.connect(self.back_requested)
        self.transport.pause_requested.connect(self.pause_requested)
        self.transport.forward_requested.connect(self.forward_requested)
        self.transport.minutes_requested.connect(self.minutes_requested)
        self.transport.catch_up_requested.connect(self.catch_up_requested)
        self.transport.keys_requested.connect(self.toggle_key_list)
        self.transport.audience_requested.connect(self.wishes.audience)
        self.transport.mini_requested.connect(self.wishes.mini)
        self.transport.more_requested.connect(self.open_more)
        self.audience_strip.changed.connect(self._order_tabs)
        self.centre.step_ticked.connect(self.step_ticked)
        self.centre.look_ahead_left.connect(self.look_ahead_left)
        self.centre.menu_requested.connect(self.phase_menu_requested)
        for pane in (self.rundown, self.drawer):
            pane.menu_requested.connect(self.phase_menu_requested)
        self.rundown.phase_chosen.connect(self.phase_chosen)
        self.rundown.open_requested.connect(self._toggle_drawer)
        self.drawer.phase_chosen.connect(self._chosen_in_drawer)
        self.groups.finished.connect(lambda: self.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.key_list.closed.connect(self._give_focus_back)
        theme().changed.connect(self._fit)

    def _fit(self) -> None:
        """The room is measured at scale 1: larger text needs a larger window for as much."""
        scale = theme().ui_scale
        room = room_for(self.width() / scale)
        self._room = room
        self.rundown.set_narrow(room is Room.SMALL)
        # Large text in a small window: the groups' words shrink, so that the clock has room.
        growth = min(scale, max(1.0, self.width() / _SMALLEST_WINDOW))
        rundown, groups = theme().px(room.rundown), round(room.groups * growth)
        self.rundown.setFixedWidth(rundown)
        self.groups.setFixedWidth(groups)
        self.groups.set_room(room)
        one_column = self.width() - rundown - groups < theme().px(_TWO_COLUMNS)
        if self._centre_look != (room, scale, one_column):
            self._centre_look = (room, scale, one_column)
            self.centre.set_room(room, in_one_column=one_column)
            self._tabs.forget()
        self.header.fit()
        self.transport.set_room(room.transport, room.button, narrow=room is Room.SMALL)
        if room is not Room.SMALL:
            self.close_drawer()
        self.key_list.setGeometry(self.rect())
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes left to right and top to bottom, whenever a control was made."""
        controls = (
            *self.header.controls,
            *self.rundown.controls,
            *self.centre.controls,
            *self.catch_up.controls,
            *self.groups.controls,
            *self.audience_strip.controls,
            *self.ask_bar.controls,
            *self.transport.controls,
        )
        self._tabs.lay(controls)

    def _toggle_drawer(self) -> None:
        """The whole rundown beside the narrow one, below the clock, which it must not cover."""
        if self.drawer.isVisible():
            self.close_drawer()
            return
        top = self.centre.columns.mapTo(self, QPoint(0, 0)).y()
        bottom = self.rundown.mapTo(self, QPoint(0, self.rundown.height())).y()
        left = self.rundown.width()
        self.drawer.setGeometry(left, top, theme().px(_DRAWER), bottom - top)
        if self._readings is not None:
            self.drawer.show_reading(self._readings.rundown)
        self.drawer.show()
        self.drawer.raise_()

    def _chosen_in_drawer(self, position: int) -> None:
        self.close_drawer()
        self.phase_chosen.emit(position)

    def _give_focus_back(self) -> None:
        target = self._focus_before
        if target is not None and target.isVisible() and target is not self.key_list:
            target.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
