"""The grid of a rubric sheet: criteria in rows, levels in columns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from facilitator.printing.blocks import Free, Headless, Whole, baseline_of
from facilitator.printing.items import Box, LevelMark, Rule, place_line, place_stack
from facilitator.printing.labels import label
from facilitator.printing.style import (
    ASCENT,
    COLUMN_GRAY,
    CORNER,
    FIELD_LINE,
    HAIRLINE,
    HEAD_RULE,
    LEVEL_MARK,
    MM,
    ROW_GRAY,
    THIN_OUTLINE,
    TICK_BOX,
)
from facilitator.printing.typesetting import (
    Stack,
    at_most,
    cut_stack,
    one_line,
    set_text,
    single_line,
    stack_height,
    text_width,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator.domain.rubric import Criterion, CriterionLevel, Points
    from facilitator.printing.flow import Block
    from facilitator.printing.items import Item
    from facilitator.printing.style import Frame, Type
    from facilitator.printing.typesetting import TextStyle

Scale: TypeAlias = "tuple[tuple[Points, str], ...]"
"""Score and label of each level."""

_CRITERION_WIDTH = 52 * MM
_POINTS_WIDTH = 22 * MM
_LARGE = 1.35
_LEAST_CRITERION_WIDTH = 38 * MM
_LEAST_LEVEL_WIDTH = 24 * MM
_PAD = 2.7 * MM
_ABOVE = 2.2 * MM
_BELOW = 2.4 * MM
_ABOVE_TICK = 2.0 * MM
_BELOW_TITLE = 0.6 * MM
_AROUND_HEAD = 1.8 * MM
_MARK_GAP = 2.2 * MM
_NUMBER_GAP = 1.2 * MM
_POINTS_LINE = 8 * MM
_MOST_LINES_OF_A_LABEL = 6
_LABEL_SIZES = (10.5, 10.0, 9.5, 9.0)


def scale_of(criterion: Criterion) -> Scale:
    return tuple((level.score, level.label) for level in criterion.levels)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a grid stand; widths in points, measured once because all rows ask."""

    frame: Frame
    levels: int
    left: float
    right: float
    criterion_width: float
    level_width: float
    points: float
    """Where the column of the points begins."""
    pad: float
    text_width: float
    """Room for the text of a level; always some, however many levels there are."""

    @property
    def type(self) -> Type:
        return self.frame.type

    @property
    def number(self) -> TextStyle:
        """Of a level, beside its mark."""
        return self.type.style(10.5, bold=True)

    def level(self, position: int) -> float:
        return self.left + self.criterion_width + position * self.level_width

    @property
    def rules(self) -> tuple[float, ...]:
        """The places of the lines between the columns."""
        return (*(self.level(position) for position in range(self.levels)), self.points)


def columns_of(frame: Frame, levels: int) -> Columns:
    """The criterion's column is narrower when many levels need the room."""
    points = _POINTS_WIDTH * (_LARGE if frame.look.large else 1.0)
    spare = frame.width - points - levels * _LEAST_LEVEL_WIDTH
    criterion = min(_CRITERION_WIDTH, max(spare, _LEAST_CRITERION_WIDTH))
    level = (frame.width - criterion - points) / max(levels, 1)
    pad = min(_PAD, level / 8)
    return Columns(
        frame=frame,
        levels=levels,
        left=frame.left,
        right=frame.right,
        criterion_width=criterion,
        level_width=level,
        points=frame.right - points,
        pad=pad,
        text_width=max(level - 2 * pad, level / 2),
    )


