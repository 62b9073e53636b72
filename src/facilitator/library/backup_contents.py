"""What lies in a backup, read without SQLAlchemy and without changing a byte of it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from facilitator.library.connection import connect
from facilitator.library.failures import in_plain_words

if TYPE_CHECKING:
    from pathlib import Path


class Contents(NamedTuple):
    """Title and version of each plan on the shelf by its id."""

    plans: dict[str, tuple[str, int]]
    sessions: int
    observations: int


def read_contents(file: Path) -> Contents:
    """Raises LibraryError when it cannot be read."""
    with in_plain_words(file), closing(connect(file, "ro")) as connection:
        plans = connection.execute(
            "SELECT id, title, version FROM plan WHERE trashed_at IS NULL"
        ).fetchall()
        (sessions,) = connection.execute("SELECT count(*) FROM session").fetchone()
        (observations,) = connection.execute(
            "SELECT count(*) FROM observation WHERE removed_at IS NULL"
        ).fetchone()
    return Contents(
        {key: (title, version) for key, title, version in plans}, sessions, observations
    )
