"""Which column of a table fills which field: guessed, corrected, remembered."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING

from facilitator.domain.run_sheet.cells import clock_of, lines_of, minutes_of, span_of, text_of
from facilitator.domain.run_sheet.columns import Column, column_called, key, unit_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.run_sheet.cells import Cell

    Rows = Sequence[Sequence[Cell]]

MOST_COLUMNS = 100
_ROWS_TO_SEARCH = 40
_ROWS_TO_WEIGH = 60
_ONLY_ONE = frozenset(Column) - {
    Column.FACILITATOR, Column.LEARNERS, Column.RESOURCES, Column.DIFFERENTIATION,
    Column.TECHNOLOGY, Column.OFFLINE, Column.TEXT, Column.NOTHING,
}  # fmt: skip
_TIMES = (Column.START, Column.END, Column.DURATION)


@dataclass(frozen=True, slots=True)
class Mapping:
    """`header` is the position of the row with the columns' names, None when there is none."""

    header: int | None
    columns: tuple[Column, ...]

    def with_column(self, position: int, column: Column) -> Mapping:
        """The column fills that field; a field that only one may fill is taken from another."""
        columns = [
            Column.TEXT if one is column and column in _ONLY_ONE else one for one in self.columns
        ]
        columns[position] = column
        return replace(self, columns=tuple(columns))

    def position(self, column: Column) -> int | None:
        return self.columns.index(column) if column in self.columns else None

    @property
    def first_row(self) -> int:
        return 0 if self.header is None else self.header + 1

    @property
    def is_sure(self) -> bool:
        """Whether it finds parts with lengths: without a name and a time there is no agenda."""
        return Column.TITLE in self.columns and any(time in self.columns for time in _TIMES)


def guess(rows: Rows, header: int | None = -1) -> Mapping:
    """By the names of the columns and by what stands in them; `header` −1: to be found."""
    at = _find_header(rows) if header == -1 else header
    width = min(MOST_COLUMNS, max((len(row) for row in rows), default=0))
    names = _names(rows, at, width)
    below = rows[0 if at is None else at + 1 :][:_ROWS_TO_WEIGH]
    columns: list[Column | None] = [column_called(name) for name in names]
    _settle_doubles(columns, below)
    for position, column in enumerate(columns):
        if column in (None, Column.START, Column.DURATION):
            columns[position] = _by_contents(below, position, names[position], column, columns)
    if Column.TITLE not in columns:
        _find_title(columns, below)
    return Mapping(at, tuple(column or Column.TEXT for column in columns))


def _find_header(rows: Rows) -> int | None:
    """The row with most names that are known, if it has at least two."""
    best, most = None, 1
    for number, row in enumerate(rows[:_ROWS_TO_SEARCH]):
        known = {column_called(text_of(cell)) for cell in row if isinstance(cell, str)}
        score = len(known - {None, Column.TEXT}) + (Column.TEXT in known) / 2
        if score > most:
            best, most = number, int(score)
    return _header_by_contents(rows) if best is None else best


def _header_by_contents(rows: Rows) -> int | None:
    """A row of texts above one that has a time or a number where it has a name."""
    for number, (row, below) in enumerate(pairwise(rows[:_ROWS_TO_SEARCH])):
        words = [isinstance(cell, str) and not _is_value(cell) for cell in row if text_of(cell)]
        if len(words) < 2:
            continue
        if not all(words):
            return None
        pairs = zip(row, below, strict=False)
        return number if any(text_of(cell) and _is_value(under) for cell, under in pairs) else None
    return None


def _is_value(cell: Cell) -> bool:
    return bool(text_of(cell)) and (
        not isinstance(cell, str)
        or clock_of(cell) is not None
        or minutes_of(cell, None) is not None
    )


def _names(rows: Rows, header: int | None, width: int) -> list[str]:
    row = rows[header] if header is not None and header < len(rows) else ()
    return [text_of(row[n]) if n < len(row) else "" for n in range(width)]


