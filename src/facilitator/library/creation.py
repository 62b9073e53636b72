"""A new, empty library."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from facilitator.library.connection import APPLICATION_ID, SCHEMA
from facilitator.library.engines import statements_in_plain_words, writing_engine
from facilitator.library.errors import DamagedLibrary
from facilitator.library.failures import in_plain_words
from facilitator.library.files import log_of, put_in_place, scratch_beside
from facilitator.library.rows import Row
from facilitator.library.search import INDEX_DDL

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

REVISION = f"{SCHEMA:04}"
"""Alembic's name of the newest migration."""

# Alembic's own table, so that a new library need not import Alembic (a third of a second).
_VERSIONS = """CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL,
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)"""
_STAMP = "INSERT INTO alembic_version VALUES (?)"
_IDENTITY = "INSERT INTO identity VALUES (?, '')"


def create_library(path: Path) -> None:
    """Build it beside its place and move it there whole; nothing is ever written over."""
    _refuse_orphaned_log(path)
    with in_plain_words(path), statements_in_plain_words(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with scratch_beside(path) as scratch:
            _build(scratch)
            put_in_place(scratch, path)


def _build(path: Path) -> None:
    engine = writing_engine(path)
    try:
        with engine.begin() as connection:
            build_schema(connection)
    finally:
        engine.dispose()


def build_schema(connection: Connection) -> None:
    """The newest schema at once: what all migrations make together."""
    Row.metadata.create_all(connection, checkfirst=False)
    for statement in (*INDEX_DDL, _VERSIONS):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(_STAMP, (REVISION,))
    connection.exec_driver_sql(_IDENTITY, (uuid4().hex,))
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")


def _refuse_orphaned_log(path: Path) -> None:
    """SQLite would mix the old log into the new file, and the log may hold somebody's work."""
    log = log_of(path)
    if log.exists() and log.stat().st_size:
        raise DamagedLibrary(
            f"The library “{path}” is missing, but “{log.name}” with its last changes is there. "
            "Put the library back beside it, or restore a backup."
        )
