"""What a doctor finds in a library, open or not."""

from __future__ import annotations

import shutil
from contextlib import closing
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from facilitator.domain.diagnostic import Diagnostic, Severity
from facilitator.library import verification
from facilitator.library.connection import SCHEMA, connect
from facilitator.library.errors import LibraryError
from facilitator.library.files import log_of
from facilitator.library.identity import identify

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SAFE_SQLITE = (3, 51, 3)
_LITTLE_SPACE = 200_000_000
_COUNTED = ("plan", "session", "observation")


def examine(path: Path) -> tuple[Diagnostic, ...]:
    """Facts as INFO, then damage as ERROR; damage is told, never raised."""
    findings = [*_program(), *_disk(path)]
    try:
        schema = identify(path)
        with closing(connect(path, "ro")) as connection:
            findings += _facts(path, connection)
            findings += _damage(connection)
            if schema == SCHEMA:
                findings += _wrong_contents(connection)
    except (LibraryError, OSError, UnicodeError) as error:
        findings.append(_error("library-unusable", "{reason}", reason=str(error)))
    except dbapi2.DatabaseError as error:
        findings.append(_unreadable(error))
    return tuple(findings)


def sqlite_version() -> str:
    return dbapi2.sqlite_version


def _program() -> Iterator[Diagnostic]:
    yield _fact(
        "sqlite-version", "SQLite {version} keeps the library.", version=dbapi2.sqlite_version
    )
    if tuple(map(int, dbapi2.sqlite_version.split("."))) < _SAFE_SQLITE:
        yield Diagnostic(
            Severity.WARNING,
            "sqlite-old",
            "This SQLite may damage libraries: 3.51.3 mended it. Install a newer program.",
        )


def _disk(path: Path) -> Iterator[Diagnostic]:
    free = shutil.disk_usage(path.parent).free
    if free < _LITTLE_SPACE:
        yield Diagnostic(
            Severity.WARNING,
            "disk-nearly-full",
            "Only {megabytes} MB are free on the disk of the library. Free some space.",
            {"megabytes": str(free // 1_000_000)},
        )


def _facts(path: Path, connection: dbapi2.Connection) -> Iterator[Diagnostic]:
    yield _fact("library-place", "The library is {path}.", path=str(path))
    yield _fact(
        "library-schema", "Its schema is {schema}.", schema=str(verification.schema_of(connection))
    )
    yield _fact(
        "library-size",
        "It takes {size} bytes, and {log} more wait in its log.",
        size=str(path.stat().st_size),
        log=str(log_of(path).stat().st_size if log_of(path).exists() else 0),
    )
    rows = verification.counts(connection)
    yield _fact(
        "library-contents",
        "It holds {plan} plans, {session} sessions and {observation} observations.",
        **{name: str(rows.get(name, 0)) for name in _COUNTED},
    )


def _damage(connection: dbapi2.Connection) -> Iterator[Diagnostic]:
    for finding in verification.damage(connection):
        yield _error(
            "library-damaged",
            "The library's file is damaged: {finding}. Keep it and restore a backup.",
            finding=finding,
        )
    for table in verification.lost_references(connection):
        yield _error(
            "library-incomplete",
            "Entries of “{table}” belong to something that is gone. Restore a backup.",
            table=table,
        )


def _wrong_contents(connection: dbapi2.Connection) -> Iterator[Diagnostic]:
    for plan in verification.changed_plans(connection):
        yield _error(
            "plan-damaged",
            "The text of “{plan}” changed on the disk. Restore a backup or import it again.",
            plan=plan,
        )
    for document in verification.changed_origins(connection):
        yield _error(
            "origin-damaged",
            "The document behind “{document}” changed on the disk. Restore a backup.",
            document=document,
        )
    wrong = verification.wrongly_indexed(connection)
    if wrong:
        yield _error(
            "search-incomplete",
            "The search is wrong about {count} plans. Restore a backup.",
            count=str(wrong),
        )


def _unreadable(error: dbapi2.DatabaseError) -> Diagnostic:
    return _error(
        "library-unreadable",
        "Parts of the library cannot be read ({reason}). Keep it and restore a backup.",
        reason=str(error),
    )


def _fact(code: str, template: str, **values: str) -> Diagnostic:
    return Diagnostic(Severity.INFO, code, template, values)


def _error(code: str, template: str, **values: str) -> Diagnostic:
    return Diagnostic(Severity.ERROR, code, template, values)
