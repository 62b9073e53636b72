"""Over the plan: when it starts and ends, how long it says it is, and where to go from here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.ui.override import override
from facilitator.ui.prepare.modes import DETAILS, PHASE, WHOLE
from facilitator.ui.session.when import TimeField
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import IconButton, button, text_width
from facilitator.ui.widgets.glyphs import Glyph
from facilitator.ui.widgets.labels import label, plain_tooltip, set_tone
from facilitator.ui.widgets.panes import Pane
from facilitator.ui.widgets.segments import Segment, SegmentedButtons
from facilitator.ui.widgets.stepper import undoes_elsewhere

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_HEIGHT = 52


@dataclass(frozen=True, slots=True)
class BarReading:
    """Texts of the bar; an empty one is left out. `differs` marks the phases' sum.

    `plan_says_all` is the stated length in full, for the tooltip.
    """

    ends: str = ""
    plan_says: str = ""
    plan_says_all: str = ""
    phases: str = ""
    differs: bool = False
    breaks: str = ""
    checks: str = ""


class Fact(QWidget):
    """A quiet name and its value."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._value = label("", Role.BODY, bold=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(theme().px(6))
        row.addWidget(label(name, Role.BODY, tone="text2"))
        row.addWidget(self._value)

    def show_value(self, value: str, *, tone: str = "text", tooltip: str = "") -> None:
        self._value.setText(value)
        self.setToolTip(plain_tooltip(tooltip))
        set_tone(self._value, tone)
        self.setVisible(bool(value))

    @property
    def value(self) -> str:
        return self._value.text()


class StartField(TimeField):
    """The wall time at which the plan starts; `changed` comes from the user only."""

    changed = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._minute = 0
        self.set_icon("")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setToolTip(self.tr("When you would start: all times follow. ↑ and ↓ change it."))
        self.time_chosen.connect(self._tell)
        theme().changed.connect(self._rewrite)

    @override
    def event(self, event: QEvent) -> bool:
        if undoes_elsewhere(self, event):
            event.ignore()
            return False
        return super().event(event)

    def set_minute(self, minute: int) -> None:
        self._minute = minute
        self.set_time(time(minute // 60 % 24, minute % 60))
        width = text_width(theme().font(Role.BODY), self.text())
        self.setFixedSize(round(width) + theme().px(36), theme().px(38))

    def _rewrite(self) -> None:
        self.set_minute(self._minute)

    def _tell(self) -> None:
        """What is no time gives way to the last one that was."""
        at = self.chosen_time
        if at is None:
            self.set_minute(self._minute)
            return
        minute = at.hour * 60 + at.minute
        if minute != self._minute:
            self.set_minute(minute)
            self.changed.emit(minute)


class PageBar(Pane):
    """`mode_wanted` carries one of the modes; `menu_requested` asks for what else can be done."""

    start_changed = Signal(int)
    mode_wanted = Signal(str)
    checks_requested = Signal()
    versions_requested = Signal()
    session_requested = Signal()
    menu_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", edges=("bottom",), parent=parent)
        self.setMinimumHeight(_HEIGHT)
        self._small = False
        self._reading = BarReading()
        self.undo = IconButton("ph.arrow-u-up-left", "", side=40)
        self.redo = IconButton("ph.arrow-u-up-right", "", side=40)
        self.undo.clicked.connect(self.undo_requested)
        self.redo.clicked.connect(self.redo_requested)
        self.start = StartField(self.tr("Starts"))
        self.start.changed.connect(self.start_changed)
        self.ends = Fact(self.tr("Ends"))
        self.plan_says = Fact(self.tr("Plan says"))
        self.phases = Fact(self.tr("Phases"))
        self.breaks = Fact(self.tr("Break"))
        self.modes = SegmentedButtons(
            (
                Segment(PHASE, self.tr("One phase")),
                Segment(DETAILS, self.tr("Details")),
                Segment(WHOLE, self.tr("Whole plan")),
            ),
            name=self.tr("What to work on"),
            height=40,
        )
        self.modes.chosen.connect(self.mode_wanted)
        self.checks = button("", icon="ph.warning", height=40)
        self.checks.clicked.connect(self.checks_requested)
        self.versions = IconButton(
            "ph.clock-counter-clockwise", self.tr("Versions of this plan (Ctrl H)"), side=40
        )
        self.versions.clicked.connect(self.versions_requested)
        self.session = button(self.tr("Set up session"), icon="ph.calendar-plus", height=40)
        self.session.clicked.connect(self.session_requested)
        self.more = IconButton("ph.dots-three", self.tr("More"), side=40)
        self.more.clicked.connect(self.menu_requested)
        self._lay_out()
        self.show_undo("", "")

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 1)
        row.setSpacing(4)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        self._clock = Glyph("ph.clock", "text2", 20)
        self._starts = label(self.tr("Starts"), Role.BODY, tone="text2")
        row.addSpacing(8)
        row.addWidget(self._clock)
        row.addWidget(self._starts)
        row.addWidget(self.start)
        for fact in (self.ends, self.plan_says, self.phases, self.breaks):
            row.addWidget(fact)
        row.addStretch(1)
        for part in (self.modes, self.checks, self.versions, self.session, self.more):
            row.addWidget(part)

    @override
    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the smallest window, whatever it shows in a wider one."""
        return QSize(theme().px(700), theme().px(_HEIGHT))

    def show_reading(self, reading: BarReading) -> None:
        if reading == self._reading:
            return
        self._reading = reading
        self.ends.show_value(reading.ends)
        self.plan_says.show_value(reading.plan_says, tooltip=reading.plan_says_all)
        self.phases.show_value(reading.phases, tone="warn" if reading.differs else "text")
        self.breaks.show_value(reading.breaks)
        self._show_buttons()

    def show_undo(self, undo: str, redo: str) -> None:
        """What would be undone and done again; an empty name means there is nothing."""
        for made, pattern, name in (
            (self.undo, self.tr("Undo {step} (Ctrl Z)"), undo),
            (self.redo, self.tr("Redo {step} (Ctrl Shift Z)"), redo),
        ):
            made.setEnabled(bool(name))
            made.set_name(" ".join(pattern.format(step=name).split()))

    def set_small(self, small: bool, /) -> None:
        """A small window has no checks beside the plan, and no room for some words."""
        if small == self._small:
            return
        self._small = small
        self._show_buttons()

    def _show_buttons(self) -> None:
        small, reading = self._small, self._reading
        self._clock.setVisible(not small)
        self.checks.setText(reading.checks or self.tr("Checks"))
        self.checks.set_icon("ph.warning" if reading.checks else "ph.check-circle")
        self.checks.setVisible(small)
        self._fit()

    def _fit(self) -> None:
        """What is least missed goes first where there is no room for all of it."""
        spare = [
            fact for fact in (self.breaks, self.plan_says, self.phases, self.ends) if fact.value
        ]
        self.session.setText(self.tr("Set up session"))
        for part in (*spare, self._starts):
            part.show()
        steps = [
            lambda: self._clock.hide(),
            *[fact.hide for fact in spare[:2]],
            self._shorten_session,
            *[fact.hide for fact in spare[2:]],
            self._starts.hide,
        ]
        for step in steps:
            if self._row.sizeHint().width() <= self.width():
                return
            step()

    def _shorten_session(self) -> None:
        self.session.setText("")
        self.session.setAccessibleName(self.tr("Set up session"))
        self.session.setToolTip(self.tr("Set up session"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
