"""The two rows of planned and actual time, drawn to one scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from facilitator.ui.icons import paint_icon
from facilitator.ui.override import override
from facilitator.ui.review.model import Bar, Timeline, tick_step, ticks
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import text_width
from facilitator.ui.widgets.labels import PaintedWords, plain_tooltip
from facilitator.ui.widgets.paint import paint_frame, paint_hatch, paint_line, phase_colors
from facilitator.ui.wording import clock_span, clock_time, hours_and_minutes

if TYPE_CHECKING:
    from datetime import datetime

_PLANNED = (2, 26)
_ACTUAL = (34, 36)
_LINES = 78
_DASH = (3, 3)


@dataclass(frozen=True, slots=True)
class Scale:
    """Instants to pixels: `begin` lies at `left`, `end` at `right`."""

    begin: datetime
    end: datetime
    left: float
    right: float

    def x(self, at: datetime) -> float:
        whole = max(self.end - self.begin, self.end.resolution)
        return self.left + (self.right - self.left) * ((at - self.begin) / whole)


class TimelineChart(PaintedWords):
    """Planned bars are outlines, actual ones filled; the planned end is dashed."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline: Timeline | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_timeline(self, timeline: Timeline | None, spoken: str) -> None:
        self._timeline = timeline
        self.setAccessibleName(spoken)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(320), theme().px(_LINES + 18))

    def bars(self) -> list[tuple[Bar, QRectF, bool]]:
        """Each bar, where it stands, and whether it is an actual one."""
        if self._timeline is None:
            return []
        scale = self._scale(self._timeline)
        rows = ((self._timeline.planned, _PLANNED, False), (self._timeline.actual, _ACTUAL, True))
        return [
            (bar, self._place(bar, scale, row), actual)
            for bars, row, actual in rows
            for bar in bars
        ]

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tooltip(event.globalPos(), event.pos())
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._timeline is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._scale(self._timeline)
        self._paint_marks(painter, scale)
        for bar, rect, actual in self.bars():
            _paint_bar(painter, rect, bar, filled=actual)
        self._paint_pauses(painter, scale)
        self._paint_ends(painter, scale)

    def _scale(self, timeline: Timeline) -> Scale:
        return Scale(timeline.begin, timeline.end, 2, self.width() - theme().px(22))

    def _place(self, bar: Bar, scale: Scale, row: tuple[int, int]) -> QRectF:
        top, height = (theme().px(each) for each in row)
        left, right = scale.x(bar.begin), scale.x(bar.end)
        return QRectF(left, top, max(2.0, right - left - 2), height)

    def _paint_marks(self, painter: QPainter, scale: Scale) -> None:
        font = theme().font(Role.SMALL, tabular=True)
        widest = text_width(font, clock_time(scale.begin)) + theme().px(24)
        most = max(1, int((scale.right - scale.left) / widest))
        step = tick_step(scale.end - scale.begin, most)
        bottom = theme().px(_LINES)
        painter.setFont(font)
        for at in ticks(scale.begin, scale.end, step):
            x = round(scale.x(at)) + 0.5
            paint_line(painter, QPointF(x, 0), QPointF(x, bottom))
            painter.setPen(theme().color("text2"))
            words = clock_time(at)
            left = min(x + 3, self.width() - text_width(font, words))
            room = QRectF(left, bottom - 2, widest, theme().px(20))
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft, words)

    def _paint_pauses(self, painter: QPainter, scale: Scale) -> None:
        top, height = (theme().px(each) for each in _ACTUAL)
        for begin, end in self._timeline.pauses if self._timeline else ():
            left, right = scale.x(begin), scale.x(end)
            paint_hatch(painter, QRectF(left, top, max(2.0, right - left), height), "surface")

    def _paint_ends(self, painter: QPainter, scale: Scale) -> None:
        timeline = self._timeline
        assert timeline is not None
        x, y, bottom = scale.x(timeline.planned_finish), 0.0, theme().px(_LINES - 4)
        while y < bottom:
            painter.fillRect(QRectF(x - 1, y, 2, _DASH[0]), theme().color("warnl"))
            y += sum(_DASH)
        if timeline.finish is not None:
            x, top = scale.x(timeline.finish), theme().px(_ACTUAL[0] - 4)
            painter.fillRect(QRectF(x, top, 2, theme().px(_ACTUAL[1] + 8)), theme().color("text"))

    def _show_tooltip(self, at: QPoint, within: QPoint) -> None:
        for bar, rect, actual in self.bars():
            if rect.contains(within):
                QToolTip.showText(at, plain_tooltip(self._words(bar, actual=actual)), self)
                return
        QToolTip.hideText()

    def _words(self, bar: Bar, *, actual: bool) -> str:
        pattern = (
            self.tr("{name}: {span}, {length}")
            if actual
            else self.tr("{name}, planned: {span}, {length}")
        )
        minutes = round((bar.end - bar.begin).total_seconds() / 60)
        span = clock_span(bar.begin, bar.end)
        return pattern.format(name=bar.name, span=span, length=hours_and_minutes(minutes))


def _paint_bar(painter: QPainter, rect: QRectF, bar: Bar, *, filled: bool) -> None:
    fill, on_fill = phase_colors(bar.number)
    ink = on_fill if filled else theme().color("text")
    if filled:
        paint_frame(painter, rect, radius=4, fill=fill)
    else:
        width = min(2.0, rect.width() / 2)
        paint_frame(painter, rect, radius=4, fill="surface", edge=fill, width=width)
    if bar.number is None:
        side = theme().px(18)
        if rect.width() >= side + 4:
            box = QRectF(0, 0, side, side)
            box.moveCenter(rect.center())
            paint_icon(painter, box, "ph.coffee", ink.name())
        return
    painter.setFont(theme().font(Role.BODY, weight=600))
    if rect.width() >= text_width(painter.font(), str(bar.number)) + 4:
        painter.setPen(ink)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(bar.number))


class LegendMark(QWidget):
    """The sample in front of a word of the legend: `planned`, `actual` or `end`."""

    def __init__(self, kind: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(4 if self._kind == "end" else 18), theme().px(14))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        if self._kind == "planned":
            paint_frame(painter, box, radius=4, edge="text2", width=2)
        elif self._kind == "actual":
            paint_frame(painter, box, radius=4, fill="text2")
        else:
            for y in range(0, self.height(), sum(_DASH)):
                painter.fillRect(QRectF(1, y, 2, _DASH[0]), theme().color("warnl"))
