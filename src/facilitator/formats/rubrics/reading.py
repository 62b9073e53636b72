"""Which form a file of rubrics has is seen from what it holds."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from facilitator.domain.run_sheet.cells import text_of
from facilitator.formats.rubrics.canvas import is_canvas, read_canvas
from facilitator.formats.rubrics.case import read_case
from facilitator.formats.rubrics.markdown import read_markdown
from facilitator.formats.rubrics.moodle import is_moodle, read_moodle
from facilitator.formats.unreadable import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.run_sheet.cells import Cell
    from facilitator.formats.rubrics.found import FoundRubrics

_SEPARATORS = ",;\t"
_WORKBOOKS = ("xlsx", "xlsm")


def read_rubrics(content: bytes, name: str) -> FoundRubrics:
    """All rubrics of a file; raises UnreadableFile when none can be found in it."""
    stem, _, ending = name.rpartition(".")
    if ending.casefold() == "docx":
        from facilitator.formats.word import read_word

        return _some(read_markdown(read_word(content, name).text, stem), name)
    if ending.casefold() in _WORKBOOKS:
        from facilitator.formats.sheets import read_workbook

        sheets = read_workbook(content, name)
        found = rubrics_in(sheets[0].rows, name)
        return found or _some(read_moodle(_words(sheets[0].rows), stem), name)
    text = _decoded(content, name)
    if ending.casefold() == "json" or text.lstrip()[:1] in ("{", "["):
        return read_case(text, name)
    rows = _rows(text)
    if rows and is_canvas(rows[0]):
        return _some(read_canvas(rows), name)
    if rows and is_moodle(rows[0]):
        return _some(read_moodle(rows, stem or name), name)
    return _some(read_markdown(text, stem or name), name)


def rubrics_in(rows: Sequence[Sequence[Cell]], name: str) -> FoundRubrics | None:
    """The rubrics of a table in the form of Canvas, wherever it was kept; None for another table.

    Raises UnreadableFile when none of its rows can be used.
    """
    words = _words(rows)
    return _some(read_canvas(words), name) if words and is_canvas(words[0]) else None


def _words(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    return [[cell if isinstance(cell, str) else text_of(cell) for cell in row] for row in rows]


def _decoded(content: bytes, name: str) -> str:
    if b"\0" in content[:4096]:
        raise UnreadableFile(
            f"“{name}” is no text. Choose a CSV, Excel, JSON, Markdown or Word file."
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _rows(text: str) -> Sequence[Sequence[str]]:
    """The list with the separator of its first line; quoted cells may hold new lines."""
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        return []


def _some(found: FoundRubrics, name: str) -> FoundRubrics:
    """A file of which nothing could be used says why."""
    if found.rubrics:
        return found
    if found.broken:
        reasons = " ".join(one.sentence for one in found.broken[:5])
        raise UnreadableFile(f"No rubric in “{name}” can be used. {reasons}")
    raise UnreadableFile(f"There is no rubric in “{name}”: no table with criteria and levels.")
