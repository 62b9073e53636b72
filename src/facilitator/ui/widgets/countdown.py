"""The countdown panel: what a facilitator reads from across the room."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QRegion,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.ui.icons import paint_icon
from facilitator.ui.override import override
from facilitator.ui.theme import theme
from facilitator.ui.widgets.announcing import announce
from facilitator.ui.widgets.countdown_bar import BAR_HEIGHT, bar_end, hatched_strip, paint_bar
from facilitator.ui.widgets.countdown_facts import face, fitting_px, run_width, shape_of, zeros
from facilitator.ui.widgets.countdown_reading import CountdownReading, CountdownState, Fact
from facilitator.ui.widgets.digits import (
    digit_inks,
    fitting_height,
    paint_digits,
)
from facilitator.ui.widgets.labels import PaintedWords
from facilitator.ui.widgets.paint import fill_rect, paint_frame, paint_hatch

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
        if _said(before) != _said(reading):
            self.setAccessibleDescription(_said(reading))
        if _is_still(before, reading):
            self._update_moved(before)
        else:
            self.update()

    def _update_moved(self, before: CountdownReading) -> None:
        """Each second only digits, a fact and perhaps the bar are new: the rest stays as it is."""
        places, now = self._places(), self._reading
        if before.digits != now.digits:
            self._update_digits(places.digits, before.digits)
        for line, old, new in zip(places.facts, before.facts, now.facts, strict=True):
            if old != new:
                self.update(_words_of(line, places.room).toAlignedRect())
        if now.planned_seconds and now.used_seconds != before.used_seconds:
            self._update_bar(places.bar, before)

    def _update_digits(self, area: QRectF, before: str) -> None:
        """The digits that are others; all of them when they shrink to their room."""
        now, area = self._reading.digits, self._left_of(area)
        height = fitting_height(now, area.height(), area.width())
        if height != fitting_height(before, area.height(), area.width()):
            self.update(_around(area))
            return
        old, new = digit_inks(before, height, area), digit_inks(now, height, area)
        for was, sign, one, other in zip(before, now, old, new, strict=True):
            if was != sign or one != other:
                self.update(one.united(other))

    def _update_bar(self, bar: QRectF, before: CountdownReading) -> None:
        """The strip between where it ended and where it ends; over time its scale moves too."""
        old, new = bar_end(bar, before), bar_end(bar, self._reading)
        if self._reading.overtime_seconds:
            if old != new or before.extra_label != self._reading.extra_label:
                self.update(self._bar_and_labels(bar))
        elif old != new:
            moved = QRectF(min(old, new) - 2, bar.top(), abs(new - old) + 4, bar.height())
            self.update(moved.toAlignedRect())

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
        self._paint_ground(painter, new)
        if new.intersects(_around(places.digits)):
            self._paint_digits(painter, places.digits, new)
        self._paint_facts(painter, places, new)
        bar = places.bar
        if self._reading.planned_seconds and new.intersects(self._bar_and_labels(bar)):
            labels = QRectF(0, bar.bottom() + 1, self.width(), self.height()).toAlignedRect()
            paint_bar(painter, bar, self._reading, with_labels=new.intersects(labels))

    def _bar_and_labels(self, bar: QRectF) -> QRect:
        """Down to the frame, which need not be painted anew with them."""
        return QRectF(
            bar.left(), bar.top() - 3, bar.width(), self.height() - _RADIUS - bar.top() + 3
        ).toAlignedRect()

    def _paint_ground(self, painter: QPainter, new: QRegion) -> None:
        """Away from the frame a plain fill is all of it, and far cheaper."""
        inside = self.rect().adjusted(_STRIP + 4, _RADIUS, -_RADIUS, -_RADIUS)
        if inside.contains(new.boundingRect()):
            fill_rect(painter, new.boundingRect(), _FILL[self._reading.state])
        else:
            self._paint_panel(painter, QRectF(self.rect()))

    def _places(self) -> _Places:
        alert = self._reading.state in _ALERT_ICON
        pane_width, pane_height = self._pane or (self.width() + 48, None)
        height = countdown_digit_height(pane_width, pane_height)
        return _places_in(
            self.width(), height, len(self._reading.facts), theme().ui_scale, alert=alert
        )

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

    def _paint_digits(self, painter: QPainter, area: QRectF, new: QRegion) -> None:
        over = self._reading.state is CountdownState.OVERTIME
        text, left = self._reading.digits, self._left_of(area)
        height = fitting_height(text, area.height(), left.width())
        ink = theme().color("onover" if over else "text")
        paint_digits(painter, left, text, height, ink, within=new)

    def _left_of(self, area: QRectF) -> QRectF:
        """Where digits stand: over time the hatched strip takes some of their room."""
        over = self._reading.state is CountdownState.OVERTIME
        return area.adjusted(_STRIP / 2 if over else 0, 0, 0, 0)

    def _paint_facts(self, painter: QPainter, places: _Places, new: QRegion) -> None:
        if new.intersects(_ink_of(places.heading)):
            alert = _ALERT_ICON.get(self._reading.state, "")
            self._paint_heading(painter, places.heading, places.room, alert)
        for line, fact in zip(places.facts, self._reading.facts, strict=True):
            if new.intersects(_ink_of(line)):
                self._paint_fact(painter, line, places.room, fact, new)

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

    def _paint_fact(
        self, painter: QPainter, line: QRectF, room: _Room, fact: Fact, new: QRegion
    ) -> None:
        over = self._reading.state is CountdownState.OVERTIME
        icon_box, words = _icon_of(line, room), _words_of(line, room)
        if new.intersects(icon_box.toAlignedRect()):
            paint_icon(painter, icon_box, fact.icon, "onover" if over else "text2")
        painter.setPen(theme().color("onover" if over else "text"))
        x = words.left()
        px = fitting_px(shape_of(fact), room.text, words.width(), *face())
        for text, bold in fact.runs():
            font = theme().font_px(px, weight=600 if bold else 400, tabular=True)
            painter.setFont(font)
            width = run_width(zeros(text), px, *face(), bold=bold)
            box = QRectF(x, line.top(), width + 4, line.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
            x += width


@lru_cache(maxsize=8)
def _places_in(width: int, height: float, facts: int, scale: float, *, alert: bool) -> _Places:
    """`scale` is that of the text."""
    room = _room_for(height)
    digits = QRectF(room.side + 2, room.top, height * room.digits_share, height)
    beside = QRectF(digits)
    beside.setLeft(digits.right() + 8)
    beside.setRight(width - room.side + 8)
    heading, *lines = _fact_lines(beside, room, facts, scale, alert=alert)
    top = round(digits.bottom() + room.below_digits)  # whole rows: a soft edge is none of the bar
    bar = QRectF(room.side, top, width - 2 * room.side, BAR_HEIGHT)
    return _Places(room, digits, heading, tuple(lines), bar)


def _fact_lines(
    area: QRectF, room: _Room, count: int, scale: float, *, alert: bool
) -> list[QRectF]:
    """The heading and the facts, one below the other, in the middle of the digits' height."""
    head = room.row if alert else round((room.heading + 8) * scale)
    row = max(room.row, round((room.text + 8) * scale))
    y = area.center().y() - (head + row * count) / 2
    return [
        QRectF(area.left(), y, area.width(), head),
        *(QRectF(area.left(), y + head + at * row, area.width(), row) for at in range(count)),
    ]


