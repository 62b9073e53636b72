"""Agendas that are tables: one row a part, the time in a column of its own."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from facilitator.domain.plan import PhaseField
from facilitator.domain.run_sheet.columns import Column
from facilitator.domain.run_sheet.mapping import guess
from facilitator.domain.run_sheet.rows import RowKind, read_rows
from facilitator.formats.guides.parts import Found, Part
from facilitator.formats.guides.times import LONGEST_PART, minutes_of
from facilitator.formats.markdown.names import FIELD_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.run_sheet.rows import Row
    from facilitator.formats.guides.scan import Page
    from facilitator.formats.markdown.blocks import Table

_TIMES = frozenset([Column.DURATION, Column.START])
_BREAK = re.compile(r"[ \t]*<br[ \t]*/?>[ \t]*")
_DAY = 24 * 60


def table_parts(page: Page) -> Found:
    """The rows with a length, of all tables that have a column for it.

    They are "rows" when nothing else stands in the one table, so that it need not be kept.
    """
    tables = [(table, [*_parts_of(table)]) for table in page.tables]
    tables = [(table, parts) for table, parts in tables if parts]
    parts = [part for _, found in tables for part in found]
    if len(parts) < 2:
        return Found("none", [])
    complete = len(tables) == 1 and len(parts) == len(tables[0][0].rows) - 1
    return Found("rows" if complete else "table", parts)


def timetable_lines(page: Page) -> set[int]:
    """The lines of the tables that have a column for the time."""
    return {
        number
        for table in page.tables
        if any(_parts_of(table))
        for number in range(table.start, table.end)
    }


def _parts_of(table: Table) -> Iterator[Part]:
    cells = [[_BREAK.sub("\n", cell) for cell in row] for row in table.rows]
    mapping = guess(cells, header=0)
    if len(mapping.columns) < 2 or Column.TITLE not in mapping.columns:
        return
    if not _TIMES.intersection(mapping.columns):
        return
    rows = [row for row in read_rows(cells, mapping).rows if row.kind is RowKind.PART]
    for row, length in zip(rows, _lengths(rows), strict=True):
        if length and row.title:
            # Rows stand on successive lines but for the rule below the header.
            line = table.start + row.number
            yield Part(row.title, length, line, table.end, table.end, _details(row))


def _lengths(rows: list[Row]) -> Iterator[str]:
    """As written; from one time of day to the next where only those are said."""
    following = [*(later for _, later in pairwise(rows)), None]
    for row, later in zip(rows, following, strict=True):
        minutes = row.whole_minutes
        if not minutes or minutes > LONGEST_PART:
            yield ""
        elif row.said:
            yield row.said if minutes_of(row.said) == minutes else f"{minutes} min"
        elif row.start is not None:
            end = row.start + minutes if later is None or row.end is None else row.end
            yield f"{_clock(row.start)}–{_clock(end)}"
        else:
            yield f"{minutes} min"


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24}:{minutes % 60:02d}"


def _details(row: Row) -> list[str]:
    """What the other cells say: fields of the phase where they are called so, else text."""
    made = [*row.texts]
    for field in PhaseField:
        lines = row.fields.get(field)
        if lines:
            label = f"**{FIELD_LABELS[field]}:**"
            made += ["", *([f"{label} {lines[0]}"] if len(lines) == 1 else [label, *lines])]
    return made
