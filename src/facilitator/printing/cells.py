"""Several small sheets on one page, to be cut apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from typing_extensions import override

from facilitator.printing.items import Ring, Rule
from facilitator.printing.style import COLUMN_GRAY, FOOT_GRAY, MM, Frame

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.printing.items import Item

_DASH = (2.0, 2.0)
_CUT_LINE = 0.6
_HANDLE = 1.9 * MM
_BLADE = 3.4 * MM


@dataclass(frozen=True, slots=True)
class Cell(Frame):
    """A part of the page with margins of its own; it has no foot."""

    x: float = 0.0
    y: float = 0.0
    cell_width: float = 0.0
    cell_height: float = 0.0
    pad: float = 10 * MM

    @property
    @override
    def left(self) -> float:
        return self.x + self.pad

    @property
    @override
    def right(self) -> float:
        return self.x + self.cell_width - self.pad

    @property
    @override
    def top(self) -> float:
        return self.y + self.pad

    @property
    @override
    def bottom(self) -> float:
        return self.y + self.cell_height - self.pad


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page that is cut into `columns` × `rows` equal cells, `edge` points within its border."""

    frame: Frame
    columns: int
    rows: int
    edge: float = 0.0

    @property
    def _width(self) -> float:
        return (self.frame.page_width - 2 * self.edge) / self.columns

    @property
    def _height(self) -> float:
        return (self.frame.page_height - 2 * self.edge) / self.rows

    @property
    def count(self) -> int:
        return self.columns * self.rows

    def cells(self, pad: float) -> Iterator[Cell]:
        """Row by row."""
        frame = self.frame
        for row in range(self.rows):
            for column in range(self.columns):
                yield Cell(
                    frame.page_width,
                    frame.page_height,
                    frame.look,
                    x=self.edge + column * self._width,
                    y=self.edge + row * self._height,
                    cell_width=self._width,
                    cell_height=self._height,
                    pad=pad,
                )

    def cut_lines(self) -> Iterator[Item]:
        """Between the cells, and around them where they do not reach the border of the page."""
        outer = 1 if self.edge else 0
        right, bottom = self.frame.page_width - self.edge, self.frame.page_height - self.edge
        for row in range(1 - outer, self.rows + outer):
            y = self.edge + row * self._height
            yield _cut(self.edge, y, right, y)
        for column in range(1 - outer, self.columns + outer):
            x = self.edge + column * self._width
            yield _cut(x, self.edge, x, bottom)
        if not self.edge and self.rows > 1:
            yield from _scissors(self.frame.page_width / 2, self._height)


def _cut(x1: float, y1: float, x2: float, y2: float) -> Rule:
    return Rule(x1, y1, x2, y2, _CUT_LINE, COLUMN_GRAY, _DASH)


def _scissors(x: float, y: float) -> Iterator[Item]:
    """Open towards the right, on the line."""
    for side in (-1, 1):
        handle = side * _HANDLE * 0.55
        yield Ring(x, y + handle, _HANDLE * 0.8, 0.8)
        yield Rule(x + _HANDLE * 0.4, y + handle * 0.7, x + _BLADE, y - handle, 0.8, FOOT_GRAY)
