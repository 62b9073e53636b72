"""Tables of a Word document: of data, of labels with what they label, or for layout only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.plan import Section
from facilitator.formats.guides.names import is_known, section_named
from facilitator.formats.markdown.names import field_called
from facilitator.formats.word.styles import W, attribute, child, number_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

_MOST_COLUMNS = 100
_MOST_ROWS = 20_000
Cell = list[str]
"""The lines of a cell."""


def rows_of(table: Element, lines_of: Callable[[Element], Cell]) -> list[list[Cell]]:
    """The rows with their cells; a cell that goes over several rows stands in the first.

    A cell that goes over several columns is followed by empty ones.
    """
    rows: list[list[Cell]] = []
    for row in _children(table, "tr"):
        if child(row, "trPr", "del") is not None or len(rows) >= _MOST_ROWS:
            continue
        cells: list[Cell] = []
        for cell in _children(row, "tc"):
            about = child(cell, "tcPr")
            merged = child(about, "vMerge")
            goes_on = merged is not None and attribute(merged, "val") != "restart"
            cells.append([] if goes_on else lines_of(cell))
            span = number_of(attribute(child(about, "gridSpan"), "val"))
            cells += [[] for _ in range(min(span, _MOST_COLUMNS) - 1)]
        rows.append(cells[:_MOST_COLUMNS])
    return [row for row in rows if any(row)]


def _children(element: Element, name: str) -> Iterator[Element]:
    """Children of that name, also those in content controls and in insertions."""
    for one in element:
        if one.tag == f"{W}{name}":
            yield one
        elif one.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _children(one, name)


def as_markdown(rows: list[list[Cell]]) -> list[str]:
    """A table of pipes, the first row its header; lines of a cell are kept apart by <br>."""
    width = max(len(row) for row in rows)
    made = [_line(row, width) for row in rows]
    return [made[0], "|" + " --- |" * width, *made[1:]]


def _line(row: list[Cell], width: int) -> str:
    cells = ["<br>".join(lines).replace("|", "\\|") for lines in row]
    cells += [""] * (width - len(cells))
    return f"| {' | '.join(cells)} |"


def table_lines(rows: list[list[Cell]]) -> list[str]:
    """A table for layout, one of labels, or one of data."""
    if max(len(row) for row in rows) == 1:
        return [line for row in rows for line in (*_cell_lines(row[0]), "")][:-1]
    if _labels(rows):
        return [line for row in rows for line in (*_labelled(row), "")][:-1]
    return as_markdown(rows)


def _cell_lines(cell: Cell) -> list[str]:
    return [part for line in cell for part in line.split("<br>")]


def _labels(rows: list[list[Cell]]) -> bool:
    """Whether the left column names what the right one says: "Duration | 45 min"."""
    if any(len([cell for cell in row if cell]) > 2 for row in rows):
        return False
    named = sum(is_known(" ".join(row[0]).strip("*_: ")) for row in rows)
    return named > 1 or (named == 1 and len(rows) == 1)


def _labelled(row: list[Cell]) -> list[str]:
    name = " ".join(row[0]).strip("*_: ")
    said = [line for cell in row[1:] for line in _cell_lines(cell)]
    section = section_named(name)
    if section and section is not Section.STRUCTURE and not field_called(name):
        return [f"## {name}", "", *said]
    if len(said) < 2:
        return [f"**{name}:** {' '.join(said)}".rstrip()]
    return [f"**{name}:**", "", *said]
