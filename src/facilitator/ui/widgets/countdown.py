"""The countdown panel: what a facilitator reads from across the room."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QRegion,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.ui.icons import paint_icon
from facilitator.ui.override import override
from facilitator.ui.theme import theme
from facilitator.ui.widgets.announcing import announce
from facilitator.ui.widgets.countdown_bar import BAR_HEIGHT, hatched_strip, paint_bar
from facilitator.ui.widgets.countdown_reading import CountdownReading, CountdownState, Fact
from facilitator.ui.widgets.digits import fitting_height, paint_digits
from facilitator.ui.widgets.labels import PaintedWords
from facilitator.ui.widgets.paint import paint_frame, paint_hatch

SMALLEST_DIGITS = 72.0
LARGEST_DIGITS = 152.0
_STRIP = 14
_RADIUS = 8


def countdown_digit_height(pane_width: float, pane_height: float | None = None) -> float:
    """Digit height in px for the pane that holds the panel."""
    wanted = 0.122 * pane_width
    if pane_height is not None:
        wanted = min(wanted, 0.17 * pane_height)
    return min(LARGEST_DIGITS, max(SMALLEST_DIGITS, wanted))


@dataclass(frozen=True, slots=True)
class _Room:
    """Distances inside the panel, px, for one range of digit heights."""

    side: int
    top: int
    below_digits: int
    bottom: int
    digits_share: float
    text: int
    heading: int
    alert: int
    row: int


@dataclass(frozen=True, slots=True)
class _Places:
    """Where each part of the panel stands."""

    room: _Room
    digits: QRectF
    heading: QRectF
    facts: tuple[QRectF, ...]
    bar: QRectF


_SMALL = _Room(17, 19, 16, 32, 390 / 90, 14, 13, 17, 26)
_MIDDLE = _Room(25, 22, 22, 34, 390 / 90, 15, 13, 18, 28)
_LARGE = _Room(33, 38, 34, 36, 430 / 90, 20, 16, 22, 34)

_FILL = {
    CountdownState.NOT_STARTED: "bg",
    CountdownState.RUNNING: "bg",
    CountdownState.WARNING: "warnt",
    CountdownState.OVERTIME: "over",
    CountdownState.PAUSED: "bg",
}
_ALERT_ICON = {
    CountdownState.WARNING: "ph.warning",
    CountdownState.OVERTIME: "ph.warning-octagon",
    CountdownState.PAUSED: "ph.pause",
}
_NOTHING = CountdownReading(CountdownState.NOT_STARTED, "", "")


class CountdownPanel(PaintedWords):
    """Digits, three facts and a bar; it repaints only when the reading changed."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading = _NOTHING
        self._pane: tuple[float, float | None] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Countdown"))

    @property
    def reading(self) -> CountdownReading:
        return self._reading

    def set_reading(self, reading: CountdownReading) -> None:
        before, self._reading = self._reading, reading
        self.setAccessibleDescription(reading.spoken or f"{reading.heading}: {reading.digits}")
        if _unmoved(before) != _unmoved(reading):
            self.update()
        else:
            self._update_moved(before)

    def _update_moved(self, before: CountdownReading) -> None:
        """Each second only digits, a fact and perhaps the bar are new: the rest stays as it is."""
        places, now = self._places(), self._reading
        if before.digits != now.digits:
            self.update(_around(places.digits))
        for line, old, new in zip(places.facts, before.facts, now.facts, strict=True):
            if old != new:
                self.update(_around(line))
        width = places.bar.width()
        if _bar_pixels(before, width) != _bar_pixels(now, width):
            self.update(_around(QRectF(0, places.bar.top(), self.width(), self.height())))

    def set_pane_size(self, width: float, height: float | None = None) -> None:
        """The size of the pane around, from which the digits take theirs."""
        self._pane = (width, height)
        self.updateGeometry()
        self.update()

    def digit_height(self) -> float:
        return self._digit_height(self.width())

    def announce(self, sentence: str) -> None:
        """Have a screen reader say something now, as at the warning or at 0:00."""
        announce(self, sentence)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        digits = self._digit_height(width)
        room = _room_for(digits)
        around = room.top + room.below_digits + BAR_HEIGHT + room.bottom
        return round(digits) + around + theme().px(16) - 16

    @override
    def sizeHint(self) -> QSize:
        return QSize(686, self.heightForWidth(686))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(max(480, self.width())))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, places, new = QPainter(self), self._places(), event.region()
        self._paint_panel(painter, QRectF(self.rect()))
        if new.intersects(_around(places.digits)):
            self._paint_digits(painter, places.digits)
        self._paint_facts(painter, places, new)
        below = _around(QRectF(0, places.bar.top(), self.width(), self.height()))
        if self._reading.planned_seconds and new.intersects(below):
            paint_bar(painter, places.bar, self._reading)

    def _places(self) -> _Places:
        height = self._digit_height(self.width())
        room = _room_for(height)
        digits = QRectF(room.side + 2, room.top, height * room.digits_share, height)
        beside = QRectF(digits)
        beside.setLeft(digits.right() + 8)
        beside.setRight(self.width() - room.side + 8)
        heading, *facts = self._fact_lines(beside, room)
        top, width = digits.bottom() + room.below_digits, self.width() - 2 * room.side
        bar = QRectF(room.side, top, width, BAR_HEIGHT)
        return _Places(room, digits, heading, tuple(facts), bar)

    def _fact_lines(self, area: QRectF, room: _Room) -> list[QRectF]:
        """The heading and the facts, one below the other, in the middle of the digits' height."""
        alert = _ALERT_ICON.get(self._reading.state, "")
        head = room.row if alert else theme().px(room.heading + 8)
        row = max(room.row, theme().px(room.text + 8))
        count = len(self._reading.facts)
        y = area.center().y() - (head + row * count) / 2
        facts = (y + head + place * row for place in range(count))
        return [
            QRectF(area.left(), y, area.width(), head),
            *(QRectF(area.left(), top, area.width(), row) for top in facts),
        ]

    def _digit_height(self, width: float) -> float:
        pane_width, pane_height = self._pane or (width + 48, None)
        return countdown_digit_height(pane_width, pane_height)

    def _paint_panel(self, painter: QPainter, panel: QRectF) -> None:
        state = self._reading.state
        fill = _FILL[state]
        if state is CountdownState.WARNING:
            paint_frame(painter, panel, radius=_RADIUS, fill=fill, edge="warnl", width=3)
        elif state is CountdownState.OVERTIME:
            paint_frame(painter, panel, radius=_RADIUS, fill=fill)
            strip = hatched_strip(panel.adjusted(2, 2, -2, -2), _STRIP, _RADIUS - 2)
            paint_hatch(painter, strip, "onover")
            paint_frame(painter, panel, radius=_RADIUS, edge="danger", width=2)
        elif state is CountdownState.PAUSED:
            dashes = (6.0, 4.0)
            paint_frame(
                painter, panel, radius=_RADIUS, fill=fill, edge="line", width=2, dashes=dashes
            )
        else:
            paint_frame(painter, panel, radius=_RADIUS, fill=fill, edge="border")

    def _paint_digits(self, painter: QPainter, area: QRectF) -> None:
        over = self._reading.state is CountdownState.OVERTIME
        left = area.adjusted(_STRIP / 2 if over else 0, 0, 0, 0)
        text = self._reading.digits
        height = fitting_height(text, area.height(), left.width())
        paint_digits(painter, left, text, height, theme().color("onover" if over else "text"))

    def _paint_facts(self, painter: QPainter, places: _Places, new: QRegion) -> None:
        if new.intersects(_around(places.heading)):
            alert = _ALERT_ICON.get(self._reading.state, "")
            self._paint_heading(painter, places.heading, places.room, alert)
        for line, fact in zip(places.facts, self._reading.facts, strict=True):
            if new.intersects(_around(line)):
                self._paint_fact(painter, line, places.room, fact)

    def _paint_heading(self, painter: QPainter, line: QRectF, room: _Room, alert: str) -> None:
        ink = self._heading_ink()
        x = line.left()
        if alert:
            side = theme().px(room.alert + 6)
            paint_icon(painter, QRectF(x, line.top(), side, line.height()), alert, ink)
            x += side + theme().px(8)
        font = theme().font_px(room.alert if alert else room.heading, weight=600)
        painter.setFont(font)
        painter.setPen(theme().color(ink))
        painter.drawText(
            QRectF(x, line.top(), line.right() - x, line.height()),
            Qt.AlignmentFlag.AlignVCenter,
            self._reading.heading,
        )

    def _heading_ink(self) -> str:
        inks = {
            CountdownState.WARNING: "warn",
            CountdownState.OVERTIME: "onover",
            CountdownState.PAUSED: "text",
        }
        return inks.get(self._reading.state, "text2")

    def _paint_fact(self, painter: QPainter, line: QRectF, room: _Room, fact: Fact) -> None:
        over = self._reading.state is CountdownState.OVERTIME
        side = theme().px(20 if room.text < 18 else 24)
        icon_box = QRectF(line.left(), line.top(), side, line.height())
        paint_icon(painter, icon_box, fact.icon, "onover" if over else "text2")
        painter.setPen(theme().color("onover" if over else "text"))
        x = line.left() + side + theme().px(8)
        px = _fitting_px(fact, room.text, line.right() - x)
        for text, bold in fact.runs():
            font = theme().font_px(px, weight=600 if bold else 400, tabular=True)
            painter.setFont(font)
            width = QFontMetricsF(font).horizontalAdvance(text)
            box = QRectF(x, line.top(), width + 4, line.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
            x += width


def _unmoved(reading: CountdownReading) -> object:
    """What of a reading stays the same while the seconds go by; a sign more or less is a change."""
    shape = (len(reading.digits), tuple(fact.icon for fact in reading.facts))
    still = replace(reading, spoken="", digits="", facts=(), used_seconds=0)
    return (still, *shape, reading.overtime_seconds)


def _bar_pixels(reading: CountdownReading, width: float) -> int:
    """How far the bar reaches."""
    if not reading.planned_seconds:
        return 0
    return int(width * reading.used_seconds / reading.span_seconds)


def _around(place: QRectF) -> QRect:
    """With what letters and frames may stick out."""
    return place.adjusted(-3, -3, 3, 3).toAlignedRect()


def _room_for(digits: float) -> _Room:
    if digits < 82:
        return _SMALL
    return _MIDDLE if digits < 120 else _LARGE


def _fitting_px(fact: Fact, px: int, width: float) -> int:
    """The usual size, or down to 12 where a time would otherwise be cut off."""
    while theme().px(px) > 12 and _fact_width(fact, px) > width:
        px -= 1
    return px


def _fact_width(fact: Fact, px: int) -> float:
    return sum(
        QFontMetricsF(
            theme().font_px(px, weight=600 if bold else 400, tabular=True)
        ).horizontalAdvance(text)
        for text, bold in fact.runs()
    )
