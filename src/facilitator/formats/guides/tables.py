"""Agendas that are tables: one row a part, the time in a column of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from facilitator.domain.text import clean_line
from facilitator.formats.guides.names import is_duration, key
from facilitator.formats.guides.parts import Found, Part
from facilitator.formats.guides.times import minutes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator.formats.guides.scan import Page
    from facilitator.formats.markdown.blocks import Table

_WHEN = frozenset(
    ["when", "clock", "start", "min", "mins", "minutes", "hora", "heure", "uhrzeit", "minuten"]
)
_WHAT = re.compile(
    r"activit|topic|what|session|phase|content|agenda|item|step|part|actividad|tema|activité"
    r"|thema|inhalt|phase|النشاط|活动|內容|内容|活動",
    re.IGNORECASE,
)
_IN_MINUTES = re.compile(r"\bmin", re.IGNORECASE)


def table_parts(page: Page) -> Found:
    """The rows with a length, of all tables that have a column for it."""
    parts = [part for table in page.tables for part in _parts_of(table)]
    return Found("table", parts) if len(parts) > 1 else Found("none", [])


def _parts_of(table: Table) -> Iterator[Part]:
    header, *rows = [[clean_line(cell) for cell in row] for row in table.rows]
    when = next((n for n, name in enumerate(header) if _is_when(name)), None)
    if when is None or len(header) < 2:
        return
    others = [n for n in range(len(header)) if n != when]
    what = next((n for n in others if _WHAT.search(header[n])), others[0])
    for number, row in enumerate(rows):
        length = _length(row[when], header[when])
        if length and row[what]:
            line = table.start + 2 + number
            details = _details(header, row, {when, what})
            yield Part(row[what].strip("*_ "), length, line, table.end, table.end, details)


def _is_when(name: str) -> bool:
    bare = re.sub(r"\(.*\)", "", name)
    return is_duration(bare) or bool(_WHEN.intersection(key(bare).split()))


def _length(cell: str, name: str) -> str:
    """A bare number is minutes when the column says so."""
    text = cell.strip("*_ ")
    if text.isdecimal() and (_IN_MINUTES.search(name) or is_duration(name)):
        return f"{text} min" if minutes_of(f"{text} min") else ""
    return text if minutes_of(text) else ""


def _details(header: Sequence[str], row: Sequence[str], named: set[int]) -> list[str]:
    return [
        f"{header[n]}: {cell}" if header[n] else cell
        for n, cell in enumerate(row)
        if cell and n not in named
    ]
