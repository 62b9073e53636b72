"""SQLAlchemy on top of our own connections."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, QueuePool, StaticPool
from sqlcipher3 import dbapi2

from facilitator.library.connection import connect_durable, connect_reader, connect_writer
from facilitator.library.failures import explained

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine
    from sqlalchemy.pool import Pool

_BEGIN_WRITING = "BEGIN IMMEDIATE"


def writing_engine(path: Path) -> Engine:
    """One connection for good: the only one that writes and checkpoints."""
    return _engine(lambda: connect_writer(path), StaticPool, _BEGIN_WRITING)


def reading_engine(path: Path) -> Engine:
    """A connection for every thread that reads at the same time."""
    return _engine(lambda: connect_reader(path), QueuePool, "BEGIN")


def migrating_engine(path: Path) -> Engine:
    """Without foreign keys, so that tables can be rebuilt; they are checked before the commit."""

    def connection() -> dbapi2.Connection:
        opened = connect_durable(path)
        opened.execute("PRAGMA foreign_keys = OFF")
        return opened

    return _engine(connection, NullPool, _BEGIN_WRITING)


def _engine(creator: Callable[[], dbapi2.Connection], poolclass: type[Pool], begin: str) -> Engine:
    # Hidden parameters: what people wrote stays out of messages, and so out of the log.
    engine = create_engine(
        "sqlite://", module=dbapi2, creator=creator, poolclass=poolclass, hide_parameters=True
    )

    def begin_ourselves(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "begin", begin_ourselves)
    return engine


@contextmanager
def statements_in_plain_words(path: Path) -> Iterator[None]:
    """Turn failures below SQLAlchemy inside into LibraryErrors; our own bugs pass."""
    try:
        yield
    except DBAPIError as error:
        plain = explained(error, path)
        if plain is None:
            raise
        raise plain from error
