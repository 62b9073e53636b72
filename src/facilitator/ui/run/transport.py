"""The transport: the few controls that a facilitator must find without looking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.ui.audience.state import AudienceState
from facilitator.ui.override import override
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import TransportButton
from facilitator.ui.widgets.labels import plain_tooltip
from facilitator.ui.widgets.panes import Pane
from facilitator.ui.widgets.segments import Segment, SegmentedButtons
from facilitator.ui.wording import MINUS

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QResizeEvent

    from facilitator.ui.run.header_reading import TransportReading

_WIDEST_NEXT = 300
_NARROWEST_NEXT = 120
_MINUTES = ("-1", "+1", "+5")
_USUAL_BUTTON = 56
_SIDE, _GAP = 16, 16


class ForwardButton(TransportButton):
    """Start, Next or End session; a long phase name is cut, never the word before it."""

    def __init__(self) -> None:
        super().__init__("", "PgDn · →", kind="primary")
        self._words = ""
        self._room = _WIDEST_NEXT

    def set_words(self, words: str, icon: str) -> None:
        self._words = words
        self.set_icon(icon, after=icon == "ph.skip-forward")
        self._show_words()

    def set_room(self, room: int) -> None:
        """Px at most for the words."""
        if room != self._room:
            self._room = room
            self._show_words()

    def _show_words(self) -> None:
        metrics = QFontMetricsF(theme().font(Role.LIVE, weight=600))
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, self._room)
        self.setText(shown)
        self.setAccessibleName(self._words)
        self.setToolTip(plain_tooltip(self._words) if shown != self._words else "")


class Transport(Pane):
    """Back, pause, next, minutes, keys. Signals say what is wanted, not what was pressed."""

    back_requested = Signal()
    pause_requested = Signal()
    forward_requested = Signal()
    minutes_requested = Signal(int)
    catch_up_requested = Signal()
    keys_requested = Signal()
    audience_requested = Signal()
    mini_requested = Signal()
    more_requested = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("surface", edges=("top",), parent=parent)
        self.setAccessibleName(self.tr("Clock controls"))
        self._shown: TransportReading | None = None
        self.back = TransportButton(self.tr("Back"), "PgUp · ←", icon="ph.skip-back")
        self.pause = TransportButton(self.tr("Pause"), self.tr("Space"), icon="ph.pause")
        self.forward = ForwardButton()
        self.minutes = self._make_minutes()
        self.catch_up = TransportButton(
            self.tr("Catch up"), "C", icon="ph.arrows-in-line-horizontal"
        )
        self.keys = TransportButton("", "?", icon="ph.keyboard")
        self.keys.setAccessibleName(self.tr("Keys and clicker"))
        self.keys.setToolTip(self.tr("Keys and clicker"))
        self.audience = TransportButton("", "F5 · A", icon="ph.projector-screen")
        self.mini = TransportButton(self.tr("Mini timer"), "M", icon="ph.picture-in-picture")
        self.more = TransportButton("", self.tr("More"), icon="ph.dots-three-vertical")
        self.more.setAccessibleName(self.tr("More"))
        self._audience_words = ""
        self._is_narrow = False
        self._row = QHBoxLayout(self)
        self._build()
        self.show_audience(AudienceState())
        self.set_room(80, 56)

    def set_room(self, height: int, button_height: int, *, narrow: bool = False) -> None:
        """Height of the bar and of what is in it, px at scale 1; when narrow, More holds some."""
        self.setFixedHeight(theme().px(height))
        for one in self._buttons:
            one.set_height(theme().px(button_height))
        for key in _MINUTES:
            self.minutes.segment_button(key).setFixedHeight(theme().px(button_height))
        wide = button_height > _USUAL_BUTTON
        widths = (176, 160, 240) if wide else (84, 92, 154) if narrow else (104, 120, 184)
        for one, width in zip((self.back, self.pause, self.forward), widths, strict=True):
            one.setMinimumWidth(theme().px(width))
        least = theme().px(264 if wide else 204)
        self.minutes.setFixedWidth(max(least, self.minutes.minimumSizeHint().width()))
        self.catch_up.setMinimumWidth(theme().px(112 if narrow else 136))
        self.keys.setMinimumWidth(theme().px(64))
        self._is_narrow = narrow
        self.audience.setMinimumWidth(theme().px(120 if narrow else 160))
        self.mini.setMinimumWidth(theme().px(136))
        self.mini.setHidden(narrow)
        self.keys.setHidden(narrow)
        self._say_audience()
        self._fit_words()

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

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()

    def _fit_words(self) -> None:
        """A long phase name takes the room that the other controls leave."""
        shown = [one for one in (*self._buttons, self.minutes) if not one.isHidden()]
        others = sum(
            max(one.sizeHint().width(), one.minimumWidth())
            for one in shown
            if one is not self.forward
        )
        around = self._row.spacing() * (len(shown) + 1) + 2 * _SIDE + _GAP + theme().px(56)
        room = min(theme().px(_WIDEST_NEXT), self.width() - others - around)
        self.forward.set_room(max(_NARROWEST_NEXT, room))

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in its order."""
        minutes = (self.minutes.segment_button(key) for key in _MINUTES)
        all_of_them = (
            self.back,
            self.pause,
            self.forward,
            *minutes,
            self.catch_up,
            self.audience,
            self.mini,
            self.keys,
            self.more,
        )
        return tuple(one for one in all_of_them if not one.isHidden())

    def show_audience(self, state: AudienceState) -> None:
        self._audience_words = state.words
        self.audience.set_tinted(state.is_on)
        self._say_audience()
        self._fit_words()

    def show_mini(self, shown: bool, /) -> None:
        self.mini.set_tinted(shown)

    def more_position(self) -> QPoint:
        """Where its menu opens."""
        return self.more.mapToGlobal(self.more.rect().topRight())

    def _say_audience(self) -> None:
        """Where there is little room, what it is stands for itself and the tint says the rest."""
        self.audience.setText(self.tr("Audience") if self._is_narrow else self._audience_words)
        self.audience.setAccessibleName(self._audience_words)
        self.audience.setToolTip(plain_tooltip(self._audience_words) if self._is_narrow else "")

    @property
    def _buttons(self) -> tuple[TransportButton, ...]:
        return (
            self.back,
            self.pause,
            self.forward,
            self.catch_up,
            self.audience,
            self.mini,
            self.keys,
            self.more,
        )

    def _build(self) -> None:
        self._row.setContentsMargins(_SIDE, 0, _SIDE, 0)
        self._row.setSpacing(8)
        for one in (self.back, self.pause, self.forward):
            self._row.addWidget(one)
        self._row.addSpacing(_GAP)
        self._row.addWidget(self.minutes)
        self._row.addWidget(self.catch_up)
        self._row.addStretch(1)
        for one in (self.audience, self.mini, self.keys, self.more):
            self._row.addWidget(one)
        for one in self._buttons:
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.back.clicked.connect(self.back_requested)
        self.pause.clicked.connect(self.pause_requested)
        self.forward.clicked.connect(self.forward_requested)
        self.catch_up.clicked.connect(self.catch_up_requested)
        self.keys.clicked.connect(self.keys_requested)
        self.audience.clicked.connect(self.audience_requested)
        self.mini.clicked.connect(self.mini_requested)
        self.more.clicked.connect(self.more_requested)
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
