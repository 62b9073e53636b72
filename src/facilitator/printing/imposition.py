"""Several pages on one side of a sheet, and the order in which a booklet is printed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from facilitator.domain.paper import Arrangement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
UPRIGHT: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page in points; those of one `chapter` may share a side, those of one `copy` a sheet."""

    width: float
    height: float
    chapter: int = 0
    copy: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """The page at that position, drawn through a matrix of the PDF."""

    position: int
    matrix: Matrix


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet in points."""

    width: float
    height: float
    pages: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class _Slot:
    """Room for a page; `x`, `y` is its lower left corner."""

    x: float
    y: float
    width: float
    height: float


def sides(
    leaves: Sequence[Leaf], arrangement: Arrangement, *, fronts: bool = False
) -> Iterator[Side]:
    """The sides in the order in which they leave the printer.

    With `fronts` each copy, or with several pages on a side each chapter, begins on a sheet of its
    own where both sides are printed. A booklet is turned at the short edge and folded.
    """
    if arrangement is Arrangement.BOOKLET:
        yield from _booklet(leaves)
        return
    for _, together in groupby(enumerate(leaves), key=lambda pair: _sheaf(pair[1], arrangement)):
        made = list(_several(list(together), arrangement))
        yield from made
        if fronts and len(made) % 2:
            yield replace(made[-1], pages=())


def _sheaf(leaf: Leaf, arrangement: Arrangement) -> Leaf:
    """What all pages have in common that lie together."""
    return leaf if arrangement is Arrangement.SINGLE else replace(leaf, copy=0)


def _several(alike: list[tuple[int, Leaf]], arrangement: Arrangement) -> Iterator[Side]:
    """Pages of one size and chapter, beginning on a side of their own."""
    count = arrangement.pages
    leaf = alike[0][1]
    if count == 1:
        for position, _ in alike:
            yield Side(leaf.width, leaf.height, (Placed(position, UPRIGHT),))
        return
    width, height = _sheet(leaf, count)
    slots = _slots(leaf, count)
    for first in range(0, len(alike), count):
        here = alike[first : first + count]
        pages = (
            Placed(position, _into(slot, one))
            for (position, one), slot in zip(here, slots, strict=False)
        )
        yield Side(width, height, tuple(pages))


def _sheet(leaf: Leaf, count: int) -> tuple[float, float]:
    """Two pages lie on a sheet that is turned, four on one that is not."""
    return (leaf.height, leaf.width) if count == 2 else (leaf.width, leaf.height)


def _slots(leaf: Leaf, count: int) -> list[_Slot]:
    """From the top left to the bottom right."""
    width, height = _sheet(leaf, count)
    columns = 2 if count > 2 or leaf.width < leaf.height else 1
    rows = count // columns
    across, down = width / columns, height / rows
    return [
        _Slot(column * across, height - (row + 1) * down, across, down)
        for row in range(rows)
        for column in range(columns)
    ]


def _booklet(leaves: Sequence[Leaf]) -> Iterator[Side]:
    """Each side holds a page of the first half and its counterpart from the end."""
    narrow, wide = sorted((leaves[0].width, leaves[0].height))
    left = _Slot(0, 0, wide / 2, narrow)
    right = _Slot(wide / 2, 0, wide / 2, narrow)
    for pair in _booklet_order(len(leaves)):
        pages = (
            Placed(position, _into(slot, leaves[position]))
            for position, slot in zip(pair, (left, right), strict=True)
            if position < len(leaves)
        )
        yield Side(wide, narrow, tuple(pages))


def _booklet_order(count: int) -> Iterator[tuple[int, int]]:
    """Left and right page of each side; positions from `count` on are empty."""
    last = -(-count // 4) * 4 - 1
    for first in range(0, (last + 1) // 2, 2):
        yield last - first, first
        yield first + 1, last - first - 1


def _into(slot: _Slot, leaf: Leaf) -> Matrix:
    """As large as fits, in the middle; turned to the left where it lies the other way."""
    if (slot.width < slot.height) == (leaf.width < leaf.height):
        scale = min(slot.width / leaf.width, slot.height / leaf.height)
        x = slot.x + (slot.width - leaf.width * scale) / 2
        y = slot.y + (slot.height - leaf.height * scale) / 2
        return (scale, 0, 0, scale, x, y)
    scale = min(slot.width / leaf.height, slot.height / leaf.width)
    x = slot.x + (slot.width + leaf.height * scale) / 2
    y = slot.y + (slot.height - leaf.width * scale) / 2
    return (0, scale, -scale, 0, x, y)
