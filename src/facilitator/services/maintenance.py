"""Keeping the library well: backup, restore, and the doctor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from pathlib import Path

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


def examine(paths: Paths) -> tuple[Diagnostic, ...]:
    """What the doctor found: facts as information, damage as errors; the library may be open."""
    from facilitator.library.health import examine as examine_library

    if not paths.library.exists():
        return (_NO_LIBRARY,)
    return examine_library(paths.library)
