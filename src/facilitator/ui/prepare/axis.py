"""The day of the plan from top to bottom: clock times, cards as high as phases are long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QSizePolicy, QWidget

from facilitator.ui.override import override
from facilitator.ui.prepare.axis_card import AxisCard
from facilitator.ui.prepare.schedule import Axis, Schedule, lay_out
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.paint import paint_hatch
from facilitator.ui.widgets.panes import scroll_by_touch
from facilitator.ui.wording import minute_of_day

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOP, _BOTTOM, _RIGHT = 12, 24, 16
_GUTTER = 44
_BAND = 14
_LINE = 16


class AxisCanvas(QWidget):
    """Cards on their scale, clock times beside them, and where the plan says it ends."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = Schedule((), 0, None)
        self._axis = Axis((), ())
        self._room = 0.0
        self._cards: list[AxisCard] = []
        self._group = QButtonGroup(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @property
    def cards(self) -> list[AxisCard]:
        return self._cards

    def show_day(self, day: Schedule, checks: Mapping[int, int]) -> None:
        """`checks` says how many checks are open for the phase at a place."""
        self._day = day
        same = len(day.slots) == len(self._cards)
        if not same:
            self._remake(len(day.slots))
        for slot, card in zip(day.slots, self._cards, strict=True):
            card.show_slot(slot, checks.get(slot.place, 0))
        self.set_room(self._room)

    def choose(self, place: int | None) -> None:
        """Mark a card without telling anyone; None marks none."""
        self._group.setExclusive(False)
        for card in self._cards:
            card.setChecked(card.place == place)
        self._group.setExclusive(True)

    def set_room(self, height: float) -> None:
        """How much can be seen without scrolling."""
        self._room = height
        px = theme().px
        room = height - px(_TOP) - px(_BOTTOM)
        self._axis = lay_out(self._day.slots, room / theme().ui_scale)
        self.setMinimumHeight(round(px(self._axis.height) + px(_TOP) + px(_BOTTOM)))
        self._place()
        self.update()

    def _remake(self, number: int) -> None:
        for card in self._cards:
            self._group.removeButton(card)
            card.hide()
            card.deleteLater()
        self._cards = [AxisCard(self) for _ in range(number)]
        for card in self._cards:
            card.clicked.connect(lambda _on=False, made=card: self.chosen.emit(made.place))
            self._group.addButton(card)
            card.show()

    def _y(self, value: float) -> float:
        return theme().px(_TOP) + value * theme().ui_scale

    def _left(self) -> int:
        return theme().px(_TOP + _GUTTER + 10)

    def _place(self) -> None:
        left = self._left()
        width = self.width() - left - theme().px(_RIGHT)
        for card in self._cards:
            top = self._y(self._axis.top(card.place))
            height = self._axis.card_height(card.place) * theme().ui_scale
            card.setGeometry(left, round(top), width, round(top + height) - round(top))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._day.slots:
            self._paint_times(painter)
        if self._day.runs_over:
            self._paint_overrun(painter)

    def _paint_times(self, painter: QPainter) -> None:
        """The beginning of each phase and the end of the last; the planned end says what it is."""
        ends = self._day.planned_end if self._day.runs_over else None
        minutes = sorted({*(slot.begin for slot in self._day.slots), self._day.end})
        for minute in minutes:
            place = self._axis.at(minute) if minute < self._day.end else self._axis.height
            self._paint_time(painter, self._y(place), minute)
        if ends is not None:
            label = self._y(self._axis.at(ends))
            if ends not in minutes:
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
        others = [self._y(self._axis.top(card.place)) for card in self._cards]
        others.append(self._y(self._axis.height))
        if any(y - 4 < other < y + height for other in others):
            return
        painter.setFont(font)
        painter.setPen(theme().color("warn"))
        room = QRectF(0, y, self._gutter_end(), height + 2)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        painter.drawText(room, int(flags) | int(Qt.TextFlag.TextWordWrap), self.tr("plan ends"))

    def _gutter_end(self) -> float:
        return theme().px(_TOP + _GUTTER)

    def _paint_overrun(self, painter: QPainter) -> None:
        """A dashed line at the planned end, and a hatched band for all that comes after."""
        ends = self._day.planned_end
        assert ends is not None
        top, bottom = self._y(self._axis.at(ends)) - 2, self._y(self._axis.height)
        band = QRectF(self.width() - theme().px(_BAND), top, theme().px(_BAND), bottom - top)
        paint_hatch(painter, band, "warnl", opacity=1.0)
        pen = QPen(theme().color("warnl"), 2)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawLine(QPointF(self._left() - 4, top), QPointF(self.width(), top))


class AxisPane(QScrollArea):
    """The axis in a pane; it scrolls when the day is too long for the pane's height."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Phases in time"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.canvas = AxisCanvas()
        self.canvas.setObjectName("scroll_body")
        self.canvas.chosen.connect(self.chosen)
        self.setWidget(self.canvas)
        self.canvas.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        scroll_by_touch(self)

    def choose(self, place: int | None) -> None:
        """Mark the card and bring it into sight."""
        self.canvas.choose(place)
        if place is not None and place < len(self.canvas.cards):
            self.ensureWidgetVisible(self.canvas.cards[place], 0, 24)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().px(120))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.canvas.set_room(self.viewport().height())
