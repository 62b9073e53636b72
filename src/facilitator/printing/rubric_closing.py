"""The end of a rubric sheet: strength, next step, total."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.printing.blocks import Clinging, Headless, Whole, baseline_of
from facilitator.printing.items import Box, Rule, place_line
from facilitator.printing.labels import label
from facilitator.printing.style import (
    CORNER,
    FIELD_LINE,
    HAIRLINE,
    MM,
    THIN_OUTLINE,
    WRITING_GRAY,
)
from facilitator.printing.typesetting import single_line, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.rubric import SheetParts
    from facilitator.printing.items import Item
    from facilitator.printing.style import Frame
    from facilitator.printing.typesetting import TextStyle

_ABOVE = 2.6 * MM
_BOX_HEIGHT = 10.5 * MM
_BOX_PAD = 3.5 * MM
_POINTS_LINE = 10.5 * MM
_WORD_GAP = 2 * MM
_SIGNATURE = 13 * MM
_SIGNATURE_LINE = 80 * MM
_COLUMN_GAP = 7 * MM


@dataclass(frozen=True, slots=True)
class Closing(Headless, Clinging, Whole):
    """Lines to write on at the left, the box for the total at the right, who signs below."""

    frame: Frame
    total: str
    parts: SheetParts
    given: str = ""

    @property
    def _style(self) -> TextStyle:
        return self.frame.type.heading

    @property
    def _box_height(self) -> float:
        return max(_BOX_HEIGHT, self._style.leading + _BOX_PAD)

    @property
    def height(self) -> float:
        if not (self.parts.next_step or self.parts.points):
            return _ABOVE + self._signature_height
        lines = self._style.leading + self.frame.type.pitch if self.parts.next_step else 0.0
        return _ABOVE + max(self._box_height, lines) + self._signature_height

    @property
    def _signature_height(self) -> float:
        return _SIGNATURE if self.parts.signature else 0.0

    def lines_in(self, height: float) -> int:
        return 1 + int((height - self.height + 0.01) / self.frame.type.pitch)

    def place(self, top: float, height: float) -> Iterator[Item]:
        frame, text = self.frame, top + _ABOVE
        box_width = self._box_width() if self.parts.points else 0.0
        gaps = 2 * _COLUMN_GAP if self.parts.points else _COLUMN_GAP
        width = (frame.width - box_width - gaps) / 2
        for position, words in enumerate(("Strength", "Next step") if self.parts.next_step else ()):
            x = frame.left + position * (width + _COLUMN_GAP)
            yield from place_line(single_line(label(frame, words), self._style), x, text)
            yield from self._place_lines(
                x, width, text + self._style.leading, self.lines_in(height)
            )
        if self.parts.points:
            yield from self._place_total(frame.right - box_width, text, box_width)
        if self.parts.signature:
            yield from self._place_signature(top + height)

    def _place_signature(self, bottom: float) -> Iterator[Item]:
        words = label(self.frame, "Signature")
        line = single_line(words, self._style)
        yield from place_line(line, self.frame.left, bottom - self._style.leading)
        start = self.frame.left + text_width(words, self._style) + _WORD_GAP
        end = min(start + _SIGNATURE_LINE, self.frame.right)
        yield Rule(start, bottom - 1.5, end, bottom - 1.5, FIELD_LINE)

    def _place_lines(self, x: float, width: float, top: float, count: int) -> Iterator[Item]:
        for number in range(1, count + 1):
            y = top + number * self.frame.type.pitch - 2 * MM
            yield Rule(x, y, x + width, y, HAIRLINE, WRITING_GRAY)

    def _words(self) -> tuple[str, str]:
        return label(self.frame, "Total"), label(self.frame, "of {points}", points=self.total)

    def _box_width(self) -> float:
        words = sum(text_width(word, self._style) for word in self._words())
        return words + _POINTS_LINE + 2 * _WORD_GAP + 2 * _BOX_PAD

    def _place_total(self, x: float, top: float, width: float) -> Iterator[Item]:
        yield Box(x, top, width, self._box_height, THIN_OUTLINE, CORNER)
        baseline = top + self._box_height / 2 + self._style.size * 0.36
        line_top = baseline - baseline_of(self._style)
        before, after = self._words()
        start = x + _BOX_PAD
        yield from place_line(single_line(before, self._style), start, line_top)
        line = start + text_width(before, self._style) + _WORD_GAP
        yield Rule(line, baseline + 1.5, line + _POINTS_LINE, baseline + 1.5, FIELD_LINE)
        given = single_line(self.given, self._style)
        yield from place_line(given, line + (_POINTS_LINE - given.width) / 2, line_top - 1)
        yield from place_line(
            single_line(after, self._style), line + _POINTS_LINE + _WORD_GAP, line_top
        )
