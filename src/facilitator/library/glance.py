"""What the first frame needs of the library, read without SQLAlchemy."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from facilitator.library import shelf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from facilitator.domain.shelf import PlanSummary


def is_new(path: Path, backups: Path) -> bool:
    """Nothing of a library is there: not its file, and neither a backup nor a journal of one."""
    traces = (backups.glob("*.sqlite3"), (path.parent / "journal").glob("*.journal"))
    return not path.exists() and not any(any(found) for found in traces)


def shelf_rows(
    path: Path, *, limit: int | None = None, since: datetime | None = None
) -> tuple[PlanSummary, ...] | None:
    """What `Plans.summaries` gives, the first `limit` of it; None when in any doubt."""
    most = shelf.ALL_OF_THEM if limit is None else limit
    rows = _read(path, shelf.ON_THE_SHELF, (shelf.since_value(since), most))
    try:
        return None if rows is None else shelf.summaries_of(rows)
    except (TypeError, ValueError, OverflowError):
        return None


def _read(path: Path, statement: str, values: Sequence[object]) -> list[Any] | None:
    """Opening the library says what is wrong with it; a glance only looks away."""
    from sqlcipher3 import dbapi2

    from facilitator.library.connection import APPLICATION_ID, SCHEMA, connect

    try:
        with closing(connect(path, "ro")) as connection:
            made_by = connection.execute("PRAGMA application_id").fetchone()[0]
            schema = connection.execute("PRAGMA user_version").fetchone()[0]
            if (made_by, schema) != (APPLICATION_ID, SCHEMA):
                return None
            return connection.execute(statement, values).fetchall()
    except (dbapi2.Error, OSError, UnicodeError):
        return None
