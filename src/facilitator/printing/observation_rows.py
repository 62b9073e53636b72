"""The grid of an observation sheet: groups in rows, objectives in columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.domain.observation import AttainmentLevel
from facilitator.printing.blocks import Clinging, Free, Headless, Whole
from facilitator.printing.items import LevelMark, Ring, Rule, place_line, place_stack
from facilitator.printing.labels import label
from facilitator.printing.marks import centred_line, place_number
from facilitator.printing.style import (
    CIRCLE,
    COLUMN_GRAY,
    FIELD_LINE,
    HAIRLINE,
    HEAD_RULE,
    LEVEL_MARK,
    LINE_HEIGHT,
    MM,
    NUMBER_BOX,
    ROW_GRAY,
    THIN_OUTLINE,
    WRITING_GRAY,
)
from facilitator.printing.typesetting import TextStyle, single_line, stack_height, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.printing.flow import Block
    from facilitator.printing.items import Item
    from facilitator.printing.style import Frame
    from facilitator.printing.typesetting import Line, Stack

_GROUP_SHARE = 0.13
_LEAST_CELL = 50 * MM
_PAD = 2.7 * MM
_ABOVE = 2.4 * MM
_BELOW = 1.6 * MM
_NAME_GAP = 2.4 * MM
_CIRCLE_PITCH = 8.2 * MM
_TIME_LINE = 11 * MM
_WORD_GAP = 1.8 * MM
_LEAST_LINES = 2
_LEGEND_GAP = 6 * MM
_MARK_GAP = 1.8 * MM
_IN_CIRCLE = TextStyle(9.0, 9.0 * LINE_HEIGHT)
"""Kept in large print: the circles keep their size, too."""
LEVELS = tuple(level.name.capitalize() for level in AttainmentLevel)


@dataclass(frozen=True, slots=True)
class Cells:
    """Where the columns stand: that of the groups, then `count` equal ones."""

    frame: Frame
    count: int

    @staticmethod
    def fitting(frame: Frame, wanted: int) -> Cells:
        """As many columns as are wide enough, shared evenly between the tables."""
        most = max(1, int(frame.width * (1 - _GROUP_SHARE) / _least_cell(frame)))
        tables = -(-wanted // most)
        return Cells(frame, -(-wanted // tables))

    @property
    def group_width(self) -> float:
        return max(self.frame.width * _GROUP_SHARE, 30 * MM)

    @property
    def name_width(self) -> float:
        return self.group_width - NUMBER_BOX - _NAME_GAP - _PAD

    @property
    def width(self) -> float:
        return (self.frame.width - self.group_width) / self.count

    @property
    def inner_width(self) -> float:
        return self.width - 2 * _PAD

    def left(self, position: int) -> float:
        return self.frame.left + self.group_width + position * self.width


def _least_cell(frame: Frame) -> float:
    """Circles and the time side by side."""
    circles = CIRCLE + 3 * _CIRCLE_PITCH
    time = text_width(label(frame, "at"), frame.type.note) + _WORD_GAP + _TIME_LINE
    return max(_LEAST_CELL, circles + _WORD_GAP + time + 2 * _PAD)


@dataclass(frozen=True, slots=True)
class ObjectivesHead(Headless, Free, Whole):
    """The objectives above their columns, repeated on every page."""

    cells: Cells
    group: str
    stacks: tuple[Stack, ...]

    @property
    def height(self) -> float:
        own = self.cells.frame.type.heading.leading
        return max(own, *map(stack_height, self.stacks)) + 2 * _ABOVE

    def place(self, top: float, height: float) -> Iterator[Item]:
        cells, frame = self.cells, self.cells.frame
        yield from place_line(single_line(self.group, frame.type.heading), frame.left, top + _ABOVE)
        for position, stack in enumerate(self.stacks):
            yield from place_stack(stack, cells.left(position) + _PAD, top + _ABOVE)
        yield Rule(frame.left, top + height, frame.right, top + height, HEAD_RULE)


@dataclass(frozen=True, slots=True)
class GroupRow(Free, Whole):
    """A group, and for each of `count` objectives four circles, a time, and lines to write on."""

    cells: Cells
    table_head: ObjectivesHead
    number: str
    name: Stack
    count: int

    @property
    def head(self) -> Block | None:
        return self.table_head

    @property
    def height(self) -> float:
        pitch = self.cells.frame.type.pitch
        cell = _ABOVE + CIRCLE + _LEAST_LINES * pitch + _BELOW
        return max(cell, stack_height(self.name) + _ABOVE + _BELOW)

    def place(self, top: float, height: float) -> Iterator[Item]:
        frame, bottom = self.cells.frame, top + height
        text = top + _ABOVE
        yield from place_number(frame.left, text + CIRCLE / 2, self.number)
        yield from place_stack(self.name, frame.left + NUMBER_BOX + _NAME_GAP, text)
        for position in range(self.count):
            left = self.cells.left(position)
            yield Rule(left, top, left, bottom, HAIRLINE, COLUMN_GRAY)
            yield from self._place_cell(left + _PAD, text, bottom - _BELOW)
        yield Rule(frame.left, bottom, frame.right, bottom, HAIRLINE, ROW_GRAY)

    def _place_cell(self, left: float, top: float, bottom: float) -> Iterator[Item]:
        frame = self.cells.frame
        note, middle = frame.type.note, top + CIRCLE / 2
        for level in AttainmentLevel:
            x = left + CIRCLE / 2 + (level - 1) * _CIRCLE_PITCH
            yield Ring(x, middle, CIRCLE - THIN_OUTLINE, THIN_OUTLINE)
            number = single_line(str(int(level)), _IN_CIRCLE)
            yield from centred_line(number, x - number.width / 2, middle)
        right = left + self.cells.inner_width
        at = single_line(label(frame, "at"), note)
        yield from centred_line(at, right - _TIME_LINE - _WORD_GAP - at.width, middle)
        line = middle + note.size * 0.36 + 2.2
        yield Rule(right - _TIME_LINE, line, right, line, FIELD_LINE)
        yield from self._place_lines(left, right, middle + CIRCLE / 2, bottom)

    def _place_lines(self, left: float, right: float, top: float, bottom: float) -> Iterator[Item]:
        pitch = self.cells.frame.type.pitch
        for number in range(1, int((bottom - top) / pitch + 0.01) + 1):
            y = top + number * pitch
            yield Rule(left, y, right, y, HAIRLINE, WRITING_GRAY)


def levels_line(frame: Frame) -> tuple[tuple[Line, Line], ...]:
    """Number and name of each level."""
    return tuple(
        (
            single_line(str(int(level)), frame.type.style(9, bold=True)),
            single_line(label(frame, name), frame.type.note),
        )
        for level, name in zip(AttainmentLevel, LEVELS, strict=True)
    )


@dataclass(frozen=True, slots=True)
class FollowUp(Headless, Clinging, Whole):
    """What the circles and letters mean, and a line for what must be followed up."""

    frame: Frame
    levels: tuple[tuple[Line, Line], ...]
    tags: Stack

    @property
    def _levels_width(self) -> float:
        words = sum(number.width + name.width for number, name in self.levels)
        return words + len(self.levels) * (LEVEL_MARK + 2 * _MARK_GAP + _LEGEND_GAP)

    @property
    def _is_beside(self) -> bool:
        widest = max((line.width for line in self.tags), default=0.0)
        return len(self.tags) <= 1 and self._levels_width + widest <= self.frame.width

    @property
    def _legend_height(self) -> float:
        own = max(self.frame.type.note.leading, LEVEL_MARK)
        return own if self._is_beside else own + stack_height(self.tags)

    @property
    def height(self) -> float:
        return _ABOVE + self._legend_height + self.frame.type.pitch + _BELOW

    def place(self, top: float, height: float) -> Iterator[Item]:
        frame, text = self.frame, top + _ABOVE
        own = max(frame.type.note.leading, LEVEL_MARK)
        yield from self._place_levels(text + own / 2)
        if self._is_beside:
            for line in self.tags:
                yield from centred_line(line, frame.right - line.width, text + own / 2)
        else:
            yield from place_stack(self.tags, frame.left, text + own)
        yield from self._place_follow_up(top + height - _BELOW)

    def _place_levels(self, middle: float) -> Iterator[Item]:
        x = self.frame.left
        for level, (number, name) in zip(AttainmentLevel, self.levels, strict=True):
            yield LevelMark(x + LEVEL_MARK / 2, middle, LEVEL_MARK, level / len(AttainmentLevel))
            x += LEVEL_MARK + _MARK_GAP
            yield from centred_line(number, x, middle)
            x += number.width + _MARK_GAP
            yield from centred_line(name, x, middle)
            x += name.width + _LEGEND_GAP

    def _place_follow_up(self, line: float) -> Iterator[Item]:
        frame = self.frame
        words = single_line(label(frame, "Follow up"), frame.type.heading)
        yield from place_line(words, frame.left, line - frame.type.heading.leading)
        left = frame.left + words.width + 4 * MM
        yield Rule(left, line, frame.right, line, HAIRLINE, WRITING_GRAY)
