"""When the library does not open: say why, and offer the ways out. Nothing happens unasked."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from facilitator.errors import UserError
from facilitator.services.maintenance import restore

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from facilitator.paths import Paths

_log = logging.getLogger(__name__)


def offer_ways_out(
    window: QWidget, paths: Paths, error: Exception, *, again: Callable[[], None]
) -> None:
    """Try again, restore a backup, or leave; the library that does not open stays as it is."""
    box = QMessageBox(QMessageBox.Icon.Warning, _words("Facilitator Companion"), "", parent=window)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(_words("Your library could not be opened. It was left as it is."))
    box.setInformativeText(_reason(error))
    retry = box.addButton(_words("Try again"), QMessageBox.ButtonRole.AcceptRole)
    backup = box.addButton(_words("Restore a backup"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(_words("Quit"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    if box.clickedButton() is retry:
        again()
    elif box.clickedButton() is backup:
        _restore(window, paths, again)
    else:
        window.close()


def _restore(window: QWidget, paths: Paths, again: Callable[[], None]) -> None:
    name, _ = QFileDialog.getOpenFileName(
        window, _words("Restore a backup"), str(paths.backups), _words("Backups (*.sqlite3 *.*)")
    )
    try:
        if name:
            restore(paths, Path(name))
    except UserError as refused:
        offer_ways_out(window, paths, refused, again=again)
    else:
        again()


def _reason(error: Exception) -> str:
    if isinstance(error, UserError):
        return str(error)
    _log.error("The library did not open", exc_info=error)
    return _words("The details are in the log file.")


def _words(text: str) -> str:
    return QCoreApplication.translate("Recovery", text)
