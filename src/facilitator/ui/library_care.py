"""What the menu behind the gear does with the library: its backups, its check, its name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox

from facilitator.domain.diagnostic import Severity
from facilitator.errors import UserError
from facilitator.services import identity, maintenance
from facilitator.ui.tasks import Outcome

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator.domain.diagnostic import Diagnostic
    from facilitator.ui.shell import Shell


class LibraryCare(QObject):
    """Lives as long as its window: the menu is gone before a check or a dialog has ended."""

    restore_requested = Signal(object)
    """With the backup that is to take the library's place."""

    def __init__(self, window: QWidget, shell: Shell) -> None:
        super().__init__(window)
        self._window, self._shell = window, shell

    def ask_name(self) -> None:
        """Optional: it goes with observations into packages, so that others see whose they are."""
        desk, navigator = self._shell.desk, self._shell.navigator
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Your name or initials"))
        dialog.setLabelText(
            self.tr(
                "Who observes with this computer? It goes with what you observe into packages, "
                "so that others see whose it is. You may leave it empty."
            )
        )
        dialog.setTextValue(identity.owner(desk))

        def keep(text: str) -> None:
            try:
                kept = identity.set_owner(desk, text)
            except UserError as error:
                navigator.show_error(error)
                return
            said = self.tr("Your observations are marked {name}").format(name=kept)
            navigator.say(said if kept else self.tr("Your observations carry no name"))

        dialog.textValueSelected.connect(keep)
        dialog.open()

    def back_up(self) -> None:
        desk = self._shell.desk
        day = desk.clock.now().astimezone().date().isoformat()
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Back up the library"),
            str(Path.home() / f"facilitator-{day}.sqlite3"),
            self.tr("Backups (*.sqlite3)"),
        )
        if name:
            navigator = self._shell.navigator
            said = self.tr("Backed up and checked: {file}").format(file=name)
            self._shell.tasks.run(
                lambda _tell: maintenance.backup(desk, Path(name)),
                Outcome(done=lambda _: navigator.say(said), failed=navigator.show_error),
            )

    def show_backups(self) -> None:
        from facilitator.ui.backups import open_backups

        open_backups(self._window, self._shell, self.restore_requested.emit)

    def examine(self) -> None:
        paths = self._shell.desk.paths
        self._shell.tasks.run(
            lambda _tell: maintenance.examine(paths),
            Outcome(done=self._show_findings, failed=self._shell.navigator.show_error),
        )

    def _show_findings(self, findings: tuple[Diagnostic, ...]) -> None:
        damaged = any(finding.severity is Severity.ERROR for finding in findings)
        verdict = self.tr("Your library is damaged in places.") if damaged else None
        box = _plain_box(self._window, verdict or self.tr("Your library is in good order."))
        words = (
            QCoreApplication.translate("diagnostics", one.template).format_map(one.values)
            for one in findings
        )
        box.setInformativeText("\n".join(words))
        box.open()

    def show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._shell.desk.paths.data)))


def _plain_box(parent: QWidget, text: str) -> QMessageBox:
    """A box that takes text as text and is gone when it is closed."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    return box
