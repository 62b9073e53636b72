"""The menu behind the gear: how things look, and how the library is kept safe."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from facilitator.ui.icons import icon
from facilitator.ui.theme import Mode, theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from facilitator.ui.appearance import Appearance
    from facilitator.ui.library_care import LibraryCare
    from facilitator.ui.shell import Shell


class SettingsMenu(QMenu):
    """Everything that is about the app and not about one plan."""

    guide_requested = Signal()

    def __init__(
        self, parent: QWidget, shell: Shell, appearance: Appearance, care: LibraryCare
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._add_appearance(appearance)
        self.addSeparator()
        self._add("ph.gear-six", self.tr("Settings"), self._open_settings)
        self.addSeparator()
        self._add("ph.user", self.tr("Your name or initials"), care.ask_name)
        self._add("ph.copy", self.tr("Back up the library"), care.back_up)
        self._add("ph.clock-counter-clockwise", self.tr("Backups"), care.show_backups)
        self._add("ph.check-square", self.tr("Check the library"), care.examine)
        self._add("ph.folder-open", self.tr("Show the library's folder"), care.show_folder)
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
