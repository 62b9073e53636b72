"""Workbooks, lists of values and schedules of a timer, as run sheets and agendas."""

from __future__ import annotations

from facilitator.formats.sheets.plan import SheetPlan, plan_from_sheet
from facilitator.formats.sheets.reader import Sheet, read_list, read_workbook
from facilitator.formats.sheets.schedule import is_schedule, read_schedule

__all__ = [
    "Sheet",
    "SheetPlan",
    "is_schedule",
    "plan_from_sheet",
    "read_list",
    "read_schedule",
    "read_workbook",
]
