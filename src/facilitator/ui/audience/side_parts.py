"""Everything around the clock: the ground, the strip, what to do, the foot, and the break."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt

from facilitator.ui.audience.clock_parts import (
    ink,
    paint_digits_squeezed,
    paint_words,
)
from facilitator.ui.audience.text import TASK, Listed, Setting, elided, fitted, listed, width_of
from facilitator.ui.icons import paint_icon
from facilitator.ui.theme import theme
from facilitator.ui.widgets.countdown_reading import CountdownState
from facilitator.ui.widgets.paint import (
    fill_rect,
    paint_badge,
    paint_frame,
    paint_hatch,
    paint_line,
    phase_colors,
)
from facilitator.ui.wording import translate

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from facilitator.ui.audience.model import AudienceReading, StripCell

STRIP = 88.0
_FRAME = 20.0
_SIDE_HATCH = 40.0
_CURRENT_SHARE = 1.5
_NAMED_FROM = 150.0
"""A narrower cell of the strip has only its number."""
_WARNING, _OVER, _PAUSED = (
    CountdownState.WARNING,
    CountdownState.OVERTIME,
    CountdownState.PAUSED,
)
_ALERT_ICON = {_WARNING: "ph.warning", _OVER: "ph.warning-octagon", _PAUSED: "ph.pause"}
_NEXT = 46
_NEEDS = (46, 40, 36)
_MESSAGE = (Setting(72, 92, 4), Setting(60, 76, 6), Setting(48, 62, 8))


def paint_backdrop(painter: QPainter, room: QRectF, state: CountdownState) -> None:
    fill = {_WARNING: "warnt", _OVER: "over"}.get(state, "surface")
    fill_rect(painter, room, fill)
    below = room.adjusted(0, STRIP, 0, 0)
    if state is _WARNING:
        for edge in _edges(below):
            fill_rect(painter, edge, "warnl")
    if state is _OVER:
        for x in (below.left(), below.right() - _SIDE_HATCH):
            side = QRectF(x, below.top(), _SIDE_HATCH, below.height())
            paint_hatch(painter, side, "onover", pattern=(18.0, 38.0), opacity=0.9)


def _edges(outer: QRectF) -> tuple[QRectF, ...]:
    """The four bars of a frame."""
    wide, high = outer.width(), outer.height()
    return (
        QRectF(outer.left(), outer.top(), wide, _FRAME),
        QRectF(outer.left(), outer.bottom() - _FRAME, wide, _FRAME),
        QRectF(outer.left(), outer.top(), _FRAME, high),
        QRectF(outer.right() - _FRAME, outer.top(), _FRAME, high),
    )


# --- the strip ---


def paint_strip(painter: QPainter, room: QRectF, cells: tuple[StripCell, ...]) -> None:
    fill_rect(painter, room, "bg")
    shares = [_CURRENT_SHARE if cell.is_current else 1.0 for cell in cells]
    unit = room.width() / sum(shares) if shares else 0.0
    x = room.left()
    for cell, share in zip(cells, shares, strict=True):
        box = QRectF(x, room.top(), unit * share, room.height())
        (_paint_current if cell.is_current else _paint_cell)(painter, box, cell)
        x = box.right()
    bottom = room.bottom() - 1
    paint_line(painter, QPointF(room.left(), bottom), QPointF(room.right(), bottom), "border", 2)


def _paint_current(painter: QPainter, box: QRectF, cell: StripCell) -> None:
    fill, on_it = phase_colors(cell.number)
    fill_rect(painter, box, fill)
    number = str(cell.number)
    gap, space = 22.0, 24.0
    wide = width_of(number, 40, 600)
    name = elided(cell.name, box.width() - wide - gap - 2 * space, 40, 600)
    x = box.center().x() - (wide + gap + width_of(name, 40, 600)) / 2
    color = on_it.name()
    paint_words(
        painter, QRectF(x, box.top(), wide + 4, box.height()), number, 40, weight=600, color=color
    )
    words = QRectF(x + wide + gap, box.top(), box.right() - x - wide - gap, box.height())
    paint_words(painter, words, name, 40, weight=600, color=color)


def _paint_cell(painter: QPainter, box: QRectF, cell: StripCell) -> None:
    paint_line(
        painter,
        QPointF(box.right() - 1, box.top()),
        QPointF(box.right() - 1, box.bottom()),
        "border",
        2,
    )
    badge, gap, check = 44.0, 16.0, 44.0 if cell.is_done else 0.0
    around = badge + gap + check + 24
    named = box.width() - around >= _NAMED_FROM
    name = elided(cell.name, box.width() - around, 34) if named else ""
    wide = badge + (gap + width_of(name, 34) if name else 0) + check
    x = box.center().x() - min(wide, box.width()) / 2
    side = min(badge, box.width() - 8)
    paint_badge(painter, QRectF(x, box.center().y() - side / 2, side, side), cell.number)
    words = QRectF(x + badge + gap, box.top(), box.right() - x - badge - gap, box.height())
    paint_words(painter, words, name, 34, color="text2")
    if cell.is_done and wide <= box.width():
        left = x + wide - 30
        paint_icon(painter, QRectF(left, box.center().y() - 15, 30, 30), "ph.check", "text2")


# --- what is the matter, and what to do ---


def paint_alert(painter: QPainter, room: QRectF, text: str, state: CountdownState) -> None:
    """A filled banner; while paused a dashed one."""
    if state is _PAUSED:
        dashes = (16.0, 9.0)
        paint_frame(painter, room, radius=14, edge="line", width=4, dashes=dashes)
        color = "text"
    else:
        paint_frame(painter, room, radius=14, fill="onover" if state is _OVER else "warnl")
        color = "over" if state is _OVER else "#11181A"
    icon = QRectF(room.left() + 28, room.center().y() - 32, 64, 64)
    paint_icon(painter, icon, _ALERT_ICON.get(state, "ph.info"), color)
    words = room.adjusted(116, 0, -12, 0)
    shown = elided(text, words.width(), 56, 600)
    paint_words(painter, words, shown, 56, weight=600, color=color)


def paint_task(painter: QPainter, room: QRectF, text: str, state: CountdownState) -> None:
    if text:
        _paint_said(
            painter, room, translate("Audience", "Do now"), "ph.student", text, state, TASK, 500
        )


def paint_message(painter: QPainter, room: QRectF, text: str, state: CountdownState) -> None:
    heading = translate("Audience", "Please note")
    _paint_said(painter, room, heading, "ph.info", text, state, _MESSAGE, 600)


def _paint_said(
    painter: QPainter,
    room: QRectF,
    heading: str,
    icon: str,
    text: str,
    state: CountdownState,
    settings: tuple[Setting, ...],
    weight: int,
) -> None:
    head = QRectF(room.left(), room.top() + 8, room.width(), 52)
    quiet = ink(state, "text2")
    paint_icon(painter, QRectF(head.left(), head.top() + 3, 46, 46), icon, quiet)
    paint_words(painter, head.adjusted(64, 0, 0, 0), heading, 40, weight=600, color=quiet)
    said = fitted(text, room.width(), settings, weight)
    y = head.bottom() + 20
    for line in said.lines:
        row = QRectF(room.left(), y, room.width() + 4, said.setting.line)
        paint_words(painter, row, line, said.setting.px, weight=weight, color=ink(state))
        y += said.setting.line


# --- the foot ---


def paint_foot(painter: QPainter, room: QRectF, reading: AudienceReading) -> None:
    """What learners need, and what comes next; in a break and before the start only that."""
    _paint_foot_ground(painter, room, reading.state)
    if not reading.next_text:
        return
    body = room.adjusted(72, 0, -72, -10 if reading.state is _WARNING else 0)
    if not reading.digits or reading.number is None or not reading.time_label:
        _paint_next_alone(painter, body, reading)
        return
    second = reading.next_text
    wide = max(width_of(reading.next_label, 44), width_of(second, _NEXT, 700))
    wide = min(wide, body.width() * 0.5)
    if reading.needs:
        left = QRectF(body)
        left.setWidth(body.width() - wide - 76 - 60)
        label = translate("Audience", "You need")
        things = listed(reading.needs, left.width() - 70, _NEEDS, 700)
        _paint_pair(painter, left, "ph.package", label, things, reading.state)
        body.setLeft(body.right() - wide - 76)
    shown = Listed(elided(second, body.width() - 70, _NEXT, 700), _NEXT)
    _paint_pair(painter, body, "ph.skip-forward", reading.next_label, shown, reading.state)


def _paint_foot_ground(painter: QPainter, room: QRectF, state: CountdownState) -> None:
    if state is _WARNING:
        ground, line = None, "warnl"
        room = room.adjusted(_FRAME, 0, -_FRAME, -_FRAME)
    elif state is _OVER:
        ground, line = None, "onover"
        room = room.adjusted(_SIDE_HATCH, 0, -_SIDE_HATCH, 0)
    else:
        ground, line = "bg", "border"
    if ground:
        fill_rect(painter, room, ground)
    paint_line(painter, room.topLeft(), room.topRight(), line, 2)


def _paint_pair(
    painter: QPainter, room: QRectF, icon: str, label: str, said: Listed, state: CountdownState
) -> None:
    middle = room.center().y()
    paint_icon(painter, QRectF(room.left(), middle - 24, 48, 48), icon, ink(state))
    words = room.adjusted(70, 0, 4, 0)
    upper = QRectF(words.left(), middle - 60, words.width(), 58)
    lower = QRectF(words.left(), middle + 2, words.width(), 58)
    paint_words(painter, upper, label, 44, color=ink(state, "text2"))
    paint_words(painter, lower, said.text, said.px, weight=700, color=ink(state))


def _paint_next_alone(painter: QPainter, room: QRectF, reading: AudienceReading) -> None:
    middle = room.center().y()
    state = reading.state
    paint_icon(painter, QRectF(room.left(), middle - 26, 52, 52), "ph.skip-forward", ink(state))
    label = QRectF(
        room.left() + 76, room.top(), width_of(reading.next_label, 52) + 6, room.height()
    )
    paint_words(painter, label, reading.next_label, 52, color=ink(state, "text2"))
    x = label.right() + 24
    if reading.next_number is not None or reading.next_is_break:
        paint_badge(painter, QRectF(x, middle - 30, 60, 60), reading.next_number)
        x += 84
    words = QRectF(x, room.top(), room.right() - x, room.height())
    shown = elided(reading.next_text, words.width() - 4, 52, 700)
    paint_words(painter, words, shown, 52, weight=700, color=ink(state))


# --- scenes of their own ---


def paint_break(painter: QPainter, room: QRectF, reading: AudienceReading) -> None:
    """A cup, the time, and when to be back."""
    middle = room.center().y() - 6
    cup = QRectF(300, middle - 160, 320, 320)
    fill, on_it = phase_colors(None)
    paint_frame(painter, cup, radius=48, fill=fill)
    paint_icon(painter, cup.adjusted(56, 56, -56, -56), "ph.coffee", on_it.name())
    left = 718.0
    right = room.right() - 52
    title = QRectF(left, middle - 250, right - left, 110)
    if reading.alert:
        alert = QRectF(1194, title.top() + 8, 654, 96)
        paint_alert(painter, alert, reading.alert, reading.state)
        title.setRight(alert.left() - 24)
    shown = elided(reading.title, title.width(), 88, 600)
    paint_words(painter, title, shown, 88, weight=600)
    digits = QRectF(left, middle - 116, right - left, 270)
    paint_digits_squeezed(painter, digits, reading.digits, reading.state)
    if not reading.time:
        return
    label = f"{reading.time_label} "
    back = QRectF(left, middle + 186, right - left, 100)
    paint_words(painter, back, label, 80)
    time = back.adjusted(width_of(label, 80), 0, 0, 0)
    paint_words(painter, time, reading.time, 80, weight=700)


def paint_waiting(painter: QPainter, room: QRectF, reading: AudienceReading) -> None:
    """Before the start and after the end: the title, and the time if there is one to wait for."""
    settings = (Setting(88, 108, 2), Setting(72, 90, 3))
    wide = room.width() - 2 * 180
    title = fitted(reading.message or reading.title, wide, settings, 600)
    digits = DIGITS if reading.digits else 0.0
    high = len(title.lines) * title.setting.line + (digits + 60 if digits else 0) + 110
    y = room.center().y() - high / 2
    middle = Qt.AlignmentFlag.AlignHCenter
    for line in title.lines:
        row = QRectF(room.left(), y, room.width(), title.setting.line)
        paint_words(painter, row, line, title.setting.px, weight=600, align=middle)
        y += title.setting.line
    if digits:
        _paint_digits_in_the_middle(
            painter, QRectF(room.left(), y + 30, room.width(), digits), reading
        )
        y += digits + 60
    caption = QRectF(room.left(), y + 10, room.width(), 90)
    paint_words(painter, caption, reading.caption, 60, color="text2", align=middle)


DIGITS = 270.0


def _paint_digits_in_the_middle(painter: QPainter, room: QRectF, reading: AudienceReading) -> None:
    from facilitator.ui.widgets.digits import paint_digits

    middle = Qt.AlignmentFlag.AlignHCenter
    paint_digits(painter, room, reading.digits, room.height(), theme().color("text"), align=middle)
