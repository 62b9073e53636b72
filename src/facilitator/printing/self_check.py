"""The self-check of a reflection handout: an objective and four circles in each row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.printing.blocks import Free, Headless, Whole
from facilitator.printing.items import Ring, Rule, place_line, place_stack
from facilitator.printing.style import (
    CIRCLE,
    COLUMN_GRAY,
    HAIRLINE,
    HEAD_RULE,
    HEADING,
    MM,
    NOTE,
    TEXT,
    THIN_OUTLINE,
)
from facilitator.printing.typesetting import (
    Line,
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

CHOICES = ("not yet", "with help", "on my own", "can teach it")
"""What the circles 1 to 4 stand for."""

_ROW = 8.2 * MM
_CIRCLE_PITCH = 8.2 * MM
_TEXT_INDENT = 9 * MM
_TEXT_GAP = 5 * MM
_ABOVE_HEAD = 1.2 * MM
_BELOW_HEAD = 1.6 * MM


def _text_width(frame: Frame) -> float:
    circles = CIRCLE + _CIRCLE_PITCH * (len(CHOICES) - 1)
    return frame.width - _TEXT_INDENT - _TEXT_GAP - circles


@dataclass(frozen=True, slots=True)
class SelfCheckHead(Headless, Free, Whole):
    """What to do and what the numbers mean, above the rows of every page."""

    frame: Frame

    @property
    def height(self) -> float:
        own_line = 0.0 if self._fits_beside else NOTE.leading
        return _ABOVE_HEAD + HEADING.leading + own_line + _BELOW_HEAD

    @property
    def _fits_beside(self) -> bool:
        return _task().width + _TEXT_GAP + _legend().width <= self.frame.width

    def place(self, top: float, height: float) -> Iterator[Item]:
        frame, text = self.frame, top + _ABOVE_HEAD
        legend = _legend()
        yield from place_line(_task(), frame.left, text)
        below = HEADING.leading - NOTE.leading if self._fits_beside else HEADING.leading
        x = frame.right - legend.width if self._fits_beside else frame.left
        yield from place_line(legend, x, text + below)
        yield Rule(frame.left, top + height, frame.right, top + height, HEAD_RULE)


def _task() -> Line:
    return single_line("Circle where you are today", HEADING)


def _legend() -> Line:
    meanings = [f"{number} {choice}" for number, choice in enumerate(CHOICES, start=1)]
    return single_line(", ".join(meanings), NOTE)


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
            yield from place_line(single_line(self.code, HEADING), frame.left, text)
        yield from place_stack(self.stack, frame.left + _TEXT_INDENT, text)
        if self.is_first:
            yield from self._place_circles(text + TEXT.leading / 2)
        yield Rule(frame.left, top + height, frame.right, top + height, HAIRLINE, COLUMN_GRAY)

    def _place_circles(self, middle: float) -> Iterator[Item]:
        """On the first line of the objective."""
        for position in range(len(CHOICES)):
            before_last = len(CHOICES) - 1 - position
            x = self.frame.right - CIRCLE / 2 - before_last * _CIRCLE_PITCH
            yield Ring(x, middle, CIRCLE - THIN_OUTLINE, THIN_OUTLINE)
            number = single_line(str(position + 1), NOTE)
            yield from place_line(number, x - number.width / 2, middle - NOTE.leading / 2)


def self_check(frame: Frame, statements: tuple[str, ...], spacing: Spacing) -> Iterator[Block]:
    """A row for each statement; nothing when there are none."""
    head = SelfCheckHead(frame)
    for number, statement in enumerate(statements, start=1):
        stack = set_text(statement, TEXT, _text_width(frame))
        yield SelfCheckRow(frame, head, f"O{number}", stack, spacing)
