"""Breaks on a run sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.printing.blocks import Free, Headless, Whole
from facilitator.printing.items import Box, Fill, Ring, Rule, place_line, place_stack
from facilitator.printing.style import (
    CORNER,
    HAIRLINE,
    MM,
    NUMBER_BOX,
    OUTLINE,
    ROW_GRAY,
)
from facilitator.printing.typesetting import (
    Stack,
    set_plain,
    single_line,
    stack_height,
    text_width,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.printing.items import Item
    from facilitator.printing.run_sheet_look import RowLook

_BREAK_GROUND = 0xEF / 255
_AROUND_BREAK = 1.6 * MM
_MOST_FOR_NAME = 0.6
_LEAST_BESIDE = 35 * MM
_MOST_LINES_BESIDE = 5


@dataclass(frozen=True, slots=True)
class BreakRow(Headless, Free, Whole):
    """A break: when one is back, and what to set out meanwhile."""

    look: RowLook
    clock: str
    name: Stack
    minutes: str
    words: Stack
    words_below: bool
    """True when there is no room for the words beside the name."""

    @property
    def _first_height(self) -> float:
        beside = 0.0 if self.words_below else stack_height(self.words)
        name = stack_height(self.name)
        return max(self.look.clock.leading, name, beside, NUMBER_BOX) + 2 * _AROUND_BREAK

    @property
    def height(self) -> float:
        below = stack_height(self.words) + _AROUND_BREAK if self.words_below else 0.0
        return self._first_height + below

    def place(self, top: float, height: float) -> Iterator[Item]:
        look, frame = self.look, self.look.frame
        middle = top + self._first_height / 2
        yield Fill(frame.left, top, frame.width, height, _BREAK_GROUND)
        if self.clock:
            clock = single_line(self.clock, look.clock)
            yield from place_line(clock, frame.left + look.inset, middle - look.clock.leading / 2)
        yield from _place_cup(look.body_left, middle)
        yield from self._place_name(middle)
        if self.words_below:
            yield from place_stack(self.words, look.name_left, top + self._first_height)
        else:
            yield from self._place_beside(middle)
        yield Rule(frame.left, top + height, frame.right, top + height, HAIRLINE, ROW_GRAY)

    def _place_name(self, middle: float) -> Iterator[Item]:
        look = self.look
        yield from place_stack(self.name, look.name_left, middle - stack_height(self.name) / 2)
        minutes = single_line(self.minutes, look.note)
        x = look.name_left + _widest(self.name) + look.pad
        yield from place_line(minutes, x, middle - look.note.leading / 2)

    def _place_beside(self, middle: float) -> Iterator[Item]:
        y = middle - stack_height(self.words) / 2
        for line in self.words:
            yield from place_line(line, self.look.frame.right - self.look.inset - line.width, y)
            y += line.style.leading


def break_row(look: RowLook, *, clock: str, name: str, minutes: str, words: str) -> BreakRow:
    """The words beside the name where there is room for them, else below it."""
    room = look.frame.right - look.inset - look.name_left
    names = set_plain(name, look.name, room * _MOST_FOR_NAME)
    length = text_width(minutes, look.note)
    beside = room - _widest(names) - length - 2 * look.pad
    stack = set_plain(words, look.note, beside) if beside > _LEAST_BESIDE else ()
    below = beside <= _LEAST_BESIDE or len(stack) > _MOST_LINES_BESIDE
    stack = set_plain(words, look.note, room) if below else stack
    return BreakRow(look, clock, names, minutes, stack, below and bool(stack))


def _widest(stack: Stack) -> float:
    return max((line.width for line in stack), default=0.0)


def _place_cup(left: float, middle: float) -> Iterator[Item]:
    """A cup in a box, as breaks have it on the screen."""
    size = NUMBER_BOX - OUTLINE
    yield Box(left + OUTLINE / 2, middle - size / 2, size, size, OUTLINE, CORNER)
    cup, x, y = size * 0.36, left + NUMBER_BOX * 0.28, middle - size * 0.04
    yield Box(x, y, cup * 1.1, cup * 0.8, 0.9, cup * 0.3)
    yield Ring(x + cup * 1.32, y + cup * 0.32, cup * 0.42, 0.9)
    for step in (0.3, 0.75):
        yield Rule(x + cup * step, y - cup * 0.5, x + cup * step, y - cup * 0.2, 0.8)
