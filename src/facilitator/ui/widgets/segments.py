"""Buttons joined side by side: pick one of a few, or a row of related commands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from facilitator.ui.icons import glyph, paint_icon
from facilitator.ui.override import override
from facilitator.ui.theme import Role, set_focus_shape, theme
from facilitator.ui.theme.fonts import sized
from facilitator.ui.widgets.buttons import RADIUS, Look, look, text_width
from facilitator.ui.widgets.labels import plain_tooltip
from facilitator.ui.widgets.paint import paint_level, rounded_path
from facilitator.ui.widgets.switching import Switchable

if TYPE_CHECKING:
    from collections.abc import Sequence

_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Segment:
    """One part: with `level` a Harvey ball and its number stand above the text.

    `snug` leaves little room beside the text, for a row that must fit a narrow pane.
    """

    key: str
    text: str
    icon: str = ""
    key_hint: str = ""
    level: int = 0
    levels: int = 4
    name: str = ""
    snug: bool = False


class SegmentButton(Switchable, QAbstractButton):
    """One part of `SegmentedButtons`."""

    def __init__(self, segment: Segment, height: int, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.segment = segment
        self._height = height
        self._level_px = 0
        self._ends = (True, True)
        self.listen_to_switching()
        if segment.icon:
            glyph(segment.icon)
        self.setAccessibleName(segment.name or segment.text)
        self.setAccessibleDescription(segment.key_hint)
        self.setToolTip(plain_tooltip(segment.name))
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        set_focus_shape(self, RADIUS, shape="inset")

    @property
    def label(self) -> str:
        return self.segment.text

    def set_level_px(self, px: int) -> None:
        """Another size for the names of levels where the row is narrow, in px on the screen."""
        self._level_px = px
        self.updateGeometry()
        self.update()

    def set_ends(self, *, first: bool, last: bool) -> None:
        self._ends = (first, last)

    @override
    def sizeHint(self) -> QSize:
        width = max(self._top_width(bold=True), self._bottom_width()) + 2 * self._padding()
        lines = QFontMetrics(self._font(bold=True)).height() + self._second_height()
        return QSize(max(44, round(width + 0.5)), max(self._height, lines + 10))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = look(
            "secondary",
            enabled=self.isEnabled(),
            hover=self.underMouse(),
            down=self.isDown(),
            tinted=self.isChecked(),
        )
        self._paint_cell(painter, current)
        second = self._second_height()
        first = QFontMetrics(self._font(bold=True)).height() + 2
        top = (self.height() - first - second) / 2
        width = float(self.width())
        if self.segment.level:
            self._paint_level(painter, QRectF(0, top, width, second), current.ink)
            self._paint_label(painter, QRectF(0, top + second, width, first), current.ink)
            return
        self._paint_label(painter, QRectF(0, top, width, first), current.ink)
        self._paint_hint(painter, QRectF(0, top + first, width, second), current.ink)

    def _paint_cell(self, painter: QPainter, current: Look) -> None:
        """Only the right edge is a divider: the left one of a later part lies out of sight."""
        first, last = self._ends
        half = current.width / 2
        hidden = 0 if first or current.width > 1 else 1
        box = QRectF(self.rect()).adjusted(half - hidden, half, -half, -half)
        painter.setPen(QPen(theme().color(current.edge or "line"), current.width))
        painter.setBrush(theme().color(current.fill or "surface"))
        painter.drawPath(rounded_path(box, RADIUS - half, left=first, right=last))

    def _paint_label(self, painter: QPainter, line: QRectF, ink: str) -> None:
        icon = self._icon()
        font = self._font(bold=self.isChecked() or self._always_bold())
        side, gap = theme().px(16), theme().px(6) if self.segment.text else 0
        width = text_width(font, self.segment.text)
        x = line.center().x() - (width + (side + gap if icon else 0)) / 2
        if icon:
            paint_icon(painter, QRectF(x, line.top(), side, line.height()), icon, ink)
            x += side + gap
        painter.setFont(font)
        painter.setPen(theme().color(ink))
        room = QRectF(x, line.top(), width + 2, line.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.segment.text)

    def _paint_hint(self, painter: QPainter, line: QRectF, ink: str) -> None:
        painter.setFont(theme().font(Role.CAPTION))
        painter.setPen(theme().color("text2" if ink == "text" else ink))
        painter.drawText(line, _CENTRE, self.segment.key_hint)

    def _paint_level(self, painter: QPainter, line: QRectF, ink: str) -> None:
        side, gap = theme().px(18), theme().px(6)
        font, number = theme().font(Role.LIVE, weight=600), str(self.segment.level)
        x = (line.width() - side - gap - text_width(font, number)) / 2
        ball = QRectF(x, line.top(), side, line.height())
        paint_level(painter, ball, self.segment.level, of=self.segment.levels, color=ink)
        painter.setFont(font)
        painter.setPen(theme().color(ink))
        line.setLeft(x + side + gap)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, number)

    def _icon(self) -> str:
        ticks = self.isChecked() and not self.segment.level and not self.segment.icon
        return "ph.check" if ticks else self.segment.icon

    def _top_width(self, *, bold: bool) -> float:
        takes_icon = self.segment.icon or (self.isCheckable() and not self.segment.level)
        room = theme().px(22) if takes_icon else 0
        return text_width(self._font(bold=bold), self.segment.text) + room

    def _bottom_width(self) -> float:
        return text_width(theme().font(Role.CAPTION), self.segment.key_hint)

    def _second_height(self) -> int:
        if self.segment.level:
            return theme().px(22)
        if self.segment.key_hint:
            return QFontMetrics(theme().font(Role.CAPTION)).height()
        return 0

    def _padding(self) -> int:
        return theme().px(5 if self.segment.level or self.segment.snug else 9)

    def _always_bold(self) -> bool:
        return bool(self.segment.key_hint)

    def _font(self, *, bold: bool) -> QFont:
        if self.segment.level:
            px = self._level_px or theme().px(Role.SMALL.px)
            return sized(theme().family, px, weight=600 if bold else 400)
        role = Role.LIVE if self.segment.key_hint else Role.BODY
        return theme().font(role, weight=600 if bold else 400)


class SegmentedButtons(QWidget):
    """A row of segments. `chosen` and `pressed` come from the user only, never from `set_current`.

    With `exclusive` one is chosen; without, each press is a command. `each_by_tab` is for where the
    arrow keys mean something else: Tab then comes to each segment, not to the row.
    """

    chosen = Signal(str)
    pressed = Signal(str)

    def __init__(
        self,
        segments: Sequence[Segment],
        *,
        name: str,
        exclusive: bool = True,
        can_be_none: bool = False,
        height: int = 44,
        each_by_tab: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._exclusive = exclusive
        self._each_by_tab = each_by_tab
        self._can_be_none = can_be_none
        self._height = height
        self._current = ""
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._buttons: dict[str, SegmentButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.set_segments(segments)

    @property
    def current(self) -> str:
        """The key of the chosen segment, empty when none is."""
        return self._current

    def segment_button(self, key: str) -> SegmentButton:
        return self._buttons[key]

    def set_level_px(self, px: int) -> None:
        for made in self._buttons.values():
            made.set_level_px(px)

    def set_segments(self, segments: Sequence[Segment]) -> None:
        for old in self._buttons.values():
            self._row.removeWidget(old)
            self._group.removeButton(old)
            old.hide()
            old.deleteLater()
        self._buttons = {segment.key: self._make(segment) for segment in segments}
        for place, made in enumerate(self._buttons.values()):
            made.set_ends(first=place == 0, last=place == len(self._buttons) - 1)
        self.set_current(self._current if self._current in self._buttons else "")

    def set_current(self, key: str) -> None:
        self._current = key
        for each, made in self._buttons.items():
            made.setChecked(each == key)

    def _make(self, segment: Segment) -> SegmentButton:
        made = SegmentButton(segment, self._height, parent=self)
        made.setCheckable(self._exclusive)
        made.clicked.connect(lambda: self._press(segment.key))
        if not self._each_by_tab:
            self._group.addButton(made)
            made.setAutoExclusive(self._exclusive)  # told as one of several, not as a box to tick
        self._row.addWidget(made, 1)
        return made

    def _press(self, key: str) -> None:
        self.pressed.emit(key)
        if not self._exclusive:
            return
        wanted = "" if self._can_be_none and key == self._current else key
        changed = wanted != self._current
        self.set_current(wanted)
        if changed:
            self.chosen.emit(wanted)
