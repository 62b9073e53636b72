"""Rendered pages look as they were meant to when somebody last looked at them."""

from __future__ import annotations

import pymupdf
import pytest

from facilitator.services.printing import PrintOrder
from tests.printing.golden_pages import FOLDER, file_of, orders, picture

_TILE = 12
"""Pixels, of a page 240 wide: about a line of text by a word."""
_NEAR = 24
"""How much darker or lighter a tile may be on the average, of 255: renderers differ a little."""


def tiles(pixmap: pymupdf.Pixmap) -> dict[tuple[int, int], float]:
    """How light each tile is on the average."""
    samples, stride = pixmap.samples, pixmap.stride
    found = {}
    for top in range(0, pixmap.height - _TILE, _TILE):
        for left in range(0, pixmap.width - _TILE, _TILE):
            rows = (
                samples[(top + row) * stride + left : (top + row) * stride + left + _TILE]
                for row in range(_TILE)
            )
            found[top, left] = sum(map(sum, rows)) / _TILE**2
    return found


@pytest.mark.parametrize(("name", "order"), list(orders()), ids=[name for name, _ in orders()])
def test_a_page_looks_as_it_was_meant(name: str, order: PrintOrder) -> None:
    """Where it is meant to look otherwise: `python -m tests.printing.golden_pages`, and look."""
    meant, made = pymupdf.Pixmap(str(file_of(name))), picture(order)
    assert (made.width, made.height) == (meant.width, meant.height)
    before, now = tiles(meant), tiles(made)
    off = {
        place: (before[place], now[place])
        for place in before
        if abs(before[place] - now[place]) > _NEAR
    }
    assert not off, f"{len(off)} of {len(before)} tiles, the first at {next(iter(off))}"


def test_no_picture_is_left_over() -> None:
    assert {file.stem for file in FOLDER.glob("*.png")} == {name for name, _ in orders()}
