"""The transport: the few controls that a facilitator must find without looking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import TransportButton
from facilitator.ui.widgets.labels import plain_tooltip
from facilitator.ui.widgets.panes import Pane
from facilitator.ui.widgets.segments import Segment, SegmentedButtons
from facilitator.ui.wording import MINUS

if TYPE_CHECKING:
    from facilitator.ui.run.header_reading import TransportReading

_WIDEST_NEXT = 340
_MINUTES = ("-1", "+1", "+5")
_USUAL_BUTTON = 56


class ForwardButton(TransportButton):
    """Start, Next or End session; a long phase name is cut, never the word before it."""

    def set_words(self, words: str, icon: str) -> None:
        font = theme().font(Role.LIVE, weight=600)
        room = theme().px(_WIDEST_NEXT)
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown)
        self.set_icon(icon, after=icon == "ph.skip-forward")
        self.setAccessibleName(words)
        self.setToolTip(plain_tooltip(words) if shown != words else "")


class Transport(Pane):
    """Back, pause, next, minutes, keys. Signals say what is wanted, not what was pressed."""

    back_requested = Signal()
    pause_requested = Signal()
    forward_requested = Signal()
    minutes_requested = Signal(int)
    catch_up_requested = Signal()
    keys_requested = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("surface", edges=("top",), parent=parent)
        self.setAccessibleName(self.tr("Clock controls"))
        self._shown: TransportReading | None = None
        self.back = TransportButton(self.tr("Back"), "PgUp · ←", icon="ph.skip-back")
        self.pause = TransportButton(self.tr("Pause"), self.tr("Space"), icon="ph.pause")
        self.forward = ForwardButton("", "PgDn · →", kind="primary")
        self.minutes = self._make_minutes()
        self.catch_up = TransportButton(
            self.tr("Catch up"), "C", icon="ph.arrows-in-line-horizontal"
        )
        self.keys = TransportButton("", "?", icon="ph.keyboard")
        self.keys.setAccessibleName(self.tr("Keys and clicker"))
        self.keys.setToolTip(self.tr("Keys and clicker"))
        self._row = QHBoxLayout(self)
        self._build()
        self.set_room(80, 56)

    def set_room(self, height: int, button_height: int) -> None:
        """Height of the bar and of what is in it, px at scale 1."""
        self.setFixedHeight(theme().px(height))
        for one in (self.back, self.pause, self.forward, self.catch_up, self.keys):
            one.set_height(theme().px(button_height))
        for key in _MINUTES:
            self.minutes.segment_button(key).setFixedHeight(theme().px(button_height))
        wide = button_height > _USUAL_BUTTON
        widths = (176, 160, 240) if wide else (104, 120, 184)
        for one, width in zip((self.back, self.pause, self.forward), widths, strict=True):
            one.setMinimumWidth(theme().px(width))
        least = theme().px(264 if wide else 204)
        self.minutes.setFixedWidth(max(least, self.minutes.minimumSizeHint().width()))
        self.catch_up.setMinimumWidth(theme().px(136))
        self.keys.setMinimumWidth(theme().px(64))

    def show_reading(self, reading: TransportReading) -> None:
        if reading == self._shown:
            return
        self._shown = reading
        self.forward.set_words(reading.forward, reading.forward_icon)
        self.forward.setEnabled(reading.can_forward)
        self.pause.setText(reading.pause)
        self.pause.set_icon(reading.pause_icon)
        self.pause.set_tinted(reading.is_paused)
        self.pause.setEnabled(reading.can_pause)
        self.back.setEnabled(reading.can_back)
        self.minutes.setEnabled(reading.can_change_time)
        self.catch_up.setEnabled(reading.can_catch_up)
        self.catch_up.set_tinted(reading.is_far_behind)
        on_time = "" if reading.can_catch_up else self.tr("You are on time")
        self.catch_up.setToolTip(on_time)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in its order."""
        minutes = (self.minutes.segment_button(key) for key in _MINUTES)
        return (self.back, self.pause, self.forward, *minutes, self.catch_up, self.keys)

    def _build(self) -> None:
        self._row.setContentsMargins(16, 0, 16, 0)
        self._row.setSpacing(8)
        for one in (self.back, self.pause, self.forward):
            self._row.addWidget(one)
        self._row.addSpacing(16)
        self._row.addWidget(self.minutes)
        self._row.addWidget(self.catch_up)
        self._row.addStretch(1)
        self._row.addWidget(self.keys)
        for one in (self.back, self.pause, self.forward, self.catch_up, self.keys):
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.back.clicked.connect(self.back_requested)
        self.pause.clicked.connect(self.pause_requested)
        self.forward.clicked.connect(self.forward_requested)
        self.catch_up.clicked.connect(self.catch_up_requested)
        self.keys.clicked.connect(self.keys_requested)
        self.minutes.pressed.connect(lambda key: self.minutes_requested.emit(int(key)))

    def _make_minutes(self) -> SegmentedButtons:
        made = SegmentedButtons(
            (
                Segment("-1", f"{MINUS}1 min", key_hint="↓", name=self.tr("Take off 1 minute")),
                Segment("+1", "+1 min", key_hint="↑", name=self.tr("Add 1 minute")),
                Segment("+5", "+5 min", key_hint=self.tr("Shift ↑"), name=self.tr("Add 5 minutes")),
            ),
            name=self.tr("Change the time left"),
            exclusive=False,
            height=56,
        )
        for key in _MINUTES:
            made.segment_button(key).setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made
