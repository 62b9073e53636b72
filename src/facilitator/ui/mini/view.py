"""The little window: digits, three buttons, a bar; dragged anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from facilitator.ui.icons import paint_icon
from facilitator.ui.mini.places import snapped
from facilitator.ui.override import override
from facilitator.ui.theme import theme
from facilitator.ui.theme.fonts import sized
from facilitator.ui.widgets.buttons import IconButton, Look
from facilitator.ui.widgets.countdown_reading import CountdownState
from facilitator.ui.widgets.digits import fitting_height, paint_digits
from facilitator.ui.widgets.paint import (
    fill_rect,
    paint_badge,
    paint_frame,
    paint_hatch,
    phase_colors,
    rounded_path,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPaintEvent

    from facilitator.ui.mini.model import MiniReading

WIDTH, HEIGHT = 300, 128
_DIGITS = 40.0
_RADIUS = 8
_BUTTONS_LEFT = 160
_OVER = CountdownState.OVERTIME
_FILL = {CountdownState.WARNING: "warnt", _OVER: "over"}
_ICON = {
    CountdownState.WARNING: "ph.warning",
    _OVER: "ph.warning-octagon",
    CountdownState.PAUSED: "ph.pause",
}
_DASHES = (5.0, 3.0)


class _MiniButton(IconButton):
    """On the red ground its ink is white."""

    def __init__(self, icon: str, name: str, *, parent: QWidget) -> None:
        super().__init__(icon, name, parent=parent)
        self._on_red = False

    def set_on_red(self, on_red: bool, /) -> None:
        if on_red != self._on_red:
            self._on_red = on_red
            self.update()

    @override
    def _look(self) -> Look:
        usual = super()._look()
        if not self._on_red:
            return usual
        return Look(None, "onover" if usual.fill else None, "onover", usual.width)


class MiniTimer(QWidget):
    """Signals say what is wanted; the window stays where it is until it is told to go."""

    pause_requested = Signal()
    forward_requested = Signal()
    full_window_requested = Signal()
    menu_requested = Signal(QPoint)
    moved = Signal()
    """It was dragged and let go."""

    def __init__(self) -> None:
        kind = Qt.WindowType
        super().__init__(None, kind.Tool | kind.FramelessWindowHint | kind.WindowStaysOnTopHint)
        self.setWindowTitle(self.tr("Mini timer"))
        self.setAccessibleName(self.tr("Mini timer"))
        attribute = Qt.WidgetAttribute
        self.setAttribute(attribute.WA_ShowWithoutActivating)
        self.setAttribute(attribute.WA_TranslucentBackground)
        self.setAttribute(attribute.WA_MacAlwaysShowToolWindow)
        self._reading: MiniReading | None = None
        self._grip: QPoint | None = None
        self.pause = _MiniButton("ph.pause", self.tr("Pause"), parent=self)
        self.forward = _MiniButton("ph.skip-forward", self.tr("Next"), parent=self)
        self.full = _MiniButton("ph.arrows-out-simple", self.tr("Full window"), parent=self)
        self.pause.clicked.connect(self.pause_requested)
        self.forward.clicked.connect(self.forward_requested)
        self.full.clicked.connect(self.full_window_requested)
        theme().changed.connect(self._fit)
        self._fit()

    @property
    def reading(self) -> MiniReading | None:
        return self._reading

    def show_reading(self, reading: MiniReading) -> None:
        if reading == self._reading:
            return
        self._reading = reading
        self.setAccessibleDescription(reading.spoken)
        self.pause.set_icon("ph.play" if reading.is_paused else "ph.pause")
        self.pause.set_name(reading.pause)
        self.forward.set_name(reading.forward)
        for one in (self.pause, self.forward, self.full):
            one.set_on_red(reading.state is _OVER)
        self.update()

    def _fit(self) -> None:
        px = theme().px
        self.setFixedSize(px(WIDTH), px(HEIGHT))
        side = max(44, px(44))
        right = self.width() - px(7)
        for place, one in enumerate((self.full, self.forward, self.pause), start=1):
            one.set_height(side)
            one.setFixedSize(side, side)
            one.move(right - place * side, px(70) - side // 2)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        reading = self._reading
        if reading is None:
            return
        painter = QPainter(self)
        scale = theme().ui_scale
        painter.scale(scale, scale)
        box = QRectF(0, 0, self.width() / scale, self.height() / scale)
        self._paint_ground(painter, box, reading.state)
        self._paint_head(painter, box, reading)
        room = QRectF(15, 50, _BUTTONS_LEFT - 25, _DIGITS)
        height = fitting_height(reading.digits, _DIGITS, room.width())
        paint_digits(painter, room, reading.digits, height, theme().color(_ink(reading.state)))
        if reading.planned_seconds:
            _paint_bar(painter, QRectF(13, 108, box.width() - 26, 9), reading)

    def _paint_ground(self, painter: QPainter, box: QRectF, state: CountdownState) -> None:
        fill = _FILL.get(state, "surface")
        edge = {CountdownState.WARNING: ("warnl", 3.0), _OVER: ("danger", 2.0)}
        name, width = edge.get(state, ("line", 1.0))
        dashes = _DASHES if state is CountdownState.PAUSED else ()
        if dashes:
            width = 2.0
        paint_frame(painter, box, radius=_RADIUS, fill=fill, edge=name, width=width, dashes=dashes)

    def _paint_head(self, painter: QPainter, box: QRectF, reading: MiniReading) -> None:
        badge = QRectF(13, 9, 24, 24)
        paint_badge(painter, badge, reading.number)
        if reading.state is _OVER:
            paint_frame(painter, badge, radius=4, edge="onover", width=1.5)
        left, right = badge.right() + 8, box.width() - 15
        icon = _ICON.get(reading.state)
        if icon:
            paint_icon(painter, QRectF(left, 11, 20, 20), icon, _ink(reading.state))
            left += 26
        metrics = _words(painter, 13, 400)
        wide = metrics.horizontalAdvance(reading.ends)
        painter.setPen(theme().color(_ink(reading.state, "text2")))
        painter.drawText(QRectF(right - wide - 1, 9, wide + 2, 24), _MIDDLE, reading.ends)
        room = QRectF(left, 9, right - wide - 10 - left, 24)
        metrics = _words(painter, 14, 600)
        painter.setPen(theme().color(_ink(reading.state)))
        shown = metrics.elidedText(reading.words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room.adjusted(0, 0, 2, 0), _MIDDLE, shown)

    # --- moved by hand ---

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._grip = event.globalPosition().toPoint() - self.pos()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            corner = event.globalPosition().toPoint() - self._grip
            self.move(snapped(corner, self.size(), self.screen().availableGeometry()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._grip = None
            self.moved.emit()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())


_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _ink(state: CountdownState, name: str = "text") -> str:
    return "onover" if state is _OVER else name


def _words(painter: QPainter, px: float, weight: int) -> QFontMetricsF:
    """Take a font to paint with. Not scaled: the painter already is."""
    font = sized(theme().family, px, weight=weight, tabular=True)
    painter.setFont(font)
    return QFontMetricsF(font)


def _paint_bar(painter: QPainter, bar: QRectF, reading: MiniReading) -> None:
    over = reading.state is _OVER
    radius = bar.height() / 2
    paint_frame(painter, bar, radius=radius, fill="over" if over else "surface")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(rounded_path(bar, radius), Qt.ClipOperation.IntersectClip)
    if over:
        paint_hatch(painter, bar, "onover", pattern=(4.0, 9.0), opacity=1)
    else:
        used = QRectF(bar)
        used.setWidth(bar.width() * min(1.0, reading.used_seconds / reading.planned_seconds))
        fill_rect(painter, used, phase_colors(reading.number)[0])
    painter.restore()
    paint_frame(painter, bar, radius=radius, edge=_ink(reading.state, "line"))
