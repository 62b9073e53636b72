"""Backups that nobody has to think of: made, checked, and thinned out."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from facilitator.domain.thinning import worth_keeping
from facilitator.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.services.desk import Desk

_REASON: Final = "auto"
_NAME = re.compile(r".+-(\d{8}T\d{6}Z)-auto\.sqlite3")


class Backup(NamedTuple):
    """`at` is when the library was last written before it was made."""

    at: datetime
    file: Path


def made_so_far(folder: Path) -> tuple[Backup, ...]:
    """The automatic ones, the newest first; what people named themselves is theirs."""
    found = (
        Backup(datetime.strptime(name[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC), file)
        for file in folder.glob("*.sqlite3")
        if (name := _NAME.fullmatch(file.name))
    )
    return tuple(sorted(found, reverse=True))


def back_up_by_itself(desk: Desk, second: Path | None = None) -> Path | None:
    """A checked copy among the backups and in a `second` place; None when nothing changed.

    An older one is let go only after the new one passed every check. Raises UserError when none
    could be made, or the second place is not there.
    """
    made = desk.library.keep_changes(desk.paths.backups, _REASON)
    _thin(desk.paths.backups)
    if second is not None:
        _copy_to(desk, second)
    return made


def _copy_to(desk: Desk, second: Path) -> None:
    if not second.is_dir():
        raise UserError(f"The second place for backups, “{second}”, is not there.")
    newest = made_so_far(desk.paths.backups)
    if newest and not (second / newest[0].file.name).exists():
        desk.library.backup_to(second / newest[0].file.name)
        _thin(second)


def _thin(folder: Path) -> None:
    made = made_so_far(folder)
    kept = worth_keeping(one.at for one in made)
    for one in made:
        if one.at not in kept:
            with suppress(OSError):  # the next time, then
                one.file.unlink()
