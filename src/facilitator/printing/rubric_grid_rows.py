"""The rows of a rubric grid: a criterion and, for each group, its levels to be circled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.printing.blocks import Clinging, Free, Headless, Whole, baseline_of
from facilitator.printing.items import Box, LevelMark, Ring, Rule, place_line, place_stack
from facilitator.printing.labels import label
from facilitator.printing.marks import centred_line, place_cross
from facilitator.printing.style import (
    CIRCLE,
    COLUMN_GRAY,
    CORNER,
    FIELD_LINE,
    HAIRLINE,
    HEAD_RULE,
    LINE_HEIGHT,
    MM,
    ROW_GRAY,
    THIN_OUTLINE,
    TICK_BOX,
)
from facilitator.printing.typesetting import TextStyle, single_line, stack_height, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.printing.flow import Block
    from facilitator.printing.items import Item
    from facilitator.printing.rubric_answers import Answer, Other
    from facilitator.printing.style import Frame
    from facilitator.printing.typesetting import Stack

_CRITERION_SHARE = 0.26
_PAD = 2.0 * MM
_ABOVE = 2.0 * MM
_BELOW = 2.0 * MM
_PITCH = 7.6 * MM
_LEAST_PITCH = 6.8 * MM
"""From circle to circle, so that as many groups as can be stand side by side."""
_CIRCLE_ROW = 6.2 * MM
_LINE = 5.0 * MM
_MOST_SPREAD = 2.4 * MM
"""By which the lines of a cell stand further apart where the page has room."""
_MOST_BESIDE = 4
_POINTS_LINE = 8 * MM
_AFTER_BOX = 1.4 * MM
_WHITE = 1.0
_IN_CIRCLE = TextStyle(9.0, 9.0 * LINE_HEIGHT)
_CHOSEN = TextStyle(9.0, 9.0 * LINE_HEIGHT, bold=True, gray=_WHITE)


@dataclass(frozen=True, slots=True)
class GridColumns:
    """Where the columns stand: that of the criteria, then `count` equal ones."""

    frame: Frame
    count: int
    levels: int
    """Of the criterion that has the most."""

    @staticmethod
    def fitting(frame: Frame, groups: int, levels: int) -> GridColumns:
        """As many columns as are wide enough, shared evenly between the grids."""
        most = max(1, int(frame.width * (1 - _CRITERION_SHARE) / _least_width(frame, levels)))
        grids = -(-groups // most)
        return GridColumns(frame, -(-groups // grids), levels)

    @property
    def criterion_width(self) -> float:
        return self.frame.width * _CRITERION_SHARE - _PAD

    @property
    def width(self) -> float:
        return self.frame.width * (1 - _CRITERION_SHARE) / self.count

    @property
    def inner_width(self) -> float:
        return self.width - 2 * _PAD

    @property
    def beside(self) -> int:
        """How many circles stand side by side, so that no row has many fewer than another."""
        most = max(1, int((self.inner_width - CIRCLE) / _LEAST_PITCH) + 1)
        rows = -(-self.levels // most)
        return max(1, -(-self.levels // max(rows, 1)))

    @property
    def pitch(self) -> float:
        """From circle to circle."""
        gaps = self.beside - 1
        return min((self.inner_width - CIRCLE) / gaps, _PITCH) if gaps else _PITCH

    @property
    def line(self) -> float:
        """What a box with its words or a line for points takes."""
        return max(_LINE, self.frame.type.note.leading)

    def left(self, position: int) -> float:
        return self.frame.left + self.frame.width * _CRITERION_SHARE + position * self.width


def _least_width(frame: Frame, levels: int) -> float:
    circles = CIRCLE + (min(levels, _MOST_BESIDE) - 1) * _LEAST_PITCH
    words = TICK_BOX + _AFTER_BOX + text_width(label(frame, "not seen"), frame.type.note)
    score = _POINTS_LINE + MM + text_width(label(frame, "of {points}", points=100), frame.type.note)
    return max(circles, words, score) + 2 * _PAD


@dataclass(frozen=True, slots=True)
class GroupsHead(Headless, Free, Whole):
    """On every page: what the circles mean, and the groups, or lines for their names."""

    columns: GridColumns
    legend: Stack
    names: tuple[Stack, ...]

    @property
    def _legend_height(self) -> float:
        return stack_height(self.legend)

    @property
    def height(self) -> float:
        own = self.columns.frame.type.heading.leading
        return self._legend_height + max(own, *map(stack_height, self.names)) + 2 * _ABOVE

    def place(self, top: float, height: float) -> Iterator[Item]:
        columns, frame = self.columns, self.columns.frame
        yield from place_stack(self.legend, frame.left, top)
        top, height = top + self._legend_height, height - self._legend_height
        words = single_line(label(frame, "Criterion"), frame.type.heading)
        yield from place_line(words, frame.left, top + _ABOVE)
        for position, name in enumerate(self.names):
            left = columns.left(position) + _PAD
            yield from place_stack(name, left, top + _ABOVE)
            if not name:
                line = top + height - _ABOVE
                yield Rule(left, line, left + columns.inner_width, line, FIELD_LINE)
        yield Rule(frame.left, top + height, frame.right, top + height, HEAD_RULE)


@dataclass(frozen=True, slots=True)
class CriterionRow(Free, Whole):
    """A criterion, and in each group's cell circles, boxes for other answers, and points."""

    columns: GridColumns
    table_head: GroupsHead
    title: str
    text: Stack
    levels: tuple[str, ...]
    others: tuple[Other, ...]
    worth: str
    answers: tuple[Answer, ...]

    @property
    def head(self) -> Block | None:
        return self.table_head

    @property
    def _note(self) -> TextStyle:
        return self.columns.frame.type.note

    @property
    def _circle_rows(self) -> int:
        return max(1, -(-len(self.levels) // self.columns.beside))

    @property
    def _lines(self) -> int:
        """Boxes with words, and the line for points."""
        return len(self.others) + bool(self.worth)

    @property
    def _cell(self) -> float:
        circles = CIRCLE + (self._circle_rows - 1) * _CIRCLE_ROW
        return circles + self._lines * self.columns.line

    @property
    def height(self) -> float:
        return max(self._cell, stack_height(self.text)) + _ABOVE + _BELOW

    def _spread(self, height: float) -> float:
        """What is added from line to line in a row of this height."""
        gaps = self._circle_rows - 1 + self._lines
        spare = height - _ABOVE - _BELOW - self._cell
        return max(0.0, min(spare / gaps, _MOST_SPREAD)) if gaps else 0.0

    def place(self, top: float, height: float) -> Iterator[Item]:
        frame, bottom = self.columns.frame, top + height
        spread = self._spread(height)
        yield from place_stack(self.text, frame.left, top + _ABOVE)
        for position, answer in enumerate(self.answers):
            left = self.columns.left(position)
            yield Rule(left, top, left, bottom, HAIRLINE, COLUMN_GRAY)
            yield from self._place_levels(left + _PAD, top + _ABOVE, spread, answer)
            yield from self._place_others(left + _PAD, top + _ABOVE, spread, answer)
            if self.worth:
                yield from place_score(
                    frame, left + _PAD, bottom - _BELOW, answer.points, self.worth
                )
        yield Rule(frame.left, bottom, frame.right, bottom, HAIRLINE, ROW_GRAY)

    def _place_levels(
        self, left: float, top: float, spread: float, answer: Answer
    ) -> Iterator[Item]:
        for at, number in enumerate(self.levels):
            row, column = divmod(at, self.columns.beside)
            x = left + CIRCLE / 2 + column * self.columns.pitch
            middle = top + CIRCLE / 2 + row * (_CIRCLE_ROW + spread)
            chosen = at == answer.level
            if chosen:
                yield LevelMark(x, middle, CIRCLE, 1.0)
            else:
                yield Ring(x, middle, CIRCLE - THIN_OUTLINE, THIN_OUTLINE)
            words = single_line(number, _CHOSEN if chosen else _IN_CIRCLE)
            yield from centred_line(words, x - words.width / 2, middle)

    def _place_others(
        self, left: float, top: float, spread: float, answer: Answer
    ) -> Iterator[Item]:
        """Each at the lower end of its line."""
        pitch = self.columns.line + spread
        y = top + CIRCLE + (self._circle_rows - 1) * (_CIRCLE_ROW + spread) + pitch
        lift = (max(TICK_BOX, self._note.leading) + TICK_BOX) / 2
        for other in self.others:
            box = y - lift
            yield Box(left, box, TICK_BOX, TICK_BOX, THIN_OUTLINE, CORNER / 2)
            if other is answer.other:
                yield from place_cross(left, box, TICK_BOX)
            words = single_line(label(self.columns.frame, other.value), self._note)
            yield from centred_line(words, left + TICK_BOX + _AFTER_BOX, box + TICK_BOX / 2)
            y += pitch


def place_score(
    frame: Frame, left: float, bottom: float, given: str, possible: str
) -> Iterator[Item]:
    """A line for the points, with what they are of."""
    note = frame.type.note
    yield Rule(left, bottom - 0.6, left + _POINTS_LINE, bottom - 0.6, FIELD_LINE)
    top = bottom - baseline_of(note) - note.size * 0.2
    words = single_line(given, note)
    yield from place_line(words, left + (_POINTS_LINE - words.width) / 2, top - 1)
    of = single_line(label(frame, "of {points}", points=possible), note)
    yield from place_line(of, left + _POINTS_LINE + MM, top)


@dataclass(frozen=True, slots=True)
class TotalRow(Clinging, Whole):
    """The points of each group together: given and possible."""

    columns: GridColumns
    table_head: GroupsHead
    totals: tuple[tuple[str, str], ...]

    @property
    def head(self) -> Block | None:
        return self.table_head

    @property
    def height(self) -> float:
        return self.columns.frame.type.heading.leading + _ABOVE + _BELOW

    def place(self, top: float, height: float) -> Iterator[Item]:
        frame, bottom = self.columns.frame, top + height
        words = single_line(label(frame, "Total"), frame.type.heading)
        yield from place_line(words, frame.left, top + _ABOVE)
        for position, (given, possible) in enumerate(self.totals):
            left = self.columns.left(position)
            yield Rule(left, top, left, bottom, HAIRLINE, COLUMN_GRAY)
            yield from place_score(frame, left + _PAD, bottom - _BELOW, given, possible)
        yield Rule(frame.left, bottom, frame.right, bottom, HEAD_RULE)
