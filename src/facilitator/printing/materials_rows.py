"""The rows of a materials checklist: a box to tick, the thing, how many, for which phases."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.printing.blocks import Free, Headless, Whole
from facilitator.printing.items import Box, Rule, place_line, place_stack
from facilitator.printing.labels import label
from facilitator.printing.style import (
    COLUMN_GRAY,
    CORNER,
    HAIRLINE,
    HEAD_RULE,
    MM,
    THIN_OUTLINE,
    TICK_BOX,
)
from facilitator.printing.typesetting import cut_stack, set_plain, single_line, stack_height

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator.printing.flow import Block
    from facilitator.printing.items import Item
    from facilitator.printing.style import Frame
    from facilitator.printing.typesetting import Stack

_ABOVE_HEAD = 3 * MM
_BELOW_HEAD = 1.2 * MM
_AROUND = 2 * MM
_AROUND_LARGE = 3 * MM
_INDENT = TICK_BOX + 4 * MM
_GAP = 4 * MM
_AMOUNT = 24 * MM
_PHASES = 22 * MM
_LARGE = 1.5
_MOST = 0.17
"""Of the page's width for each of the narrow columns."""


@dataclass(frozen=True, slots=True)
class ThingColumns:
    """Where the text, the amount and the phases begin, and how wide the text may be."""

    text: float
    text_width: float
    amount: float
    phases: float
    phases_width: float


def columns_of(frame: Frame) -> ThingColumns:
    wider, most = (_LARGE if frame.look.large else 1.0), frame.width * _MOST
    phases = frame.right - min(_PHASES * wider, most)
    amount = phases - min(_AMOUNT * wider, most)
    text = frame.left + _INDENT
    return ThingColumns(text, amount - _GAP - text, amount, phases, frame.right - phases)


@dataclass(frozen=True, slots=True)
class ThingsHead(Headless, Free, Whole):
    """What the rows below are, and the names of the columns; repeated on every page."""

    frame: Frame
    title: str

    @property
    def _cells(self) -> tuple[tuple[float, Stack], ...]:
        columns, kind = columns_of(self.frame), self.frame.type
        many, phases = label(self.frame, "How many"), label(self.frame, "Phases")
        width = columns.phases - columns.amount - _GAP / 2
        return (
            (self.frame.left, set_plain(self.title, kind.heading, columns.text_width + _INDENT)),
            (columns.amount, set_plain(many, kind.note, width)),
            (columns.phases, set_plain(phases, kind.note, columns.phases_width)),
        )

    @property
    def height(self) -> float:
        return _ABOVE_HEAD + max(stack_height(cell) for _, cell in self._cells) + _BELOW_HEAD

    def place(self, top: float, height: float) -> Iterator[Item]:
        bottom = top + height
        for x, cell in self._cells:
            yield from place_stack(cell, x, bottom - _BELOW_HEAD - stack_height(cell))
        yield Rule(self.frame.left, bottom, self.frame.right, bottom, HEAD_RULE)


@dataclass(frozen=True, slots=True)
class ThingRow(Free):
    """One thing to bring; `phases` are numbers."""

    frame: Frame
    table_head: ThingsHead
    text: Stack
    amount: str
    phases: str
    is_first: bool = True

    @property
    def head(self) -> Block | None:
        return self.table_head

    @property
    def _around(self) -> float:
        return _AROUND_LARGE if self.frame.look.large else _AROUND

    @property
    def _numbers(self) -> Stack:
        width = columns_of(self.frame).phases_width
        return set_plain(self.phases, self.frame.type.text, width)

    @property
    def height(self) -> float:
        return max(stack_height(self.text), stack_height(self._numbers)) + 2 * self._around

    def split(self, first: float, later: float) -> Sequence[Block]:
        around = 2 * self._around
        parts = cut_stack(self.text, first - around, later - around)
        return [
            replace(self, text=part, is_first=number == 0, phases="" if number else self.phases)
            for number, part in enumerate(parts)
        ]

    def place(self, top: float, height: float) -> Iterator[Item]:
        frame, columns = self.frame, columns_of(self.frame)
        text, style = top + self._around, frame.type.text
        yield from place_stack(self.text, columns.text, text)
        if self.is_first:
            middle = text + style.leading / 2
            side = TICK_BOX - THIN_OUTLINE
            left = frame.left + THIN_OUTLINE / 2
            yield Box(left, middle - side / 2, side, side, THIN_OUTLINE, CORNER / 2)
            yield from place_line(single_line(self.amount, style), columns.amount, text)
        yield from place_stack(self._numbers, columns.phases, text)
        bottom = top + height
        yield Rule(frame.left, bottom, frame.right, bottom, HAIRLINE, COLUMN_GRAY)
