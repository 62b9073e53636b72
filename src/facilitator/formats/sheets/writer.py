"""A plan as an Excel run sheet, in columns that Ontime imports and our own reader understands.

Nothing that a person wrote becomes a formula: such cells are texts, and marked as texts for when
somebody edits them.
"""

from __future__ import annotations

import io
from datetime import time, timedelta
from typing import TYPE_CHECKING, Any, Final

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from facilitator.domain.schedule import schedule
from facilitator.domain.wording import hours_and_minutes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from facilitator.domain.plan import LessonPlan
    from facilitator.domain.schedule import Slot

    Value = str | time | timedelta | bool | None

_DAY = 24 * 60
_MOST = 32_767  # letters that a cell of Excel holds
_CLOCK_FORM, _LENGTH_FORM = "hh:mm", "[h]:mm"
_FIRST = 4
"""Rows above the columns' names: the title, for whom, how long, and an empty one."""

# Ontime knows the first nine by these names, and imports the others as fields of its own.
_COLUMNS: Final[tuple[tuple[str, float, Callable[[Slot], Value]], ...]] = (
    ("Title", 26, lambda slot: slot.phase.name),
    ("Time Start", 11, lambda slot: _clock(slot.begin)),
    ("Time End", 11, lambda slot: _clock(slot.end) if slot.phase.minutes else None),
    ("Duration", 10, lambda slot: _length(slot)),
    ("Link Start", 10, lambda slot: True if slot.place and not slot.is_pinned else None),
    ("Note", 60, lambda slot: slot.phase.facilitator_actions),
    ("Timer Type", 12, lambda _: "count-down"),
    ("End Action", 12, lambda slot: "play-next" if slot.phase.auto_advance else "none"),
    ("Warning Time", 13, lambda slot: _minutes(slot.phase.warning)),
    ("Colour", 10, lambda slot: "#cfd8dc" if slot.phase.is_break else None),
    ("Learner Activities", 48, lambda slot: slot.phase.learner_activities),
    ("Resources Used", 30, lambda slot: slot.phase.resources),
    ("Differentiation", 36, lambda slot: slot.phase.differentiation),
    ("Technology Integration", 30, lambda slot: slot.phase.technology),
    ("Offline Alternative", 30, lambda slot: slot.phase.offline_alternative),
    ("Priority", 10, lambda slot: slot.phase.priority and slot.phase.priority.value),
    ("Audience Text", 24, lambda slot: slot.phase.audience_text),
)
_INK, _QUIET, _ACCENT = "FF1B1F24", "FF555F6B", "FF0B646C"
_HEADER_FILL = PatternFill("solid", fgColor="FFE8F1F3")
_BREAK_FILL = PatternFill("solid", fgColor="FFF1F3F4")
_THIN = Side(style="thin", color="FFB8C0C8")
_LINE = Border(bottom=_THIN)


def write_run_sheet(plan: LessonPlan, written: datetime) -> bytes:
    """`written` is when the plan was last changed; the file says so."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Run sheet"
    _write_about(sheet, plan)
    _write_header(sheet)
    for row, slot in enumerate(schedule(plan, plan.start or 0).slots, _FIRST + 2):
        _write_row(sheet, row, slot)
    _prepare_for_paper(sheet)
    book.properties.title = _clean(plan.title)[:250]
    book.properties.creator = ""
    book.properties.created = book.properties.modified = written.replace(tzinfo=None)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _write_about(sheet: Worksheet, plan: LessonPlan) -> None:
    _put(sheet, 1, 1, plan.title).font = Font(name="Calibri", size=16, bold=True, color=_ACCENT)
    for row, (name, value) in enumerate(_about(plan), 2):
        _put(sheet, row, 1, name).font = Font(name="Calibri", size=11, color=_QUIET)
        _put(sheet, row, 2, value).font = Font(name="Calibri", size=11, color=_INK)


def _about(plan: LessonPlan) -> Iterator[tuple[str, str]]:
    yield "Target Audience", plan.audience
    minutes = plan.phase_minutes + plan.break_minutes
    yield "Duration", plan.duration.text if plan.duration else hours_and_minutes(minutes)


def _write_header(sheet: Worksheet) -> None:
    for column, (name, width, _) in enumerate(_COLUMNS, 1):
        cell = _put(sheet, _FIRST + 1, column, name)
        cell.font = Font(name="Calibri", size=11, bold=True, color=_INK)
        cell.fill, cell.border = _HEADER_FILL, _LINE
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(column)].width = width


def _write_row(sheet: Worksheet, row: int, slot: Slot) -> None:
    for column, (name, _, value_of) in enumerate(_COLUMNS, 1):
        cell = _put(sheet, row, column, value_of(slot))
        cell.font = Font(name="Calibri", size=11, bold=name == "Title", color=_INK)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        cell.border = _LINE
        if slot.phase.is_break:
            cell.fill = _BREAK_FILL


def _put(sheet: Worksheet, row: int, column: int, value: Value) -> Cell:
    cell: Any = sheet.cell(row, column)
    if isinstance(value, str):
        _put_text(cell, value)
    elif value is not None:
        cell.value = value
        if isinstance(value, time):
            cell.number_format = _CLOCK_FORM
        elif isinstance(value, timedelta):
            cell.number_format = _LENGTH_FORM
    made: Cell = cell
    return made


def _put_text(cell: Any, text: str) -> None:
    """Excel takes a text for a formula by its first sign, also when somebody only looks into it."""
    if not text:
        return
    cell.value = _clean(text)
    cell.data_type = "s"
    cell.quotePrefix = True


def _clean(text: str) -> str:
    return ILLEGAL_CHARACTERS_RE.sub("", text)[:_MOST]


def _clock(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)


def _length(slot: Slot) -> timedelta | None:
    return None if slot.phase.minutes is None else timedelta(minutes=slot.phase.minutes)


def _minutes(minutes: int | None) -> timedelta | None:
    return None if minutes is None else timedelta(minutes=minutes)


def _prepare_for_paper(sheet: Worksheet) -> None:
    """Wide, on as many pages as it takes, the columns' names on each of them."""
    sheet.freeze_panes = f"B{_FIRST + 2}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    if sheet.sheet_properties.pageSetUpPr is not None:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{_FIRST + 1}:{_FIRST + 1}"
    foot = sheet.oddFooter
    if foot is not None:
        foot.right.text = "&P / &N"
    sheet.sheet_view.showGridLines = False
