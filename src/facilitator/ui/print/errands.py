"""What takes a while and leaves the window: a file, or sheets of paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from facilitator.services import printing
from facilitator.services.files import safe_name
from facilitator.services.progress import Cancelled
from facilitator.ui.folders import documents_folder, last_folder
from facilitator.ui.print.model import shown_path
from facilitator.ui.print.words import (
    job_title,
    saved_each_words,
    saved_words,
    sent_words,
    stopped_words,
)
from facilitator.ui.tasks import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter

    from facilitator.services.printing import PrintJob
    from facilitator.ui.print.model import PrintRoom
    from facilitator.ui.print.view import PrintView
    from facilitator.ui.shell import Shell
    from facilitator.ui.tasks import Task, Work

_FOLDER = "print/folder"


class Errands(QObject):
    """One at a time; `changed` comes when one begins and when it ends."""

    changed = Signal()

    def __init__(self, view: PrintView, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._shell = shell
        self._job: PrintJob | None = None
        self._total = 0
        self.are_running = False
        self.progress = (0, 0)
        self._task: Task | None = None
        view.file_chosen.connect(self._save_to)
        view.folder_chosen.connect(self._save_in)
        view.printer_chosen.connect(self._print_on)

    def save(self, room: PrintRoom) -> None:
        """Ask where, then write all wanted sheets as one PDF."""
        self._job = room.job()
        self._view.ask_for_file(self._folder() / f"{safe_name(job_title(room))}.pdf")

    def save_each(self, room: PrintRoom) -> None:
        """Ask where, then write each wanted document as a file of its own."""
        self._job = room.job()
        self._view.ask_for_folder(self._folder())

    def print(self, room: PrintRoom, total: int) -> None:
        """Ask on which printer, then print so many sheets."""
        self._job, self._total = room.job(), total
        self._view.ask_for_printer(job_title(room), room.most_sides(total), room.paper_sides)

    def _folder(self) -> Path:
        return last_folder(self._shell.choices, _FOLDER, documents_folder())

    def _save_to(self, target: Path) -> None:
        job = self._job
        if job is None:
            return
        self._shell.choices.set_text(_FOLDER, str(target.parent))
        words = saved_words(shown_path(target, Path.home()))
        self._run(
            lambda progress: printing.save_job(job, target, progress),
            lambda: self._view.say_saved(words, target.parent),
        )

    def _save_in(self, folder: Path) -> None:
        job = self._job
        if job is None:
            return
        self._shell.choices.set_text(_FOLDER, str(folder))
        words = saved_each_words(len(job.orders), shown_path(folder, Path.home()))
        self._run(
            lambda progress: printing.save_job_in(job, folder, progress),
            lambda: self._view.say_saved(words, folder),
        )

    def _print_on(self, printer: QPrinter) -> None:
        from facilitator.ui.print.printer import print_pdf

        job = self._job
        if job is None:
            return
        words = sent_words(self._total, printer.printerName())
        self._run(
            lambda progress: print_pdf(printer, printing.make_job(job, progress), progress),
            lambda: self._view.toast.say(words),
        )

    def _run(self, work: Work, done: Callable[[], None]) -> None:
        """Something long that ends in a sentence; meanwhile nothing else can be printed."""

        def finish() -> None:
            self.are_running = False
            self._task = None
            self.changed.emit()

        def tell(done: int, total: int) -> None:
            self.progress = (done, total)
            self.changed.emit()

        def succeed(_result: object) -> None:
            finish()
            done()

        def fail(error: Exception) -> None:
            finish()
            if isinstance(error, Cancelled):
                self._view.toast.say(stopped_words())
            else:
                self._shell.navigator.show_error(error)

        self.are_running, self.progress = True, (0, 0)
        self.changed.emit()
        task = self._shell.tasks.run(work, Outcome(succeed, fail, tell))
        self._task = task if self.are_running else None

    def cancel(self) -> None:
        """Stop at the next document or page."""
        if self._task is not None:
            self._task.cancel()
