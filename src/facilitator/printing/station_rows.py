"""The parts of a station sheet: its number to be seen from afar, things, turns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.printing.blocks import Free, Headless, Whole, baseline_of
from facilitator.printing.items import Box, Rule, place_stack
from facilitator.printing.marks import centred_line
from facilitator.printing.style import (
    COLUMN_GRAY,
    CORNER,
    FIELD_LINE,
    HAIRLINE,
    HEADER_RULE,
    MM,
    OUTLINE,
    THIN_OUTLINE,
    TICK_BOX,
    text_style,
)
from facilitator.printing.typesetting import at_most, set_plain, single_line, stack_height

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.printing.items import Item
    from facilitator.printing.style import Frame
    from facilitator.printing.typesetting import Stack

_SIDE = 24 * MM
_BESIDE = 6 * MM
_BELOW = 5 * MM
_INDENT = TICK_BOX + 3 * MM
_AROUND = 1.6 * MM
_MOST_LINES = 2
_NUMBER_SIZES = (44.0, 36.0, 26.0, 18.0)


@dataclass(frozen=True, slots=True)
class BigHead(Headless, Free, Whole):
    """The number of the station in a box, its name, and the phase it belongs to."""

    frame: Frame
    number: str
    name: str
    phase: str

    @property
    def _words(self) -> Stack:
        frame = self.frame
        width = frame.right - frame.left - _SIDE - _BESIDE
        title = at_most(1, set_plain(self.name, frame.type.title, width), width)
        below = at_most(_MOST_LINES, set_plain(self.phase, frame.type.style(12), width), width)
        return (*title, *below)

    @property
    def height(self) -> float:
        return max(_SIDE, stack_height(self._words)) + _BELOW

    def place(self, top: float, height: float) -> Iterator[Item]:
        frame, side, words = self.frame, _SIDE - OUTLINE, self._words
        tall = max(_SIDE, stack_height(words))
        inset = OUTLINE / 2
        yield Box(frame.left + inset, top + inset, side, side, OUTLINE, CORNER)
        sized = (single_line(self.number, text_style(size, bold=True)) for size in _NUMBER_SIZES)
        fitting = (line for line in sized if line.width <= side - 2 * MM)
        for digits in list(fitting)[:1]:
            x = frame.left + (_SIDE - digits.width) / 2
            yield from centred_line(digits, x, top + _SIDE / 2)
        left = frame.left + _SIDE + _BESIDE
        yield from place_stack(words, left, top + (tall - stack_height(words)) / 2)
        rule = top + tall + _BELOW / 2
        yield Rule(frame.left, rule, frame.right, rule, HEADER_RULE)


@dataclass(frozen=True, slots=True)
class ThingBox(Headless, Free, Whole):
    """Something that must lie here, to be ticked."""

    frame: Frame
    text: Stack

    @staticmethod
    def text_width(frame: Frame) -> float:
        return frame.width - _INDENT

    @property
    def height(self) -> float:
        return stack_height(self.text) + _AROUND

    def place(self, top: float, height: float) -> Iterator[Item]:
        side = TICK_BOX - THIN_OUTLINE
        middle = top + self.frame.type.text.leading / 2
        left = self.frame.left + THIN_OUTLINE / 2
        yield Box(left, middle - side / 2, side, side, THIN_OUTLINE, CORNER / 2)
        yield from place_stack(self.text, self.frame.left + _INDENT, top)


@dataclass(frozen=True, slots=True)
class VisitRow(Headless, Free, Whole):
    """One round; an open one has a line for the names of groups."""

    frame: Frame
    words: Stack
    is_open: bool

    @property
    def height(self) -> float:
        return stack_height(self.words) + 2 * _AROUND

    def place(self, top: float, height: float) -> Iterator[Item]:
        frame, bottom = self.frame, top + height
        yield from place_stack(self.words, frame.left, top + _AROUND)
        if self.is_open:
            last = self.words[-1]
            x = frame.left + last.width + _BESIDE / 2
            y = bottom - _AROUND - last.style.leading + baseline_of(last.style) + 2
            yield Rule(x, y, frame.right, y, FIELD_LINE)
        else:
            yield Rule(frame.left, bottom, frame.right, bottom, HAIRLINE, COLUMN_GRAY)
