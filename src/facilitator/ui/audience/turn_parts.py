"""The foot of a phase in which groups take turns: the round, the next move, where everybody is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt

from facilitator.ui.audience.clock_parts import ink, paint_words
from facilitator.ui.audience.text import elided, width_of
from facilitator.ui.icons import paint_icon
from facilitator.ui.widgets.countdown_reading import CountdownState
from facilitator.ui.widgets.paint import fill_rect, paint_frame, paint_line
from facilitator.ui.wording import translate

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from facilitator.ui.audience.model import TurnCard, TurnsReading

_FRAME = 20.0
_GAP = 24.0
_ROW_GAP = 11.0
_ONE_ROW = 4
_WIDE = 380.0
"""Room for name and station side by side."""


def paint_turns_ground(painter: QPainter, room: QRectF, state: CountdownState) -> None:
    """The ground of the foot; warning and over time keep their own."""
    calm = state not in (CountdownState.WARNING, CountdownState.OVERTIME)
    if calm:
        fill_rect(painter, room, "bg")
    inset = 0 if calm else 2 * _FRAME
    line = {CountdownState.WARNING: "warnl", CountdownState.OVERTIME: "onover"}.get(state, "border")
    left, right = (
        QPointF(room.left() + inset, room.top()),
        QPointF(room.right() - inset, room.top()),
    )
    paint_line(painter, left, right, line, 2)


def paint_round(
    painter: QPainter, room: QRectF, turns: TurnsReading, state: CountdownState
) -> None:
    """`Round 3 of 6` and how long each lasts."""
    icon = QRectF(room.left(), room.center().y() - 22, 44, 44)
    paint_icon(painter, icon, "ph.arrows-clockwise", ink(state))
    words = room.adjusted(64, 0, 0, 0)
    paint_words(painter, words, turns.round, 40, weight=700, color=ink(state))
    rest = words.adjusted(width_of(turns.round, 40, 700) + 24, 0, 0, 0)
    shown = elided(turns.each, rest.width(), 40)
    paint_words(painter, rest, shown, 40, color=ink(state, "text2"))


def paint_move(painter: QPainter, room: QRectF, turns: TurnsReading, state: CountdownState) -> None:
    align = Qt.AlignmentFlag.AlignRight
    paint_words(painter, room, turns.move, 40, weight=700, color=ink(state), align=align)


def paint_cards(
    painter: QPainter, room: QRectF, cards: tuple[TurnCard, ...], state: CountdownState
) -> None:
    """Up to four in one row; more in two rows, then without what comes next."""
    rows = 1 if len(cards) <= _ONE_ROW else 2
    columns = -(-len(cards) // rows)
    wide = (room.width() - _GAP * (columns - 1)) / columns
    high = (room.height() - _ROW_GAP * (rows - 1)) / rows
    for place, card in enumerate(cards):
        row, column = divmod(place, columns)
        x, y = room.left() + column * (wide + _GAP), room.top() + row * (high + _ROW_GAP)
        box = QRectF(x, y, wide, high)
        fill = None if state is CountdownState.OVERTIME else "surface"
        paint_frame(painter, box, radius=14, fill=fill, edge=ink(state, "line"), width=2)
        paint = _paint_tall if rows == 1 else _paint_flat if wide >= _WIDE else _paint_small
        paint(painter, box, card, state)


def _paint_tall(painter: QPainter, box: QRectF, card: TurnCard, state: CountdownState) -> None:
    left, wide = box.left() + 30, box.width() - 50
    lines = (
        (card.name, 36, 600, "text2", 14.0, 48.0),
        (card.station, 46, 700, "text", 60.0, 58.0),
    )
    for text, px, weight, color, top, high in lines:
        room = QRectF(left, box.top() + top, wide + 4, high)
        paint_words(
            painter,
            room,
            elided(text, wide, px, weight),
            px,
            weight=weight,
            color=ink(state, color),
        )
    more = translate("Audience", "{time} more").format(time=card.more)
    below = more if card.more else card.then
    if not below:
        return
    mark = QRectF(left, box.top() + 123, 30, 30)
    icon = "ph.hourglass-medium" if card.more else "ph.arrow-right"
    paint_icon(painter, mark, icon, ink(state, "text2"))
    room = QRectF(left + 40, box.top() + 116, wide - 36, 44)
    paint_words(painter, room, elided(below, wide - 40, 32), 32, color=ink(state, "text2"))


def _paint_flat(painter: QPainter, box: QRectF, card: TurnCard, state: CountdownState) -> None:
    station = elided(card.station, box.width() * 0.55, 36, 700)
    wide = width_of(station, 36, 700)
    right = QRectF(box.right() - 20 - wide, box.top(), wide + 4, box.height())
    paint_words(painter, right, station, 36, weight=700, color=ink(state))
    left = QRectF(box.left() + 20, box.top(), right.left() - box.left() - 36, box.height())
    shown = elided(_named(card), left.width(), 36, 600)
    paint_words(painter, left, shown, 36, weight=600, color=ink(state, "text2"))


def _paint_small(painter: QPainter, box: QRectF, card: TurnCard, state: CountdownState) -> None:
    """More than eight groups: name over station, for those who sit near."""
    left, wide = box.left() + 16, box.width() - 24
    upper = QRectF(left, box.top() + 4, wide + 4, 34)
    lower = QRectF(left, box.top() + 36, wide + 4, 40)
    name, station = elided(_named(card), wide, 28, 600), elided(card.station, wide, 32, 700)
    paint_words(painter, upper, name, 28, weight=600, color=ink(state, "text2"))
    paint_words(painter, lower, station, 32, weight=700, color=ink(state))


def _named(card: TurnCard) -> str:
    """In one line: the time that a group has more stands before its name, where nothing cuts it."""
    return f"+{card.more} {card.name}" if card.more else card.name
