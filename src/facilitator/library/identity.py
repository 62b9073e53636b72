"""What a file is, told from its first hundred bytes and without touching it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from facilitator.library.connection import APPLICATION_ID, SCHEMA, connect
from facilitator.library.errors import DamagedLibrary, NewerLibrary, NotALibrary
from facilitator.library.failures import in_plain_words

if TYPE_CHECKING:
    from pathlib import Path

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100


def identify(path: Path) -> int:
    """The schema of the library at `path`.

    Raises NotALibrary, DamagedLibrary or NewerLibrary, and leaves the file as it is.
    """
    check_header(path)
    schema = _schema_with_log(path)  # the header may be older than what waits in the log
    _check_not_newer(path, schema)
    return schema


def check_header(path: Path) -> None:
    """What `identify` raises, as far as the file's first bytes tell; SQLite does not touch it."""
    header = _header(path)
    if not header:
        raise DamagedLibrary(
            f"The library “{path}” is empty: something cut it off. "
            "Restore a backup, or move the file away to start a new library."
        )
    known = header.startswith(_MAGIC) and _number(header, 68) == APPLICATION_ID
    if not known or len(header) < _HEADER_BYTES:
        raise NotALibrary(
            f"“{path}” is not a library of this program. "
            "Choose another file, or move this one away."
        )
    _check_not_newer(path, _number(header, 60))


def _header(path: Path) -> bytes:
    with in_plain_words(path):
        if not path.is_file():
            raise NotALibrary(f"There is no file “{path}”. Choose another one.")
        with path.open("rb") as file:
            return file.read(_HEADER_BYTES)


def _check_not_newer(path: Path, schema: int) -> None:
    if schema > SCHEMA:
        raise NewerLibrary(
            f"A newer version of this program wrote the library “{path}”. "
            "Install that version to use it; the library was not touched."
        )


def _number(header: bytes, offset: int) -> int:
    return int.from_bytes(header[offset : offset + 4], "big")


def _schema_with_log(path: Path) -> int:
    with in_plain_words(path), closing(connect(path, "ro")) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
