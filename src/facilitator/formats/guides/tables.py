"""Agendas that are tables: one row a part, the time in a column of its own."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from facilitator.domain.plan import PhaseField
from facilitator.domain.run_sheet.columns import Column
from facilitator.domain.run_sheet.mapping import guess
from facilitator.domain.run_sheet.rows import RowKind, read_rows
from facilitator.formats.guides.names import is_end, is_known
from facilitator.formats.guides.parts import Found, Part
from facilitator.formats.guides.times import LONGEST_PART, clock_text, minutes_of
from facilitator.formats.markdown.blocks import read_blocks
from facilitator.formats.markdown.names import FIELD_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.run_sheet.rows import Row
    from facilitator.formats.guides.scan import Page
    from facilitator.formats.markdown.blocks import Table

_TIMES = frozenset([Column.DURATION, Column.START])
_BREAK = re.compile(r"[ \t]*<br[ \t]*/?>[ \t]*")
_DAY = 24 * 60


class _Timetable(NamedTuple):
    """A table with a column for the time; `complete` when each of its rows is a part."""

    table: Table
    rows: list[Row]
    complete: bool


def table_parts(page: Page) -> Found:
    """The rows with a length, of all tables that have a column for it.

    They are "rows" when nothing else stands in the tables, so that these need not be kept.
    """
    tables = [*_timetables(page)]
    rows = [row for timetable in tables for row in timetable.rows]
    lengths = iter([*_lengths(rows)])
    parts = [part for timetable in tables for part in _parts_of(timetable, lengths)]
    if sum(bool(part.length) for part in parts) < 2:
        return Found("none", [])
    if all(timetable.complete for timetable in tables):
        return Found("rows", parts)
    return Found("table", [part for part in parts if part.length])


def with_labels(text: str) -> str:
    """The text with tables of labels set as the labels they are, line for line."""
    if "|" not in text:
        return text
    document = read_blocks(text)
    lines = [*document.lines]
    for table in document.tables:
        if _has_labels(table.rows):
            for number, row in enumerate(table.rows):
                name, said = row[0].strip("*_: "), " ".join(row[1:]).strip()
                line = f"**{name}:** {_BREAK.sub(' ', said)}  " if number or is_known(name) else ""
                lines[table.start + number + (number > 0)] = line
            lines[table.start + 1] = ""
    return "\n".join(lines)


def _has_labels(rows: list[list[str]]) -> bool:
    """Two columns, the left one names what the right one says."""
    if any(len(row) != 2 for row in rows):
        return False
    known = sum(is_known(row[0].strip("*_: ")) for row in rows)
    return known > 1 and known * 2 >= len(rows)


def timetable_lines(page: Page) -> set[int]:
    """The lines of the tables that have a column for the time."""
    return {number for table, _, _ in _timetables(page) for number in range(table.start, table.end)}


def _timetables(page: Page) -> Iterator[_Timetable]:
    for table in page.tables:
        cells = [[_BREAK.sub("\n", cell) for cell in row] for row in table.rows]
        mapping = guess(cells, header=0)
        if len(mapping.columns) < 2 or Column.TITLE not in mapping.columns:
            continue
        if not _TIMES.intersection(mapping.columns):
            continue
        read = read_rows(cells, mapping)
        rows = [row for row in read.rows if row.kind is RowKind.PART]
        if any(row.whole_minutes for row in rows):
            yield _Timetable(table, rows, len(rows) == len(cells) - 1 and not read.findings)


def _parts_of(timetable: _Timetable, lengths: Iterator[str]) -> Iterator[Part]:
    """Rows stand on successive lines but for the rule below the header."""
    table = timetable.table
    made = [
        Part(row.title, length, table.start + row.number, line, line, _details(row))
        for row, length in zip(timetable.rows, lengths, strict=False)
        for line in [table.start + row.number + 1]
        if not (is_end(row.title) and not length)
    ]
    if made:
        made[0].start = table.start
        made[-1].body = made[-1].end = table.end
    yield from made


def _lengths(rows: list[Row]) -> Iterator[str]:
    """As written; from one time of day to the next where only those are said."""
    following = [*(later for _, later in pairwise(rows)), None][: len(rows)]
    for row, later in zip(rows, following, strict=True):
        minutes = row.whole_minutes
        if minutes is None and row.start is not None and later and later.start is not None:
            forward = (later.start - row.start) % _DAY
            minutes = forward if not row.said and forward <= _DAY // 4 else None
        if not minutes or minutes > LONGEST_PART:
            yield ""
        elif row.said:
            yield row.said if minutes_of(row.said) == minutes else f"{minutes} min"
        elif row.start is not None:
            yield f"{clock_text(row.start)}–{clock_text(row.start + minutes)}"
        else:
            yield f"{minutes} min"


def _details(row: Row) -> list[str]:
    """What the other cells say: fields of the phase where they are called so, else text."""
    made = [*row.texts]
    for field in PhaseField:
        lines = row.fields.get(field)
        if lines:
            label = f"**{FIELD_LABELS[field]}:**"
            made += ["", *([f"{label} {lines[0]}"] if len(lines) == 1 else [label, *lines])]
    return made
