"""The left side of the audience screen: title, digits, bar or disc, and when it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from facilitator.ui.audience.text import elided, font, width_of
from facilitator.ui.theme import theme
from facilitator.ui.widgets.countdown_reading import CountdownState
from facilitator.ui.widgets.digits import digits_width, paint_digits
from facilitator.ui.widgets.paint import (
    fill_rect,
    paint_badge,
    paint_frame,
    paint_hatch,
    phase_colors,
    rounded_path,
)

if TYPE_CHECKING:
    from facilitator.ui.audience.model import AudienceReading

_NARROWEST = 0.7
"""Digits may be this much narrower than they are drawn before they lose height."""
_OVER = CountdownState.OVERTIME
_V = Qt.AlignmentFlag.AlignVCenter


def ink(state: CountdownState, name: str = "text") -> str:
    """The token of a text; over time there is one ink for all."""
    return "onover" if state is _OVER else name


def paint_words(
    painter: QPainter,
    room: QRectF,
    text: str,
    px: float,
    *,
    weight: int = 400,
    color: str = "text",
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line, in the middle of `room` from top to bottom."""
    painter.setFont(font(px, weight, tabular=True))
    painter.setPen(theme().color(color))
    painter.drawText(room, align | _V, text)


def paint_title(painter: QPainter, room: QRectF, reading: AudienceReading) -> None:
    badge = QRectF(room.left(), room.top(), 88, 88)
    paint_badge(painter, badge, reading.number)
    if reading.state is _OVER:
        paint_frame(painter, badge, radius=12, edge="onover", width=3)
    name = room.adjusted(88 + 30, -8, 0, 8)
    px = 88.0
    while px > 60 and width_of(reading.title, px, 600) > name.width():
        px -= 4
    shown = elided(reading.title, name.width(), px, 600)
    paint_words(painter, name, shown, px, weight=600, color=ink(reading.state))


def digits_scale(text: str, room: QRectF) -> tuple[float, float]:
    """Height of the digits, and how much narrower than usual they are drawn."""
    wide = digits_width(text, room.height())
    if wide <= room.width():
        return room.height(), 1.0
    squeeze = max(_NARROWEST, room.width() / wide)
    return room.height() * min(1.0, room.width() / (wide * squeeze)), squeeze


def paint_digits_squeezed(
    painter: QPainter, room: QRectF, text: str, state: CountdownState
) -> None:
    """As high as they should be: longer times get narrower digits first."""
    height, squeeze = digits_scale(text, room)
    painter.save()
    painter.translate(room.left(), 0)
    painter.scale(squeeze, 1)
    place = QRectF(0, room.top(), room.width() / squeeze, room.height())
    paint_digits(painter, place, text, height, theme().color(ink(state)))
    painter.restore()


def paint_bar(painter: QPainter, room: QRectF, reading: AudienceReading) -> None:
    """What was used; nothing for a phase without a length."""
    if not reading.planned_seconds:
        return
    over = reading.state is _OVER
    radius = room.height() / 2
    paint_frame(painter, room, radius=radius, fill="over" if over else "bg")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(rounded_path(room, radius), Qt.ClipOperation.IntersectClip)
    if over:
        paint_hatch(painter, room, "onover", pattern=(10.0, 21.0), opacity=1)
    else:
        used = QRectF(room)
        used.setWidth(room.width() * (1 - reading.share_left))
        fill_rect(painter, used, phase_colors(reading.number)[0])
    painter.restore()
    paint_frame(painter, room, radius=radius, edge=ink(reading.state, "line"), width=3)


def paint_disc(painter: QPainter, room: QRectF, reading: AudienceReading) -> None:
    """What is left, as a disc that shrinks clockwise from the top; over time it is hatched."""
    if not reading.planned_seconds:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    disc = room.adjusted(3, 3, -3, -3)
    if reading.state is _OVER:
        paint_hatch(painter, _round(disc), "onover", pattern=(10.0, 21.0), opacity=1)
    painter.setPen(QPen(theme().color(ink(reading.state, "line")), 4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if reading.state is not _OVER:
        painter.setBrush(theme().color("bg"))
    painter.drawEllipse(disc)
    if reading.share_left:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(phase_colors(reading.number)[0])
        sixteenths = round(360 * 16 * reading.share_left)
        painter.drawPie(disc.adjusted(4, 4, -4, -4), 90 * 16, sixteenths)
    painter.restore()


def _round(disc: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(disc)
    return path


def paint_times(
    painter: QPainter, room: QRectF, reading: AudienceReading, *, stacked: bool
) -> None:
    """`minutes left` and `Ends 10:34`, at both ends of a line or one below the other."""
    quiet, loud = ink(reading.state, "text2"), ink(reading.state)
    first = QRectF(room)
    if stacked:
        middle = room.center().y()
        first = QRectF(room.left(), middle - 66, room.width(), 60)
    paint_words(painter, first, reading.caption, 48, color=quiet)
    if not reading.time:
        return
    label = f"{reading.time_label} "
    wide = width_of(label, 48) + width_of(reading.time, 48, 700) + 4
    second = QRectF(room)
    if stacked:
        second = QRectF(room.left(), room.center().y() + 6, room.width(), 60)
    else:
        second.setLeft(room.right() - wide)
    paint_words(painter, second, label, 48, color=loud)
    time = second.adjusted(width_of(label, 48), 0, 0, 0)
    paint_words(painter, time, reading.time, 48, weight=700, color=loud)
