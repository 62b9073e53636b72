"""Plain connections to the library's file, set up for safety before speed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from sqlcipher3 import dbapi2

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID: Final = 0x46434C31
"""Bytes 68 to 71 of every library: "FCL1"."""

SCHEMA: Final = 10
"""Number of the newest migration, kept in `user_version`."""

_BUSY_SECONDS = 10.0
_SAFE = ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "foreign_keys = ON")
# Without fullfsync a Mac acknowledges what its disk has not written; elsewhere it does nothing.
_DURABLE = ("synchronous = FULL", "fullfsync = ON", "checkpoint_fullfsync = ON")
# Two connections that checkpoint one file are how WAL libraries got corrupted before 3.51.3.
_READER = ("query_only = ON", "wal_autocheckpoint = 0")


def connect(path: Path, mode: Literal["ro", "rw", "rwc"]) -> dbapi2.Connection:
    """Open without the driver's own transactions: every BEGIN is ours, so DDL rolls back too."""
    connection = dbapi2.connect(
        f"{uri_of(path)}?mode={mode}",
        uri=True,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    return _with(connection, _SAFE)


def connect_writer(path: Path) -> dbapi2.Connection:
    """The one connection that writes and moves the WAL into the file."""
    return _with(connect(path, "rw"), ("journal_mode = WAL", *_DURABLE))


def connect_reader(path: Path) -> dbapi2.Connection:
    """A connection beside the writer, which cannot write."""
    return _with(connect(path, "rw"), _READER)


def connect_durable(path: Path) -> dbapi2.Connection:
    """A writing connection that leaves the journal mode as it is."""
    return _with(connect(path, "rw"), _DURABLE)


def _with(connection: dbapi2.Connection, pragmas: tuple[str, ...]) -> dbapi2.Connection:
    try:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
    except dbapi2.Error:
        connection.close()
        raise
    return connection


def uri_of(path: Path) -> str:
    """The path for SQLite, whatever signs or bytes it is made of."""
    uri = path.absolute().as_uri()
    # A Windows share reads file://server/…, and SQLite takes no server's name there.
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)
