"""The Prepare page: the day as an axis, the plan to write, and what is still to be looked at."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from facilitator.domain.plan import PhaseField
from facilitator.ui.exporting import export_menu
from facilitator.ui.override import override
from facilitator.ui.prepare.axis import AxisPane
from facilitator.ui.prepare.centre import Centre
from facilitator.ui.prepare.checks_pane import ChecksPane
from facilitator.ui.prepare.edits import Edit
from facilitator.ui.prepare.modes import DETAILS, PHASE, WHOLE
from facilitator.ui.prepare.page_bar import PageBar
from facilitator.ui.prepare.page_menu import page_menu
from facilitator.ui.prepare.panes_row import PanesRow
from facilitator.ui.prepare.phase_actions import ADD, BREAK, PhaseActions
from facilitator.ui.prepare.phase_commands import command, length, move
from facilitator.ui.theme import theme
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.widgets.panes import Pane
from facilitator.ui.widgets.scrim import dim_behind

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QFocusEvent, QHideEvent
    from PySide6.QtWidgets import QMenu

    from facilitator.ui.prepare.checks_model import CheckLine
    from facilitator.ui.prepare.model import PlanReading


class PrepareView(Pane):
    """Widgets and signals; `edit_wanted` carries an `Edit`, all others come from the user too."""

    edit_wanted = Signal(object)
    mode_changed = Signal(str)
    phase_changed = Signal(int)
    reuse_requested = Signal()
    newest_requested = Signal()
    restore_requested = Signal()
    print_requested = Signal()
    export_requested = Signal(str)
    new_plan_requested = Signal()
    hidden = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self._reading: PlanReading | None = None
        self._place = 0
        self._mode = PHASE
        self._chained: list[QWidget] = []
        self.bar = PageBar()
        self.axis = AxisPane()
        self.centre = Centre()
        self.checks = ChecksPane()
        self._lay_out()
        editor = self.centre.editor
        self.actions_of_phase = PhaseActions(self, self.axis, editor)
        self._connect()
        theme().changed.connect(self._fit)
        theme().changed.connect(self.actions_of_phase.refresh_icons)

    def _lay_out(self) -> None:
        self.panes = PanesRow(self.axis, self.centre, self.checks)
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
        canvas = self.axis.canvas
        self.axis.chosen.connect(self.choose_phase)
        canvas.move_wanted.connect(self._move)
        canvas.length_wanted.connect(self._set_length)
        canvas.phase_wanted.connect(lambda: self.do(ADD, at_end=True))
        canvas.break_wanted.connect(lambda: self.do(BREAK, at_end=True))
        canvas.menu_wanted.connect(self._show_menu_of)
        self.actions_of_phase.wanted.connect(self.do)
        self.bar.mode_wanted.connect(self.choose_mode)
        self.bar.checks_requested.connect(self._toggle_checks)
        self.bar.menu_requested.connect(self._show_page_menu)
        self.checks.chosen.connect(self._go_to_check)
        self.checks.edit_wanted.connect(
            lambda name, change: self.edit_wanted.emit(Edit(name, change))
        )
        self.checks.undo_wanted.connect(self.bar.undo_requested)
        centre = self.centre
        centre.edit_wanted.connect(self.edit_wanted)
        centre.newest_requested.connect(self.newest_requested)
        centre.restore_requested.connect(self.restore_requested)
        centre.phase_wanted.connect(lambda: self.do(ADD, at_end=True))
        centre.reuse_wanted.connect(self.reuse_requested)
        centre.editor.head.menu_requested.connect(self._show_menu)
        centre.reader_head.find_requested.connect(self.open_find)
        self._keys()

    def _keys(self) -> None:
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.open_find)
        for key, asked in (
            ("Ctrl+N", self.new_plan_requested),
            ("Ctrl+H", self.bar.versions_requested),
            ("Ctrl+Z", self.bar.undo_requested),
            ("Ctrl+Shift+Z", self.bar.redo_requested),
            ("Ctrl+Y", self.bar.redo_requested),
            ("?", self.show_keys),
        ):
            made = QShortcut(QKeySequence(key), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(asked)
        out = QShortcut(QKeySequence("Ctrl+E"), self)
        out.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        out.activated.connect(self._show_export_menu)
        close = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.checks)
        close.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        close.activated.connect(self._close_checks)

    # What is shown

    @property
    def mode(self) -> str:
        return self._mode

    @property
    def place(self) -> int:
        """The position of the phase shown or last shown."""
        return self._place

    @property
    def after_chosen(self) -> int:
        """Where a phase goes that is put behind the one chosen; at the end if none is."""
        phases = len(self._reading.plan.phases) if self._reading else 0
        return min(self._place + 1, phases) if self._mode == PHASE else phases

    def show_nothing(self) -> None:
        self._reading = None
        self._layout.setCurrentWidget(self._nothing)

    def show_plan(
        self, reading: PlanReading, *, place: int | None = None, keep_place: bool = False
    ) -> None:
        """Show a plan at the phase in that place; with `keep_place` what is in sight stays."""
        before = self._place
        self._reading = reading
        wanted = self._place if place is None else place
        self._place = max(0, min(wanted, len(reading.plan.phases) - 1))
        self.bar.show_reading(reading.bar)
        self.axis.canvas.set_editable(not reading.is_old)
        self.axis.canvas.show_day(reading.day, reading.open_by_phase())
        self.checks.show_plan(reading.plan, reading.checks, editable=not reading.is_old)
        self._show_centre(keep_place=keep_place and before == self._place)
        self._chain_keys()
        self._layout.setCurrentWidget(self._page)

    def _chain_keys(self) -> None:
        """Tab goes from the bar to the axis and then to the text, though cards are made late."""
        canvas = self.axis.canvas
        order: list[QWidget] = [self.bar.more, *canvas.cards]
        order += [canvas.add_phase, canvas.add_break, self.centre.first]
        if order == self._chained:
            return
        self._chained = order
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def show_mode(self, mode: str) -> None:
        """What the middle shows, without telling anyone."""
        self._mode = mode
        self._show_centre(keep_place=True)

    def _show_centre(self, *, keep_place: bool) -> None:
        reading = self._reading
        self.bar.modes.set_current(self._mode)
        if reading is None:
            return
        self.centre.show_plan(reading, self._mode, self._place, keep_place=keep_place)
        self.axis.choose(self._place if self._mode == PHASE else None, look=not keep_place)
        self.actions_of_phase.show_state(reading.plan, self._place, editable=not reading.is_old)

    def choose_phase(self, place: int) -> None:
        changed = (self._mode, self._place) != (PHASE, place)
        mode, self._mode, self._place = self._mode, PHASE, place
        self._show_centre(keep_place=not changed)
        if mode != PHASE:
            self.mode_changed.emit(PHASE)
        self.phase_changed.emit(place)

    def choose_mode(self, mode: str) -> None:
        self._mode = mode
        self._show_centre(keep_place=True)
        self.mode_changed.emit(mode)

    def open_find(self) -> None:
        """Search is through the whole plan, wherever one writes."""
        if self._reading is None:
            return
        if self._mode != WHOLE:
            self.choose_mode(WHOLE)
        self.centre.whole.open_find()

    def show_keys(self) -> None:
        """A list of them all; a question mark that is typed into a field is none."""
        from facilitator.ui.prepare.keys_dialog import KeysDialog

        dialog = KeysDialog(self.actions_of_phase, self)
        dialog.finished.connect(dialog.deleteLater)
        dim_behind(dialog, self)
        dialog.open()

    # What is wanted

    def do(self, key: str, *, at_end: bool = False) -> None:
        """One of the actions, on the phase that is chosen or, when adding, behind the last."""
        reading = self._reading
        if reading is None or reading.is_old:
            return
        place = len(reading.plan.phases) - 1 if at_end else self._place
        edit = command(key, reading.plan, place)
        if edit is None:
            self.reuse_requested.emit()
            return
        adds = key in (ADD, BREAK)
        if adds and self._mode != PHASE:
            self.choose_mode(PHASE)
        self.edit_wanted.emit(edit)
        if adds:
            self.centre.editor.head.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.centre.editor.head.title.selectAll()

    def _move(self, origin: int, target: int) -> None:
        if self._reading is not None:
            self.edit_wanted.emit(move(self._reading.plan, origin, target))

    def _set_length(self, place: int, minutes: int) -> None:
        if self._reading is not None:
            name = self._reading.plan.phases[place].label
            self.edit_wanted.emit(length(place, name, minutes))

    def _show_menu(self) -> None:
        more = self.centre.editor.head.more
        menu = self.actions_of_phase.menu(self)
        menu.popup(more.mapToGlobal(more.rect().bottomLeft()))

    def _show_page_menu(self) -> None:
        self._popup_below_more(page_menu(self, self.actions_of_phase))

    def _show_export_menu(self) -> None:
        menu = export_menu(self, self.export_requested.emit, sessions=True)
        menu.aboutToHide.connect(menu.deleteLater)
        self._popup_below_more(menu)

    def _popup_below_more(self, menu: QMenu) -> None:
        more = self.bar.more
        at = more.mapToGlobal(more.rect().bottomRight())
        at.setX(at.x() - menu.sizeHint().width())
        menu.popup(at)

    def _show_menu_of(self, place: int, at: QPoint) -> None:
        self.choose_phase(place)
        self.actions_of_phase.menu(self).popup(at)

    # Checks

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
        """To the field the check is about: of its phase, or among the details of the plan."""
        self._close_checks()
        place = line.place
        if line.phase is not None:
            self.choose_phase(line.phase)
            field = place.field if place and place.field else PhaseField.FACILITATOR_ACTIONS
            self.centre.show_field(field)
        elif place is not None:
            self.choose_mode(DETAILS)
            self.centre.show_section(place)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys move through the phases or the text, but nothing is written by accident."""
        super().focusInEvent(event)
        cards = self.axis.canvas.cards
        if self._mode == WHOLE:
            self.centre.whole.text.setFocus(event.reason())
        elif self._place < len(cards):
            cards[self._place].setFocus(event.reason())

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.hidden.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.panes.set_window_width(self.width())
        self.bar.set_small(self.panes.is_small)
        self.centre.set_wide(self.panes.is_large)
