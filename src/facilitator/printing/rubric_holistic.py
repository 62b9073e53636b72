"""A rubric that judges work as a whole: its levels one below the other, one to be ticked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.printing.blocks import Clinging, Free, Headless, Whole
from facilitator.printing.items import Box, LevelMark, Rule, place_line, place_stack
from facilitator.printing.labels import label
from facilitator.printing.marks import centred_line, place_cross
from facilitator.printing.rubric_row import others_of
from facilitator.printing.rubric_table import PAD
from facilitator.printing.style import (
    CORNER,
    HAIRLINE,
    HEAD_RULE,
    LEVEL_MARK,
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
    set_text,
    single_line,
    stack_height,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator.domain.rubric import Criterion, Rubric
    from facilitator.printing.flow import Block
    from facilitator.printing.items import Item
    from facilitator.printing.rubric_answers import Answer, Other
    from facilitator.printing.rubric_row import TextSize
    from facilitator.printing.style import Frame
    from facilitator.printing.typesetting import Line

_NAME_SHARE = 0.22
_ABOVE = 2.4 * MM
_BELOW = 2.8 * MM
_MARK_GAP = 2.2 * MM
_AFTER_BOX = 1.4 * MM
_MOST_LINES_OF_A_NOTE = 8


@dataclass(frozen=True, slots=True)
class LevelRow(Headless, Free):
    """Mark, points and name of a level, what work at it looks like, and a box."""

    frame: Frame
    title: str
    share: float
    number: str
    name: Stack
    text: Stack
    ticked: bool = False
    is_first: bool = True
    is_last: bool = True

    @property
    def height(self) -> float:
        name = stack_height(self.name) if self.is_first else 0.0
        return max(name, stack_height(self.text), TICK_BOX) + _ABOVE + _BELOW

    def split(self, first: float, later: float) -> Sequence[Block]:
        around = _ABOVE + _BELOW
        parts = cut_stack(self.text, first - around, later - around)
        last = len(parts) - 1
        return [
            replace(self, text=part, is_first=at == 0, is_last=at == last)
            for at, part in enumerate(parts)
        ]

    def place(self, top: float, height: float) -> Iterator[Item]:
        frame, text = self.frame, top + _ABOVE
        if self.is_first:
            style = frame.type.style(10.5, bold=True)
            middle = text + style.leading / 2
            yield LevelMark(frame.left + LEVEL_MARK / 2, middle, LEVEL_MARK, self.share)
            x = frame.left + LEVEL_MARK + _MARK_GAP
            number = single_line(self.number, style)
            yield from place_line(number, x, text)
            yield from place_stack(self.name, _name_left(frame), text)
            yield from self._place_box(text)
        yield from place_stack(self.text, _text_left(frame), text)
        if self.is_last:
            bottom = top + height
            yield Rule(frame.left, bottom, frame.right, bottom, HAIRLINE, ROW_GRAY)

    def _place_box(self, top: float) -> Iterator[Item]:
        x = self.frame.right - TICK_BOX
        yield Box(x, top, TICK_BOX, TICK_BOX, THIN_OUTLINE, CORNER / 2)
        if self.ticked:
            yield from place_cross(x, top, TICK_BOX)


def _name_left(frame: Frame) -> float:
    return frame.left + LEVEL_MARK + 2 * _MARK_GAP + frame.type.style(10.5, bold=True).size * 1.6


def _text_left(frame: Frame) -> float:
    return max(frame.left + frame.width * _NAME_SHARE, _name_left(frame) + 24 * MM)


@dataclass(frozen=True, slots=True)
class WholeHead(Headless, Free, Whole):
    """What the work is judged for, above its levels."""

    frame: Frame
    text: Stack

    @property
    def height(self) -> float:
        return stack_height(self.text) + (_ABOVE if self.text else 0.0) + HEAD_RULE

    def place(self, top: float, height: float) -> Iterator[Item]:
        yield from place_stack(self.text, self.frame.left, top)
        rule = top + height - HEAD_RULE
        yield Rule(self.frame.left, rule, self.frame.right, rule, HEAD_RULE)


@dataclass(frozen=True, slots=True)
class Beside(Headless, Clinging, Whole):
    """The answers that are no level, and lines for the evidence."""

    frame: Frame
    others: tuple[Other, ...]
    answer: Answer
    evidence: Stack | None

    @property
    def _others_height(self) -> float:
        return TICK_BOX + _ABOVE if self.others else 0.0

    @property
    def height(self) -> float:
        if self.evidence is None:
            return self._others_height
        lines = 2 * self.frame.type.pitch
        return self._others_height + max(lines, stack_height(self.evidence) + _ABOVE) + _BELOW

    def place(self, top: float, height: float) -> Iterator[Item]:
        yield from self._place_others(top + _ABOVE)
        if self.evidence is not None:
            yield from self._place_evidence(top + self._others_height, top + height)

    def _place_others(self, top: float) -> Iterator[Item]:
        x = self.frame.left
        for other in self.others:
            yield Box(x, top, TICK_BOX, TICK_BOX, THIN_OUTLINE, CORNER / 2)
            if other is self.answer.other:
                yield from place_cross(x, top, TICK_BOX)
            words = single_line(label(self.frame, other.value), self.frame.type.note)
            x += TICK_BOX + _AFTER_BOX
            yield from centred_line(words, x, top + TICK_BOX / 2)
            x += words.width + 2 * PAD

    def _place_evidence(self, top: float, bottom: float) -> Iterator[Item]:
        frame, left = self.frame, _text_left(self.frame)
        words = single_line(label(frame, "Evidence"), frame.type.heading)
        yield from place_line(words, frame.left, top + _ABOVE)
        if self.evidence:
            yield from place_stack(self.evidence, left, top + _ABOVE)
            return
        line = top + frame.type.pitch
        while line < bottom:
            yield Rule(left, line, frame.right, line, HAIRLINE, WRITING_GRAY)
            line += frame.type.pitch


def _lines(text: str, size: TextSize, width: float) -> Iterator[Line]:
    """What each criterion said, if the rubric was made of several, begins a line of its own."""
    for part in text.split("\n"):
        yield from set_text(part, size.body, width)


def whole_rows(
    criterion: Criterion, rubric: Rubric, frame: Frame, size: TextSize, answer: Answer
) -> Iterator[Block]:
    """The only criterion of a holistic rubric, level by level as the rubric has them."""
    if criterion.description:
        yield WholeHead(frame, set_text(criterion.description, frame.type.text, frame.width))
    left = _text_left(frame)
    width = frame.right - TICK_BOX - 2 * PAD - left
    for position, level in enumerate(criterion.levels):
        name = set_text(level.label, size.title, left - _name_left(frame) - PAD)
        yield LevelRow(
            frame,
            level.label or criterion.title,
            (position + 1) / len(criterion.levels),
            str(level.score),
            name,
            tuple(_lines(level.descriptor, size, width)),
            ticked=position == answer.level,
        )
    note: Stack | None = None
    if rubric.sheet.evidence or answer.note:
        text = set_text(answer.note, frame.type.text, frame.right - left)
        note = at_most(_MOST_LINES_OF_A_NOTE, text, frame.right - left)
    others = others_of(criterion, rubric, answer)
    if others or note is not None:
        yield Beside(frame, others, answer, note)
