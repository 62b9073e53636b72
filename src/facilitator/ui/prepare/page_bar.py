"""Over the plan: when it starts and ends, how long it says it is, and where to go from here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from facilitator.ui.override import override
from facilitator.ui.session.when import TimeField
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import button, text_width
from facilitator.ui.widgets.glyphs import Glyph
from facilitator.ui.widgets.labels import label, plain_tooltip, set_tone
from facilitator.ui.widgets.panes import Pane

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    version: str = ""


@dataclass(frozen=True, slots=True)
class VersionEntry:
    number: int
    text: str
    shown: bool


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
    """`version_wanted` carries a version's number."""

    start_changed = Signal(int)
    checks_requested = Signal()
    print_requested = Signal()
    session_requested = Signal()
    versions_requested = Signal()
    version_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", edges=("bottom",), parent=parent)
        self.setMinimumHeight(_HEIGHT)
        self._small = False
        self._reading = BarReading()
        self.start = StartField(self.tr("Starts"))
        self.start.changed.connect(self.start_changed)
        self.ends = Fact(self.tr("Ends"))
        self.plan_says = Fact(self.tr("Plan says"))
        self.phases = Fact(self.tr("Phases"))
        self.breaks = Fact(self.tr("Break"))
        self.version = button("", kind="flat", height=40)
        self.version.setToolTip(self.tr("Read an earlier version"))
        self.version.clicked.connect(self.versions_requested)
        self.checks = button("", icon="ph.warning", height=40)
        self.checks.clicked.connect(self.checks_requested)
        self.print = button(self.tr("Print"), icon="ph.printer", height=40)
        self.print.clicked.connect(self.print_requested)
        self.session = button(self.tr("Set up session"), icon="ph.calendar-plus", height=40)
        self.session.clicked.connect(self.session_requested)
        self._lay_out()

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 16, 1)
        row.setSpacing(8)
        self._clock = Glyph("ph.clock", "text2", 20)
        row.addWidget(self._clock)
        row.addWidget(label(self.tr("Starts"), Role.BODY, tone="text2"))
        row.addWidget(self.start)
        for fact in (self.ends, self.plan_says, self.phases, self.breaks):
            row.addWidget(fact)
        row.addStretch(1)
        for part in (self.version, self.checks, self.print, self.session):
            row.addWidget(part)

    @override
    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the smallest window, whatever it shows in a wider one."""
        return QSize(theme().px(700), theme().px(_HEIGHT))

    def show_reading(self, reading: BarReading) -> None:
        self._reading = reading
        self.ends.show_value(reading.ends)
        self.plan_says.show_value(reading.plan_says, tooltip=reading.plan_says_all)
        self.phases.show_value(reading.phases, tone="warn" if reading.differs else "text")
        self.breaks.show_value(reading.breaks)
        self._show_buttons()

    def set_small(self, small: bool, /) -> None:
        """A small window has no checks beside the plan, and no room for some words."""
        self._small = small
        self._row.setContentsMargins(12 if small else 24, 0, 12 if small else 16, 1)
        self._row.setSpacing(4 if small else 8)
        self._show_buttons()

    def _show_buttons(self) -> None:
        small, reading = self._small, self._reading
        self._clock.setVisible(not small)
        self.checks.setText(reading.checks or self.tr("Checks"))
        self.checks.set_icon("ph.warning" if reading.checks else "ph.check-circle")
        self.checks.setVisible(small)
        self.print.setText("" if small else self.tr("Print"))
        self.print.setAccessibleName(self.tr("Print"))
        self.print.setToolTip(self.tr("Print") if small else "")
        self.session.set_icon("" if small else "ph.calendar-plus")
        self.version.setText("" if small else reading.version)
        glyph = "ph.clock-counter-clockwise" if small else "ph.caret-down"
        self.version.set_icon(glyph, after=not small)
        self.version.setAccessibleName(reading.version)
        self.version.setVisible(bool(reading.version))
        self._fit()

    def _fit(self) -> None:
        """What is least missed goes first where there is no room for all of it."""
        spare = [fact for fact in (self.breaks, self.plan_says, self.phases) if fact.value]
        for fact in spare:
            fact.show()
        for fact in spare:
            if self._row.sizeHint().width() <= self.width():
                return
            fact.hide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_versions(self, entries: Sequence[VersionEntry]) -> None:
        menu = self.version_menu(entries)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.version.mapToGlobal(self.version.rect().bottomLeft()))

    def version_menu(self, entries: Sequence[VersionEntry]) -> QMenu:
        """All versions, the one shown with a tick."""
        menu = QMenu(self)
        for entry in entries:
            action = menu.addAction(entry.text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(entry.shown)
            number = entry.number
            action.triggered.connect(lambda _on=False, n=number: self.version_wanted.emit(n))
        return menu
