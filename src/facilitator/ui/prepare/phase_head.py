"""Over the form of a phase: which it is, when it is, how long it is, and what can be done to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.time_entry import read_minutes
from facilitator.ui.prepare.live_fields import LiveLine
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.badges import PhaseBadge
from facilitator.ui.widgets.buttons import IconButton
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.stepper import Stepper
from facilitator.ui.wording import minutes_text

if TYPE_CHECKING:
    from facilitator.domain.schedule import Slot

SHORTEST, LONGEST = 1, 240
_STEP = 5


class PhaseHead(QWidget):
    """`length_wanted` carries minutes, `title_edited` the name and the turn it is typed in."""

    title_edited = Signal(str, int)
    length_wanted = Signal(int)
    menu_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slot: Slot | None = None
        self._badge = PhaseBadge(1, 40)
        self.title = LiveLine(
            self.tr("Name of the phase"), placeholder=self.tr("Name of the phase"), bare=True
        )
        self.title.setProperty("role", "title")
        self.title.edited.connect(lambda text: self.title_edited.emit(text, self.title.turn))
        self._about = label("", Role.SMALL, tone="text2", wrap=True)
        self._about.setContentsMargins(theme().px(9), 0, 0, 0)
        self.length = Stepper(
            self.tr("Length"),
            minimum=SHORTEST,
            maximum=LONGEST,
            step=_STEP,
            show=lambda value: minutes_text(value) if value else "–",
            read=self._read_length,
        )
        tip = self.tr("10, 1h30, 90m, 1:30, +10 for ten more, or 13:15 for when it is to end")
        self.length.line_edit.setToolTip(tip)
        less, more = self.tr("5 min shorter (Alt Shift ↑)"), self.tr("5 min longer (Alt Shift ↓)")
        self.length.set_tips(less, more)
        self.length.value_changed.connect(self._take_length)
        self.length.rejected.connect(lambda _text: self._refuse(wrong=True))
        self._wrong = label("", Role.CAPTION, tone="danger", wrap=True)
        self._wrong.hide()
        self.more = IconButton(
            "ph.dots-three-vertical", self.tr("What can be done to this phase"), side=40
        )
        self.more.clicked.connect(self.menu_requested)
        self._lay_out()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self._about)
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        row.addWidget(self._badge)
        row.addLayout(words, 1)
        row.addWidget(label(self.tr("Length"), Role.BODY, tone="text2", bold=True))
        row.addWidget(self.length)
        row.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 16, 8)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._wrong)

    def show_slot(self, slot: Slot, about: str) -> None:
        self._slot = slot
        self._badge.set_position(slot.number)
        self.title.set_text(slot.phase.label)
        self._about.setText(about)
        typing = self.length.line_edit.hasFocus() and self.length.line_edit.isModified()
        if not typing:
            self._refuse(wrong=False)
            self.length.set_value(slot.phase.minutes or 0)

    def _take_length(self, minutes: int) -> None:
        self._refuse(wrong=False)
        self.length_wanted.emit(minutes)

    def _read_length(self, text: str) -> int | None:
        slot = self._slot
        if slot is None:
            return None
        return read_minutes(text, now=slot.phase.minutes, begin=slot.begin)

    def _refuse(self, *, wrong: bool) -> None:
        told = self.tr("Enter a length from {shortest} to {longest} minutes.")
        self._wrong.setText(told.format(shortest=SHORTEST, longest=LONGEST))
        self._wrong.setVisible(wrong)
