"""The day of the plan from top to bottom: clock times, cards as high as phases are long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QSizePolicy, QWidget

from facilitator.domain.schedule import Schedule, with_length
from facilitator.ui.override import override
from facilitator.ui.prepare.axis_card import AxisCard
from facilitator.ui.prepare.axis_drag import Resize, drop_place
from facilitator.ui.prepare.axis_paint import LEFT, RIGHT, TOP, AxisPainter
from facilitator.ui.prepare.schedule import Axis, lay_out
from facilitator.ui.theme import theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.panes import scroll_by_touch

if TYPE_CHECKING:
    from collections.abc import Mapping

_BOTTOM = 24
_BUTTONS = 40


class AxisCanvas(QWidget):
    """Cards on their scale, clock times beside them, and where the plan says it ends.

    `move_wanted` carries from where and to which place, `length_wanted` a place and minutes.
    """

    chosen = Signal(int)
    move_wanted = Signal(int, int)
    length_wanted = Signal(int, int)
    menu_wanted = Signal(int, object)
    phase_wanted = Signal()
    break_wanted = Signal()
    dragged_to = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = Schedule((), 0, None)
        self._axis = Axis((), (), ())
        self._room = 0.0
        self._marked: int | None = None
        self._editable = True
        self._target: int | None = None
        self._resize: Resize | None = None
        self._resized: int | None = None
        self._cards: list[AxisCard] = []
        self._group = QButtonGroup(self)
        self.add_phase = button(self.tr("Phase"), icon="ph.plus", height=_BUTTONS, parent=self)
        self.add_break = button(self.tr("Break"), icon="ph.coffee", height=_BUTTONS, parent=self)
        self.add_phase.setToolTip(self.tr("Add a phase at the end. Alt N: after the one chosen"))
        self.add_break.setToolTip(self.tr("Add a break at the end. Alt B: after the phase chosen"))
        self.add_phase.clicked.connect(self.phase_wanted)
        self.add_break.clicked.connect(self.break_wanted)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @property
    def cards(self) -> list[AxisCard]:
        return self._cards

    def set_editable(self, editable: bool, /) -> None:
        self._editable = editable
        for card in self._cards:
            card.set_editable(editable)
        for made in (self.add_phase, self.add_break):
            made.setVisible(editable)

    def show_day(self, day: Schedule, checks: Mapping[int, int]) -> None:
        """`checks` says how many checks are open for the phase at a place."""
        before, self._day = self._day, day
        self._resize = self._target = self._resized = None
        self._make(len(day.slots))
        for slot, card in zip(day.slots, self._cards, strict=True):
            card.show_slot(slot, checks.get(slot.place, 0))
        if day.times != before.times:
            self.set_room(self._room)

    def choose(self, place: int | None) -> None:
        """Mark a card without telling anyone; None marks none."""
        if place == self._marked:
            return
        self._marked = place
        self._group.setExclusive(False)
        for card in self._cards:
            card.setChecked(card.place == place)
        self._group.setExclusive(True)

    def set_room(self, height: float) -> None:
        """How much can be seen without scrolling."""
        self._room = height
        room = height - theme().px(TOP + _BOTTOM + _BUTTONS)
        self._lay_out(self._day, room / theme().ui_scale)

    def _lay_out(self, day: Schedule, room: float, *, scale: float | None = None) -> None:
        self._axis = lay_out(day.slots, room, scale=scale)
        below = theme().px(_BOTTOM + _BUTTONS)
        self.setMinimumHeight(round(self.y_of(self._axis.height)) + below)
        self._place()
        self.update()

    def _make(self, number: int) -> None:
        """As many cards as phases; those there are stay, with the focus they may have."""
        while len(self._cards) > number:
            gone = self._cards.pop()
            self._group.removeButton(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._cards) < number:
            self._cards.append(self._card())

    def _card(self) -> AxisCard:
        card = AxisCard(self)
        card.set_editable(self._editable)
        card.clicked.connect(lambda: self.chosen.emit(card.place))
        card.moving.connect(lambda by: self._drag(card, by))
        card.moved.connect(lambda: self._drop(card))
        card.resizing.connect(lambda by, fine: self._stretch(card, by, fine=fine))
        card.resized.connect(lambda: self._settle(card))
        card.cancelled.connect(self._cancel)
        card.menu_wanted.connect(lambda at: self.menu_wanted.emit(card.place, at))
        self._group.addButton(card)
        card.show()
        return card

    # Where things stand

    def y_of(self, value: float) -> float:
        """Of a height on the axis, in the canvas's px."""
        return theme().px(TOP) + value * theme().ui_scale

    def _left(self) -> int:
        return theme().px(LEFT)

    def _place(self) -> None:
        left = self._left()
        width = self.width() - left - theme().px(RIGHT)
        for card in self._cards:
            top = self.y_of(self._axis.top(card.place))
            height = self._axis.card_height(card.place) * theme().ui_scale
            card.setGeometry(left, round(top), width, round(top + height) - round(top))
        below = round(self.y_of(self._axis.height)) + theme().px(8)
        half, high = (width - 8) // 2, self.add_phase.sizeHint().height()
        self.add_phase.setGeometry(left, below, half, high)
        self.add_break.setGeometry(left + width - half, below, half, high)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        day = self._preview() or self._day
        AxisPainter(self, day, self._axis).paint(painter, event.rect())
        if self._target is not None:
            self._paint_target(painter, self._target)

    # Moving a phase and changing its length with the mouse

    def _drag(self, card: AxisCard, by: int) -> None:
        """The card follows the pointer; a line shows between which others it would stand."""
        top = self.y_of(self._axis.top(card.place)) + by
        card.move(card.x(), round(top))
        card.raise_()
        tops = [self.y_of(self._axis.top(each.place)) for each in self._cards]
        heights = [float(each.height()) for each in self._cards]
        self._target = drop_place(tops, heights, card.place, top + card.height() / 2)
        self.dragged_to.emit(round(top + card.height() / 2))
        self.update()

    def _drop(self, card: AxisCard) -> None:
        target, self._target = self._target, None
        self._place()
        self.update()
        if target is not None and target != card.place:
            self.move_wanted.emit(card.place, target)

    def _paint_target(self, painter: QPainter, target: int) -> None:
        moving = next((each for each in self._cards if each.isDown()), None)
        others = [each for each in self._cards if each is not moving]
        if target < len(others):
            y = self.y_of(self._axis.top(others[target].place)) - 2
        else:
            y = self.y_of(self._axis.height) - 2
        painter.setPen(QPen(theme().color("accent"), 3))
        painter.drawLine(QPointF(self._left(), y), QPointF(self.width() - theme().px(RIGHT), y))

    def _stretch(self, card: AxisCard, by: int, *, fine: bool) -> None:
        """The edge follows the pointer in whole steps; what comes later moves with it."""
        slot = self._day.slots[card.place]
        if self._resize is None:
            scale = self._axis.scale * theme().ui_scale
            self._resize = Resize(card.place, slot.minutes, scale)
        self._resized = self._resize.minutes_at(by, fine=fine)
        day = self._preview()
        if day is not None:
            card.show_minutes(self._resized)
            self._lay_out(day, 0, scale=self._axis.scale)

    def _preview(self) -> Schedule | None:
        """The day as it is while an edge is dragged."""
        if self._resize is None or self._resized is None:
            return None
        return with_length(self._day, self._resize.place, self._resized)

    def _settle(self, card: AxisCard) -> None:
        minutes = self._resized
        before = self._day.slots[card.place].minutes
        self._cancel()
        if minutes is not None and minutes != before:
            self.length_wanted.emit(card.place, minutes)

    def _cancel(self) -> None:
        self._resize = self._resized = self._target = None
        for card in self._cards:
            card.show_minutes(None)
        self.set_room(self._room)


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
        self.canvas.dragged_to.connect(lambda y: self.ensureVisible(0, y, 0, 40))
        self.setWidget(self.canvas)
        self.canvas.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        scroll_by_touch(self)

    def choose(self, place: int | None, *, look: bool = True) -> None:
        """Mark the card and bring it into sight."""
        self.canvas.choose(place)
        if look and place is not None and place < len(self.canvas.cards):
            self.ensureWidgetVisible(self.canvas.cards[place], 0, 24)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().px(120))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.canvas.set_room(self.viewport().height())
