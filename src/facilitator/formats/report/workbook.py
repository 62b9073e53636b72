"""A session's report as an Excel workbook: one sheet for each table, and no formula anywhere."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from facilitator.domain.session_report import SessionReport, Table, Value

_MOST: Final = 32_767
"""Letters that a cell of Excel holds."""
_WIDEST, _NARROWEST = 70, 9
_HEAD: Final = PatternFill("solid", fgColor="FFE8F1F3")
_TIME: Final = "yyyy-mm-dd hh:mm:ss"


def write_workbook(report: SessionReport) -> bytes:
    """Times are wall times of this computer: Excel knows no zones."""
    book = Workbook()
    first = book.active
    assert first is not None
    book.remove(first)
    for table in report.tables:
        _write_table(book.create_sheet(table.name), table)
    book.properties.title = _clean(report.session.title)[:250]
    book.properties.creator = ""
    book.properties.created = book.properties.modified = report.at.replace(tzinfo=None)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _write_table(sheet: Worksheet, table: Table) -> None:
    for column, name in enumerate(table.columns, start=1):
        head = sheet.cell(1, column)
        _put(head, name)
        head.font, head.fill = Font(bold=True), _HEAD
    for number, row in enumerate(table.rows, start=2):
        for column, value in enumerate(row, start=1):
            _put(sheet.cell(number, column), value)
    for column in range(len(table.columns)):
        sheet.column_dimensions[get_column_letter(column + 1)].width = _width(table, column)
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    if sheet.sheet_properties.pageSetUpPr is not None:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _put(cell: Any, value: Value) -> None:
    if isinstance(value, str):
        cell.value = _clean(value)
        cell.data_type = "s"
        cell.quotePrefix = True
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    elif isinstance(value, datetime):
        cell.value = value.astimezone().replace(tzinfo=None, microsecond=0)
        cell.number_format = _TIME
        cell.alignment = Alignment(horizontal="left", vertical="top")
    elif value is not None:
        cell.value = ("yes" if value else "no") if isinstance(value, bool) else value
        cell.alignment = Alignment(horizontal="left", vertical="top")


def _clean(text: str) -> str:
    return ILLEGAL_CHARACTERS_RE.sub("", text)[:_MOST]


def _width(table: Table, column: int) -> int:
    texts = [table.columns[column], *(str(row[column] or "") for row in table.rows[:200])]
    return min(_WIDEST, max(_NARROWEST, max(map(len, texts)) + 2))
