"""The columns of a rubric sheet and the head above them: criteria in rows, levels in columns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from facilitator.domain.rubric import RubricKind
from facilitator.printing.blocks import Free, Headless, Whole
from facilitator.printing.items import LevelMark, Rule, place_line, place_stack
from facilitator.printing.labels import label
from facilitator.printing.style import HEAD_RULE, LEVEL_MARK, MM
from facilitator.printing.typesetting import (
    Stack,
    at_most,
    set_text,
    single_line,
    stack_height,
    text_width,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.rubric import Criterion, Points, Rubric
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
PAD = 2.7 * MM
_AROUND_HEAD = 1.8 * MM
_MARK_GAP = 2.2 * MM
_NUMBER_GAP = 1.2 * MM
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
    has_points: bool = True

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
        levels = tuple(self.level(position) for position in range(self.levels))
        return (*levels, self.points) if self.has_points else levels


def columns_of(frame: Frame, levels: int, rubric: Rubric | None = None) -> Columns:
    """The criterion's column is narrower when many levels need the room.

    In a checklist it has all that the boxes leave.
    """
    larger = _LARGE if frame.look.large else 1.0
    has_points = rubric is None or rubric.sheet.points
    points = _POINTS_WIDTH * larger if has_points else 0.0
    spare = frame.width - points - levels * _LEAST_LEVEL_WIDTH * larger
    is_list = rubric is not None and rubric.kind is RubricKind.CHECKLIST
    widest = spare if is_list else _CRITERION_WIDTH
    criterion = min(widest, max(spare, _LEAST_CRITERION_WIDTH))
    level = (frame.width - criterion - points) / max(levels, 1)
    pad = min(PAD, level / 8)
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
        has_points=has_points,
    )


@dataclass(frozen=True, slots=True)
class TableHead(Headless, Free, Whole):
    """The names of the columns, repeated on every page."""

    columns: Columns
    marks: tuple[tuple[str, Stack], ...]
    label_below: bool
    """True when labels stand under the marks, because they do not fit beside them."""
    has_marks: bool = True

    @property
    def _first_line(self) -> float:
        return self.columns.number.leading

    @property
    def height(self) -> float:
        labels = max((stack_height(name) for _, name in self.marks), default=0.0)
        below = self.label_below and self.has_marks
        text = self._first_line + labels if below else max(labels, self._first_line)
        return text + 2 * _AROUND_HEAD

    def place(self, top: float, height: float) -> Iterator[Item]:
        columns, line = self.columns, top + _AROUND_HEAD
        yield from place_line(
            single_line(label(columns.frame, "Criterion"), columns.type.heading), columns.left, line
        )
        for position, (number, name) in enumerate(self.marks):
            yield from self._place_level(position, number, name, line)
        if columns.has_points:
            words = single_line(label(columns.frame, "Points"), columns.type.heading)
            yield from place_line(words, columns.points + PAD, line)
        rule = top + height
        yield Rule(columns.left, rule, columns.right, rule, HEAD_RULE)

    def _place_level(self, position: int, number: str, name: Stack, top: float) -> Iterator[Item]:
        x = self.columns.level(position) + self.columns.pad
        if not self.has_marks:
            yield from place_stack(name, x, top)
            return
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


def table_head(columns: Columns, scale: Scale, *, has_marks: bool = True) -> TableHead:
    """Labels beside the marks in the largest size at which no word breaks, else below them.

    Yes and no need no marks.
    """
    if not has_marks:
        style = columns.type.heading
        names = tuple(("", _label(name, style, columns.text_width)) for _, name in scale)
        return TableHead(columns, names, label_below=True, has_marks=False)
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