@dataclass(frozen=True, slots=True)
class TableHead(Headless, Free, Whole):
    """The names of the columns, repeated on every page."""

    columns: Columns
    marks: tuple[tuple[str, Stack], ...]
    label_below: bool
    """True when labels stand under the marks, because they do not fit beside them."""

    @property
    def _first_line(self) -> float:
        return self.columns.number.leading

    @property
    def height(self) -> float:
        labels = max((stack_height(name) for _, name in self.marks), default=0.0)
        text = self._first_line + labels if self.label_below else max(labels, self._first_line)
        return text + 2 * _AROUND_HEAD

    def place(self, top: float, height: float) -> Iterator[Item]:
        columns, line = self.columns, top + _AROUND_HEAD
        yield from place_line(
            single_line(label(columns.frame, "Criterion"), columns.type.heading), columns.left, line
        )
        for position, (number, name) in enumerate(self.marks):
            yield from self._place_level(position, number, name, line)
        yield from place_line(
            single_line(label(columns.frame, "Points"), columns.type.heading),
            columns.points + _PAD,
            line,
        )
        rule = top + height
        yield Rule(columns.left, rule, columns.right, rule, HEAD_RULE)

    def _place_level(self, position: int, number: str, name: Stack, top: float) -> Iterator[Item]:
        x = self.columns.level(position) + self.columns.pad
        share = (position + 1) / len(self.marks)
        style = self.columns.number
        middle = top + style.leading / 2
        yield LevelMark(x + LEVEL_MARK / 2, middle, LEVEL_MARK, share)
        after_mark = x + LEVEL_MARK + _MARK_GAP
        yield from place_line(single_line(number, style), after_mark, top)
        if self.label_below:
            yield from place_stack(name, x, top + self._first_line)
        else:
            beside = after_mark + text_width(number, style) + _NUMBER_GAP
            yield from place_stack(name, beside, top)


def table_head(columns: Columns, scale: Scale) -> TableHead:
    """Labels beside the marks in the largest size at which no word breaks, else below them."""
    longest = max((text_width(str(score), columns.number) for score, _ in scale), default=0.0)
    beside = columns.text_width - LEVEL_MARK - _MARK_GAP - longest - _NUMBER_GAP
    for size in _LABEL_SIZES:
        style = columns.type.style(size)
        if all(_widest_word(name, style) <= beside for _, name in scale):
            return _head(columns, scale, style, beside, label_below=False)
    return _head(columns, scale, columns.type.note, columns.text_width, label_below=True)


def _head(
    columns: Columns, scale: Scale, style: TextStyle, width: float, *, label_below: bool
) -> TableHead:
    if not label_below:
        style = replace(style, leading=columns.type.style(10.5).leading)
    labels = [_label(name, style, width) for _, name in scale]
    if not label_below:
        # What runs to the left keeps to its mark, too.
        labels = [tuple(replace(line, indent=0.0) for line in stack) for stack in labels]
    marks = tuple((str(score), stack) for (score, _), stack in zip(scale, labels, strict=True))
    return TableHead(columns, marks, label_below)


def _label(label: str, style: TextStyle, width: float) -> Stack:
    """It stands on every page: a text instead of a name is cut, and says so."""
    return at_most(_MOST_LINES_OF_A_LABEL, set_text(label, style, width), width)


def _widest_word(label: str, style: TextStyle) -> float:
    return max((text_width(word, style) for word in label.split()), default=0.0)


@dataclass(frozen=True, slots=True)
class TextSize:
    """How large the words of the grid are set."""

    body: TextStyle
    title: TextStyle


def text_size(frame: Frame, points: float) -> TextSize:
    return TextSize(frame.type.style(points), frame.type.style(points + 1, bold=True))


