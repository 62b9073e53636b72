"""The cells of workbooks (.xlsx) and of lists with separators (.csv, .tsv)."""

from __future__ import annotations

import csv
import io
import re
import warnings
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from facilitator.domain.run_sheet.mapping import MOST_COLUMNS
from facilitator.formats.archive import Archive
from facilitator.formats.unreadable import HostileFile, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from facilitator.domain.run_sheet.cells import Cell

MOST_ROWS = 20_000
_MOST_SHEETS = 40
_MOST_CELLS = 400_000
_LONGEST_CELL = 20_000
_SEPARATORS = (",", ";", "\t", "|")
_LINES_TO_WEIGH = 30
_XML = re.compile(r"\.(?:xml|rels|vml)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet; `was_cut` when there is more than is read."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    was_cut: bool = False


def read_workbook(content: bytes, name: str) -> tuple[Sheet, ...]:
    """The worksheets that hold something, formulas as the values they last had.

    Raises HostileFile, or UnreadableFile when nothing is in it.
    """
    _refuse_bombs(content, name)
    try:
        sheets = [sheet for sheet in _sheets(content) if sheet.rows]
    except (HostileFile, MemoryError):
        raise
    except Exception as error:  # whatever the library meets in a damaged file
        raise HostileFile(
            f"“{name}” is damaged. Open it in the program that wrote it and save it."
        ) from error
    if not sheets:
        raise UnreadableFile(f"“{name}” is empty. Choose a workbook with an agenda in it.")
    return tuple(sheets)


def _refuse_bombs(content: bytes, name: str) -> None:
    """A document type in any part, or text beyond any agenda, is refused before it is read."""
    archive = Archive(content, name)
    for part in archive.names:
        if _XML.search(part):
            text = archive.read(part) or b""
            if b"<!DOCTYPE" in text or b"<\x00!\x00D\x00O" in text or b"\x00<\x00!\x00D" in text:
                raise HostileFile(
                    f"“{name}” defines its own XML entities, which documents do not need and"
                    " attacks use. It was not opened."
                )


def _sheets(content: bytes) -> Iterator[Sheet]:
    import openpyxl

    # Without defusedxml it would open what expands without end.
    if not openpyxl.DEFUSEDXML:
        raise RuntimeError("openpyxl does not use defusedxml")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and checks that do not matter here
        book = openpyxl.load_workbook(
            io.BytesIO(content), read_only=True, data_only=True, keep_links=False
        )
        try:
            for sheet in book.worksheets[:_MOST_SHEETS]:
                # What a sheet says of its size may be a million rows, or one: it is not asked.
                rows = sheet.iter_rows(
                    max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True
                )
                yield _sheet(sheet.title, rows)
        finally:
            book.close()


def _sheet(name: str, rows: Iterable[Iterable[object]]) -> Sheet:
    made: list[tuple[Cell, ...]] = []
    cells = 0
    was_cut = False
    for row in rows:
        if len(made) >= MOST_ROWS or cells > _MOST_CELLS:
            was_cut = any(cell is not None for cell in row)
            break
        made.append(_trimmed([_cell(one) for one in row]))
        cells += len(made[-1])
    while made and not made[-1]:
        made.pop()
    return Sheet(name, tuple(made), was_cut)


def _cell(value: object) -> Cell:
    match value:
        case None | bool() | int() | float() | datetime() | date() | time() | timedelta():
            return value
        case _:
            return str(value)[:_LONGEST_CELL]


def _trimmed(row: list[Cell]) -> tuple[Cell, ...]:
    while row and (row[-1] is None or row[-1] == ""):
        row.pop()
    return tuple(row)


def read_list(text: str, name: str) -> tuple[Sheet, ...]:
    """One sheet of a text whose lines hold values with separators between them."""
    first, _, rest = text.partition("\n")
    told = re.fullmatch(r"sep=(.)\s*", first)
    separator = told[1] if told else _separator(text)
    lines = io.StringIO(rest if told else text)
    csv.field_size_limit(1_000_000)
    try:
        rows = csv.reader(lines, delimiter=separator, skipinitialspace=separator != "\t")
        sheet = _sheet(name, (row[:MOST_COLUMNS] for row in rows))
    except csv.Error as error:
        raise UnreadableFile(f"“{name}” could not be read as a list of values.") from error
    if not sheet.rows:
        raise UnreadableFile(f"“{name}” is empty. Choose a file with an agenda in it.")
    return (sheet,)


def _separator(text: str) -> str:
    """The one that cuts most lines into the same number of values, more than one."""
    lines = text.split("\n", _LINES_TO_WEIGH)[:_LINES_TO_WEIGH]
    best, most = ",", 0
    for separator in _SEPARATORS:
        with_it = [len(row) for row in csv.reader(lines, delimiter=separator) if row]
        several = [width for width in with_it if width > 1]
        if not several:
            continue
        usual = max(set(several), key=several.count)
        score = several.count(usual) * 100 + usual
        if score > most:
            best, most = separator, score
    return best
