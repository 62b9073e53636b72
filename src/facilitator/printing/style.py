"""The one stylesheet of everything that is printed: sizes in points, grays from 0 (black) to 1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from facilitator.domain.paper import PLAIN_LOOK, Look, Paper
from facilitator.printing.typesetting import TextStyle

MM: Final = 72 / 25.4

MARGIN: Final = 15 * MM
WRITING_PITCH: Final = 8 * MM
TICK_BOX: Final = 4 * MM
CIRCLE: Final = 5.5 * MM
LEVEL_MARK: Final = 4.2 * MM
NUMBER_BOX: Final = 5.8 * MM
CORNER: Final = 1 * MM

HEADER_RULE: Final = 1.5
HEAD_RULE: Final = 1.0
HAIRLINE: Final = 0.6
FIELD_LINE: Final = 0.8
OUTLINE: Final = 1.2
THIN_OUTLINE: Final = 1.0

BLACK: Final = 0.0
FOOT_GRAY: Final = 0x33 / 255
ROW_GRAY: Final = 0x55 / 255
WRITING_GRAY: Final = 0x88 / 255
COLUMN_GRAY: Final = 0x99 / 255

ASCENT: Final = 1.069
"""Top of the line to its baseline, as a share of the size (the page font's own measure)."""
LINE_HEIGHT: Final = 1.364
"""Distance of baselines as a share of the size: at less the page font's lines would touch."""


def text_style(size: float, *, bold: bool = False, gray: float = BLACK) -> TextStyle:
    return TextStyle(size, size * LINE_HEIGHT, bold, gray)


TITLE: Final = text_style(18, bold=True)
SUBTITLE: Final = text_style(10)
TEXT: Final = text_style(10)
HEADING: Final = text_style(10, bold=True)
QUESTION: Final = text_style(11.5, bold=True)
LEVEL_NUMBER: Final = text_style(10.5, bold=True)
LEVEL_LABEL: Final = text_style(10.5)
NOTE: Final = text_style(9)
FOOT: Final = text_style(9, gray=FOOT_GRAY)

SMALLEST: Final = 9.0


@dataclass(frozen=True, slots=True)
class Spacing:
    """Room around the parts of a handout, in points."""

    around_row: float
    above_question: float
    above_promise: float
    promise: float


ROOMY: Final = Spacing(1.6 * MM, 3.6 * MM, 4 * MM, 12.5 * MM)
SNUG: Final = Spacing(1.0 * MM, 2.4 * MM, 2.5 * MM, 11.5 * MM)
"""Where it saves a page."""


@dataclass(frozen=True, slots=True)
class Type:
    """The text styles of a page, and the distance of lines to write on, for readers of one kind."""

    look: Look

    def style(self, size: float, *, bold: bool = False, gray: float = BLACK) -> TextStyle:
        """A style for what is set in `size` points on a usual sheet."""
        if self.look.large:
            size = size * _LARGE if size < _DISPLAY else size + _DISPLAY / 2
        leading = _SPACIOUS_LINES if self.look.spacious else LINE_HEIGHT
        tracking = size * _SPACIOUS_LETTERS if self.look.spacious else 0.0
        return TextStyle(size, size * leading, bold, gray, tracking)

    @property
    def title(self) -> TextStyle:
        return self.style(18, bold=True)

    @property
    def text(self) -> TextStyle:
        return self.style(10)

    @property
    def heading(self) -> TextStyle:
        return self.style(10, bold=True)

    @property
    def question(self) -> TextStyle:
        return self.style(11.5, bold=True)

    @property
    def note(self) -> TextStyle:
        return self.style(SMALLEST)

    @property
    def pitch(self) -> float:
        return _LARGE_PITCH if self.look.large else WRITING_PITCH


PLAIN_TYPE: Final = Type(PLAIN_LOOK)

_LARGE: Final = 1.8
"""Ten points become the eighteen of large print."""
_DISPLAY: Final = 13.0
"""From here on type is large already and only grows a little."""
_LARGE_PITCH: Final = 12 * MM
_SPACIOUS_LETTERS: Final = 0.05
_SPACIOUS_LINES: Final = 1.6

_SIZES: Final = {
    Paper.A4: (210 * MM, 297 * MM),
    Paper.LETTER: (8.5 * 72.0, 11 * 72.0),
    Paper.A5: (148 * MM, 210 * MM),
}
LETTERHEAD_HEIGHT: Final = 14 * MM
MOST_HEADER_LINES: Final = 3
_BELOW_LETTERHEAD: Final = 4 * MM
_FOOT_HEIGHT: Final = 7 * MM
_ABOVE_FOOT: Final = 2.5 * MM


@dataclass(frozen=True, slots=True)
class Frame:
    """A page and where its text may stand, measured from the top left corner."""

    page_width: float
    page_height: float
    look: Look = PLAIN_LOOK

    @property
    def type(self) -> Type:
        return Type(self.look)

    @property
    def left(self) -> float:
        return MARGIN

    @property
    def right(self) -> float:
        return self.page_width - MARGIN

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def top(self) -> float:
        return MARGIN + self._letterhead_height

    @property
    def _letterhead_height(self) -> float:
        """A logo has room of its own; lines take what they need."""
        letterhead = self.look.letterhead
        lines = sum(1 for line in letterhead.header.splitlines() if line.strip())
        if not letterhead.logo and not lines:
            return 0.0
        text = min(lines, MOST_HEADER_LINES) * FOOT.leading
        return (LETTERHEAD_HEIGHT if letterhead.logo else text) + _BELOW_LETTERHEAD

    @property
    def lower_edge(self) -> float:
        """Where a frame around the whole page may end."""
        room = FOOT.leading + MM if self.look.letterhead.footer else 0.0
        return self.page_height - MARGIN - room

    @property
    def foot(self) -> float:
        """Where the rule above the foot lies."""
        return self.foot_line - _FOOT_HEIGHT + FOOT.leading

    @property
    def foot_line(self) -> float:
        """The top of the line that says document, lesson and page."""
        last = self.page_height - MARGIN - FOOT.leading
        return last - FOOT.leading if self.look.letterhead.footer else last

    @property
    def bottom(self) -> float:
        """Where the body of the page ends."""
        return self.foot - _ABOVE_FOOT

    @property
    def height(self) -> float:
        return self.bottom - self.top


def frame_of(paper: Paper, *, landscape: bool = False, look: Look = PLAIN_LOOK) -> Frame:
    width, height = _SIZES[paper]
    return Frame(height, width, look) if landscape else Frame(width, height, look)
