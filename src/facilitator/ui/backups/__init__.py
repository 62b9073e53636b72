"""Backups: which there are, what they hold, and the way back to one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from facilitator.ui.backups.dialog import BackupsDialog
    from facilitator.ui.shell import Shell


def open_backups(parent: QWidget, shell: Shell, restore: Callable[[Path], None]) -> BackupsDialog:
    """The dialog over `parent`; `restore` starts the app anew with a backup."""
    from facilitator.ui.backups.dialog import BackupsDialog
    from facilitator.ui.backups.presenter import BackupsPresenter

    dialog = BackupsDialog(parent)
    BackupsPresenter(dialog, shell, restore)
    dialog.open()
    return dialog
