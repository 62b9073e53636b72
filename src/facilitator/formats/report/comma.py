"""What was seen and judged in a session as CSV that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import TYPE_CHECKING

from facilitator.domain.session_report import evidence_table

if TYPE_CHECKING:
    from facilitator.domain.session_report import SessionReport, Value

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def write_csv(report: SessionReport) -> bytes:
    """With a byte order mark, without which Excel guesses the encoding wrong."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    table = evidence_table(report)
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow([cell_text(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def cell_text(value: Value) -> str:
    """The value as text; one that a spreadsheet would work out gets an apostrophe in front."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.astimezone().isoformat(sep=" ", timespec="seconds")
    text = str(value)
    harmless = not isinstance(value, str) or not text.lstrip(" ").startswith(_DANGEROUS)
    return text if harmless else f"'{text}"
