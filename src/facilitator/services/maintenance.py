"""Keeping the library well: backup, restore, and the doctor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.diagnostic import Diagnostic, Severity
from facilitator.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.library.salvage import Salvage, SavedTable
    from facilitator.paths import Paths
    from facilitator.services.desk import Desk

_NO_LIBRARY = Diagnostic(
    Severity.INFO, "no-library", "There is no library here yet; the first start makes one."
)


def backup(desk: Desk, target: Path) -> None:
    """A verified copy of the whole library in one file.

    Raises UserError when it cannot be written; an older file of that name then stays.
    """
    desk.library.backup_to(target)


def restore(paths: Paths, source: Path) -> Path | None:
    """Put a backup in the library's place; returns where the replaced library is kept.

    The library must be closed. Raises UserError when the backup is not sound: nothing changed.
    """
    from facilitator.library.backup import restore as restore_library

    return restore_library(paths.library, source, backups=paths.backups)


def is_missing(paths: Paths) -> bool:
    """There was a library, as its backups or journals tell, and now there is none."""
    from facilitator.library.glance import is_new

    return not paths.library.exists() and not is_new(paths.library, paths.backups)


def begin_anew(paths: Paths) -> None:
    """An empty library where the old one is missing, because the user asked for it.

    What the journals know comes back when it is opened. Raises UserError when it cannot be made.
    """
    from facilitator.library.creation import create_library

    if not paths.library.exists():  # a stick may be back by now
        create_library(paths.library)


def salvage(paths: Paths, target: Path) -> Salvage:
    """What can be read of a library that does not open, and what its journals know, in `target`.

    Nothing is written to the library, which must be closed. Raises UserError when nothing could be
    written to `target`.
    """
    from facilitator.library.salvage import salvage as salvage_library

    return salvage_library(paths.library, target)


def salvage_words(saved: Salvage) -> tuple[str, ...]:
    """A line for each table of which something is missing, then what the journals brought."""
    lines = [
        f"{table.name}: {table.kept} saved, {_missing(table)}"
        for table in saved.tables
        if table.missing or table.breaks_off
    ]
    lines = lines or ["Nothing is missing."]
    back = saved.from_journals
    if back:
        lines.append(
            f"The journals brought {back.events} events and {back.observations} observations back."
        )
    return tuple(lines)


def _missing(table: SavedTable) -> str:
    if table.breaks_off:
        return "and nobody knows how much is missing"
    return f"up to {table.missing} missing"


def newest_backup(paths: Paths) -> Path | None:
    """The last one that can be restored as it is."""
    for file in sorted(paths.backups.glob("*.sqlite3"), key=_written, reverse=True):
        if _is_sound(file):
            return file
    return None


def _written(file: Path) -> float:
    return file.stat().st_mtime


def _is_sound(file: Path) -> bool:
    from facilitator.library.identity import identify
    from facilitator.library.verification import verify

    try:
        identify(file)
        verify(file)
    except UserError:
        return False
    return True


def examine(paths: Paths) -> tuple[Diagnostic, ...]:
    """What the doctor found: facts as information, damage as errors; the library may be open."""
    from facilitator.library.health import examine as examine_library

    if not paths.library.exists():
        return (_NO_LIBRARY,)
    return examine_library(paths.library)