def names_of(rows: Rows, mapping: Mapping) -> tuple[str, ...]:
    """The columns' names, empty where they have none."""
    return tuple(_names(rows, mapping.header, len(mapping.columns)))


def column_of(rows: Rows, position: int) -> list[Cell]:
    """The cells of a column that hold something."""
    return [row[position] for row in rows if position < len(row) and text_of(row[position])]


def _settle_doubles(columns: list[Column | None], below: Rows) -> None:
    """Of two columns of one name the fuller one counts; lengths of time may be meant by both."""
    for column in _ONLY_ONE:
        places = [n for n, one in enumerate(columns) if one is column]
        if len(places) > 1:
            best = max(places, key=lambda n: (len(column_of(below, n)), -n))
            for place in places:
                columns[place] = column if place == best else Column.TEXT


def _by_contents(
    below: Rows,
    position: int,
    name: str,
    column: Column | None,
    columns: Sequence[Column | None],
) -> Column | None:
    """A column called "Time" may hold lengths or times of day; one without a name, anything."""
    cells = column_of(below, position)
    if not cells:
        return column
    spans = sum(span_of(cell) is not None for cell in cells)
    clocks = sum(_looks_like_clock(cell) for cell in cells)
    lengths = sum(minutes_of(cell, unit_of(name)) is not None for cell in cells)
    enough = len(cells) * 0.6
    if spans >= enough and Column.START not in (c for n, c in enumerate(columns) if n != position):
        return Column.START
    if column is Column.DURATION and unit_of(name) is None and _rises(cells):
        return Column.START if Column.START not in columns else column
    if column is not None:
        return column
    if clocks >= enough and clocks > 1 and _rises(cells) and Column.START not in columns:
        return Column.START
    texts = sum(isinstance(cell, str) and not cell.strip().isdecimal() for cell in cells)
    if lengths >= enough and lengths > 1 and texts >= enough and Column.DURATION not in columns:
        return Column.DURATION
    return None


def _looks_like_clock(cell: Cell) -> bool:
    return not isinstance(cell, float) and clock_of(cell) is not None


def _rises(cells: Sequence[Cell]) -> bool:
    """Times of day go on, lengths go up and down."""
    clocks = [clock for cell in cells if (clock := clock_of(cell)) is not None]
    if len(clocks) < 2 or len(clocks) < len(cells) * 0.6:
        return False
    pairs = [*pairwise(clocks)]
    return sum(later > earlier for earlier, later in pairs) >= len(pairs) * 0.7


def _find_title(columns: list[Column | None], below: Rows) -> None:
    """Without a name that says so, the first column of short, different texts."""
    for position, column in enumerate(columns):
        cells = column_of(below, position)
        texts = {text_of(cell) for cell in cells if isinstance(cell, str) and len(lines_of(cell))}
        short = [text for text in texts if 2 < len(text) <= 90]
        if column is None and len(short) > 1 and len(short) * 2 > len(cells):
            columns[position] = Column.TITLE
            return
    if Column.FACILITATOR in columns:
        columns[columns.index(Column.FACILITATOR)] = Column.TITLE


def signature(rows: Rows, header: int | None) -> str:
    """The same for tables whose columns are called the same: what a mapping is remembered by."""
    if header is None or header >= len(rows):
        return ""
    names = [key(text_of(cell)) for cell in rows[header]]
    while names and not names[-1]:
        names.pop()
    return sha256("\n".join(names).encode()).hexdigest()[:16] if any(names) else ""


def to_text(mapping: Mapping) -> str:
    """The columns as JSON; the header's place may differ from file to file."""
    return json.dumps([column.value for column in mapping.columns])


def from_text(text: str, guessed: Mapping) -> Mapping:
    """The columns remembered, in place of those guessed; what makes no sense is passed over."""
    try:
        columns = tuple(Column(name) for name in json.loads(text))
    except (ValueError, TypeError):
        return guessed
    width = len(guessed.columns)
    return replace(guessed, columns=(*columns[:width], *guessed.columns[len(columns) :]))
