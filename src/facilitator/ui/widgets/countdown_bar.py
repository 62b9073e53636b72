"""The bar under the countdown: used time, ticks, the warning mark, the time over the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath

from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.countdown_reading import CountdownState
from facilitator.ui.widgets.paint import (
    paint_frame,
    paint_hatch,
    paint_line,
    phase_colors,
    rounded_path,
)

if TYPE_CHECKING:
    from facilitator.ui.widgets.countdown_reading import CountdownReading

BAR_HEIGHT = 16
_SHORT_PHASE = 30 * 60
_STRIPE, _GAP = 8, 4


def paint_bar(
    painter: QPainter, bar: QRectF, reading: CountdownReading, *, with_labels: bool = True
) -> None:
    """The bar and what stands below it; `bar` is the 16 px of the bar alone."""
    over = reading.state is CountdownState.OVERTIME
    shape = rounded_path(bar, bar.height() / 2)
    track = "over" if over else "surface"
    radius = bar.height() / 2
    paint_frame(painter, bar, radius=radius, fill=track)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(shape)
    _paint_used(painter, bar, reading)
    painter.restore()
    paint_frame(painter, bar, radius=radius, edge="onover" if over else "line")
    if not over:
        _paint_warning_mark(painter, bar, reading)
    if with_labels and over:
        _paint_over_labels(painter, bar, reading)
    elif with_labels:
        _paint_ticks(painter, bar, reading)


def _paint_used(painter: QPainter, bar: QRectF, reading: CountdownReading) -> None:
    over = reading.state is CountdownState.OVERTIME
    ink = theme().color("onover") if over else phase_colors(reading.position)[0]
    used = QRectF(bar)
    used.setRight(bar_end(bar, reading))
    if reading.state is CountdownState.PAUSED:
        _paint_stripes(painter, used, ink)
    else:
        painter.fillRect(used, ink)
    if reading.overtime_seconds:
        _paint_extra(painter, bar.adjusted(used.width() + 2, 0, 0, 0), ink)


def bar_end(bar: QRectF, reading: CountdownReading) -> int:
    """Where what was used of the plan ends, in whole px: between two of them nothing moves."""
    done = min(reading.used_seconds, reading.planned_seconds)
    return int(bar.left() + bar.width() * done / reading.span_seconds)


def _paint_extra(painter: QPainter, extra: QRectF, ink: QColor) -> None:
    painter.fillRect(QRectF(extra.left(), extra.top(), 1, extra.height()), ink)
    paint_hatch(painter, extra.adjusted(2, 0, 0, 0), ink, opacity=0.9)


def _paint_stripes(painter: QPainter, used: QRectF, ink: QColor) -> None:
    x = used.left()
    while x < used.right():
        painter.fillRect(QRectF(x, used.top(), min(_STRIPE, used.right() - x), used.height()), ink)
        x += _STRIPE + _GAP


def _paint_warning_mark(painter: QPainter, bar: QRectF, reading: CountdownReading) -> None:
    at = reading.warning_at_seconds
    if at is None or not 0 < at < reading.span_seconds:
        return
    x = bar.left() + bar.width() * at / reading.span_seconds
    mark = QRectF(x - 1.5, bar.top() - 3, 3, bar.height() + 6)
    painter.fillRect(mark, theme().color("warnl"))


def tick_minutes(planned_seconds: int, width: float) -> list[int]:
    """Where ticks stand: every 10 min, 5 for phases up to 30, rarer where they would crowd."""
    minutes = planned_seconds // 60
    step = 5 if planned_seconds <= _SHORT_PHASE else 10
    while minutes and width * step / max(1, minutes) < 44:
        step *= 2
    inner = [tick for tick in range(step, minutes, step) if minutes - tick >= step / 2]
    return [0, *inner, minutes] if minutes else [0]


def _paint_ticks(painter: QPainter, bar: QRectF, reading: CountdownReading) -> None:
    font = theme().font(Role.CAPTION)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    line_top = bar.bottom() + 1
    text_top = line_top + 5
    ticks = tick_minutes(reading.planned_seconds, bar.width())
    for minute in ticks:
        x = bar.left() + bar.width() * minute * 60 / reading.span_seconds
        words = _minutes(0) if minute == 0 else str(minute)
        width = metrics.horizontalAdvance(words)
        left = min(max(x - width / 2, bar.left()), bar.right() - width)
        if minute not in (0, ticks[-1]):
            paint_line(painter, QPointF(x, line_top), QPointF(x, line_top + 5), "line")
        painter.setPen(theme().color("text2"))
        room = QRectF(left, text_top, width + 2, metrics.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, words)


def _minutes(number: int) -> str:
    return QCoreApplication.translate("CountdownPanel", "{number} min").format(number=number)


def _paint_over_labels(painter: QPainter, bar: QRectF, reading: CountdownReading) -> None:
    plain, strong = theme().font(Role.CAPTION), theme().font(Role.CAPTION, weight=600)
    metrics = QFontMetricsF(strong)
    painter.setPen(theme().color("onover"))
    top, height = bar.bottom() + 5, metrics.height()
    painter.setFont(plain)
    painter.drawText(QRectF(bar.left(), top, bar.width(), height), 0, reading.start_label)
    painter.setFont(strong)
    extra = metrics.horizontalAdvance(reading.extra_label)
    planned = metrics.horizontalAdvance(reading.planned_label)
    painter.drawText(QPointF(bar.right() - extra, top + metrics.ascent()), reading.extra_label)
    x = min(bar_end(bar, reading), bar.right() - extra - 16) - planned
    started = QFontMetricsF(plain).horizontalAdvance(reading.start_label)
    x = max(x, bar.left() + started + 12)
    painter.drawText(QPointF(x, top + metrics.ascent()), reading.planned_label)


def hatched_strip(panel: QRectF, width: float, radius: float) -> QPainterPath:
    """The strip at the left inside a rounded panel."""
    strip = QPainterPath()
    strip.addRect(QRectF(panel.left(), panel.top(), width, panel.height()))
    return rounded_path(panel, radius).intersected(strip)
