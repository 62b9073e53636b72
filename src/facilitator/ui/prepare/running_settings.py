"""How a phase is to be run: when it starts, how much it matters, how its clock behaves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.plan import Priority, Rotation
from facilitator.ui.prepare.live_value import LiveValue
from facilitator.ui.prepare.phase_parts import heading
from facilitator.ui.session.model import read_time
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.badges import Pill
from facilitator.ui.widgets.checks import CheckBox
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.segments import Segment, SegmentedButtons
from facilitator.ui.wording import minute_of_day, minutes_text

if TYPE_CHECKING:
    from facilitator.domain.plan import Phase
    from facilitator.ui.prepare.phase_reading import PinReading

_LONGEST = 24 * 60


class RunningSettings(QWidget):
    """`wanted` carries the name of a field of the phase, its new value and the turn it is part of.

    What a break cannot have is not shown for one.
    """

    wanted = Signal(str, object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr = self.tr
        self.pinned = LiveValue(
            tr("Starts at a fixed time"),
            read=_read_clock,
            show=minute_of_day,
            placeholder=tr("not fixed"),
        )
        self.pin_state = Pill()
        self.priority = SegmentedButtons(
            (
                Segment(Priority.MUST, tr("Must")),
                Segment(Priority.SHOULD, tr("Should")),
                Segment(Priority.COULD, tr("Could")),
            ),
            name=tr("How much this phase matters"),
            can_be_none=True,
            height=38,
        )
        self.locked = CheckBox(tr("Keep its length when time runs short"))
        self.shortest = _minutes(tr("Shortest it may become"))
        self.warning = _minutes(tr("Warn before its end"))
        self.auto_advance = CheckBox(tr("Go on by itself when its time is up"))
        self.quiet = CheckBox(tr("No sounds"))
        self.rounds = LiveValue(
            tr("Rounds"), read=_read_number, show=str, placeholder=tr("rounds"), width=84
        )
        self.each = _minutes(tr("Minutes a round"))
        self._rotation: Rotation | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        tr, px = self.tr, theme().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(heading("ph.timer", tr("When it runs")))
        grid = self._grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(8))
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        self._row(tr("Starts at"), self.pinned, self.pin_state)
        self._priority_row = self._row(tr("Priority"), self.priority)
        self._row(tr("Shortest"), self.shortest)
        self._row("", self.locked)
        self._row(tr("Warn"), self.warning)
        self._row("", self.auto_advance)
        self._row("", self.quiet)
        self._rotation_row = self._row(tr("Rotation"), self.rounds, label("×"), self.each)

    def _row(self, name: str, *parts: QWidget) -> tuple[QWidget, ...]:
        at = self._grid.rowCount()
        told = label(name, Role.BODY, tone="text2")
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in parts:
            stretch = 1 if isinstance(part, CheckBox) else 0
            row.addWidget(part, stretch)
        if not isinstance(parts[0], CheckBox):
            row.addStretch(1)
        self._grid.addWidget(told, at, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(held, at, 1)
        return told, held

    def _connect(self) -> None:
        for field, name in (
            (self.pinned, "pinned_start"),
            (self.shortest, "shortest"),
            (self.warning, "warning"),
        ):
            field.edited.connect(lambda value, n=name, f=field: self.wanted.emit(n, value, f.turn))
        for box, name in (
            (self.locked, "locked"),
            (self.auto_advance, "auto_advance"),
            (self.quiet, "quiet"),
        ):
            box.clicked.connect(lambda on, n=name: self.wanted.emit(n, on, -1))
        self.priority.chosen.connect(
            lambda key: self.wanted.emit("priority", Priority(key) if key else None, -1)
        )
        for part in (self.rounds, self.each):
            part.edited.connect(lambda _value, f=part: self._tell_rotation(f.turn))

    def show_phase(self, phase: Phase, pin: PinReading, *, shortest: int | None) -> None:
        """`shortest` is what counts when the phase itself does not say."""
        self.pinned.set_value(phase.pinned_start)
        self.pin_state.show_state(pin.text, pin.tone, pin.icon)
        self.pin_state.setVisible(bool(pin.text))
        self.priority.set_current(phase.priority or "")
        self.locked.setChecked(phase.locked)
        self.shortest.setPlaceholderText(minutes_text(shortest) if shortest else "")
        self.shortest.set_value(phase.shortest)
        self.warning.setPlaceholderText(self.tr("as usual"))
        self.warning.set_value(phase.warning)
        self.auto_advance.setChecked(phase.auto_advance)
        self.quiet.setChecked(phase.quiet)
        self._rotation = phase.rotation
        if not (self.rounds.hasFocus() or self.each.hasFocus()) or phase.rotation is not None:
            self.rounds.set_value(phase.rotation.rounds if phase.rotation else None)
            self.each.set_value(phase.rotation.minutes if phase.rotation else None)
        for part in (*self._priority_row, *self._rotation_row):
            part.setVisible(not phase.is_break)

    def _tell_rotation(self, turn: int) -> None:
        """Rounds and their minutes mean something together only."""
        rounds, minutes = self.rounds.value, self.each.value
        rotation = Rotation(rounds, minutes) if rounds and minutes else None
        if rotation != self._rotation:
            self._rotation = rotation
            self.wanted.emit("rotation", rotation, turn)


def _minutes(name: str) -> LiveValue:
    return LiveValue(name, read=_read_number, show=minutes_text)


def _read_number(text: str) -> int | None:
    found = re.fullmatch(r"\s*(\d{1,4})\D*", text)
    number = int(found[1]) if found else None
    return number if number is not None and number <= _LONGEST else None


def _read_clock(text: str) -> int | None:
    at = read_time(text)
    return None if at is None else at.hour * 60 + at.minute
