"""Bringing an older library up to date: all of it, or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.library.backup import keep_copy
from facilitator.library.connection import SCHEMA
from facilitator.library.engines import migrating_engine
from facilitator.library.errors import DamagedLibrary, LibraryError
from facilitator.library.failures import explained

if TYPE_CHECKING:
    from sqlalchemy import Connection

SCRIPTS = Path(__file__).with_name("migrations")


def migrate(path: Path, *, backups: Path, scripts: Path = SCRIPTS, schema: int = SCHEMA) -> Path:
    """Keep a verified copy, then run the migrations in one transaction; returns the copy's path.

    Raises LibraryError with the library as it was.
    """
    kept = keep_copy(path, backups, "before-update")
    engine = migrating_engine(path)
    try:
        with engine.begin() as connection:
            _run(connection, scripts, schema)
    except Exception as error:
        raise _failed(error, path, kept) from error
    finally:
        engine.dispose()
    return kept


def _run(connection: Connection, scripts: Path, schema: int) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    command.upgrade(config, "head")
    _check_foreign_keys(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {schema}")


def _check_foreign_keys(connection: Connection) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise DamagedLibrary("Some entries of the library belong to nothing any more.")


def _failed(error: Exception, path: Path, kept: Path) -> LibraryError:
    reason = explained(error, path) or error
    return LibraryError(
        f"The library “{path}” could not be brought up to date and is as it was "
        f"({reason}). A verified copy of it is “{kept}”. Please report this."
    )
