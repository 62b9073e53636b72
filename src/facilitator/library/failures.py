"""From what SQLite and the system report to one plain sentence and what to do."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from facilitator.library.errors import DamagedLibrary, LibraryError, UnwritableLibrary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FULL = (
    UnwritableLibrary,
    "The disk is full, so “{path}” could not be written. Free some space and try again.",
)
_FORBIDDEN = (
    UnwritableLibrary,
    "“{path}” may not be written. Check the rights of the file and of its folder.",
)
_MISSING = (
    UnwritableLibrary,
    "“{path}” could not be opened. Check that its folder exists and that you may write there.",
)
_DISK = (
    UnwritableLibrary,
    "The disk reported an error at “{path}”. Check the disk, then start the program again.",
)
_DAMAGED = (
    DamagedLibrary,
    "Parts of “{path}” cannot be read. Keep the file, check the disk and restore a backup.",
)
_BUSY = (
    LibraryError,
    "Another program is using “{path}”. Close it there and try again.",
)
_OTHER = (LibraryError, "“{path}” could not be used: {reason}.")
_IO_ERROR = 10
# SQLite's primary result codes.
_BY_RESULT = {
    3: _FORBIDDEN,
    5: _BUSY,
    6: _BUSY,
    8: _FORBIDDEN,
    _IO_ERROR: _DISK,
    11: _DAMAGED,
    13: _FULL,
    14: _MISSING,
    23: _FORBIDDEN,
    26: _DAMAGED,
}
_BY_ERRNO = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _FORBIDDEN,
    errno.EISDIR: _FORBIDDEN,
    errno.EEXIST: _MISSING,
    errno.ENOENT: _MISSING,
    errno.ENOTDIR: _MISSING,
    errno.EIO: _DISK,
}


def result_code(error: BaseException) -> int | None:
    """SQLite's primary result code, also from below SQLAlchemy's wrapper."""
    code = getattr(getattr(error, "orig", error), "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def is_disk_failure(error: BaseException) -> bool:
    """True when the disk itself failed, not only its space or its rights."""
    return result_code(error) == _IO_ERROR


def explained(error: BaseException, path: Path) -> LibraryError | None:
    """What to tell the user, or None when the error is our own bug."""
    found = _found(error)
    if found is None:
        return None
    kind, sentence = found
    return kind(sentence.format(path=path, reason=getattr(error, "strerror", None) or error))


def _found(error: BaseException) -> tuple[type[LibraryError], str] | None:
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno or 0, _OTHER)
    return _BY_RESULT.get(result_code(error) or 0)


@contextmanager
def in_plain_words(path: Path) -> Iterator[None]:
    """Turn failures of the plain driver and of the system inside into LibraryErrors."""
    try:
        yield
    except (dbapi2.Error, OSError) as error:
        plain = explained(error, path)
        if plain is None:
            raise
        raise plain from error
