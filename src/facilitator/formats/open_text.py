"""OpenDocument texts (.odt), as LibreOffice writes them, as the lines of a Markdown text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.text import clean_line
from facilitator.formats.archive import Archive
from facilitator.formats.unreadable import HostileFile, UnreadableFile
from facilitator.formats.word.tables import table_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from facilitator.formats.word.tables import Cell

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_THROUGH = frozenset([f"{_T}section", f"{_T}index-body", f"{_TABLE}table-header-rows"])
_PASSED_OVER = frozenset([f"{_T}tracked-changes", f"{_T}sequence-decls", f"{_OFFICE}forms"])
_MOST_REPEATED = 100


def read_open_text(content: bytes, name: str) -> str:
    """Raises HostileFile, or UnreadableFile when it is no OpenDocument text."""
    root = Archive(content, name).xml("content.xml")
    body = None if root is None else root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise UnreadableFile(
            f"“{name}” is no OpenDocument text. Save it as a Word document (.docx)."
        )
    notes: list[str] = []
    try:
        lines = [*_blocks(body, notes)]
    except RecursionError as error:
        raise HostileFile(
            f"“{name}” is nested deeper than any document. It was not read."
        ) from error
    if notes:
        lines += ["## Footnotes", "", *notes]
    return "\n".join(lines).strip() + "\n"


def _blocks(element: Element, notes: list[str]) -> Iterator[str]:
    for one in element:
        if one.tag in (f"{_T}h", f"{_T}p"):
            text = clean_line(_text(one, notes))
            if not text:
                continue
            level = one.get(f"{_T}outline-level", "1") if one.tag == f"{_T}h" else "0"
            titled = one.get(f"{_T}style-name", "") == "Title"
            hashes = 1 if titled else min(6, int(level) + 1) if level.isdecimal() else 2
            yield from (f"{'#' * hashes} {text}" if titled or level != "0" else text, "")
        elif one.tag == f"{_T}list":
            yield from _items(one, notes, 0)
            yield ""
        elif one.tag == f"{_TABLE}table":
            yield from (*table_lines(_rows(one, notes)), "")
        elif one.tag in _THROUGH:
            yield from _blocks(one, notes)


def _items(listed: Element, notes: list[str], depth: int) -> Iterator[str]:
    for item in listed:
        for one in item:
            if one.tag == f"{_T}list":
                yield from _items(one, notes, min(depth + 1, 8))
            elif text := clean_line(_text(one, notes)):
                yield f"{'   ' * depth}* {text}"


def _rows(table: Element, notes: list[str]) -> list[list[Cell]]:
    rows = []
    for row in table.iter(f"{_TABLE}table-row"):
        cells: list[Cell] = []
        for cell in row:
            repeated = cell.get(f"{_TABLE}number-columns-repeated", "1")
            times = int(repeated) if repeated.isdecimal() and len(repeated) < 4 else 1
            said = [line for line in _blocks(cell, notes) if line]
            cells += [said] * min(times, _MOST_REPEATED if said else 1)
        if any(cells):
            rows.append(cells)
    return rows


def _text(element: Element, notes: list[str]) -> str:
    """The text of a paragraph; notes go to the end."""
    made = element.text or ""
    for one in element:
        if one.tag == f"{_T}note":
            body = one.find(f"{_T}note-body")
            said = "" if body is None else clean_line("".join(body.itertext()))
            made += f"[^{len(notes) + 1}]"
            notes.append(f"* [^{len(notes) + 1}] {said}")
        elif one.tag in (f"{_T}s", f"{_T}tab", f"{_T}line-break"):
            made += " "
        elif one.tag not in _PASSED_OVER:
            made += _text(one, notes)
        made += one.tail or ""
    return made
