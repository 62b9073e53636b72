"""What lies in a backup, read without SQLAlchemy and without changing a byte of it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from facilitator.library.connection import connect
from facilitator.library.failures import in_plain_words

if TYPE_CHECKING:
    from pathlib import Path

    from sqlcipher3.dbapi2 import Connection


# What a session holds is told by how much of each kind there is, and by the newest of it: a
# changed observation keeps its place and leaves what it was in the history. Nothing is NULL, as it
# is for a table that a backup of an older release does not have.
_OF_A_SESSION = {
    "run_event": "SELECT count(*) || ' ' || max(number) FROM run_event WHERE session_id = s.id",
    "observation": (
        "SELECT count(*) || ' ' || max(at) FROM observation "
        "WHERE session_id = s.id AND removed_at IS NULL"
    ),
    "observation_history": (
        "SELECT nullif(count(*), 0) FROM observation_history h "
        "JOIN observation o ON o.id = h.observation_id WHERE o.session_id = s.id"
    ),
    "score": "SELECT count(*) || ' ' || max(number) FROM score WHERE session_id = s.id",
}


class Contents(NamedTuple):
    """By its id: title and version of each plan on the shelf, title and state of each session.

    Two states are equal when nothing was added to the session or changed in it.
    """

    plans: dict[str, tuple[str, object]]
    sessions: dict[str, tuple[str, object]]
    observations: int


def read_contents(file: Path) -> Contents:
    """Raises LibraryError when it cannot be read."""
    with in_plain_words(file), closing(connect(file, "ro")) as connection:
        plans = connection.execute(
            "SELECT id, title, version FROM plan WHERE trashed_at IS NULL"
        ).fetchall()
        sessions = connection.execute(_sessions(connection)).fetchall()
        (observations,) = connection.execute(
            "SELECT count(*) FROM observation WHERE removed_at IS NULL"
        ).fetchone()
    return Contents(
        {key: (title, version) for key, title, version in plans},
        {key: (title, tuple(state)) for key, title, *state in sessions},
        observations,
    )


def _sessions(connection: Connection) -> str:
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master").fetchall()}
    parts = [f"({told})" if table in there else "NULL" for table, told in _OF_A_SESSION.items()]
    columns = ", ".join(("s.id", "s.title", "s.started_at", "s.ended_at", *parts))
    return f"SELECT {columns} FROM session s"  # noqa: S608 - nothing but words of this module
