"""A new library from what can still be read of a damaged one, which is never written to."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlcipher3 import dbapi2

from facilitator.domain.plan_data import plan_from_data
from facilitator.library.connection import connect, connect_durable
from facilitator.library.creation import create_library
from facilitator.library.errors import DamagedLibrary, LibraryError
from facilitator.library.failures import in_plain_words
from facilitator.library.files import companions_of, create_private, log_of, scratch_beside
from facilitator.library.plan_keeping import show_newest
from facilitator.library.plan_rows import shown_columns
from facilitator.library.rows import Row, UtcDateTime
from facilitator.library.verification import changed_origins, counts, damage, digest_of, verify
from facilitator.library.walking import Walk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from facilitator.library.values import BroughtIn

_HEADER, _LARGEST = 100, 10**10
_JSON: Final = frozenset({"detail", "participants", "tags", "value"})
_FIRST, _LAST = -(2**51), 2**53
"""Microseconds from 1970: instants that a program can have meant."""
_MADE_ANEW: Final = frozenset({"alembic_version"})


@dataclass(frozen=True, slots=True)
class SavedTable:
    """How many rows of a table came along, and how many at most did not.

    `breaks_off`: from some row on nothing could be read, and nobody knows how much was there.
    """

    name: str
    kept: int
    missing: int
    breaks_off: bool = False


@dataclass(frozen=True, slots=True)
class Salvage:
    """What came of it; `from_journals` is what only they still knew."""

    tables: tuple[SavedTable, ...]
    from_journals: BroughtIn

    @property
    def kept(self) -> int:
        return sum(table.kept for table in self.tables)

    @property
    def is_whole(self) -> bool:
        return not any(table.missing or table.breaks_off for table in self.tables)


def salvage(path: Path, target: Path) -> Salvage:
    """Write all that can be read of `path`, and all that its journals know, to a new library.

    Raises LibraryError when `target` is there already or cannot be written.
    """
    if target.exists():
        raise LibraryError(f"“{target}” is there already. Choose another name.")
    with in_plain_words(target):
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    create_library(target)
    try:
        walks, is_damaged = _copy_rows(path, target)
        kept = _mend(target)
        brought = _with_journals(path, target)
        verify(target)
    except BaseException:
        for file in (target, *companions_of(target)):
            file.unlink(missing_ok=True)
        raise
    tables = [
        SavedTable(name, kept[name], _missing(read - kept[name], walk, is_damaged), walk.breaks_off)
        for name, (read, walk) in walks.items()
    ]
    return Salvage(tuple(tables), brought)


def _missing(left_out: int, walk: Walk, is_damaged: bool) -> int:
    """At most: in a sound file a gap is a row that was deleted."""
    return max(0, left_out) + walk.missing + (walk.gaps if is_damaged else 0)


def _copy_rows(path: Path, target: Path) -> tuple[dict[str, tuple[int, Walk]], bool]:
    """From a copy of the bytes: not even SQLite touches what is damaged."""
    with (
        scratch_beside(target.with_name(f"{target.name}.damaged")) as copy,
        in_plain_words(target),
        closing(connect_durable(target)) as into,
    ):
        _copy_bytes(path, copy)
        names = [name for name in counts(into) if name not in _MADE_ANEW]
        into.execute("PRAGMA foreign_keys = OFF")
        into.execute("BEGIN")
        with closing(_opened(copy)) as source:
            walks = {name: _copy_table(source, into, name) for name in names}
            is_damaged = _is_damaged(source)
        into.execute("COMMIT")
        for file in companions_of(copy):
            file.unlink(missing_ok=True)
    return walks, is_damaged


def _is_damaged(source: dbapi2.Connection) -> bool:
    try:
        return any(damage(source))
    except dbapi2.DatabaseError:
        return True


def _copy_bytes(path: Path, copy: Path) -> None:
    for file, to in ((path, copy), (log_of(path), log_of(copy))):
        if file.exists():
            with suppress(FileExistsError):
                create_private(to)
            shutil.copyfile(file, to)
    _fill_up(copy)


def _fill_up(copy: Path) -> None:
    """SQLite reads nothing of a file that was cut off; with the rest as zeros it reads the rest."""
    with copy.open("rb+") as file:
        header = file.read(_HEADER)
        size = int.from_bytes(header[16:18], "big") * int.from_bytes(header[28:32], "big")
        if file.seek(0, os.SEEK_END) < size <= _LARGEST:
            file.truncate(size)


def _opened(copy: Path) -> dbapi2.Connection:
    try:
        return connect(copy, "rw")
    except dbapi2.DatabaseError as error:
        raise DamagedLibrary("Not even the beginning of the library can be read.") from error


def _copy_table(source: dbapi2.Connection, into: dbapi2.Connection, table: str) -> tuple[int, Walk]:
    columns = _columns(into, table)
    try:
        there = set(_columns(source, table))
    except dbapi2.DatabaseError:
        there = set()
    shared = [name for name in columns if name in there]
    walk = Walk(source, table, shared)
    if not shared:
        walk.breaks_off = True
        return 0, walk
    if table == "identity":
        into.execute("DELETE FROM identity")
    names, places = ", ".join(f'"{name}"' for name in shared), ", ".join("?" * len(shared))
    insert = f'INSERT INTO "{table}" ({names}) VALUES ({places})'  # noqa: S608
    checks = [_check_of(table, name) for name in shared]
    read = 0
    for row in walk.rows():
        read += 1
        if all(sound(value) for sound, value in zip(checks, row, strict=True)):
            with suppress(dbapi2.IntegrityError):  # it was read twice, or is no row of this table
                into.execute(insert, row)
    if table == "identity" and not read:
        into.execute("INSERT INTO identity VALUES (lower(hex(randomblob(16))), '')")
    return read, walk


def _check_of(table: str, column: str) -> Callable[[Any], bool]:
    """Whether the program will be able to read a value: bits that flip are not seen by SQLite."""
    if isinstance(Row.metadata.tables[table].columns[column].type, UtcDateTime):
        return lambda value: value is None or _FIRST < value < _LAST
    return _is_json if column in _JSON else lambda _value: True


def _is_json(value: Any) -> bool:
    try:
        return not value or json.loads(value) is not None
    except ValueError:
        return False


def _columns(connection: dbapi2.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]


def _mend(target: Path) -> dict[str, int]:
    """Leave out what belongs to nothing; then every plan is found again."""
    with closing(connect_durable(target)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN")
        _mend_texts(connection)
        _mend_plans(connection)
        _drop_orphans(connection)
        connection.execute("COMMIT")
        kept = counts(connection)
        plans = [row[0] for row in connection.execute("SELECT id FROM plan")]
    _index(target, plans)
    return kept


def _mend_texts(connection: dbapi2.Connection) -> None:
    """A plan whose text changed is kept if it is still a plan; a document that changed is not."""
    bodies = connection.execute("SELECT rowid, body, digest FROM plan_version").fetchall()
    for rowid, body, digest in bodies:
        if digest_of(body) != digest:
            if _is_plan(body):
                new = (digest_of(body), rowid)
                connection.execute("UPDATE plan_version SET digest = ? WHERE rowid = ?", new)
            else:
                connection.execute("DELETE FROM plan_version WHERE rowid = ?", (rowid,))
    if any(changed_origins(connection)):
        connection.execute("DELETE FROM origin")


def _is_plan(body: str) -> bool:
    try:
        plan_from_data(json.loads(body))
    except Exception:
        return False
    return True


def _mend_plans(connection: dbapi2.Connection) -> None:
    """A plan whose own row is gone is made again from its newest version."""
    lost = connection.execute(
        "SELECT plan_id, max(number), at, open_checks, body FROM plan_version "
        "WHERE plan_id NOT IN (SELECT id FROM plan) GROUP BY plan_id"
    ).fetchall()
    for plan_id, number, at, open_checks, body in lost:
        shown = shown_columns(plan_from_data(json.loads(body)))
        shown |= {"id": plan_id, "version": number, "updated_at": at, "open_checks": open_checks}
        names, places = ", ".join(shown), ", ".join("?" * len(shown))
        insert = f"INSERT INTO plan ({names}) VALUES ({places})"  # noqa: S608
        connection.execute(insert, tuple(shown.values()))
    connection.execute("DELETE FROM plan WHERE id NOT IN (SELECT plan_id FROM plan_version)")


def _drop_orphans(connection: dbapi2.Connection) -> None:
    while lost := connection.execute("PRAGMA foreign_key_check").fetchall():
        for table, rowid, *_ in lost:
            connection.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (rowid,))  # noqa: S608


def _index(target: Path, plans: list[str]) -> None:
    from facilitator.library.engines import writing_engine

    engine = writing_engine(target)
    try:
        with engine.begin() as connection:
            for plan_id in plans:
                show_newest(connection, plan_id)
    finally:
        engine.dispose()


def _with_journals(path: Path, target: Path) -> BroughtIn:
    from facilitator.library.journal import journals_beside
    from facilitator.library.store import Library

    with closing(Library(target)) as library:
        return library.read_journals(journals_beside(path), thoroughly=True)
