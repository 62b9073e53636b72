"""The menu behind the gear: how things look, and how the library is kept safe."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QActionGroup, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QMessageBox

from facilitator.domain.diagnostic import Severity
from facilitator.errors import UserError
from facilitator.services import identity, maintenance
from facilitator.ui.icons import icon
from facilitator.ui.tasks import Outcome
from facilitator.ui.theme import Mode, theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from facilitator.domain.diagnostic import Diagnostic
    from facilitator.ui.appearance import Appearance
    from facilitator.ui.shell import Shell


class SettingsMenu(QMenu):
    """Everything that is about the app and not about one plan."""

    guide_requested = Signal()
    restore_requested = Signal(object)

    def __init__(self, parent: QWidget, shell: Shell, appearance: Appearance) -> None:
        super().__init__(parent)
        self._shell = shell
        self._add_appearance(appearance)
        self.addSeparator()
        self._add("ph.gear-six", self.tr("Settings"), self._open_settings)
        self.addSeparator()
        self._add("ph.user", self.tr("Your name or initials"), self._ask_name)
        self._add("ph.copy", self.tr("Back up the library"), self._back_up)
        self._add("ph.clock-counter-clockwise", self.tr("Backups"), self._show_backups)
        self._add("ph.check-square", self.tr("Check the library"), self._examine)
        self._add("ph.folder-open", self.tr("Show the library's folder"), self._show_folder)
        self.addSeparator()
        self._add_help()

    def _add(
        self, glyph: str, text: str, wanted: Callable[[], None], menu: QMenu | None = None
    ) -> QAction:
        action = QAction(icon(glyph), text, self)
        action.triggered.connect(wanted)
        (menu or self).addAction(action)
        return action

    def _add_appearance(self, appearance: Appearance) -> None:
        modes = QActionGroup(self)
        names = {
            Mode.SYSTEM: self.tr("Theme of the system"),
            Mode.LIGHT: self.tr("Light theme"),
            Mode.DARK: self.tr("Dark theme"),
        }
        for mode, name in names.items():
            action = QAction(name, modes, checkable=True, checked=theme().mode is mode)
            action.triggered.connect(partial(appearance.set_mode, mode))
            self.addAction(action)
        self.addSeparator()
        sizes = (
            ("ph.plus", self.tr("Larger text"), 1, QKeySequence.StandardKey.ZoomIn),
            ("ph.minus", self.tr("Smaller text"), -1, QKeySequence.StandardKey.ZoomOut),
            ("ph.magnifying-glass", self.tr("Usual text size"), 0, QKeySequence("Ctrl+0")),
        )
        for glyph, text, steps, key in sizes:
            self._add(glyph, text, partial(appearance.resize_text, steps)).setShortcut(key)

    def _open_settings(self) -> None:
        from facilitator.ui.settings import open_settings

        open_settings(self._window, self._shell)

    def _ask_name(self) -> None:
        """Optional: it goes with observations into packages, so that others see whose they are."""
        desk, navigator = self._shell.desk, self._shell.navigator
        dialog = QInputDialog(self.parentWidget())
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

    def _back_up(self) -> None:
        desk = self._shell.desk
        day = desk.clock.now().astimezone().date().isoformat()
        name, _ = QFileDialog.getSaveFileName(
            self.parentWidget(),
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

    def _show_backups(self) -> None:
        from facilitator.ui.backups import open_backups

        open_backups(self._window, self._shell, self.restore_requested.emit)

    def _examine(self) -> None:
        paths = self._shell.desk.paths
        self._shell.tasks.run(
            lambda _tell: maintenance.examine(paths),
            Outcome(done=self._show_findings, failed=self._shell.navigator.show_error),
        )

    def _show_findings(self, findings: tuple[Diagnostic, ...]) -> None:
        damaged = any(finding.severity is Severity.ERROR for finding in findings)
        verdict = self.tr("Your library is damaged in places.") if damaged else None
        box = _plain_box(self.parentWidget(), verdict or self.tr("Your library is in good order."))
        words = (
            QCoreApplication.translate("diagnostics", one.template).format_map(one.values)
            for one in findings
        )
        box.setInformativeText("\n".join(words))
        box.open()

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._shell.desk.paths.data)))

    def _add_help(self) -> None:
        """Its keys hold everywhere in the window; here they are told."""
        menu = self.addMenu(icon("ph.question"), self.tr("Help"))
        guide = self._add("ph.book-open", self.tr("Guide"), self.guide_requested.emit, menu)
        guide.setShortcut(QKeySequence("F1"))
        report = self.tr("Save a report for support")
        self._add("ph.lifebuoy", report, self._offer_report, menu)
        self._add("ph.info", self.tr("About Facilitator Companion"), self._about, menu)

    def _offer_report(self) -> None:
        from facilitator.ui.help import offer_report

        offer_report(self._window, self._shell)

    def _about(self) -> None:
        from facilitator.ui.help import open_about

        open_about(self._window)

    @property
    def _window(self) -> QWidget:
        parent = self.parentWidget()
        assert parent is not None
        return parent


def _plain_box(parent: QWidget | None, text: str) -> QMessageBox:
    """A box that takes text as text and is gone when it is closed."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    return box
