"""Workbooks and lists of values, as run sheets and agendas."""

from __future__ import annotations

from facilitator.formats.sheets.plan import SheetPlan, plan_from_sheet
from facilitator.formats.sheets.reader import Sheet, read_list, read_workbook

__all__ = ["Sheet", "SheetPlan", "plan_from_sheet", "read_list", "read_workbook"]
