"""What backups there are, what each of them holds, and how that differs from now."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from facilitator.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from facilitator.services.desk import Desk

_NAME: Final = re.compile(r".+-(\d{8}T\d{6}Z)-(?P<reason>[a-z-]+?)(?:-\d+| \(\d+\))?\.sqlite3")


class Reason(StrEnum):
    """Why it was made; the value stands in the name of the file."""

    BY_ITSELF = "auto"
    MERGE = "before-merge"
    RESTORE = "before-restore"
    UPDATE = "before-update"
    AS_IT_WAS = "as-it-was"
    BY_HAND = ""


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """`at` is when the library was last written before it; `second` is one on the second place."""

    file: Path
    at: datetime
    reason: Reason
    size: int
    second: bool = False


@dataclass(frozen=True, slots=True)
class Apart:
    """By title: what only the backup has, and what is new in the library or went on there."""

    missing_now: tuple[str, ...]
    newer_now: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BackupContents:
    """Plans that are on the shelf in it by title, and what is different from the library now."""

    plans: tuple[str, ...]
    sessions: int
    observations: int
    plans_apart: Apart
    sessions_apart: Apart


def kept_backups(desk: Desk, second: Path | None = None) -> tuple[KeptBackup, ...]:
    """The newest first; a second place that is not there has none."""
    found = [*_in(desk.paths.backups, second=False)]
    if second is not None and second.is_dir():
        found += _in(second, second=True)
    return tuple(sorted(found, key=lambda one: (one.at, not one.second), reverse=True))


def _in(folder: Path, *, second: bool) -> Iterator[KeptBackup]:
    for file in folder.glob("*.sqlite3"):
        try:
            told = file.stat()
        except OSError:
            continue  # gone while one looked
        named = _NAME.fullmatch(file.name)
        written = datetime.fromtimestamp(told.st_mtime, UTC)
        at = datetime.strptime(named[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC) if named else written
        yield KeptBackup(file, at, _reason(named["reason"] if named else ""), told.st_size, second)


def _reason(word: str) -> Reason:
    return Reason(word) if word in set(Reason) else Reason.BY_HAND


def contents_of(desk: Desk, file: Path) -> BackupContents:
    """Checked and read without changing it; raises UserError when it is not sound."""
    from facilitator.library.backup_contents import read_contents

    there = read_contents(file)
    here = read_contents(desk.paths.library)
    return BackupContents(
        plans=_titles(there.plans.values()),
        sessions=len(there.sessions),
        observations=there.observations,
        plans_apart=_apart(there.plans, here.plans),
        sessions_apart=_apart(there.sessions, here.sessions),
    )


def _apart(
    there: Mapping[str, tuple[str, object]], here: Mapping[str, tuple[str, object]]
) -> Apart:
    return Apart(
        missing_now=_titles(one for key, one in there.items() if key not in here),
        newer_now=_titles(one for key, one in here.items() if there.get(key) != one),
    )


def _titles(found: Iterable[tuple[str, object]]) -> tuple[str, ...]:
    return tuple(sorted((title for title, _ in found), key=str.casefold))


def refuse_unsound(file: Path) -> None:
    """Raises UserError before anything is changed when the backup could not be restored."""
    from facilitator.library.verification import verify

    if not file.is_file():
        raise UserError(f"“{file.name}” is not there any more. Plug the stick in and look again.")
    verify(file)
