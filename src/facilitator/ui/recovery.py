"""When the library does not open: say why, and offer the ways out. Nothing happens unasked."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from facilitator.errors import UserError
from facilitator.services.maintenance import (
    begin_anew,
    is_missing,
    newest_backup,
    restore,
    salvage,
    salvage_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton, QWidget

    from facilitator.paths import Paths

    WayOut = Callable[[], None]

_log = logging.getLogger(__name__)


def offer_ways_out(
    window: QWidget, paths: Paths, error: Exception, *, again: Callable[[], None]
) -> None:
    """Try again, restore, salvage, or leave; the library that does not open stays as it is.

    A stick that was pulled looks like damage: trying again comes first.
    """
    box = _box(window, _headline(paths))
    box.setInformativeText(_reason(error))
    ways: dict[QPushButton, WayOut] = {}
    retry = box.addButton(_words("Try again"), QMessageBox.ButtonRole.AcceptRole)
    ways[retry] = again
    box.setDefaultButton(retry)
    last = newest_backup(paths)
    if last is not None:
        text = _words("Restore the backup of {day}").format(day=_day_of(last))
        button = box.addButton(text, QMessageBox.ButtonRole.ActionRole)
        ways[button] = partial(_restore, window, paths, last, again)
    other = box.addButton(_words("Restore a backup"), QMessageBox.ButtonRole.ActionRole)
    ways[other] = partial(_choose_backup, window, paths, again)
    if paths.library.exists():
        save = box.addButton(_words("Save what can be read"), QMessageBox.ButtonRole.ActionRole)
        ways[save] = partial(_salvage, window, paths, again)
    if is_missing(paths):
        anew = box.addButton(_words("Begin a new library"), QMessageBox.ButtonRole.ActionRole)
        ways[anew] = partial(_begin_anew, window, paths, again)
    box.addButton(_words("Quit"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    chosen = next((way for button, way in ways.items() if button is box.clickedButton()), None)
    (chosen or window.close)()


def _headline(paths: Paths) -> str:
    if is_missing(paths):
        return _words("Your library is not where it was.")
    return _words("Your library could not be opened. It was left as it is.")


def _choose_backup(window: QWidget, paths: Paths, again: Callable[[], None]) -> None:
    name, _ = QFileDialog.getOpenFileName(
        window, _words("Restore a backup"), str(paths.backups), _words("Backups (*.sqlite3 *.*)")
    )
    if name:
        _restore(window, paths, Path(name), again)
    else:
        again()


def _restore(window: QWidget, paths: Paths, file: Path, again: Callable[[], None]) -> None:
    _try(window, paths, lambda: restore(paths, file), again)


def _begin_anew(window: QWidget, paths: Paths, again: Callable[[], None]) -> None:
    _try(window, paths, lambda: begin_anew(paths), again)


def _try(
    window: QWidget, paths: Paths, way: Callable[[], object], again: Callable[[], None]
) -> None:
    """What refuses is said where the other ways out are."""
    try:
        way()
    except UserError as refused:
        offer_ways_out(window, paths, refused, again=again)
    else:
        again()


def _salvage(window: QWidget, paths: Paths, again: Callable[[], None]) -> None:
    """Into a file of its own first; it takes the library's place only if one agrees."""
    saved = paths.data / "salvaged.sqlite3"
    try:
        saved.unlink(missing_ok=True)
        lines = salvage_words(salvage(paths, saved))
    except (UserError, OSError) as refused:
        offer_ways_out(window, paths, refused, again=again)
        return
    if _is_wanted(window, lines):
        _restore(window, paths, saved, again)
        saved.unlink(missing_ok=True)
    else:
        again()


def _is_wanted(window: QWidget, lines: tuple[str, ...]) -> bool:
    box = _box(window, _words("This is what could be read. Work on with it?"))
    kept = _words("The library that does not open is kept among the backups.")
    box.setInformativeText("\n".join((*lines, "", kept)))
    yes = box.addButton(_words("Work on with it"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(_words("Back"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return box.clickedButton() is yes


def _box(window: QWidget, text: str) -> QMessageBox:
    box = QMessageBox(QMessageBox.Icon.Warning, _words("Facilitator Companion"), "", parent=window)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    return box


def _day_of(file: Path) -> str:
    return f"{datetime.fromtimestamp(file.stat().st_mtime, UTC).astimezone():%Y-%m-%d %H:%M}"


def _reason(error: Exception) -> str:
    if isinstance(error, UserError):
        return str(error)
    _log.error("The library did not open", exc_info=error)
    return _words("The details are in the log file.")


def _words(text: str) -> str:
    return QCoreApplication.translate("Recovery", text)
