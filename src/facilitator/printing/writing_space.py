"""Room to write by hand: questions with ruled lines, notes, a promise."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.printing.blocks import Clinging, Free, Headless, Whole
from facilitator.printing.items import Box, Rule, place_line, place_stack
from facilitator.printing.labels import label
from facilitator.printing.marks import centred_line
from facilitator.printing.style import (
    ASCENT,
    CORNER,
    FIELD_LINE,
    HAIRLINE,
    MM,
    NUMBER_BOX,
    OUTLINE,
    THIN_OUTLINE,
    WRITING_GRAY,
    text_style,
)
from facilitator.printing.typesetting import (
    Stack,
    cut_stack,
    set_text,
    single_line,
    stack_height,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator.printing.flow import Block
    from facilitator.printing.items import Item
    from facilitator.printing.style import Frame, Spacing

LEAST_LINES = 5

_NUMBER = text_style(9.5, bold=True)
_TEXT_INDENT = 8.5 * MM
_BELOW_TEXT = 0.6 * MM
_PROMISE_PAD = 4 * MM
_PROMISE_DATE = 25 * MM
_WORD_GAP = 2 * MM
_CAP_MIDDLE = 0.357
"""From the baseline to the middle of a capital, as a share of the size."""


@dataclass(frozen=True, slots=True)
class Question(Headless, Free):
    """A numbered question and `lines` lines to answer on; kept together where a page allows."""

    frame: Frame
    spacing: Spacing
    text: str
    number: str
    stack: Stack
    lines: int = LEAST_LINES

    @property
    def _text_height(self) -> float:
        return max(stack_height(self.stack), NUMBER_BOX if self.number else 0.0)

    @property
    def height(self) -> float:
        return (
            self.spacing.above_question
            + self._text_height
            + _BELOW_TEXT
            + self.lines * self.frame.type.pitch
        )

    def split(self, first: float, later: float) -> Sequence[Block]:
        """The text over as many pages as it needs, the lines below its end."""
        around = self.spacing.above_question + _BELOW_TEXT
        lines = self.lines * self.frame.type.pitch
        *parts, last = cut_stack(self.stack, first - around, later - around)
        texts = [replace(self, stack=part, lines=0) for part in parts]
        if stack_height(last) + around + lines > later:
            texts.append(replace(self, stack=last, lines=0))
            last = ()
        questions = [*texts, replace(self, stack=last)]
        return [questions[0], *(replace(each, number="") for each in questions[1:])]

    def place(self, top: float, height: float) -> Iterator[Item]:
        """Room beyond the lines stays empty, above the next question."""
        text = top + self.spacing.above_question
        indent = self.frame.left + _TEXT_INDENT
        leading = self.frame.type.question.leading
        shift = max(0.0, NUMBER_BOX - leading) / 2 if self.number else 0.0
        if self.number:
            yield from self._place_number(text + shift + leading / 2)
        yield from place_stack(self.stack, indent, text + shift)
        yield from place_lines(self.frame, text + self._text_height + _BELOW_TEXT, self.lines)

    def _place_number(self, middle: float) -> Iterator[Item]:
        inset = OUTLINE / 2
        size = NUMBER_BOX - OUTLINE
        left = self.frame.left
        yield Box(left + inset, middle - size / 2, size, size, OUTLINE, CORNER)
        number = single_line(self.number, _NUMBER)
        x = left + (NUMBER_BOX - number.width) / 2
        yield from place_line(number, x, _centred(_NUMBER.size, middle))


@dataclass(frozen=True, slots=True)
class Notes(Headless, Free, Whole):
    """Room for anything else."""

    frame: Frame
    spacing: Spacing
    lines: int

    @property
    def height(self) -> float:
        return (
            self.spacing.above_question
            + self.frame.type.question.leading
            + _BELOW_TEXT
            + self.lines * self.frame.type.pitch
        )

    def place(self, top: float, height: float) -> Iterator[Item]:
        text, style = top + self.spacing.above_question, self.frame.type.question
        words = single_line(label(self.frame, "Notes"), style)
        yield from place_line(words, self.frame.left, text)
        yield from place_lines(self.frame, text + style.leading + _BELOW_TEXT, self.lines)


@dataclass(frozen=True, slots=True)
class Promise(Headless, Clinging, Whole):
    """One thing to do, and by when."""

    frame: Frame
    spacing: Spacing

    @property
    def height(self) -> float:
        return self.spacing.above_promise + self.spacing.promise

    def place(self, top: float, height: float) -> Iterator[Item]:
        """At the bottom of what it is given."""
        frame, inset = self.frame, THIN_OUTLINE / 2
        box = top + height - self.spacing.promise
        size = (frame.width - THIN_OUTLINE, self.spacing.promise - THIN_OUTLINE)
        yield Box(frame.left + inset, box + inset, *size, THIN_OUTLINE, CORNER)
        yield from self._place_words(box + self.spacing.promise / 2)

    def _place_words(self, middle: float) -> Iterator[Item]:
        frame = self.frame
        words = single_line(label(frame, "One thing I will do by"), frame.type.heading)
        left, right = frame.left + _PROMISE_PAD, frame.right - _PROMISE_PAD
        yield from centred_line(words, left, middle)
        line = middle + words.style.size * _CAP_MIDDLE + 2
        date = left + words.width + _WORD_GAP
        deed = date + min(_PROMISE_DATE, (right - date) / 2) + _WORD_GAP
        yield Rule(date, line, deed - _WORD_GAP, line, FIELD_LINE)
        yield Rule(deed, line, right, line, FIELD_LINE)


def question(frame: Frame, spacing: Spacing, text: str, number: int) -> Question:
    width = frame.width - _TEXT_INDENT
    stack = set_text(text, frame.type.question, width)
    return Question(frame, spacing, text, str(number), stack)


def place_lines(frame: Frame, top: float, count: int) -> Iterator[Item]:
    """Lines to write on; the first one lies a whole pitch below `top`."""
    for number in range(1, count + 1):
        y = top + number * frame.type.pitch
        yield Rule(frame.left, y, frame.right, y, HAIRLINE, WRITING_GRAY)


def _centred(size: float, middle: float) -> float:
    """The top of a line whose capitals stand around `middle`."""
    return middle + size * _CAP_MIDDLE - size * ASCENT
