"""What a page consists of: marks at places, in points from the page's top left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from facilitator.printing.style import ASCENT, BLACK, LINE_HEIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.printing.typesetting import Line, Shaped, Stack, TextStyle


@dataclass(frozen=True, slots=True)
class Words:
    """Text of one weight; `y` is its baseline, `shaped` what is drawn where letters are shaped."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    gray: float = BLACK
    tracking: float = 0.0
    shaped: Shaped | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line; `dash` gives the lengths of its strokes and gaps in points."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    gray: float = BLACK
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Fill:
    """A gray ground without an edge, which saving ink leaves out."""

    x: float
    y: float
    width: float
    height: float
    gray: float


@dataclass(frozen=True, slots=True)
class Box:
    """An outlined rectangle; `x`, `y` is its top left corner."""

    x: float
    y: float
    width: float
    height: float
    line: float
    corner: float = 0.0


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle to mark; `x`, `y` is its centre."""

    x: float
    y: float
    diameter: float
    line: float


@dataclass(frozen=True, slots=True)
class LevelMark:
    """A Harvey ball: `share` of it, from 0 to 1, is filled clockwise from the top."""

    x: float
    y: float
    diameter: float
    share: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG; `x`, `y` is its top left corner."""

    x: float
    y: float
    width: float
    height: float
    content: bytes


@dataclass(frozen=True, slots=True)
class Slot:
    """Room for the group's name, which differs from copy to copy; `y` is its lowest baseline."""

    x: float
    y: float
    width: float
    style: TextStyle


Item: TypeAlias = Words | Rule | Fill | Box | Ring | LevelMark | Picture | Slot


def place_line(line: Line, x: float, top: float) -> Iterator[Item]:
    style = line.style
    slack = style.leading - style.size * LINE_HEIGHT
    baseline = top + slack / 2 + style.size * ASCENT
    for run in line.runs:
        x1, look = x + run.x, (style.size, run.bold, style.gray, style.tracking)
        yield Words(x1, baseline, run.text, *look, run.shaped)


def place_stack(stack: Stack, x: float, top: float) -> Iterator[Item]:
    """Lines that run to the left stand at the right end of the room they were set for."""
    for line in stack:
        yield from place_line(line, x + line.indent, top)
        top += line.style.leading
