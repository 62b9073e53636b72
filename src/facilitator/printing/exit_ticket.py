"""Exit tickets: a few lines from every learner on the way out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.domain.inline import plain
from facilitator.printing.assembly import Assembly, PlacedPage
from facilitator.printing.blocks import Field, heading
from facilitator.printing.cells import Sheet
from facilitator.printing.items import Ring, Rule, place_line, place_stack
from facilitator.printing.labels import label
from facilitator.printing.marks import centred_line
from facilitator.printing.render import render
from facilitator.printing.style import (
    HAIRLINE,
    LINE_HEIGHT,
    MM,
    THIN_OUTLINE,
    WRITING_GRAY,
    frame_of,
)
from facilitator.printing.typesetting import (
    TextStyle,
    at_most,
    set_text,
    single_line,
    stack_height,
)
from facilitator.printing.wording import lesson_in_short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.paper import Look, Paper
    from facilitator.domain.plan import LessonPlan
    from facilitator.printing.cells import Cell
    from facilitator.printing.items import Item
    from facilitator.printing.story import Story
    from facilitator.printing.typesetting import Line

TWO_UP, FOUR_UP = 2, 4
_PAD = {TWO_UP: 15 * MM, FOUR_UP: 9 * MM}
_CIRCLE = 6 * MM
_CIRCLE_PITCH = 10 * MM
_CHOICES = 4
_GROUP_LINE = 34 * MM
_NARROW_LINE = 22 * MM
_MOST_LINES_OF_A_QUESTION = 3
_BELOW_QUESTION = 0.5 * MM
_ABOVE_QUESTION = 2.5 * MM
_ABOVE_SCALE = 5 * MM
_WORD_GAP = 3 * MM
_IN_CIRCLE = TextStyle(10.5, 10.5 * LINE_HEIGHT)


def exit_ticket(
    plan: LessonPlan,
    *,
    paper: Paper,
    look: Look,
    groups: tuple[str, ...] = (),
    up: int = TWO_UP,
) -> bytes:
    """A PDF of one page of `up` tickets (2 or 4), for each group one or one without a name.

    The first question is the plan's first for learners.
    """
    return render(story(plan, paper=paper, look=look, groups=groups, up=up))


def story(
    plan: LessonPlan, *, paper: Paper, look: Look, groups: tuple[str, ...] = (), up: int = TWO_UP
) -> Story:
    frame = frame_of(paper, look=look)
    sheet = Sheet(frame, columns=up // 2, rows=2)
    short = lesson_in_short(plan.title)
    items = [item for cell in sheet.cells(_PAD[up]) for item in _ticket(cell, plan, groups)]
    return Assembly(
        title=f"{label(frame, 'Exit ticket')}: {short}",
        subject=plain(plan.title),
        frame=frame,
        foot=None,
        pages=(PlacedPage((*items, *sheet.cut_lines())),),
    ).story(groups)


def _ticket(cell: Cell, plan: LessonPlan, groups: tuple[str, ...]) -> Iterator[Item]:
    short = lesson_in_short(plan.title)
    wide = cell.width > 120 * MM
    field = Field(label(cell, "Group"), _GROUP_LINE if wide else _NARROW_LINE, groups)
    top = cell.top
    for block in heading(cell, label(cell, "Exit ticket"), subtitle=short, fields=(field,)):
        yield from block.place(top, block.height)
        top += block.height
    scale = _Scale(cell)
    yield from _questions(cell, plan, top, cell.bottom - scale.height - _ABOVE_SCALE)
    yield from scale.place(cell.bottom - scale.height)


def _questions(cell: Cell, plan: LessonPlan, top: float, bottom: float) -> Iterator[Item]:
    """Two questions with as many lines as there is room for, shared out evenly."""
    style, pitch = cell.type.style(11, bold=True), cell.type.pitch
    first = plan.learner_questions[0] if plan.learner_questions else ""
    asked = (first or label(cell, "The most useful thing today was"),
             label(cell, "I still wonder about"))  # fmt: skip
    stacks = [
        at_most(_MOST_LINES_OF_A_QUESTION, set_text(text, style, cell.width), cell.width)
        for text in asked
    ]
    taken = sum(stack_height(stack) + _ABOVE_QUESTION + _BELOW_QUESTION for stack in stacks)
    lines = max(0, int((bottom - top - taken) / pitch))
    for position, stack in enumerate(stacks):
        top += _ABOVE_QUESTION
        yield from place_stack(stack, cell.left, top)
        top += stack_height(stack) + _BELOW_QUESTION
        for _ in range((lines + 1 - position) // len(stacks)):
            top += pitch
            yield Rule(cell.left, top, cell.right, top, HAIRLINE, WRITING_GRAY)


@dataclass(frozen=True, slots=True)
class _Scale:
    """How soon it will be of use, from 1 to 4; the words stand above where all is too wide."""

    cell: Cell

    @property
    def _words(self) -> Line:
        return single_line(label(self.cell, "I can use this"), self.cell.type.heading)

    @property
    def _ends(self) -> tuple[Line, Line]:
        note = self.cell.type.note
        return single_line(label(self.cell, "not yet"), note), single_line(
            label(self.cell, "this week"), note
        )

    @property
    def _width(self) -> float:
        circles = _CIRCLE + (_CHOICES - 1) * _CIRCLE_PITCH
        return circles + sum(line.width + _WORD_GAP for line in self._ends)

    @property
    def _is_beside(self) -> bool:
        return self._words.width + 2 * _WORD_GAP + self._width <= self.cell.width

    @property
    def height(self) -> float:
        return _CIRCLE if self._is_beside else _CIRCLE + self._words.style.leading + _WORD_GAP / 2

    def place(self, top: float) -> Iterator[Item]:
        cell, (low, high) = self.cell, self._ends
        middle = top + self.height - _CIRCLE / 2
        if self._is_beside:
            yield from centred_line(self._words, cell.left, middle)
        else:
            yield from place_line(self._words, cell.left, top)
        x = cell.right - self._width if self._is_beside else cell.left
        yield from centred_line(low, x, middle)
        x += low.width + _WORD_GAP
        for number in range(1, _CHOICES + 1):
            centre = x + _CIRCLE / 2 + (number - 1) * _CIRCLE_PITCH
            yield Ring(centre, middle, _CIRCLE - THIN_OUTLINE, THIN_OUTLINE)
            digit = single_line(str(number), _IN_CIRCLE)
            yield from centred_line(digit, centre - digit.width / 2, middle)
        yield from centred_line(high, centre + _CIRCLE / 2 + _WORD_GAP, middle)
