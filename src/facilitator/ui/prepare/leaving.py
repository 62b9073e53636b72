"""The window is to close, and edits are not on the disk: what may become of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from facilitator.domain.title import short_title
from facilitator.errors import UserError
from facilitator.services.exporting import ExportFormat, file_stem, write_copy
from facilitator.ui.exporting import export_folder, kinds_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from facilitator.domain.plan import LessonPlan
    from facilitator.ui.shell import Shell

AGAIN, COPY, DROP, STAY = "again", "copy", "drop", "stay"


class Leaving(QObject):
    """Asks until the edits are saved, copied, or given up by the one who wrote them."""

    def __init__(
        self,
        page: QWidget,
        shell: Shell,
        *,
        unsaved: Callable[[], tuple[LessonPlan, ...]],
        try_again: Callable[[], UserError | None],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._shell = shell
        self._unsaved = unsaved
        self._try_again = try_again

    def may_close(self) -> bool:
        """Whether nothing would be lost, or may be."""
        reason = self._try_again()
        while reason is not None:
            match self._ask(reason):
                case "again":
                    reason = self._try_again()
                case "copy":
                    if self.save_copies():
                        return True
                case "drop":
                    return True
                case _:
                    return False
        return True

    def save_copies(self) -> bool:
        """A Markdown file for each plan, where the user says; False if one was not written."""
        return all(self._save_copy(plan) for plan in self._unsaved())

    def _save_copy(self, plan: LessonPlan) -> bool:
        form = ExportFormat.MARKDOWN
        name = f"{file_stem(plan.title)}{form.ending}"
        chosen, _ = QFileDialog.getSaveFileName(
            self._page,
            self.tr("Save a copy elsewhere"),
            str(export_folder(self._shell.choices) / name),
            kinds_of(form),
        )
        if not chosen:
            return False
        try:
            write_copy(plan, Path(chosen))
        except UserError as error:
            self._shell.navigator.show_error(error)
            return False
        return True

    def _ask(self, reason: UserError) -> str:
        box = QMessageBox(self._page.window())
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Not saved yet: {plans}").format(plans=self._titles()))
        box.setInformativeText(str(reason))
        role = QMessageBox.ButtonRole
        ways = {
            box.addButton(self.tr("&Try again"), role.AcceptRole): AGAIN,
            box.addButton(self.tr("&Save a copy elsewhere…"), role.ActionRole): COPY,
            box.addButton(self.tr("&Close without saving"), role.DestructiveRole): DROP,
            box.addButton(self.tr("&Go on editing"), role.RejectRole): STAY,
        }
        box.exec()
        clicked = box.clickedButton()
        box.deleteLater()
        return next((way for button, way in ways.items() if button is clicked), STAY)

    def _titles(self) -> str:
        return ", ".join(short_title(plan.title) for plan in self._unsaved())
