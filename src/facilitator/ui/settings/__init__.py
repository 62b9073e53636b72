"""Settings: what is set once and then holds for every session."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator.ui.settings.view import SettingsDialog
    from facilitator.ui.shell import Shell


def open_settings(parent: QWidget, shell: Shell) -> SettingsDialog:
    """The dialog over `parent`; what is set counts at once, so there is nothing to confirm."""
    from facilitator.ui.settings.presenter import SettingsPresenter
    from facilitator.ui.settings.view import SettingsDialog

    dialog = SettingsDialog(parent)
    SettingsPresenter(dialog, shell)
    dialog.open()
    return dialog
