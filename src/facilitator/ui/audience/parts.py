"""The picture as parts: each has a place, a painter, and what it shows.

Lengths are px on a screen 1920 wide and 1080 high. A part is painted anew only when what it shows
has changed, so that a second costs no more than its digits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF

from facilitator.ui.audience.clock_parts import (
    paint_bar,
    paint_digits_squeezed,
    paint_disc,
    paint_times,
    paint_title,
)
from facilitator.ui.audience.model import AudienceReading, Scene
from facilitator.ui.audience.side_parts import (
    paint_alert,
    paint_backdrop,
    paint_break,
    paint_foot,
    paint_message,
    paint_strip,
    paint_task,
    paint_waiting,
)
from facilitator.ui.audience.turn_parts import (
    paint_cards,
    paint_move,
    paint_round,
    paint_turns_ground,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPainter

WIDTH, HEIGHT = 1920.0, 1080.0
STRIP = 88.0
FOOT = 188.0
TURNS_FOOT = 286.0
LEFT, RIGHT = 72.0, 1848.0
CLOCK_WIDTH = 1036.0
SIDE = 1194.0
DIGITS = 270.0
_TOP, _TURNS_TOP = STRIP + 76, STRIP + 40
"""The upper edge of the badge and of the alert."""
DIGITS_ROOM = QRectF(LEFT, _TOP + 150, CLOCK_WIDTH, DIGITS)
_WHOLE = QRectF(0, 0, WIDTH, HEIGHT)
_BAR_STEPS = 2
"""Px that the bar grows by at a time: less is not seen from where learners sit."""


class Part(NamedTuple):
    """`shows` is compared from one second to the next; equal means that nothing is to be done."""

    room: QRectF
    paint: Callable[[QPainter, QRectF], None]
    shows: object


def parts_of(reading: AudienceReading, *, with_disc: bool = False) -> tuple[Part, ...]:
    """Back to front; their number and places stay the same as long as the scene does."""
    common = (_backdrop(reading), _strip(reading))
    match reading.scene:
        case Scene.PHASE:
            own = (*_clock(reading, with_disc=with_disc), *_side(reading), *_feet(reading))
        case Scene.BREAK:
            own = (_break(reading), _foot(reading))
        case Scene.WAITING:
            own = (_waiting(reading), _foot(reading))
        case Scene.ENDED:
            own = (_waiting(reading),)
    return (*common, *own)


def _backdrop(reading: AudienceReading) -> Part:
    state = reading.state
    return Part(_WHOLE, lambda painter, room: paint_backdrop(painter, room, state), state)


def _strip(reading: AudienceReading) -> Part:
    cells = reading.cells
    room = QRectF(0, 0, WIDTH, STRIP)
    return Part(room, lambda painter, room: paint_strip(painter, room, cells), cells)


def _clock(reading: AudienceReading, *, with_disc: bool) -> tuple[Part, ...]:
    state, number, top = reading.state, reading.number, _top(reading)
    title = Part(
        QRectF(LEFT, top, CLOCK_WIDTH, 88),
        lambda painter, room: paint_title(painter, room, reading),
        (reading.title, number, state),
    )
    digits = Part(
        DIGITS_ROOM.translated(0, top - _TOP).adjusted(-8, -14, 8, 14),
        lambda painter, room: paint_digits_squeezed(
            painter, room.adjusted(8, 14, -8, -14), reading.digits, state
        ),
        (reading.digits, state),
    )
    below = digits.room.bottom() + 44
    return (title, digits, *(_disc if with_disc else _bar)(reading, below))


def _bar(reading: AudienceReading, top: float) -> tuple[Part, ...]:
    shown = round(reading.share_left * CLOCK_WIDTH / _BAR_STEPS)
    bar = Part(
        QRectF(LEFT, top, CLOCK_WIDTH, 36),
        lambda painter, room: paint_bar(painter, room, reading),
        (shown, reading.number, reading.state),
    )
    room = QRectF(LEFT, top + 50, CLOCK_WIDTH, 60)
    return bar, _times(reading, room, stacked=False)


def _disc(reading: AudienceReading, top: float) -> tuple[Part, ...]:
    side = min(300.0, HEIGHT - _foot_height(reading) - 20 - top)
    disc = Part(
        QRectF(LEFT, top - 10, side, side),
        lambda painter, room: paint_disc(painter, room, reading),
        (round(reading.share_left * 720), reading.number, reading.state),
    )
    room = QRectF(LEFT + side + 48, top - 10, CLOCK_WIDTH - side - 48, side)
    return disc, _times(reading, room, stacked=True)


def _times(reading: AudienceReading, room: QRectF, *, stacked: bool) -> Part:
    shows = (reading.caption, reading.time_label, reading.time, reading.state)
    return Part(
        room, lambda painter, room: paint_times(painter, room, reading, stacked=stacked), shows
    )


def _side(reading: AudienceReading) -> tuple[Part, ...]:
    """At the right: what is the matter, and what to do."""
    state, top = reading.state, _top(reading)
    made = []
    if reading.alert:
        made.append(
            Part(
                QRectF(SIDE, top + 4, RIGHT - SIDE, 96),
                lambda painter, room: paint_alert(painter, room, reading.alert, state),
                (reading.alert, state),
            )
        )
        top += 124
    room = QRectF(SIDE, top, RIGHT - SIDE, HEIGHT - _foot_height(reading) - 16 - top)
    paint = paint_message if reading.message else paint_task
    text = reading.message or reading.task
    made.append(
        Part(room, lambda painter, room: paint(painter, room, text, state), (text, state, top))
    )
    return tuple(made)


def _top(reading: AudienceReading) -> float:
    return _TURNS_TOP if reading.turns else _TOP


def _foot_height(reading: AudienceReading) -> float:
    return TURNS_FOOT if reading.turns else FOOT


def _feet(reading: AudienceReading) -> tuple[Part, ...]:
    """What is needed and what comes next, or the turns that groups take."""
    turns, state = reading.turns, reading.state
    if turns is None:
        return (_foot(reading),)
    ground = QRectF(0, HEIGHT - TURNS_FOOT, WIDTH, TURNS_FOOT)
    head = QRectF(LEFT, ground.top() + 18, RIGHT - LEFT, 60)
    move = QRectF(head.right() - 460, head.top(), 460, head.height())
    cards = QRectF(LEFT, ground.top() + 86, RIGHT - LEFT, 172)
    return (
        Part(ground, lambda painter, room: paint_turns_ground(painter, room, state), state),
        Part(
            head.adjusted(0, 0, -480, 0),
            lambda painter, room: paint_round(painter, room, turns, state),
            (turns.round, turns.each, state),
        ),
        Part(
            move,
            lambda painter, room: paint_move(painter, room, turns, state),
            (turns.move, state),
        ),
        Part(
            cards,
            lambda painter, room: paint_cards(painter, room, turns.cards, state),
            (turns.cards, state),
        ),
    )


def _foot(reading: AudienceReading) -> Part:
    shows = (reading.needs, reading.next_label, reading.next_text, reading.state, reading.message)
    room = QRectF(0, HEIGHT - FOOT, WIDTH, FOOT)
    return Part(room, lambda painter, room: paint_foot(painter, room, reading), shows)


def _break(reading: AudienceReading) -> Part:
    room = QRectF(0, STRIP, WIDTH, HEIGHT - FOOT - STRIP).adjusted(20, 20, -20, -2)
    shows = (reading.digits, reading.title, reading.alert, reading.time, reading.state)
    return Part(room, lambda painter, room: paint_break(painter, room, reading), shows)


def _waiting(reading: AudienceReading) -> Part:
    room = QRectF(0, STRIP, WIDTH, HEIGHT - FOOT - STRIP).adjusted(20, 20, -20, -2)
    shows = (reading.digits, reading.title, reading.caption, reading.message)
    return Part(room, lambda painter, room: paint_waiting(painter, room, reading), shows)
