"""Verified copies of a library, and the way back from one."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from facilitator.library.connection import SCHEMA, connect, connect_durable, uri_of
from facilitator.library.errors import (
    DamagedLibrary,
    LibraryError,
    NewerLibrary,
    NotALibrary,
    UnwritableLibrary,
)
from facilitator.library.failures import explained, in_plain_words
from facilitator.library.files import (
    PRIVATE,
    companions_of,
    copy_durably,
    flush_folder,
    free_name,
    log_of,
    put_in_place,
    scratch_beside,
)
from facilitator.library.glance import shelf_rows
from facilitator.library.identity import check_header, identify
from facilitator.library.verification import counts_in, verify

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_SUFFIX = ".sqlite3"


def copy_library(path: Path, target: Path) -> None:
    """Write a verified copy of the library, open or closed, to `target`.

    A file that is there is replaced in one step, and only by a copy that passed every check.
    """
    with in_plain_words(target):
        _refuse_the_library_itself(path, target)
        if target.is_dir():
            raise UnwritableLibrary(f"“{target}” is a folder. Give the name of a file in it.")
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with scratch_beside(target) as scratch:
            before = counts_in(path)
            _vacuum_into(path, scratch, target)
            copied = verify(scratch, copied_from=path)
            _compare(path, copied, (before, counts_in(path)))
            put_in_place(scratch, target)


def keep_copy(path: Path, backups: Path, reason: str) -> Path:
    """A verified copy among the backups, named after when the library was last written."""
    with in_plain_words(backups):
        backups.mkdir(mode=0o700, parents=True, exist_ok=True)
        target = free_name(backups, _stem(path, reason), _SUFFIX)
    copy_library(path, target)
    return target


def keep_changes(path: Path, backups: Path, reason: str) -> Path | None:
    """As `keep_copy`; None when there is a copy for that reason of all that was written."""
    target = backups / f"{_stem(path, reason)}{_SUFFIX}"
    if target.exists():
        return None
    copy_library(path, target)
    return target


def restore(path: Path, source: Path, *, backups: Path) -> Path | None:
    """Put a verified backup in the place of the library, which must be closed.

    Returns where the replaced library was kept, None when there was none; what cannot be verified
    is kept byte for byte. Raises LibraryError, with nothing changed, when `source` is not sound.
    """
    check_header(source)
    with in_plain_words(path):
        _refuse_the_library_itself(path, source)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with scratch_beside(path) as scratch:
            _fetch(source, scratch)
            kept = _set_aside(path, backups)
            put_in_place(scratch, path)
    return kept


def _refuse_the_library_itself(path: Path, other: Path) -> None:
    if path.exists() and other.exists() and other.samefile(path):
        raise LibraryError(f"“{other}” is the library itself. Choose another file.")


def _vacuum_into(path: Path, scratch: Path, target: Path) -> None:
    """VACUUM refuses what it cannot read, where SQLite's page copy would copy damage in silence.

    A library that is only read cannot fill a disk: what cannot be written is the target.
    """
    with in_plain_words(path), closing(connect(path, "rw")) as connection:
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        try:
            connection.execute("VACUUM INTO ?", (uri_of(scratch),))
        except dbapi2.Error as error:
            plain = explained(error, target)
            if isinstance(plain, UnwritableLibrary):
                raise plain from error
            raise


def _compare(
    path: Path, copied: Mapping[str, int], around: tuple[Mapping[str, int], Mapping[str, int]]
) -> None:
    """The library may be written to while it is copied: the copy lies between before and after."""
    before, after = around
    for table, count in copied.items():
        least, most = sorted((before.get(table, 0), after.get(table, 0)))
        if not least <= count <= most:
            raise DamagedLibrary(f"The copy of “{path}” was not complete. Check the disk.")


def _fetch(source: Path, scratch: Path) -> None:
    """Copy the bytes, so that not even SQLite touches the source, and check the copy."""
    with in_plain_words(source):
        for file, copy in zip(_with_log(source), _with_log(scratch), strict=True):
            if file.exists():
                copy.touch(PRIVATE)
                shutil.copyfile(file, copy)
    with in_plain_words(source), closing(connect_durable(scratch)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    verify(scratch, copied_from=source)
    if identify(scratch) == SCHEMA and shelf_rows(scratch) is None:
        raise DamagedLibrary(f"“{source}” cannot be opened as a library. Choose another backup.")


def _with_log(path: Path) -> tuple[Path, Path]:
    return path, log_of(path)


def _set_aside(path: Path, backups: Path) -> Path | None:
    """Keep what will be replaced; afterwards no log is left that could run into its successor."""
    kept = None
    if path.exists():
        try:
            identify(path)
            kept = keep_copy(path, backups, "before-restore")
            _settle(path)
        except (DamagedLibrary, NewerLibrary, NotALibrary):
            kept = _keep_as_it_is(path, backups)
    elif log_of(path).exists():
        kept = _keep_as_it_is(path, backups)
    for file in companions_of(path):
        file.unlink(missing_ok=True)
    return kept


def _settle(path: Path) -> None:
    """Move the log into the file: a crash after this finds the old library whole."""
    with in_plain_words(path), closing(connect_durable(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _keep_as_it_is(path: Path, backups: Path) -> Path:
    with in_plain_words(backups):
        backups.mkdir(mode=0o700, parents=True, exist_ok=True)
        kept = free_name(backups, _stem(path, "as-it-was"), _SUFFIX)
        for file, copy in zip(_with_log(path), _with_log(kept), strict=True):
            if file.exists():
                copy_durably(file, copy)
        flush_folder(backups)
    return kept


def _stem(path: Path, reason: str) -> str:
    """Sorts by time; the library knows no clock, so it is the time of the last writing."""
    written = max(file.stat().st_mtime for file in _with_log(path) if file.exists())
    at = datetime.fromtimestamp(written, UTC)
    return f"{path.stem}-{at:%Y%m%dT%H%M%SZ}-{reason}"
