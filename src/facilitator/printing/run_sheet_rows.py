"""The rows of a run sheet: phases, breaks, groups, notes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from facilitator.printing.blocks import Clinging, Free, Headless, Whole
from facilitator.printing.items import Box, Rule, place_line, place_stack
from facilitator.printing.labels import label
from facilitator.printing.marks import place_number
from facilitator.printing.style import (
    ASCENT,
    COLUMN_GRAY,
    CORNER,
    FIELD_LINE,
    HAIRLINE,
    HEAD_RULE,
    MM,
    NUMBER_BOX,
    ROW_GRAY,
    THIN_OUTLINE,
    TICK_BOX,
    WRITING_GRAY,
)
from facilitator.printing.typesetting import (
    Stack,
    cut_stack,
    single_line,
    stack_height,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator.printing.flow import Block
    from facilitator.printing.items import Item
    from facilitator.printing.run_sheet_look import RowLook

_T = TypeVar("_T")
_BELOW_TITLE = 1.2 * MM
_ABOVE_THINGS = 1.6 * MM
_THING_GAP = 1.0 * MM
_THING_INDENT = TICK_BOX + 2.2 * MM
_ACTUAL_LINE = 19 * MM
_ACTUAL_DROP = 6.5 * MM


@dataclass(frozen=True, slots=True)
class GroupsRow(Headless, Free, Whole):
    """Who is in the room."""

    look: RowLook
    words: Stack

    @property
    def height(self) -> float:
        return stack_height(self.words) + 2.2 * MM

    def place(self, top: float, height: float) -> Iterator[Item]:
        frame = self.look.frame
        yield from place_stack(self.words, frame.left + self.look.inset, top)
        yield Rule(frame.left, top + height, frame.right, top + height, HEAD_RULE)


@dataclass(frozen=True, slots=True)
class PhaseRow(Headless, Free):
    """A phase; a part of one where it is taller than a page."""

    look: RowLook
    clock: str
    minutes: str
    number: str
    name: Stack
    body: Stack
    side: Stack
    things: tuple[Stack, ...]
    is_first: bool = True
    is_last: bool = True

    @property
    def _title_height(self) -> float:
        return max(stack_height(self.name), NUMBER_BOX) + _BELOW_TITLE if self.is_first else 0.0

    @property
    def _things_height(self) -> float:
        if not self.things:
            return 0.0
        rows = sum(max(stack_height(thing), TICK_BOX) + _THING_GAP for thing in self.things)
        return rows + (_ABOVE_THINGS if self.side else 0.0)

    @property
    def _time_height(self) -> float:
        if not self.is_first:
            return 0.0
        look = self.look
        return look.clock.leading + 2 * look.note.leading + _ACTUAL_DROP

    @property
    def height(self) -> float:
        left = self._title_height + stack_height(self.body)
        right = stack_height(self.side) + self._things_height
        return max(left, right, self._time_height) + self.look.above + self.look.below

    def split(self, first: float, later: float) -> Sequence[Block]:
        """Text and notes over as many pages as they need; things to bring below their end."""
        around = self.look.above + self.look.below
        bodies = cut_stack(self.body, first - around - self._title_height, later - around)
        sides = cut_stack(self.side, first - around, later - around)
        rooms = (first if len(sides) == 1 else later) - around, later - around
        groups = list(self._groups_of_things(sides[-1], rooms))
        count = max(len(bodies), len(sides) + len(groups) - 1)
        return [
            replace(
                self,
                body=_part(bodies, at),
                side=_part(sides, at),
                things=_part(groups, at - len(sides) + 1) if at >= len(sides) - 1 else (),
                is_first=at == 0,
                is_last=at == count - 1,
            )
            for at in range(count)
        ]

    def _groups_of_things(
        self, last: Stack, rooms: tuple[float, float]
    ) -> Iterator[tuple[Stack, ...]]:
        """Below the last of the notes as many as fit there, then whole columns of them."""
        free = rooms[0] - stack_height(last) - _ABOVE_THINGS
        held: list[Stack] = []
        for thing in self._cut_things(rooms[1]):
            need = max(stack_height(thing), TICK_BOX) + _THING_GAP
            if need > free:
                yield tuple(held)
                held, free = [], rooms[1]
            held.append(thing)
            free -= need
        yield tuple(held)

    def _cut_things(self, room: float) -> Iterator[Stack]:
        for thing in self.things:
            yield from cut_stack(thing, room - _THING_GAP, room - _THING_GAP)

    def place(self, top: float, height: float) -> Iterator[Item]:
        look, frame = self.look, self.look.frame
        text, bottom = top + self.look.above, top + height
        if self.is_first:
            yield from self._place_time(text)
            yield from _place_title(look, self.number, self.name, text)
        yield from place_stack(self.body, look.body_left, text + self._title_height)
        side = look.side_left + look.pad
        yield from place_stack(self.side, side, text)
        yield from self._place_things(side, bottom - self.look.below - self._things_height)
        line = look.side_left
        yield Rule(
            line, top + self.look.above, line, bottom - self.look.below, HAIRLINE, COLUMN_GRAY
        )
        yield Rule(frame.left, bottom, frame.right, bottom, HAIRLINE, ROW_GRAY)

    def _place_time(self, top: float) -> Iterator[Item]:
        look, left = self.look, self.look.frame.left + self.look.inset
        if self.clock:
            yield from place_line(single_line(self.clock, look.clock), left, top)
        below = top + look.clock.leading
        yield from place_line(single_line(self.minutes, look.note), left, below)
        below += look.note.leading
        yield from place_line(single_line(label(look.frame, "Actual"), look.note), left, below)
        line = below + look.note.leading + _ACTUAL_DROP - 1 * MM
        yield Rule(left, line, left + _ACTUAL_LINE, line, FIELD_LINE)

    def _place_things(self, x: float, top: float) -> Iterator[Item]:
        if self.side and self.things:
            top += _ABOVE_THINGS
        for thing in self.things:
            middle = top + thing[0].style.leading / 2
            size = TICK_BOX - THIN_OUTLINE
            yield Box(x, middle - size / 2, size, size, THIN_OUTLINE, CORNER / 2)
            yield from place_stack(thing, x + _THING_INDENT, top)
            top += max(stack_height(thing), TICK_BOX) + _THING_GAP


def _part(parts: Sequence[tuple[_T, ...]], at: int) -> tuple[_T, ...]:
    return parts[at] if 0 <= at < len(parts) else ()


def _place_title(look: RowLook, number: str, name: Stack, top: float) -> Iterator[Item]:
    middle = top + look.name.leading / 2
    yield from place_number(look.body_left, middle, number)
    yield from place_stack(name, look.name_left, top)


@dataclass(frozen=True, slots=True)
class StrategiesRow(Headless, Free):
    """What helps which learners, all through the session."""

    look: RowLook
    title: Stack
    words: Stack

    @property
    def _around(self) -> float:
        return self.look.above + self.look.below

    @property
    def height(self) -> float:
        return max(stack_height(self.words), stack_height(self.title)) + self._around

    def split(self, first: float, later: float) -> Sequence[Block]:
        parts = cut_stack(self.words, first - self._around, later - self._around)
        return [
            replace(self, words=part, title=() if at else self.title)
            for at, part in enumerate(parts)
        ]

    def place(self, top: float, height: float) -> Iterator[Item]:
        look, frame = self.look, self.look.frame
        yield from place_stack(self.title, frame.left + self.look.inset, top + look.above)
        yield from place_stack(self.words, look.body_left, top + look.above)
        yield Rule(frame.left, top + height, frame.right, top + height, HAIRLINE, ROW_GRAY)


@dataclass(frozen=True, slots=True)
class NotesRow(Headless, Clinging, Whole):
    """Lines to write on, as many as the last page has room for."""

    look: RowLook

    @property
    def height(self) -> float:
        return self.look.frame.type.pitch + 1.5 * MM

    def place(self, top: float, height: float) -> Iterator[Item]:
        frame, pitch = self.look.frame, self.look.frame.type.pitch
        words = single_line(label(frame, "Notes"), frame.type.heading)
        count = max(1, int((height - 1.5 * MM) / pitch))
        first = top + height - pitch * (count - 1) - 1.5 * MM
        baseline_top = first - frame.type.heading.size * ASCENT - 1.2
        yield from place_line(words, frame.left, baseline_top)
        for number in range(count):
            y = first + number * pitch
            left = frame.left + (words.width + 4 * MM if number == 0 else 0.0)
            yield Rule(left, y, frame.right, y, HAIRLINE, WRITING_GRAY)