@dataclass(frozen=True, slots=True)
class Row(Free):
    """A criterion with its levels; a part of one where it is taller than a page."""

    columns: Columns
    table_head: TableHead
    title: str
    criterion: Stack
    cells: tuple[Stack, ...]
    weight: str
    points: str
    is_first: bool = True
    is_last: bool = True

    @property
    def head(self) -> Block | None:
        return self.table_head

    @property
    def _note(self) -> TextStyle:
        return self.columns.type.note

    @property
    def _tick_height(self) -> float:
        return _ABOVE_TICK + TICK_BOX if self.is_last else 0.0

    @property
    def _drop(self) -> float:
        """Points by which smaller text stands lower, so that all first lines share a baseline."""
        return self._lower(min(filter(None, map(_lift, self.cells)), default=0.0))

    def _lower(self, lift: float) -> float:
        return max(_lift(self.criterion) - lift, 0.0)

    @property
    def height(self) -> float:
        cells = max(map(stack_height, self.cells), default=0.0) + self._drop + self._tick_height
        points = self._note.leading * 2 + _ABOVE_TICK
        return max(stack_height(self.criterion), cells, points) + _ABOVE + _BELOW

    def split(self, first: float, later: float) -> Sequence[Block]:
        """Parts that say on each further page whose they are; boxes to tick below the last."""
        around = _ABOVE + _BELOW + self._drop + _ABOVE_TICK + TICK_BOX
        continued = label(self.columns.frame, "(continued)")
        again = one_line(
            f"{self.title} {continued}", self._note, self.columns.criterion_width - _PAD
        )
        names = cut_stack(self.criterion, first - around, later - around - self._note.leading)
        cells = [cut_stack(cell, first - around, later - around) for cell in self.cells]
        count = max(map(len, (names, *cells)))
        return [
            replace(
                self,
                criterion=(*((again,) if number else ()), *_part(names, number)),
                cells=tuple(_part(cell, number) for cell in cells),
                is_first=number == 0,
                is_last=number == count - 1,
            )
            for number in range(count)
        ]

    def place(self, top: float, height: float) -> Iterator[Item]:
        columns, text = self.columns, top + _ABOVE
        yield from place_stack(self.criterion, columns.left, text)
        for position, cell in enumerate(self.cells):
            yield from place_stack(cell, columns.level(position) + columns.pad, text + self._drop)
        if self.is_last:
            yield from self._place_ticks(top + height - _BELOW)
            yield from self._place_score(top + height - _BELOW)
        if self.is_first:
            weight = single_line(self.weight, self._note)
            lower = text + self._lower(_lift((weight,)))
            yield from place_line(weight, columns.points + _PAD, lower)
        yield from self._place_rules(top, top + height)

    def _place_ticks(self, bottom: float) -> Iterator[Item]:
        for position in range(self.columns.levels):
            x = self.columns.level(position) + self.columns.pad
            yield Box(x, bottom - TICK_BOX, TICK_BOX, TICK_BOX, THIN_OUTLINE, CORNER / 2)

    def _place_score(self, bottom: float) -> Iterator[Item]:
        columns = self.columns
        x = columns.points + _PAD
        line = bottom - 0.6
        yield Rule(x, line, x + _POINTS_LINE, line, FIELD_LINE)
        top = bottom - baseline_of(self._note) - self._note.size * 0.2
        of = single_line(label(columns.frame, "of {points}", points=self.points), self._note)
        yield from place_line(of, x + _POINTS_LINE + 1 * MM, top)

    def _place_rules(self, top: float, bottom: float) -> Iterator[Item]:
        for x in self.columns.rules:
            yield Rule(x, top, x, bottom, HAIRLINE, COLUMN_GRAY)
        yield Rule(self.columns.left, bottom, self.columns.right, bottom, HAIRLINE, ROW_GRAY)


def _lift(stack: Stack) -> float:
    """Points from the top of the text to its first baseline."""
    return stack[0].style.size * ASCENT if stack else 0.0


def _part(parts: list[Stack], number: int) -> Stack:
    return parts[number] if number < len(parts) else ()


def row_of(criterion: Criterion, points: Points, *, head: TableHead, size: TextSize) -> Row:
    columns = head.columns
    width = columns.criterion_width - _PAD
    return Row(
        columns=columns,
        table_head=head,
        title=criterion.title,
        criterion=(
            *set_text(criterion.title, size.title, width),
            *set_text(criterion.description, columns.type.note, width),
        ),
        cells=tuple(_cell(level, columns, size) for level in criterion.levels),
        weight=f"{criterion.weight} %" if criterion.weight else "",
        points=str(points),
    )


def _cell(level: CriterionLevel, columns: Columns, size: TextSize) -> Stack:
    return set_text(level.descriptor, size.body, columns.text_width)
