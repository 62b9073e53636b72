"""The self-check of a reflection handout: an objective and four circles in each row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.printing.blocks import Free, Headless, Whole
from facilitator.printing.items import Ring, Rule, place_line, place_stack
from facilitator.printing.labels import label
from facilitator.printing.marks import centred_line
from facilitator.printing.style import (
    CIRCLE,
    COLUMN_GRAY,
    HAIRLINE,
    HEAD_RULE,
    MM,
    SMALLEST,
    THIN_OUTLINE,
    text_style,
)
from facilitator.printing.typesetting import (
    Line,
    Stack,
    cut_stack,
    one_line,
    set_text,
    single_line,
    stack_height,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator.printing.flow import Block
    from facilitator.printing.items import Item
    from facilitator.printing.style import Frame, Spacing

CHOICES = ("not yet", "with help", "on my own", "can teach it")
"""What the circles 1 to 4 stand for."""

_ROW = 8.2 * MM
_CIRCLE_PITCH = 8.2 * MM
_LARGE = 1.6
_TEXT_INDENT = 9 * MM
_TEXT_GAP = 5 * MM
_ABOVE_HEAD = 1.2 * MM
_BELOW_HEAD = 1.6 * MM


def _text_width(frame: Frame) -> float:
    circles = (CIRCLE + _CIRCLE_PITCH * (len(CHOICES) - 1)) * _growth(frame)
    return frame.width - _indent(frame) - _TEXT_GAP - circles


def _indent(frame: Frame) -> float:
    """Room for "O12" before the text."""
    return _TEXT_INDENT * _growth(frame)


def _growth(frame: Frame) -> float:
    """By which circles and indents grow in large print."""
    return _LARGE if frame.look.large else 1.0


@dataclass(frozen=True, slots=True)
class SelfCheckHead(Headless, Free, Whole):
    """What to do and what the numbers mean, above the rows of every page."""

    frame: Frame

    @property
    def height(self) -> float:
        own = 0.0 if self._fits_beside else stack_height(self._legend)
        return _ABOVE_HEAD + self._task.style.leading + own + _BELOW_HEAD

    @property
    def _task(self) -> Line:
        words = label(self.frame, "Circle where you are today")
        return one_line(words, self.frame.type.heading, self.frame.width)

    @property
    def _legend(self) -> Stack:
        """Of several lines where large type needs them."""
        meanings = [
            f"{number} {label(self.frame, choice)}"
            for number, choice in enumerate(CHOICES, start=1)
        ]
        return set_text(", ".join(meanings), self.frame.type.note, self.frame.width)

    @property
    def _fits_beside(self) -> bool:
        legend = self._legend
        room = self.frame.width - self._task.width - _TEXT_GAP
        return len(legend) == 1 and legend[0].width <= room

    def place(self, top: float, height: float) -> Iterator[Item]:
        frame, text, legend = self.frame, top + _ABOVE_HEAD, self._legend
        first = self._task.style.leading
        yield from place_line(self._task, frame.left, text)
        if self._fits_beside:
            x, below = frame.right - legend[0].width, first - legend[0].style.leading
        else:
            x, below = frame.left, first
        yield from place_stack(legend, x, text + below)
        yield Rule(frame.left, top + height, frame.right, top + height, HEAD_RULE)


@dataclass(frozen=True, slots=True)
class SelfCheckRow(Free):
    """One objective in the learner's words; `code` is "O1" and so on."""

    frame: Frame
    table_head: SelfCheckHead
    code: str
    stack: Stack
    spacing: Spacing
    is_first: bool = True

    @property
    def head(self) -> Block | None:
        return self.table_head

    @property
    def height(self) -> float:
        return max(_ROW, stack_height(self.stack) + 2 * self.spacing.around_row)

    def split(self, first: float, later: float) -> Sequence[Block]:
        around = 2 * self.spacing.around_row
        parts = cut_stack(self.stack, first - around, later - around)
        return [
            replace(self, stack=part, is_first=number == 0) for number, part in enumerate(parts)
        ]

    def place(self, top: float, height: float) -> Iterator[Item]:
        frame = self.frame
        text = top + (height - stack_height(self.stack)) / 2
        if self.is_first:
            code = single_line(self.code, frame.type.heading)
            yield from place_line(code, frame.left, text)
        yield from place_stack(self.stack, frame.left + _indent(frame), text)
        if self.is_first:
            yield from self._place_circles(text + frame.type.text.leading / 2)
        yield Rule(frame.left, top + height, frame.right, top + height, HAIRLINE, COLUMN_GRAY)

    def _place_circles(self, middle: float) -> Iterator[Item]:
        """On the first line of the objective."""
        growth = _growth(self.frame)
        circle, pitch = CIRCLE * growth, _CIRCLE_PITCH * growth
        for position in range(len(CHOICES)):
            before_last = len(CHOICES) - 1 - position
            x = self.frame.right - circle / 2 - before_last * pitch
            yield Ring(x, middle, circle - THIN_OUTLINE, THIN_OUTLINE)
            number = single_line(str(position + 1), text_style(SMALLEST * growth))
            yield from centred_line(number, x - number.width / 2, middle)


def self_check(frame: Frame, statements: tuple[str, ...], spacing: Spacing) -> Iterator[Block]:
    """A row for each statement; nothing when there are none."""
    head = SelfCheckHead(frame)
    for number, statement in enumerate(statements, start=1):
        stack = set_text(statement, frame.type.text, _text_width(frame))
        yield SelfCheckRow(frame, head, f"O{number}", stack, spacing)
