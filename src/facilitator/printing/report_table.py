"""Tables of a report on paper: heads that come back on every page, marks and bars in cells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import repeat, zip_longest
from typing import TYPE_CHECKING

from facilitator.printing.blocks import Free, Headless, Whole
from facilitator.printing.items import Box, Fill, LevelMark, Rule, place_stack
from facilitator.printing.labels import label
from facilitator.printing.style import (
    COLUMN_GRAY,
    HAIRLINE,
    HEAD_RULE,
    HEADING,
    MM,
    QUESTION,
    ROW_GRAY,
    TEXT,
    THIN_OUTLINE,
)
from facilitator.printing.typesetting import Stack, cut_stack, set_plain, stack_height, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator.printing.flow import Block
    from facilitator.printing.items import Item
    from facilitator.printing.style import Frame
    from facilitator.printing.typesetting import TextStyle

PAD = 1.4 * MM
_GAP = 3 * MM
_ABOVE_SECTION = 5 * MM
_MARK = 3.6 * MM
_BAR = 2.6 * MM
_LONGEST_WORD = 30 * MM
_BEFORE_SHARE = 6 * MM


@dataclass(frozen=True, slots=True)
class Bars:
    """Planned time as an outline and actual time filled, as shares of the column."""

    planned: float
    actual: float


@dataclass(frozen=True, slots=True)
class _Cell:
    """Text, with a level's mark in front, a bar behind it, or bars instead."""

    stack: Stack
    level: int = 0
    bars: Bars | None = None
    share: float | None = None


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns of a table begin, and how wide they are."""

    lefts: tuple[float, ...]
    widths: tuple[float, ...]


def _columns(frame: Frame, shares: Sequence[float], least: Sequence[float]) -> _Columns:
    widths = _widths(frame.width - _GAP * (len(shares) - 1), shares, least)
    lefts = tuple(frame.left + sum(widths[:at]) + _GAP * at for at in range(len(shares)))
    return _Columns(lefts, widths)


def _widths(room: float, shares: Sequence[float], least: Sequence[float]) -> tuple[float, ...]:
    """By their shares, but none less than its longest word takes, as far as there is room."""
    if sum(least) > room:
        return tuple(room * share / sum(shares) for share in shares)
    narrow: set[int] = set()
    while True:
        spare = room - sum(least[at] for at in narrow)
        parts = sum(share for at, share in enumerate(shares) if at not in narrow)
        widths = tuple(
            least[at] if at in narrow else spare * share / parts for at, share in enumerate(shares)
        )
        more = {at for at, width in enumerate(widths) if width < least[at]} - narrow
        if not more:
            return widths
        narrow |= more


@dataclass(frozen=True, slots=True)
class _Head(Headless, Free, Whole):
    """What the columns are, above the rows of every page."""

    frame: Frame
    columns: _Columns
    cells: tuple[Stack, ...]

    @property
    def height(self) -> float:
        return max(map(stack_height, self.cells)) + PAD

    def place(self, top: float, height: float) -> Iterator[Item]:
        for stack, left in zip(self.cells, self.columns.lefts, strict=True):
            yield from place_stack(stack, left, top)
        line = top + height - HEAD_RULE / 2
        yield Rule(self.frame.left, line, self.frame.right, line, HEAD_RULE)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of cells; one that is higher than a page goes on on the next.

    The first stays with the heading and the legend above its table.
    """

    frame: Frame
    table_head: _Head
    cells: tuple[_Cell, ...]
    is_first: bool = False

    @property
    def head(self) -> Block | None:
        return self.table_head

    @property
    def clings(self) -> bool:
        return self.is_first

    @property
    def height(self) -> float:
        return max(stack_height(cell.stack) for cell in self.cells) + 2 * PAD

    def split(self, first: float, later: float) -> Sequence[Block]:
        cut = [cut_stack(one.stack, first - 2 * PAD, later - 2 * PAD) for one in self.cells]
        parts = zip_longest(*cut, fillvalue=())
        return [
            replace(
                self,
                cells=tuple(
                    replace(cell, stack=stack) if not number else _Cell(stack)
                    for cell, stack in zip(self.cells, part, strict=True)
                ),
            )
            for number, part in enumerate(parts)
        ]

    def place(self, top: float, height: float) -> Iterator[Item]:
        columns = self.table_head.columns
        for cell, left, width in zip(self.cells, columns.lefts, columns.widths, strict=True):
            yield from _place_cell(cell, left, width, top + PAD)
        line = top + height
        yield Rule(self.frame.left, line, self.frame.right, line, HAIRLINE, COLUMN_GRAY)


def _place_cell(cell: _Cell, left: float, width: float, top: float) -> Iterator[Item]:
    middle = top + TEXT.leading / 2
    if cell.bars is not None:
        planned, actual = width * cell.bars.planned, width * cell.bars.actual
        if actual:
            yield Fill(left, middle - _BAR / 4, actual, _BAR / 2, ROW_GRAY)
        if planned:
            yield Box(left, middle - _BAR / 2, planned, _BAR, THIN_OUTLINE)
        return
    if cell.level:
        yield LevelMark(left + _MARK / 2, middle, _MARK, cell.level / 4)
        left += _MARK + PAD
    yield from place_stack(cell.stack, left, top)
    if cell.share:
        room = width - _BEFORE_SHARE
        yield Fill(left + _BEFORE_SHARE, middle - _BAR / 2, room * cell.share, _BAR, ROW_GRAY)
        yield Box(left + _BEFORE_SHARE, middle - _BAR / 2, room * cell.share, _BAR, THIN_OUTLINE)


@dataclass(frozen=True, slots=True)
class SectionHead(Headless, Free, Whole):
    """A heading of a part of the report."""

    frame: Frame
    stack: Stack

    @property
    def height(self) -> float:
        return _ABOVE_SECTION + stack_height(self.stack) + PAD

    def place(self, top: float, height: float) -> Iterator[Item]:
        yield from place_stack(self.stack, self.frame.left, top + _ABOVE_SECTION)


def section(frame: Frame, english: str) -> Block:
    return SectionHead(frame, set_plain(label(frame, english), QUESTION, frame.width))


def table_rows(
    frame: Frame, heads: Sequence[str], shares: Sequence[float], rows: Sequence[Sequence[CellText]]
) -> Iterator[Block]:
    named = [tuple(map(CellText, heads, repeat(HEADING))), *rows]
    least = [max(one.least_width for one in column) for column in zip(*named, strict=True)]
    columns = _columns(frame, shares, least)
    stacks = tuple(
        set_plain(text, HEADING, width) for text, width in zip(heads, columns.widths, strict=True)
    )
    head = _Head(frame, columns, stacks)
    for number, row in enumerate(rows):
        cells = tuple(one.cell(width) for one, width in zip(row, columns.widths, strict=True))
        yield _Row(frame, head, cells, is_first=number == 0)


@dataclass(frozen=True, slots=True)
class CellText:
    """What a cell says before it is known how wide it is."""

    text: str = ""
    style: TextStyle = TEXT
    level: int = 0
    bars: Bars | None = None
    share: float | None = None
    """How much of the room behind the text is filled."""

    @property
    def least_width(self) -> float:
        """Of its longest word, unless that is too long for any column."""
        longest = max((text_width(word, self.style) for word in self.text.split(" ")), default=0.0)
        return (_MARK + PAD if self.level else 0.0) + min(longest, _LONGEST_WORD)

    def cell(self, width: float) -> _Cell:
        room = width - (_MARK + PAD if self.level else 0)
        return _Cell(set_plain(self.text, self.style, room), self.level, self.bars, self.share)
