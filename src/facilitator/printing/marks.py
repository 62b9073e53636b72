"""Small marks that several documents share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.printing.items import Box, Rule, place_line
from facilitator.printing.style import ASCENT, CORNER, LINE_HEIGHT, NUMBER_BOX, OUTLINE
from facilitator.printing.typesetting import TextStyle, single_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.printing.items import Item
    from facilitator.printing.typesetting import Line

_CAP_MIDDLE = 0.357
"""From the baseline to the middle of a capital, as a share of the size."""
_NUMBER = TextStyle(9.5, 9.5 * LINE_HEIGHT, bold=True)


def centred_line(line: Line, x: float, middle: float) -> Iterator[Item]:
    """The line with its capitals around `middle`."""
    style = line.style
    slack = (style.leading - style.size * LINE_HEIGHT) / 2
    return place_line(line, x, middle + style.size * (_CAP_MIDDLE - ASCENT) - slack)


def place_cross(left: float, top: float, size: float) -> Iterator[Item]:
    """What somebody ticked."""
    near, far = size * 0.22, size * 0.78
    yield Rule(left + near, top + near, left + far, top + far, OUTLINE + 0.4)
    yield Rule(left + near, top + far, left + far, top + near, OUTLINE + 0.4)


def place_number(left: float, middle: float, number: str) -> Iterator[Item]:
    """A number in its rounded box, as groups and phases have it."""
    size = NUMBER_BOX - OUTLINE
    yield Box(left + OUTLINE / 2, middle - size / 2, size, size, OUTLINE, CORNER)
    words = single_line(number, _NUMBER)
    yield from centred_line(words, left + (NUMBER_BOX - words.width) / 2, middle)
