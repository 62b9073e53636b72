"""The end of a rubric sheet: strength, next step, total."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.printing.blocks import Clinging, Headless, Whole
from facilitator.printing.items import Box, Rule, place_line
from facilitator.printing.style import (
    ASCENT,
    CORNER,
    FIELD_LINE,
    HAIRLINE,
    HEADING,
    MM,
    THIN_OUTLINE,
    WRITING_GRAY,
    WRITING_PITCH,
)
from facilitator.printing.typesetting import single_line, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.printing.items import Item

_ABOVE = 2.6 * MM
_BOX_HEIGHT = 10.5 * MM
_BOX_PAD = 3.5 * MM
_POINTS_LINE = 10.5 * MM
_WORD_GAP = 2 * MM
_COLUMN_GAP = 7 * MM


@dataclass(frozen=True, slots=True)
class Closing(Headless, Clinging, Whole):
    """Lines to write on at the left, the box for the total at the right."""

    left: float
    right: float
    total: str

    @property
    def height(self) -> float:
        return _ABOVE + max(_BOX_HEIGHT, HEADING.leading + WRITING_PITCH)

    def lines_in(self, height: float) -> int:
        return 1 + int((height - self.height + 0.01) / WRITING_PITCH)

    def place(self, top: float, height: float) -> Iterator[Item]:
        text = top + _ABOVE
        box_width = self._box_width()
        width = (self.right - self.left - box_width - 2 * _COLUMN_GAP) / 2
        for position, words in enumerate(("Strength", "Next step")):
            x = self.left + position * (width + _COLUMN_GAP)
            yield from place_line(single_line(words, HEADING), x, text)
            yield from self._place_lines(x, width, text + HEADING.leading, self.lines_in(height))
        yield from self._place_total(self.right - box_width, text, box_width)

    def _place_lines(self, x: float, width: float, top: float, count: int) -> Iterator[Item]:
        for number in range(1, count + 1):
            y = top + number * WRITING_PITCH - 2 * MM
            yield Rule(x, y, x + width, y, HAIRLINE, WRITING_GRAY)

    def _words(self) -> tuple[str, str]:
        return "Total", f"of {self.total}"

    def _box_width(self) -> float:
        words = sum(text_width(word, HEADING) for word in self._words())
        return words + _POINTS_LINE + 2 * _WORD_GAP + 2 * _BOX_PAD

    def _place_total(self, x: float, top: float, width: float) -> Iterator[Item]:
        yield Box(x, top, width, _BOX_HEIGHT, THIN_OUTLINE, CORNER)
        baseline = top + _BOX_HEIGHT / 2 + HEADING.size * 0.36
        line_top = baseline - HEADING.size * ASCENT
        before, after = self._words()
        start = x + _BOX_PAD
        yield from place_line(single_line(before, HEADING), start, line_top)
        line = start + text_width(before, HEADING) + _WORD_GAP
        yield Rule(line, baseline + 1.5, line + _POINTS_LINE, baseline + 1.5, FIELD_LINE)
        yield from place_line(
            single_line(after, HEADING), line + _POINTS_LINE + _WORD_GAP, line_top
        )
