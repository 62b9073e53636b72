"""Rubrics from files and into files, with a report of what did not come along."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox

from facilitator.services.files import safe_name, write_atomically
from facilitator.ui.counting import counted
from facilitator.ui.folders import documents_folder, last_folder
from facilitator.ui.tasks import Outcome

if TYPE_CHECKING:
    from facilitator.domain.changes import Changes
    from facilitator.domain.rubric import Rubric
    from facilitator.services.rubric_files import ExportedRubric, ImportedRubrics
    from facilitator.ui.rubric.view import RubricView
    from facilitator.ui.shell import Shell

_FOLDER = "rubric/folder"


class RubricFiles(QObject):
    """`imported` carries the first rubric's id and the changes."""

    imported = Signal(str, object)

    def __init__(self, view: RubricView, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._shell = shell

    def take_in(self, plan_id: str | None) -> None:
        """Ask for a file; its rubrics go to the plan."""
        kinds = self.tr("Rubrics (*.csv *.xlsx *.json *.md *.txt *.docx)")
        title = self.tr("Import a rubric")
        chosen, _ = QFileDialog.getOpenFileName(self._view, title, str(self._folder()), kinds)
        if chosen:
            self.read(Path(chosen), plan_id)

    def read(self, file: Path, plan_id: str | None) -> None:
        from facilitator.services.rubric_files import import_file

        self._shell.choices.set_text(_FOLDER, str(file.parent))
        desk = self._shell.desk
        outcome = Outcome(self._took, self._shell.navigator.show_error)
        self._shell.tasks.run(lambda _tell: import_file(desk, file, plan_id=plan_id), outcome)

    def write(self, rubric: Rubric | None, form: str) -> None:
        """Ask for the name of a file; what it cannot hold is told afterwards."""
        from facilitator.formats.rubrics import Target
        from facilitator.services.rubric_files import ENDINGS

        if rubric is None:
            return
        target = Target(form)
        name = f"{safe_name(rubric.title)}{ENDINGS[target]}"
        title, place = self.tr("Export the rubric"), str(self._folder() / name)
        chosen, _ = QFileDialog.getSaveFileName(self._view, title, place)
        if chosen:
            self.save(rubric.id, target.value, Path(chosen))

    def save(self, rubric_id: str, form: str, file: Path) -> None:
        from facilitator.formats.rubrics import Target
        from facilitator.services.rubric_files import export

        self._shell.choices.set_text(_FOLDER, str(file.parent))
        desk = self._shell.desk

        def work(_tell: object) -> ExportedRubric:
            made = export(desk, rubric_id, Target(form))
            write_atomically(file, made.content)
            return made

        outcome = Outcome(lambda made: self._wrote(file, made), self._shell.navigator.show_error)
        self._shell.tasks.run(work, outcome)

    def _took(self, result: tuple[ImportedRubrics, Changes]) -> None:
        made, changes = result
        self.imported.emit(made.added[0][0], changes)
        count = counted(len(made.added), self.tr("1 rubric"), self.tr("{count} rubrics"))
        said = self.tr("{rubrics} imported").format(rubrics=count)
        if made.broken:
            self._report(
                said + ". " + self.tr("These rows could not be used:"),
                [one.sentence for one in made.broken],
            )
        else:
            self._shell.navigator.say(said)

    def _wrote(self, file: Path, made: ExportedRubric) -> None:
        said = self.tr("Saved as {name}").format(name=file.name)
        if made.losses:
            self._report(said + ". " + self.tr("This did not come along:"), list(made.losses))
        else:
            self._shell.navigator.say(said)

    def _report(self, said: str, sentences: list[str]) -> None:
        box = QMessageBox(self._view)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Information)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(said)
        box.setInformativeText("\n".join(f"• {sentence}" for sentence in sentences))
        box.open()

    def _folder(self) -> Path:
        return last_folder(self._shell.choices, _FOLDER, documents_folder())
