"""Handing a session's report out: the menu, the question where to, and the work behind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from facilitator.services.review_exports import ReportFormat, report_name, save_all, save_report
from facilitator.ui.counting import counted
from facilitator.ui.folders import documents_folder, last_folder
from facilitator.ui.tasks import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from facilitator.services.reviews import SessionReview
    from facilitator.ui.shell import Shell

_FOLDER = "review/export_folder"
ALL = "all:"
translate = QCoreApplication.translate


def export_menu(parent: QWidget, wanted: Callable[[str], object]) -> QMenu:
    """`wanted` is told a value of `ReportFormat`, after `ALL` when it is for every session."""
    menu = QMenu(translate("Review", "Export review"), parent)
    entries = (
        (translate("Review", "PDF report…"), ReportFormat.PDF),
        (translate("Review", "Excel workbook…"), ReportFormat.WORKBOOK),
        (translate("Review", "Observations and scores as CSV…"), ReportFormat.CSV),
        (translate("Review", "JSON…"), ReportFormat.JSON),
        (translate("Review", "xAPI statements…"), ReportFormat.XAPI),
    )
    for text, form in entries:
        menu.addAction(text).triggered.connect(lambda _on=False, form=form: wanted(form.value))
    every = menu.addMenu(translate("Review", "All sessions of this plan"))
    for text, form in entries:
        entry = every.addAction(text)
        entry.triggered.connect(lambda _on=False, form=form: wanted(f"{ALL}{form.value}"))
    return menu


def kinds_of(form: ReportFormat) -> str:
    """For the system's dialog."""
    return {
        ReportFormat.PDF: translate("Review", "PDF (*.pdf)"),
        ReportFormat.WORKBOOK: translate("Review", "Excel workbooks (*.xlsx)"),
        ReportFormat.CSV: translate("Review", "CSV (*.csv)"),
        ReportFormat.JSON: translate("Review", "JSON (*.json)"),
        ReportFormat.XAPI: translate("Review", "xAPI statements (*.xapi.json *.json)"),
    }[form]


class ReportExporter(QObject):
    """Asks where to and writes on the worker thread; the folder is remembered."""

    def __init__(self, page: QWidget, shell: Shell) -> None:
        super().__init__(page)
        self._page, self._shell = page, shell

    def export(self, shown: SessionReview, kind: str) -> None:
        """Nothing happens when the user thinks better of it."""
        if kind.startswith(ALL):
            self._export_all(shown.live.session.plan_id, ReportFormat(kind.removeprefix(ALL)))
            return
        form = ReportFormat(kind)
        target = self._choose_target(report_name(shown, form), form)
        if target is None:
            return
        self._shell.choices.set_text(_FOLDER, str(target.parent))
        desk, session_id = self._shell.desk, shown.live.session.id
        outcome = Outcome(lambda _: self._written(target), self._shell.navigator.show_error)
        self._shell.tasks.run(lambda _: save_report(desk, session_id, target, form), outcome)

    def _export_all(self, plan_id: str, form: ReportFormat) -> None:
        """Everything that is kept about the sessions of one plan, a file for each."""
        title = self.tr("Export all sessions into a folder")
        start = last_folder(self._shell.choices, _FOLDER, documents_folder())
        chosen = QFileDialog.getExistingDirectory(self._page, title, str(start))
        if not chosen:
            return
        self._shell.choices.set_text(_FOLDER, chosen)
        desk, folder = self._shell.desk, Path(chosen)
        outcome = Outcome(
            lambda made: self._all_written(made, folder), self._shell.navigator.show_error
        )
        self._shell.tasks.run(
            lambda tell: save_all(desk, plan_id, folder, form, progress=tell), outcome
        )

    def _all_written(self, made: Sequence[Path], folder: Path) -> None:
        text = counted(len(made), self.tr("1 report saved"), self.tr("{count} reports saved"))
        self._shell.navigator.say(
            self.tr("{what} to {folder}").format(what=text, folder=folder.name)
        )

    def _written(self, target: Path) -> None:
        text = self.tr("Saved to {folder}")
        self._shell.navigator.say(text.format(folder=f"{target.parent.name}/{target.name}"))

    def _choose_target(self, name: str, form: ReportFormat) -> Path | None:
        """The system asks before a file is replaced; a name without an ending gets one."""
        folder = last_folder(self._shell.choices, _FOLDER, documents_folder())
        chosen, _ = QFileDialog.getSaveFileName(
            self._page, self.tr("Export review"), str(folder / name), kinds_of(form)
        )
        if not chosen:
            return None
        target = Path(chosen)
        return target if target.suffix else target.with_name(f"{target.name}.{form.value}")
