"""Bringing plans in: the work runs behind the window, its result comes as one dialog."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject

from facilitator.errors import UserError
from facilitator.services import imports, plans, sheets, welcome
from facilitator.services.imports import ImportReport
from facilitator.services.landing import landing_of
from facilitator.services.progress import Cancelled
from facilitator.services.same_title import settle_same_title
from facilitator.ui.folders import last_folder
from facilitator.ui.library.columns_known import remembered
from facilitator.ui.library.packages import PackageOpener, is_package
from facilitator.ui.library.result_model import result_of
from facilitator.ui.tasks import Outcome, keep_what_was_made
from facilitator.ui.turns import after_turns

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from facilitator.domain.changes import Changes
    from facilitator.domain.shelf import PlanSummary
    from facilitator.services.imports import ImportedDocument
    from facilitator.services.progress import Progress
    from facilitator.services.sheets import SheetFile
    from facilitator.ui.library.result_dialog import ResultDialog
    from facilitator.ui.library.result_model import ImportResult
    from facilitator.ui.library.view import LibraryView
    from facilitator.ui.shell import Shell
    from facilitator.ui.tasks import Task, Work

    Rows = tuple[PlanSummary, ...]

_FOLDER = "library/import_folder"
_MOST_ASKED = 10
"""More spreadsheets than this at once are read as guessed."""

_UNTIL_SHOWN = 3
"""Turns in which the list and then the preview are painted: with a dialog, too much for one."""


class _Told(NamedTuple):
    """All that was brought in at once, and how the result page says it."""

    report: ImportReport
    shown: ImportResult


def _told(report: ImportReport, before: Sequence[ImportedDocument]) -> _Told:
    whole = ImportReport((*before, *report.documents), report.cancelled)
    return _Told(whole, result_of(whole))


class Importer(QObject):
    """One import at a time; `imported` is told the ids of what is new or changed.

    With them come the rows of the library where they have been read already.
    """

    def __init__(
        self,
        view: LibraryView,
        shell: Shell,
        *,
        imported: Callable[[tuple[str, ...], Rows | None], None],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._shell = shell
        self._imported = imported
        self._task: Task | None = None
        self._busy = False
        self._opening = ""
        self._asked: list[Path] = []
        self._plain: tuple[Path, ...] = ()
        self._made: list[ImportedDocument] = []
        self._told = ImportReport(())
        self._packages = PackageOpener(
            view, shell, start=self._start, announce=self._announce_changes
        )
        view.import_files_requested.connect(self._choose_files)
        view.import_folder_requested.connect(self._choose_folder)
        view.files_dropped.connect(self._read)
        view.text_pasted.connect(self._read_text)
        view.samples_requested.connect(self._add_samples)
        view.import_cancelled.connect(self._cancel)

    def _choose_files(self) -> None:
        self._read(self._view.dialogs.choose_files(self._folder()))

    def _choose_folder(self) -> None:
        self._read(self._view.dialogs.choose_folder(self._folder()))

    def _folder(self) -> str:
        """Where plans were imported from last time, if that is still there."""
        return str(last_folder(self._shell.choices, _FOLDER, Path.home()))

    def _read(self, paths: tuple[Path, ...]) -> None:
        """Spreadsheets that were chosen one by one are asked about; all others are just read."""
        if not paths or self._is_busy():
            return
        self._shell.choices.set_text(_FOLDER, str(paths[0].parent))
        asked = [path for path in paths if sheets.is_sheet(path) and path.is_file()]
        self._asked = asked[:_MOST_ASKED] if len(asked) <= _MOST_ASKED else []
        apart = {*self._asked, *filter(is_package, paths)}
        self._plain = tuple(path for path in paths if path not in apart)
        self._made = []
        self._packages.open(tuple(filter(is_package, paths)), self._next)

    def _next(self) -> None:
        """The next spreadsheet to be settled, then all that need no question."""
        if self._asked:
            file, *self._asked = self._asked
            known = remembered(self._shell.choices)
            self._start(lambda _tell: sheets.open_sheets(file, known), self._settle, file)
        elif self._plain:
            self._start_plain(self._plain)
        elif self._made:
            self._tell(_told(ImportReport(()), self._made))

    def _start_plain(self, paths: tuple[Path, ...]) -> None:
        desk, known, made = self._shell.desk, remembered(self._shell.choices), self._made
        self._plain = ()

        def work(tell: Progress) -> tuple[Changes, Rows, _Told]:
            """Reading and wording thousands of rows is no work for the window's thread either."""
            result = imports.import_paths(desk, paths, progress=tell, remembered=known)
            rows = plans.shelf(desk)
            told = _told(result[0], made)
            keep_what_was_made()
            return result[1], rows, told

        self._start(work, lambda done: self._imported_plain(*done))

    def _imported_plain(self, changes: Changes, rows: Rows, told: _Told) -> None:
        self._announce_changes(changes, rows)
        after_turns(_UNTIL_SHOWN, self, lambda: self._tell(told))

    def _imported_text(self, result: tuple[ImportReport, Changes]) -> None:
        self._announce(result)
        after_turns(_UNTIL_SHOWN, self, lambda: self._tell(_told(result[0], self._made)))

    def _settle(self, opened: SheetFile | None) -> None:
        """Ask about a spreadsheet; a list that is a rubric needs no question."""
        if opened is None:
            self._plain = (*self._plain, Path(self._opening))
            self._next()
            return
        from facilitator.ui.library.sheet_import import SheetImport

        dialog = self._view.dialogs.settle_sheet(opened.name)
        SheetImport(dialog, self._shell, opened, self._settled)

    def _settled(self, result: tuple[ImportReport, Changes] | None) -> None:
        if result is not None:
            self._announce(result)
            self._made += result[0].documents
        self._next()

    def _read_text(self, text: str) -> None:
        desk, name = self._shell.desk, self.tr("Pasted text")
        if self._is_busy():
            return
        self._made, self._asked, self._plain = [], [], ()
        if sheets.is_table(text):
            known = remembered(self._shell.choices)
            done = partial(self._settle_pasted, name, text)
            self._start(lambda _tell: sheets.pasted(name, text, known), done)
        else:
            self._start(lambda _tell: imports.import_text(desk, name, text), self._imported_text)

    def _settle_pasted(self, name: str, text: str, opened: SheetFile | None) -> None:
        if opened is not None:
            self._settle(opened)
            return
        desk = self._shell.desk
        self._start(lambda _tell: imports.import_text(desk, name, text), self._imported_text)

    def _add_samples(self) -> None:
        desk = self._shell.desk
        if not self._is_busy():
            self._start(lambda _tell: welcome.add_samples(desk), self._say_samples)

    def _is_busy(self) -> bool:
        if self._busy:
            self._shell.navigator.say(
                self.tr("An import is under way. Wait for it, or cancel it."), icon="ph.info"
            )
        return self._busy

    def _start(self, work: Work, done: Callable[[Any], None], file: Path | None = None) -> None:
        self._busy = True
        self._opening = str(file or "")
        self._view.pane.show_progress(0, 0)
        outcome = Outcome(
            done=partial(self._done, done),
            failed=self._failed,
            progress=self._view.pane.show_progress,
        )
        self._task = self._shell.tasks.run(work, outcome)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _end(self) -> None:
        self._busy = False
        self._task = None
        self._view.pane.hide_progress()

    def _done(self, done: Callable[[Any], None], result: Any) -> None:
        self._end()
        done(result)

    def _announce(self, result: tuple[ImportReport, Changes]) -> None:
        self._announce_changes(result[1])

    def _announce_changes(self, changes: Changes, rows: Rows | None = None) -> None:
        self._shell.bus.announce(changes, self)
        self._imported(tuple(changes.plans), rows)

    def _failed(self, error: Exception) -> None:
        """A spreadsheet that cannot be opened is named among the results like any other file."""
        self._end()
        self._packages.give_up()
        if self._opening and isinstance(error, UserError):
            self._made.append(imports.failed(Path(self._opening).name, error))
            self._next()
        elif not isinstance(error, Cancelled):
            self._shell.navigator.show_error(error)

    def _tell(self, told: _Told) -> None:
        dialog = self._view.dialogs.show_result(told.shown)
        self._told = told.report
        dialog.undo_requested.connect(lambda: self._undo(self._told))
        dialog.same_title_settled.connect(
            lambda plan_ids, choice: self._settle_titles(dialog, plan_ids, choice)
        )
        dialog.checks_requested.connect(self._shell.navigator.open_plan)
        dialog.landing_requested.connect(lambda plan_id: self._show_landing(plan_id, dialog))

    def _settle_titles(
        self, dialog: ResultDialog, plan_ids: tuple[str, ...], choice: imports.SameTitle
    ) -> None:
        try:
            result = settle_same_title(self._shell.desk, self._told, plan_ids, choice)
        except UserError as error:
            self._shell.navigator.show_error(error)
            return
        self._told = result[0]
        self._announce(result)
        dialog.show_result(result_of(self._told))

    def _show_landing(self, plan_id: str, over: ResultDialog) -> None:
        """Read the original once more, beside the plan that it became."""
        from facilitator.ui.library.landing_model import landing_shown

        known = remembered(self._shell.choices)
        try:
            landing = landing_of(self._shell.desk, plan_id, remembered=known)
        except UserError as error:
            self._shell.navigator.show_error(error)
            return
        self._view.dialogs.show_landing(landing_shown(landing), over)

    def _say_samples(self, result: tuple[ImportReport, Changes]) -> None:
        self._announce(result)
        report = result[0]
        text = self.tr("{number} sample plans added").format(number=len(report.documents))
        self._shell.navigator.say(text, undo=lambda: self._undo(report))

    def _undo(self, report: ImportReport) -> None:
        try:
            changes = imports.undo_import(self._shell.desk, report)
        except UserError as error:
            self._shell.navigator.show_error(error)
            return
        self._shell.bus.announce(changes, self)
        self._imported((), None)
        self._shell.navigator.say(self.tr("Import undone"), icon="ph.arrow-u-up-left")
