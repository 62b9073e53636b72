"""Bringing plans in: the work runs behind the window, its result comes as one dialog."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.errors import UserError
from facilitator.services import imports, welcome
from facilitator.services.progress import Cancelled
from facilitator.ui.folders import last_folder
from facilitator.ui.library.result_model import result_of
from facilitator.ui.tasks import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.domain.changes import Changes
    from facilitator.services.imports import ImportReport
    from facilitator.ui.library.view import LibraryView
    from facilitator.ui.shell import Shell
    from facilitator.ui.tasks import Task

    Import = Callable[[Callable[[int, int], None]], tuple[ImportReport, Changes]]

_FOLDER = "library/import_folder"


class Importer(QObject):
    """One import at a time; `imported` is told the ids of what is new or changed."""

    def __init__(
        self,
        view: LibraryView,
        shell: Shell,
        *,
        imported: Callable[[tuple[str, ...]], None],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._shell = shell
        self._imported = imported
        self._task: Task | None = None
        self._busy = False
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
        if not paths:
            return
        self._shell.choices.set_text(_FOLDER, str(paths[0].parent))
        desk = self._shell.desk
        self._start(lambda tell: imports.import_paths(desk, paths, progress=tell), self._tell)

    def _read_text(self, text: str) -> None:
        desk, name = self._shell.desk, self.tr("Pasted text")
        self._start(lambda _tell: imports.import_text(desk, name, text), self._tell)

    def _add_samples(self) -> None:
        desk = self._shell.desk
        self._start(lambda _tell: welcome.add_samples(desk), self._say_samples)

    def _start(self, work: Import, done: Callable[[ImportReport], None]) -> None:
        if self._busy:
            self._shell.navigator.say(
                self.tr("An import is under way. Wait for it, or cancel it."), icon="ph.info"
            )
            return
        self._busy = True
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

    def _done(
        self, tell: Callable[[ImportReport], None], result: tuple[ImportReport, Changes]
    ) -> None:
        self._end()
        report, changes = result
        self._shell.bus.announce(changes, self)
        self._imported(tuple(changes.plans))
        tell(report)

    def _failed(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, Cancelled):
            self._shell.navigator.show_error(error)

    def _tell(self, report: ImportReport) -> None:
        dialog = self._view.dialogs.show_result(result_of(report))
        dialog.undo_requested.connect(lambda: self._undo(report))
        dialog.checks_requested.connect(self._shell.navigator.open_plan)

    def _say_samples(self, report: ImportReport) -> None:
        text = self.tr("{number} sample plans added").format(number=len(report.documents))
        self._shell.navigator.say(text, undo=lambda: self._undo(report))

    def _undo(self, report: ImportReport) -> None:
        try:
            changes = imports.undo_import(self._shell.desk, report)
        except UserError as error:
            self._shell.navigator.show_error(error)
            return
        self._shell.bus.announce(changes, self)
        self._imported(())
        self._shell.navigator.say(self.tr("Import undone"), icon="ph.arrow-u-up-left")
