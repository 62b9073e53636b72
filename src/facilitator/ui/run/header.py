"""The header of Run: what runs, how it stands against the plan, and the wall clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.domain.clock import SPEEDS
from facilitator.ui.run.text_block import TextBlock
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.badges import Pill
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import ElidedLabel
from facilitator.ui.widgets.panes import Pane, Separator
from facilitator.ui.widgets.segments import Segment, SegmentedButtons

if TYPE_CHECKING:
    from facilitator.ui.run.header_reading import HeaderReading

_RIGHT = Qt.AlignmentFlag.AlignRight
_HEIGHT = 56


class RunHeader(Pane):
    """Leave, title and session, pace, projected end, wall clock."""

    leave_requested = Signal()
    speed_chosen = Signal(int)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("surface", edges=("bottom",), parent=parent)
        self.leave = button(self.tr("Leave"), kind="flat")
        self.leave.set_icon("ph.sign-out", mirrored=True)
        self.leave.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.leave.clicked.connect(self.leave_requested)
        self._title = ElidedLabel("", Role.STRONG)
        self._line = ElidedLabel("", Role.SMALL, tone="text2")
        self.pace = Pill("", "neutral", large=True)
        self.speed = SegmentedButtons(
            tuple(
                Segment(str(speed), f"{speed}×", name=self.tr("{speed} times").format(speed=speed))
                for speed in SPEEDS
            ),
            name=self.tr("Speed of the rehearsal"),
            each_by_tab=True,
        )
        self.speed.chosen.connect(lambda key: self.speed_chosen.emit(int(key)))
        self.speed.hide()
        self._ends = _Time(20)
        self._clock = _Time(24)
        self._build()
        self.fit()

    def fit(self) -> None:
        """Follow the text scale."""
        self.setFixedHeight(theme().px(_HEIGHT))

    def show_reading(self, reading: HeaderReading) -> None:
        for label, text in ((self._title, reading.title), (self._line, reading.line)):
            if label.text() != text:
                label.setText(text)
        self.pace.show_state(reading.pace.text, reading.pace.tone, reading.pace.icon)
        self._ends.show_time(reading.ends, reading.ends_caption)
        self._clock.show_time(reading.clock, self.tr("Now"))

    def show_speed(self, speed: int) -> None:
        """How fast a rehearsal runs; 0 when time is real."""
        self.speed.setVisible(bool(speed))
        self.speed.set_current(str(speed) if speed else "")

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in its order."""
        if self.speed.isHidden():
            return (self.leave,)
        speeds = (self.speed.segment_button(str(speed)) for speed in SPEEDS)
        return (self.leave, *speeds)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._line)
        words.addStretch(1)
        for label in (self._title, self._line):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 16, 1)
        row.setSpacing(16)
        row.addWidget(self.leave)
        row.addWidget(_short_line())
        row.addLayout(words, 1)
        row.addWidget(self.speed)
        row.addWidget(self.pace)
        row.addWidget(self._ends)
        row.addWidget(_short_line())
        row.addWidget(self._clock)


class _Time(QWidget):
    """A time over what it is."""

    def __init__(self, px: int) -> None:
        super().__init__()
        self._time = TextBlock("", px, weight=600, wrap=False, tabular=True, align=_RIGHT)
        self._caption = TextBlock("", 12, tone="text2", wrap=False, align=_RIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self._time)
        column.addWidget(self._caption)
        column.addStretch(1)

    def show_time(self, time: str, caption: str) -> None:
        self._time.set_text(time)
        self._caption.set_text(caption)
        self.setAccessibleName(f"{caption} {time}")


def _short_line() -> Separator:
    line = Separator(vertical=True)
    line.setFixedHeight(32)
    return line
