"""What a house puts on its paper: a logo and lines above the page, a line below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.printing.items import Picture, place_line
from facilitator.printing.logo import logo_size
from facilitator.printing.style import (
    FOOT,
    LETTERHEAD_HEIGHT,
    MARGIN,
    MM,
    MOST_HEADER_LINES,
)
from facilitator.printing.typesetting import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.printing.items import Item
    from facilitator.printing.style import Frame

_WIDEST_LOGO = 60 * MM
_GAP = 6 * MM


def place_letterhead(frame: Frame) -> Iterator[Item]:
    """The logo at the left with the lines at the right of the page, or lines alone at the left."""
    letterhead = frame.look.letterhead
    width = 0.0
    if letterhead.logo:
        picture = _logo(frame, letterhead.logo)
        width = picture.width + _GAP
        yield picture
    yield from _lines(frame, width)
    if letterhead.footer:
        line = one_line(letterhead.footer, FOOT, frame.width)
        top = frame.page_height - MARGIN - FOOT.leading
        yield from place_line(line, (frame.page_width - line.width) / 2, top)


def _logo(frame: Frame, png: bytes) -> Picture:
    wide, high = logo_size(png)
    scale = min(_WIDEST_LOGO / wide, LETTERHEAD_HEIGHT / high)
    return Picture(frame.left, MARGIN, wide * scale, high * scale, png)


def _lines(frame: Frame, indent: float) -> Iterator[Item]:
    lines = [line.strip() for line in frame.look.letterhead.header.splitlines() if line.strip()]
    shown = [one_line(line, FOOT, frame.width - indent) for line in lines[:MOST_HEADER_LINES]]
    for place, line in enumerate(shown):
        x = frame.right - line.width if indent else frame.left
        yield from place_line(line, x, MARGIN + place * FOOT.leading)
