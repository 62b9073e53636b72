"""A library on a disk that is full."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import event
from sqlalchemy.pool import Pool
from sqlcipher3 import dbapi2

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.library.store import Library


def pragma(connection: dbapi2.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def writer_of(library: Library) -> dbapi2.Connection:
    """The driver's connection below SQLAlchemy's."""
    connection = library._writer.connection.dbapi_connection
    assert isinstance(connection, dbapi2.Connection)
    return connection


@contextmanager
def full_disk(library: Library) -> Iterator[None]:
    """The file may not grow, whoever opens it: SQLite itself refuses, as on a full disk."""
    pages = pragma(writer_of(library), "page_count")

    def limit(connection: dbapi2.Connection, _record: object = None) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    limit(writer_of(library))
    event.listen(Pool, "connect", limit)
    try:
        yield
    finally:
        event.remove(Pool, "connect", limit)
        if not library._writer.closed:
            writer_of(library).execute("PRAGMA max_page_count = 1000000")