def _icon_of(line: QRectF, room: _Room) -> QRectF:
    side = theme().px(20 if room.text < 18 else 24)
    return QRectF(line.left(), line.top(), side, line.height())


def _said(reading: CountdownReading) -> str:
    return reading.spoken or f"{reading.heading}: {reading.digits}"


def _words_of(line: QRectF, room: _Room) -> QRectF:
    """The line right of its icon."""
    words = QRectF(line)
    words.setLeft(_icon_of(line, room).right() + theme().px(8))
    return words


def _ink_of(line: QRectF) -> QRect:
    """Rows stand close to each other; what is written in one keeps away from its edges."""
    return line.adjusted(0, 2, 0, -2).toAlignedRect()


def _is_still(before: CountdownReading, now: CountdownReading) -> bool:
    """Whether only seconds went by: the same shape, with the same words around the digits."""
    return (
        before.state is now.state
        and len(before.digits) == len(now.digits)
        and [fact.icon for fact in before.facts] == [fact.icon for fact in now.facts]
        and _still_of(before) == _still_of(now)
    )


def _still_of(reading: CountdownReading) -> tuple[object, ...]:
    return (
        reading.heading,
        reading.position,
        reading.planned_seconds,
        reading.warning_at_seconds,
        reading.start_label,
        reading.planned_label,
        bool(reading.overtime_seconds),
    )


def _around(place: QRectF) -> QRect:
    """With what letters and frames may stick out."""
    return place.adjusted(-3, -3, 3, 3).toAlignedRect()


def _room_for(digits: float) -> _Room:
    if digits < 82:
        return _SMALL
    return _MIDDLE if digits < 120 else _LARGE
