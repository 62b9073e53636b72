"""Where the columns of a run sheet stand, and in which type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.printing.style import MM, NUMBER_BOX, TICK_BOX
from facilitator.printing.typesetting import Line, TextStyle

if TYPE_CHECKING:
    from facilitator.printing.style import Frame

_TIME_WIDTH = 25 * MM
_SIDE_WIDTH = 52 * MM
_SIDE_SHARE = 0.29
_INSET = 2 * MM
_PAD = 4 * MM
_TITLE_GAP = 3 * MM
_THING_INDENT = TICK_BOX + 2.2 * MM
_SMALL = 10.0
"""Points below which rows stand closer, to save a page."""
_PARAGRAPH_GAP = 0.35
"""Of the size: room between two paragraphs of a phase."""


@dataclass(frozen=True, slots=True)
class RowLook:
    """Where the columns of a run sheet stand, and the type of its rows at `size` points."""

    frame: Frame
    size: float

    @property
    def inset(self) -> float:
        return _INSET

    @property
    def pad(self) -> float:
        """Room before and behind the lines between columns."""
        return _PAD

    @property
    def above(self) -> float:
        return (1.7 if self.size < _SMALL else 2.6) * MM

    @property
    def below(self) -> float:
        return (1.5 if self.size < _SMALL else 2.4) * MM

    @property
    def body(self) -> TextStyle:
        return self.frame.type.style(self.size)

    @property
    def side(self) -> TextStyle:
        return self.frame.type.style(max(self.size - 0.5, 9.0))

    @property
    def side_head(self) -> TextStyle:
        return self.frame.type.style(max(self.size - 0.5, 9.0), bold=True)

    @property
    def note(self) -> TextStyle:
        return self.frame.type.style(9.5 if self.size > 9.5 else 9.0)

    @property
    def name(self) -> TextStyle:
        return self.frame.type.style(13, bold=True)

    @property
    def clock(self) -> TextStyle:
        return self.frame.type.style(15, bold=True)

    @property
    def body_left(self) -> float:
        return self.frame.left + _TIME_WIDTH * (1.4 if self.frame.look.large else 1.0)

    @property
    def side_left(self) -> float:
        """Where the line before the right column stands."""
        return self.frame.right - min(_SIDE_WIDTH, self.frame.width * _SIDE_SHARE)

    @property
    def body_width(self) -> float:
        return self.side_left - _PAD - self.body_left

    @property
    def name_width(self) -> float:
        return self.body_width - NUMBER_BOX - _TITLE_GAP

    @property
    def side_width(self) -> float:
        return self.frame.right - self.side_left - _PAD

    @property
    def thing_width(self) -> float:
        return self.side_width - _THING_INDENT

    @property
    def name_left(self) -> float:
        """Where the name of a break begins, and of a phase behind its number."""
        return self.body_left + NUMBER_BOX + _TITLE_GAP

    @property
    def time_width(self) -> float:
        return self.body_left - self.frame.left - 2 * _INSET

    @property
    def strategy_width(self) -> float:
        return self.frame.right - self.body_left


def gap_line(look: RowLook) -> Line:
    """An empty line between two paragraphs."""
    height = look.body.size * _PARAGRAPH_GAP
    return Line((), 0.0, TextStyle(height, height))
