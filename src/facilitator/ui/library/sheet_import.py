"""Settling which column of a spreadsheet is which, before it is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.domain.run_sheet.mapping import signature, to_text
from facilitator.errors import UserError
from facilitator.services import imports, plans, sheets
from facilitator.ui.library.columns_known import remember
from facilitator.ui.library.sheet_dialog import NEW_PLAN, NO_HEADER
from facilitator.ui.library.sheet_model import (
    SheetPreview,
    columns_shown,
    first_rows,
    merged_preview,
    new_plan_preview,
    no_preview,
)
from facilitator.ui.tasks import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.domain.changes import Changes
    from facilitator.domain.run_sheet.columns import Column
    from facilitator.domain.run_sheet.mapping import Rows
    from facilitator.services.imports import ImportReport
    from facilitator.services.sheets import SheetFile
    from facilitator.ui.library.sheet_dialog import SheetDialog
    from facilitator.ui.shell import Shell

    Done = Callable[[tuple[ImportReport, Changes] | None], None]

_MOST_TARGETS = 200
_MOST_SHOWN = 1000
"""Rows that the preview is made of: more would make every choice wait."""


class SheetImport(QObject):
    """One spreadsheet; `done` is told the report, or None when the user thinks better of it."""

    def __init__(self, dialog: SheetDialog, shell: Shell, file: SheetFile, done: Done) -> None:
        super().__init__(dialog)
        self._dialog, self._shell, self._file, self._done = dialog, shell, file, done
        self._sheet, self._target = file.best, NEW_PLAN
        self._mapping = file.guess(file.best)
        dialog.show_sheets([sheet.name for sheet in file.sheets], file.best)
        dialog.show_targets(self._targets())
        dialog.sheet_chosen.connect(self._choose_sheet)
        dialog.header_chosen.connect(self._choose_header)
        dialog.column_chosen.connect(self._choose_column)
        dialog.target_chosen.connect(self._choose_target)
        dialog.import_requested.connect(self._import)
        dialog.rejected.connect(lambda: done(None))
        self._show_sheet()

    @property
    def _rows(self) -> Rows:
        return self._file.sheets[self._sheet].rows

    def _targets(self) -> list[tuple[str, str]]:
        shelf = plans.shelf(self._shell.desk)[:_MOST_TARGETS]
        return [(plan.id, plan.title) for plan in shelf]

    def _choose_sheet(self, sheet: int) -> None:
        self._sheet = sheet
        self._mapping = self._file.guess(sheet)
        self._show_sheet()

    def _choose_header(self, row: int) -> None:
        self._mapping = self._file.guess(self._sheet, None if row == NO_HEADER else row)
        self._show_sheet()

    def _choose_column(self, position: int, column: Column) -> None:
        self._mapping = self._mapping.with_column(position, column)
        self._show_plan()

    def _choose_target(self, plan_id: str) -> None:
        self._target = plan_id
        self._show_plan()

    def _show_sheet(self) -> None:
        rows, mapping = self._rows, self._mapping
        self._dialog.show_headers(len(rows), mapping.header)
        first = max(0, (mapping.header or 0) - 2)
        self._dialog.show_table(first_rows(rows, mapping), first, mapping.header)
        self._show_plan()

    def _show_plan(self) -> None:
        self._dialog.show_columns(columns_shown(self._rows, self._mapping))
        self._dialog.show_plan(self._preview())

    def _preview(self) -> SheetPreview:
        try:
            made = sheets.preview(self._file, self._sheet, self._mapping, most=_MOST_SHOWN)
            if self._target == NEW_PLAN:
                more = max(0, len(self._rows) - _MOST_SHOWN)
                return new_plan_preview(made.plan, made.diagnostics, more)
            merged = sheets.merged_plan(
                self._shell.desk, self._file, self._sheet, self._mapping, self._target
            )
            return merged_preview(merged, made.diagnostics)
        except UserError as reason:
            return no_preview(str(reason))

    def _import(self) -> None:
        desk, file, sheet, mapping = self._shell.desk, self._file, self._sheet, self._mapping
        target = self._target
        self._dialog.take.setEnabled(False)

        def work(_tell: object) -> tuple[ImportReport, Changes]:
            if target == NEW_PLAN:
                return imports.import_sheet(desk, file, sheet, mapping)
            return imports.merge_sheet(desk, file, sheet, mapping, target)

        self._shell.tasks.run(work, Outcome(done=self._imported, failed=self._failed))

    def _imported(self, result: tuple[ImportReport, Changes]) -> None:
        mapping = self._mapping
        remember(self._shell.choices, signature(self._rows, mapping.header), to_text(mapping))
        self._dialog.accept()
        self._done(result)

    def _failed(self, error: Exception) -> None:
        self._dialog.take.setEnabled(True)
        self._shell.navigator.show_error(error)
