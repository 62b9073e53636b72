"""A row of a rubric sheet: a criterion with its levels, and what was answered of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.domain.rubric import RubricKind
from facilitator.printing.blocks import Free, baseline_of
from facilitator.printing.items import Box, Rule, place_line, place_stack
from facilitator.printing.labels import label
from facilitator.printing.marks import centred_line, place_cross
from facilitator.printing.rubric_answers import NO_ANSWER, Other
from facilitator.printing.rubric_table import PAD
from facilitator.printing.style import (
    ASCENT,
    COLUMN_GRAY,
    CORNER,
    FIELD_LINE,
    HAIRLINE,
    MM,
    ROW_GRAY,
    THIN_OUTLINE,
    TICK_BOX,
    WRITING_GRAY,
)
from facilitator.printing.typesetting import (
    Stack,
    at_most,
    cut_stack,
    one_line,
    set_text,
    single_line,
    stack_height,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator.domain.rubric import Criterion, Points, Rubric
    from facilitator.printing.flow import Block
    from facilitator.printing.items import Item
    from facilitator.printing.rubric_answers import Answer
    from facilitator.printing.rubric_table import Columns, TableHead
    from facilitator.printing.style import Frame
    from facilitator.printing.typesetting import TextStyle

_ABOVE = 2.2 * MM
_BELOW = 2.4 * MM
_ABOVE_TICK = 2.0 * MM
_POINTS_LINE = 8 * MM
_AFTER_BOX = 1.4 * MM
_LINES_TO_WRITE = 2
"""In a cell that the rubric leaves empty for words of the assessor."""
_MOST_LINES_OF_A_NOTE = 5
_LABEL_SHARE = 0.22


@dataclass(frozen=True, slots=True)
class TextSize:
    """How large the words of the grid are set."""

    body: TextStyle
    title: TextStyle


def text_size(frame: Frame, points: float) -> TextSize:
    return TextSize(frame.type.style(points), frame.type.style(points + 1, bold=True))


@dataclass(frozen=True, slots=True)
class Row(Free):
    """A criterion with its levels; a part of one where it is taller than a page.

    `others` are the answers beside the levels that have a box; `evidence` is None without a line
    to write on, and empty where nothing is written yet.
    """

    columns: Columns
    table_head: TableHead
    title: str
    criterion: Stack
    cells: tuple[Stack, ...]
    weight: str
    points: str
    others: tuple[Other, ...] = ()
    evidence: Stack | None = None
    to_write: bool = False
    answer: Answer = NO_ANSWER
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
    def _others_height(self) -> float:
        return self._tick_height if self.others else 0.0

    @property
    def _evidence_height(self) -> float:
        if self.evidence is None or not self.is_last:
            return 0.0
        return max(self.columns.type.pitch, stack_height(self.evidence) + _ABOVE_TICK)

    @property
    def _drop(self) -> float:
        """Points by which smaller text stands lower, so that all first lines share a baseline."""
        return self._lower(min(filter(None, map(_lift, self.cells)), default=0.0))

    def _lower(self, lift: float) -> float:
        return max(_lift(self.criterion) - lift, 0.0)

    @property
    def height(self) -> float:
        cells = max(map(self._cell_height, self.cells), default=0.0) + self._drop
        points = self._note.leading * 2 + _ABOVE_TICK
        criterion = stack_height(self.criterion) + self._others_height
        tallest = max(criterion, cells + self._tick_height, points)
        return tallest + _ABOVE + _BELOW + self._evidence_height

    def _cell_height(self, cell: Stack) -> float:
        empty = self.to_write and self.is_last and not cell
        return self.columns.type.pitch * _LINES_TO_WRITE if empty else stack_height(cell)

    def split(self, first: float, later: float) -> Sequence[Block]:
        """Parts that say on each further page whose they are; boxes to tick below the last."""
        around = _ABOVE + _BELOW + self._drop + _ABOVE_TICK + TICK_BOX + self._evidence_height
        continued = label(self.columns.frame, "(continued)")
        again = one_line(
            f"{self.title} {continued}", self._note, self.columns.criterion_width - PAD
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
        low = top + height - _BELOW - self._evidence_height
        yield from place_stack(self.criterion, columns.left, text)
        for position, cell in enumerate(self.cells):
            yield from self._place_cell(cell, position, text + self._drop, low)
        if self.is_last:
            yield from self._place_ticks(low)
            yield from self._place_others(low)
            yield from self._place_score(low)
            yield from self._place_evidence(low + _BELOW, top + height)
        if self.is_first and columns.has_points:
            weight = single_line(self.weight, self._note)
            lower = text + self._lower(_lift((weight,)))
            yield from place_line(weight, columns.points + PAD, lower)
        yield from self._place_rules(top, top + height)

    def _place_cell(self, cell: Stack, position: int, top: float, low: float) -> Iterator[Item]:
        columns = self.columns
        x = columns.level(position) + columns.pad
        yield from place_stack(cell, x, top)
        if cell or not self.to_write or not self.is_last:
            return
        line = top + columns.type.pitch - 2 * MM
        while line < low - TICK_BOX - _ABOVE_TICK:
            yield Rule(x, line, x + columns.text_width, line, HAIRLINE, WRITING_GRAY)
            line += columns.type.pitch

    def _place_ticks(self, bottom: float) -> Iterator[Item]:
        for position in range(self.columns.levels):
            x = self.columns.level(position) + self.columns.pad
            yield from _box(x, bottom, ticked=position == self.answer.level)

    def _place_others(self, bottom: float) -> Iterator[Item]:
        x = self.columns.left
        for other in self.others:
            yield from _box(x, bottom, ticked=other is self.answer.other)
            words = single_line(label(self.columns.frame, other.value), self._note)
            x += TICK_BOX + _AFTER_BOX
            yield from centred_line(words, x, bottom - TICK_BOX / 2)
            x += words.width + 2 * PAD

    def _place_score(self, bottom: float) -> Iterator[Item]:
        columns = self.columns
        if not columns.has_points:
            return
        x = columns.points + PAD
        line = bottom - 0.6
        yield Rule(x, line, x + _POINTS_LINE, line, FIELD_LINE)
        top = bottom - baseline_of(self._note) - self._note.size * 0.2
        given = single_line(self.answer.points, self._note)
        yield from place_line(given, x + (_POINTS_LINE - given.width) / 2, top - 1)
        of = single_line(label(columns.frame, "of {points}", points=self.points), self._note)
        yield from place_line(of, x + _POINTS_LINE + 1 * MM, top)

    def _place_evidence(self, top: float, bottom: float) -> Iterator[Item]:
        if self.evidence is None:
            return
        columns = self.columns
        words = single_line(label(columns.frame, "Evidence"), self._note)
        line = bottom - _BELOW
        yield from place_line(words, columns.left, line - baseline_of(self._note))
        x, right = _evidence_room(columns)
        if self.evidence:
            yield from place_stack(self.evidence, x, line - 1 - stack_height(self.evidence))
        yield Rule(x, line + 1.2, right, line + 1.2, HAIRLINE, WRITING_GRAY)

    def _place_rules(self, top: float, bottom: float) -> Iterator[Item]:
        end = bottom - self._evidence_height
        for x in self.columns.rules:
            yield Rule(x, top, x, end, HAIRLINE, COLUMN_GRAY)
        yield Rule(self.columns.left, bottom, self.columns.right, bottom, HAIRLINE, ROW_GRAY)


def _box(x: float, bottom: float, *, ticked: bool) -> Iterator[Item]:
    top = bottom - TICK_BOX
    yield Box(x, top, TICK_BOX, TICK_BOX, THIN_OUTLINE, CORNER / 2)
    if ticked:
        yield from place_cross(x, top, TICK_BOX)


def _lift(stack: Stack) -> float:
    """Points from the top of the text to its first baseline."""
    return stack[0].style.size * ASCENT if stack else 0.0


def _part(parts: list[Stack], number: int) -> Stack:
    return parts[number] if number < len(parts) else ()


def row_of(
    criterion: Criterion,
    points: Points,
    *,
    rubric: Rubric,
    head: TableHead,
    size: TextSize,
    objective: str = "",
    answer: Answer = NO_ANSWER,
) -> Row:
    """The row of one criterion; `objective` is what the plan says of it, if that is wanted."""
    columns = head.columns
    said = tuple(
        set_text(one.descriptor, size.body, columns.text_width) for one in criterion.levels
    )
    width = columns.criterion_width - PAD
    done: Stack = ()
    if rubric.kind is RubricKind.CHECKLIST and criterion.levels:
        done = set_text(criterion.levels[-1].descriptor, size.body, width)
        said = ((),) * len(said)
    goal = label(columns.frame, "Objective: {text}", text=objective) if objective else ""
    return Row(
        columns=columns,
        table_head=head,
        title=criterion.title,
        criterion=(
            *set_text(criterion.title, size.title, width),
            *done,
            *set_text(criterion.description, columns.type.note, width),
            *set_text(goal, columns.type.note, width),
        ),
        cells=said,
        weight=f"{criterion.weight} %" if criterion.weight else "",
        points=str(points),
        others=others_of(criterion, rubric, answer),
        evidence=evidence_of(rubric, columns, answer),
        to_write=rubric.kind is RubricKind.SINGLE_POINT,
        answer=answer,
    )


def others_of(criterion: Criterion, rubric: Rubric, answer: Answer) -> tuple[Other, ...]:
    """A box that was ticked is printed in any case."""
    wanted = rubric.sheet.other_answers
    offered = {Other.NOT_APPLICABLE: wanted and criterion.may_not_apply, Other.NOT_SEEN: wanted}
    return tuple(other for other in Other if offered[other] or other is answer.other)


def evidence_of(rubric: Rubric, columns: Columns, answer: Answer) -> Stack | None:
    if not rubric.sheet.evidence and not answer.note:
        return None
    left, right = _evidence_room(columns)
    text = set_text(answer.note, columns.type.note, right - left)
    return at_most(_MOST_LINES_OF_A_NOTE, text, right - left)


def _evidence_room(columns: Columns) -> tuple[float, float]:
    """Below the levels, and in a checklist below the criterion too."""
    label_end = columns.left + columns.frame.width * _LABEL_SHARE
    left = min(columns.level(0) + columns.pad, label_end)
    return left, (columns.points if columns.has_points else columns.right) - PAD
