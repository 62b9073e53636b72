"""A library on a disk that is full."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

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
    """The file may not grow any more: SQLite itself refuses, as on a disk that is full."""
    writer = writer_of(library)
    writer.execute(f"PRAGMA max_page_count = {pragma(writer, 'page_count')}")
    yield
    writer.execute("PRAGMA max_page_count = 1000000")
