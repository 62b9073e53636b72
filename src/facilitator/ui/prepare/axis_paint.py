"""What stands beside the cards: clock times, free time, and where the plan says it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from facilitator.ui.prepare.schedule import gap_words
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.paint import paint_hatch
from facilitator.ui.wording import minute_of_day

if TYPE_CHECKING:
    from facilitator.domain.schedule import Schedule
    from facilitator.ui.prepare.axis import AxisCanvas
    from facilitator.ui.prepare.schedule import Axis

TOP, RIGHT = 12, 16
GUTTER = 44
LEFT = TOP + GUTTER + 10
_BAND = 14
_LINE = 16


class AxisPainter:
    """Paints one day once."""

    def __init__(self, canvas: AxisCanvas, day: Schedule, axis: Axis) -> None:
        self._canvas, self._day, self._axis = canvas, day, axis

    def paint(self, painter: QPainter, dirty: QRect) -> None:
        """Only what stands in `dirty`: while one types, that is one card."""
        if not self._day.slots:
            return
        if dirty.left() <= self._gutter_end():
            self._paint_times(painter)
        self._paint_gaps(painter)
        if self._day.runs_over and dirty.right() >= self._canvas.width() - theme().px(RIGHT):
            self._paint_overrun(painter)

    def _y(self, value: float) -> float:
        return self._canvas.y_of(value)

    def _paint_times(self, painter: QPainter) -> None:
        """The beginning of each phase and the end of the last; the planned end says what it is."""
        ends = self._day.planned_end if self._day.runs_over else None
        begins = [slot.begin for slot in self._day.slots]
        for slot in self._day.slots:
            self._paint_time(painter, self._y(self._axis.top(slot.place)), slot.begin)
        if self._day.end not in begins:
            self._paint_time(painter, self._y(self._axis.height), self._day.end)
        if ends is not None:
            label = self._y(self._axis.at(ends))
            if ends not in (*begins, self._day.end):
                self._paint_time(painter, label, ends, tone="warn")
            self._paint_end_words(painter, label + theme().px(_LINE))

    def _paint_time(self, painter: QPainter, y: float, minute: int, *, tone: str = "text") -> None:
        painter.setFont(theme().font(Role.SMALL, weight=600, tabular=True))
        painter.setPen(theme().color(tone))
        room = QRectF(0, y - theme().px(1), self._gutter_end(), theme().px(_LINE))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, flags, minute_of_day(minute))

    def _paint_end_words(self, painter: QPainter, y: float) -> None:
        """Below the time, if no other time stands there."""
        font = theme().font(Role.CAPTION, weight=600)
        height = QFontMetricsF(font).lineSpacing() * 2
        others = [self._y(self._axis.top(slot.place)) for slot in self._day.slots]
        others.append(self._y(self._axis.height))
        if any(y - 4 < other < y + height for other in others):
            return
        painter.setFont(font)
        painter.setPen(theme().color("warn"))
        room = QRectF(0, y, self._gutter_end(), height + 2)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        words = self._canvas.tr("plan ends")
        painter.drawText(room, int(flags) | int(Qt.TextFlag.TextWordWrap), words)

    def _paint_gaps(self, painter: QPainter) -> None:
        """Free time before a phase with a fixed start: a dashed box with its length."""
        for slot in self._day.slots:
            bottom = self._y(self._axis.top(slot.place)) - 4
            top = self._y(self._axis.gap_top(slot.place))
            if slot.gap > 0 and bottom - top > 2:
                box = QRectF(theme().px(LEFT), top, self._width(), bottom - top)
                self._paint_gap(painter, box, gap_words(slot.gap))

    def _paint_gap(self, painter: QPainter, box: QRectF, words: str) -> None:
        pen = QPen(theme().color("line"), 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        font = theme().font(Role.SMALL)
        if box.height() >= QFontMetricsF(font).height():
            painter.setFont(font)
            painter.setPen(theme().color("text2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _width(self) -> float:
        return self._canvas.width() - theme().px(LEFT) - theme().px(RIGHT)

    def _gutter_end(self) -> float:
        return theme().px(TOP + GUTTER)

    def _paint_overrun(self, painter: QPainter) -> None:
        """A dashed line at the planned end, and a hatched band for all that comes after."""
        ends = self._day.planned_end
        assert ends is not None
        top, bottom = self._y(self._axis.at(ends)) - 2, self._y(self._axis.height)
        right = self._canvas.width()
        band = QRectF(right - theme().px(_BAND), top, theme().px(_BAND), bottom - top)
        paint_hatch(painter, band, "warnl", opacity=1.0)
        pen = QPen(theme().color("warnl"), 2)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawLine(QPointF(theme().px(LEFT) - 4, top), QPointF(right, top))
