"""Handing plans out as files: the menu, the question where to, and the work behind the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from facilitator.services.exporting import ExportFormat, export, export_all, file_stem
from facilitator.services.files import write_atomically
from facilitator.services.progress import Cancelled
from facilitator.ui.counting import counted
from facilitator.ui.folders import documents_folder, last_folder
from facilitator.ui.icons import icon
from facilitator.ui.tasks import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from facilitator.ui.choices import Choices
    from facilitator.ui.shell import Shell
    from facilitator.ui.tasks import Task, Work

PACKAGE, WITH_SESSIONS = "package", "package with sessions"
_FOLDER = "library/export_folder"
_PACKAGE_ENDING = ".facilitator"
translate = QCoreApplication.translate


class PlanName(NamedTuple):
    id: str
    title: str


def export_menu(parent: QWidget, wanted: Callable[[str], object], *, sessions: bool) -> QMenu:
    """`wanted` is told a format of `ExportFormat`, PACKAGE or WITH_SESSIONS."""
    menu = QMenu(translate("Export", "Export"), parent)
    menu.setIcon(icon("ph.export", "text2"))
    entries = [
        (translate("Export", "Markdown…"), ExportFormat.MARKDOWN),
        (translate("Export", "Word document…"), ExportFormat.WORD),
        (translate("Export", "Excel run sheet…"), ExportFormat.EXCEL),
        (translate("Export", "JSON…"), ExportFormat.JSON),
        (translate("Export", "Package for another laptop…"), PACKAGE),
    ]
    if sessions:
        text = translate("Export", "Package with sessions and observations…")
        entries.append((text, WITH_SESSIONS))
    for text, kind in entries:
        if kind == PACKAGE:
            menu.addSeparator()
        menu.addAction(text).triggered.connect(lambda _on=False, kind=kind: wanted(str(kind)))
    return menu


class Exporter(QObject):
    """One export at a time; `progress` shows how far it is, `done` is called at its end."""

    def __init__(
        self,
        page: QWidget,
        shell: Shell,
        *,
        progress: Callable[[int, int], None] | None = None,
        done: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._shell = shell
        self._progress = progress
        self._done = done
        self._task: Task | None = None
        self._busy = False

    def cancel(self) -> None:
        if self._task is not None and self._busy:
            self._task.cancel()

    def export(self, plans: Sequence[PlanName], kind: str) -> None:
        """Ask where to; nothing happens when the user thinks better of it."""
        if not plans or self._busy:
            return
        if kind in (PACKAGE, WITH_SESSIONS):
            self._export_package(plans, with_sessions=kind == WITH_SESSIONS)
        elif len(plans) == 1:
            self._export_one(plans[0], ExportFormat(kind))
        else:
            self._export_several(plans, ExportFormat(kind))

    def _export_one(self, plan: PlanName, form: ExportFormat) -> None:
        target = self._choose_target(f"{file_stem(plan.title)}{form.ending}", kinds_of(form))
        if target is not None:
            desk = self._shell.desk
            self._start(lambda _tell: write_atomically(target, export(desk, plan.id, form)), target)

    def _export_several(self, plans: Sequence[PlanName], form: ExportFormat) -> None:
        folder = self._choose_folder()
        if folder is not None:
            desk, ids = self._shell.desk, [plan.id for plan in plans]
            self._start(lambda tell: export_all(desk, ids, form, folder, progress=tell), folder)

    def _export_package(self, plans: Sequence[PlanName], *, with_sessions: bool) -> None:
        from facilitator.services.packages import write_package
        from facilitator.services.sessions import of_plan

        stem = file_stem(plans[0].title) if len(plans) == 1 else self.tr("Lesson plans")
        kinds = translate("Export", "Packages (*.facilitator)")
        target = self._choose_target(f"{stem}{_PACKAGE_ENDING}", kinds)
        if target is None:
            return
        if target.suffix != _PACKAGE_ENDING:  # a double click would not know it
            target = target.with_name(f"{target.name}{_PACKAGE_ENDING}")
        desk, ids = self._shell.desk, [plan.id for plan in plans]

        def write(tell: Callable[[int, int], None]) -> int:
            found = [one for id_ in ids for one in of_plan(desk, id_)] if with_sessions else []
            held = [one.session.id for one in found]
            return write_package(desk, target, plan_ids=ids, session_ids=held, progress=tell)

        self._start(write, target)

    def _start(self, work: Work, target: Path) -> None:
        self._shell.choices.set_text(_FOLDER, str(target if target.is_dir() else target.parent))
        outcome = Outcome(
            done=lambda result: self._written(target, result),
            failed=self._failed,
            progress=self._progress,
        )
        self._busy = True
        self._task = self._shell.tasks.run(work, outcome)

    def _written(self, target: Path, result: object) -> None:
        self._end()
        text = self.tr("Saved to {folder}").format(folder=f"{target.parent.name}/{target.name}")
        if isinstance(result, tuple):
            number = counted(len(result), self.tr("1 plan"), self.tr("{count} plans"))
            text = self.tr("{plans} saved to {folder}").format(plans=number, folder=target.name)
        self._shell.navigator.say(text)

    def _failed(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, Cancelled):
            self._shell.navigator.show_error(error)

    def _end(self) -> None:
        self._busy = False
        if self._done is not None:
            self._done()

    def _choose_target(self, name: str, kinds: str) -> Path | None:
        """The system asks before a file is replaced."""
        title = self.tr("Export lesson plan")
        chosen, _ = QFileDialog.getSaveFileName(
            self._page, title, str(self._folder() / name), kinds
        )
        return Path(chosen) if chosen else None

    def _choose_folder(self) -> Path | None:
        title = self.tr("Export lesson plans into a folder")
        chosen = QFileDialog.getExistingDirectory(self._page, title, str(self._folder()))
        return Path(chosen) if chosen else None

    def _folder(self) -> Path:
        return export_folder(self._shell.choices)


def export_folder(choices: Choices) -> Path:
    """Where something was exported to last."""
    return last_folder(choices, _FOLDER, documents_folder())


def kinds_of(form: ExportFormat) -> str:
    """For the system's dialog."""
    match form:
        case ExportFormat.MARKDOWN:
            return translate("Export", "Markdown (*.md *.txt)")
        case ExportFormat.WORD:
            return translate("Export", "Word documents (*.docx)")
        case ExportFormat.EXCEL:
            return translate("Export", "Excel workbooks (*.xlsx)")
        case ExportFormat.JSON:
            return translate("Export", "JSON (*.json)")
