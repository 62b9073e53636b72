"""The rows of a run sheet: what each says, and what of it could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from facilitator.domain.diagnostic import Diagnostic, Severity
from facilitator.domain.run_sheet.cells import (
    are_minutes_and_seconds,
    clock_of,
    is_true,
    lines_of,
    minutes_of,
    span_of,
    text_of,
)
from facilitator.domain.run_sheet.columns import FIELDS, Column, key, unit_of
from facilitator.domain.run_sheet.mapping import column_of, names_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.plan import PhaseField
    from facilitator.domain.run_sheet.cells import Cell
    from facilitator.domain.run_sheet.mapping import Mapping, Rows

_DAY = 24 * 60
_LONGEST_NAME = 120
_TOTAL_NAMES = """
    total|totals|sum|total time|total duration|grand total|gesamt|summe|gesamtzeit|gesamtdauer
    |suma|tiempo total|duración total|somme|durée totale|totale|合计|合計|总计
    """
_END_NAMES = """
    end|ends|end of day|end of session|finish|adjourn|fin|ende|schluss|fin de la journée|fine
    |fim|einde
    """
_ENDS = frozenset(key(name) for name in _END_NAMES.split("|"))
_TOTALS = frozenset(key(name) for name in _TOTAL_NAMES.split("|"))


class RowKind(StrEnum):
    """What a row is; the names below GROUP are those of Ontime's files."""

    PART = "part"
    HEADING = "heading"
    TOTAL = "total"
    CONTINUED = "continued"
    GROUP = "group"
    GROUP_END = "group-end"
    MILESTONE = "milestone"
    LEFT_OUT = "skip-import"


