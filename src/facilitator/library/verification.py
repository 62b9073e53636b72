"""Whether every part of a library can be read and says what it said when it was written."""

from __future__ import annotations

import zlib
from contextlib import closing
from hashlib import sha256
from typing import TYPE_CHECKING

from facilitator.library.connection import SCHEMA, connect
from facilitator.library.errors import DamagedLibrary
from facilitator.library.failures import in_plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sqlcipher3 import dbapi2

_TABLES = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' "
    "AND substr(name, 1, 7) <> 'sqlite_' AND substr(name, 1, 11) <> 'plan_search' ORDER BY name"
)
_BODIES = (
    "SELECT plan.title, plan_version.number, plan_version.digest, plan_version.body "
    "FROM plan_version JOIN plan ON plan.id = plan_version.plan_id"
)
_ORIGINS = (
    "SELECT plan.title, origin.number, origin.digest, origin.content "
    "FROM origin JOIN plan ON plan.id = origin.plan_id"
)
_UNINDEXED = (
    "SELECT count(*) FROM plan LEFT JOIN plan_search_docsize AS indexed ON indexed.id = plan.key "
    "WHERE (indexed.id IS NULL) = (plan.trashed_at IS NULL)"
)


def digest_of(body: str) -> str:
    """The SHA-256 that is stored with a plan's body."""
    return sha256(body.encode()).hexdigest()


def damage(connection: dbapi2.Connection) -> Iterator[str]:
    """What SQLite itself finds, its full-text index included, at most a hundred lines."""
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield line


def lost_references(connection: dbapi2.Connection) -> Iterator[str]:
    """Tables with rows that belong to a row which is not there."""
    yield from dict.fromkeys(row[0] for row in connection.execute("PRAGMA foreign_key_check"))


def changed_plans(connection: dbapi2.Connection) -> Iterator[str]:
    """Titles and versions of plans whose text is not the one that was stored.

    Flipped bits in text pass every check of SQLite's; only the stored hash tells.
    """
    for title, number, digest, body in connection.execute(_BODIES):
        if digest_of(body) != digest:
            yield f"{title} ({number})"


def changed_origins(connection: dbapi2.Connection) -> Iterator[str]:
    """Titles and versions of plans whose document is not the one that was stored."""
    for title, number, digest, content in connection.execute(_ORIGINS):
        if _digest_of_compressed(content) != digest:
            yield f"{title} ({number})"


def _digest_of_compressed(content: bytes) -> str:
    try:
        return sha256(zlib.decompress(content)).hexdigest()
    except zlib.error:
        return ""


def wrongly_indexed(connection: dbapi2.Connection) -> int:
    """How many plans search cannot find, or finds in the trash."""
    return int(connection.execute(_UNINDEXED).fetchone()[0])


def schema_of(connection: dbapi2.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def counts(connection: dbapi2.Connection) -> dict[str, int]:
    """The number of rows in every table."""
    names = [row[0] for row in connection.execute(_TABLES)]
    count = "SELECT count(*) FROM "
    return {name: connection.execute(f'{count}"{name}"').fetchone()[0] for name in names}


def counts_in(path: Path) -> dict[str, int]:
    with closing(connect(path, "ro")) as connection:
        return counts(connection)


def verify(path: Path, *, copied_from: Path | None = None) -> Mapping[str, int]:
    """The counts of a file that passed every check.

    Raises DamagedLibrary, which names the file that it was copied from.
    """
    named = copied_from or path
    with in_plain_words(named), closing(connect(path, "ro")) as connection:
        findings = [*damage(connection), *lost_references(connection)]
        if schema_of(connection) == SCHEMA:
            findings += [*changed_plans(connection), *changed_origins(connection)]
        if findings:
            raise DamagedLibrary(
                f"“{named}” is damaged ({findings[0]}), so it was not copied. "
                "Keep it, and restore a backup that is sound."
            )
        return counts(connection)