@dataclass(slots=True)
class Row:
    """One row; `number` counts from 1 as spreadsheets do, `said` is its length as written."""

    number: int
    kind: RowKind
    title: str
    start: int | None = None
    end: int | None = None
    minutes: float | None = None
    said: str = ""
    fields: dict[PhaseField, list[str]] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    id: str = ""
    linked: bool = True
    skipped: bool = False
    priority: str = ""
    warning: float | None = None
    audience: str = ""
    end_action: str = ""

    @property
    def whole_minutes(self) -> int | None:
        """Rounded up, so that the time suffices."""
        return None if self.minutes is None else int(-(-(self.minutes - 0.01) // 1))


@dataclass(slots=True)
class RowsRead:
    rows: list[Row] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)
    total: int | None = None

    def say(self, code: str, template: str, row: int, *, grave: bool = True, **values: str) -> None:
        severity = Severity.WARNING if grave else Severity.INFO
        said = {"row": str(row), **values}
        self.findings.append(Diagnostic(severity, code, template, said, line=row))


def read_rows(rows: Rows, mapping: Mapping) -> RowsRead:
    """Every row below the header, with lengths worked out from times of day where none is said."""
    reader = _RowReader(rows, mapping)
    for position in range(mapping.first_row, len(rows)):
        reader.read(position)
    _work_out_lengths(reader.made)
    _leave_out_end(reader.made)
    return reader.made


class _RowReader:
    def __init__(self, rows: Rows, mapping: Mapping) -> None:
        self._rows = rows
        self._mapping = mapping
        self._names = names_of(rows, mapping)
        below = rows[mapping.first_row :]
        length = mapping.position(Column.DURATION)
        self._unit = None if length is None else unit_of(self._names[length])
        lengths: Sequence[Cell] = () if length is None else column_of(below, length)
        self._seconds = are_minutes_and_seconds(lengths)
        if self._unit is None and any(isinstance(one, int) for one in lengths):
            self._unit = 1.0
        self.made = RowsRead()

    def read(self, position: int) -> None:
        cells = self._rows[position]
        if not any(text_of(cell) for cell in cells):
            return
        row = Row(position + 1, RowKind.PART, self._title(cells))
        self._read_times(cells, row)
        self._read_texts(cells, row)
        self._read_marks(cells, row)
        row.kind = self._kind(cells, row)
        if row.kind is RowKind.TOTAL:
            self.made.total = self.made.total or row.whole_minutes
        elif row.kind is RowKind.PART and not row.title:
            self.made.say("row-not-read", _NO_NAME, row.number)
        elif row.kind is not RowKind.LEFT_OUT:
            self.made.rows.append(row)

    def _cell(self, cells: Sequence[Cell], column: Column) -> Cell:
        at = self._mapping.position(column)
        return cells[at] if at is not None and at < len(cells) else None

    def _title(self, cells: Sequence[Cell]) -> str:
        lines = lines_of(self._cell(cells, Column.TITLE))
        return lines[0].strip("*_ ")[:_LONGEST_NAME] if lines else ""

    def _read_times(self, cells: Sequence[Cell], row: Row) -> None:
        start, end = self._cell(cells, Column.START), self._cell(cells, Column.END)
        length = self._cell(cells, Column.DURATION)
        span = span_of(start) or span_of(length)
        row.start, row.end = span or (clock_of(start), clock_of(end))
        row.said = text_of(length)
        row.minutes = minutes_of(length, self._unit, seconds=self._seconds)
        if span and row.minutes is None:
            row.said = ""
        if row.said and row.minutes is None:
            self.made.say("length-not-read", _NO_LENGTH, row.number, text=row.said)
        if text_of(start) and row.start is None and not row.said:
            row.minutes, row.said = minutes_of(start, None), text_of(start)
            if row.minutes is None:
                self.made.say("length-not-read", _NO_TIME, row.number, text=row.said)
        if row.start is not None and row.end is not None:
            forward = (row.end - row.start) % _DAY
            if row.minutes is None and not row.said:
                row.minutes = forward
            elif (
                row.minutes is not None and abs(row.minutes - forward) >= 1 and row.end != row.start
            ):
                self.made.say(
                    "times-disagree", _DISAGREE, row.number,
                    length=row.said, minutes=str(forward),
                )  # fmt: skip

    def _read_texts(self, cells: Sequence[Cell], row: Row) -> None:
        row.texts += lines_of(self._cell(cells, Column.TITLE))[1:]
        for position, column in enumerate(self._mapping.columns):
            lines = lines_of(cells[position]) if position < len(cells) else []
            if not lines:
                continue
            if column in FIELDS:
                row.fields.setdefault(FIELDS[column], []).extend(lines)
            elif column is Column.TEXT:
                name = self._names[position]
                row.texts += [f"**{name}:** {lines[0]}" if name else lines[0], *lines[1:]]

    def _read_marks(self, cells: Sequence[Cell], row: Row) -> None:
        row.id = text_of(self._cell(cells, Column.ID))
        row.skipped = is_true(self._cell(cells, Column.SKIP))
        linked = self._mapping.position(Column.LINK) is None
        row.linked = linked or is_true(self._cell(cells, Column.LINK))
        row.priority = text_of(self._cell(cells, Column.PRIORITY)).casefold()
        row.audience = text_of(self._cell(cells, Column.AUDIENCE))
        row.end_action = text_of(self._cell(cells, Column.END_ACTION)).casefold()
        warning = self._cell(cells, Column.WARNING)
        row.warning = minutes_of(warning, None) if text_of(warning) else None

    def _kind(self, cells: Sequence[Cell], row: Row) -> RowKind:
        named = text_of(self._cell(cells, Column.KIND)).casefold()
        if named in ("group", "group-end", "milestone", "skip-import"):
            return RowKind(named)
        first = next((text_of(cell) for cell in cells if text_of(cell)), "")
        if key(row.title or first) in _TOTALS:
            return RowKind.TOTAL
        timed = row.start is not None or row.said or row.minutes is not None
        if timed or self._mapping.position(Column.TITLE) is None:
            return RowKind.PART
        filled = sum(bool(text_of(cell)) for cell in cells)
        if filled == 1:
            row.title = row.title or first
            return RowKind.HEADING
        return RowKind.PART if row.title else RowKind.CONTINUED


def _work_out_lengths(made: RowsRead) -> None:
    """A part without a length lasts until the next one begins."""
    parts = [row for row in made.rows if row.kind is RowKind.PART]
    for row, following in pairwise(parts):
        if row.minutes is None and not row.said and row.start is not None:
            if following.start is None:
                continue
            forward = (following.start - row.start) % _DAY
            if 0 < forward <= _DAY // 2:
                row.minutes, row.end = forward, following.start


def _leave_out_end(made: RowsRead) -> None:
    """A last row with nothing but a time of day and "End" says when the part before it ends."""
    parts = [row for row in made.rows if row.kind is RowKind.PART]
    last = parts[-1] if len(parts) > 1 else None
    if last is None or key(last.title) not in _ENDS or last.start is None:
        return
    if last.minutes is None and not (last.said or last.fields or last.texts):
        made.rows.remove(last)
        made.say("end-of-day", _END, last.number, grave=False, name=last.title)


_END = "Row {row}: “{name}” is when the part before it ends, no part of its own"
_NO_NAME = "Row {row} has no name for its part. It is not imported"
_NO_LENGTH = "Row {row}: “{text}” is no length. The part is imported without one"
_NO_TIME = "Row {row}: “{text}” is no time of day. The part is imported without one"
_DISAGREE = "Row {row} says {length}, but its times are {minutes} min apart. The length counts"
