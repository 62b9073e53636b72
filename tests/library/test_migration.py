"""Old libraries become new ones, whole or not at all."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from facilitator.domain.run_events import Started, TimeAdded
from facilitator.library.connection import APPLICATION_ID, SCHEMA, connect
from facilitator.library.creation import REVISION
from facilitator.library.errors import DamagedLibrary, LibraryError
from facilitator.library.files import create_private
from facilitator.library.migration import SCRIPTS, migrate
from facilitator.library.store import Library
from facilitator.library.verification import verify
from tests.library.examples import BEES, add, new, save, session

if TYPE_CHECKING:
    from facilitator.paths import Paths

NEXT = SCHEMA + 1
_NEXT = """
from alembic import op

revision = "{revision}"
down_revision = "{before}"


def upgrade():
    op.execute("CREATE TABLE room (id TEXT NOT NULL PRIMARY KEY) STRICT")
    op.execute("ALTER TABLE session ADD COLUMN room TEXT")
    op.execute("UPDATE plan SET title = upper(title)")
    {last}
"""


def scripts_ending(folder: Path, last: str) -> Path:
    """The program's migrations, and one more that ends with this statement."""
    scripts = folder / "migrations"
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    rooms = _NEXT.format(revision=f"{NEXT:04}", before=REVISION, last=last)
    (scripts / "versions" / f"{NEXT:04}_rooms.py").write_text(rooms)
    return scripts


def everything_in(path: Path) -> tuple[int, list[str]]:
    """The schema's number, and every object and row as SQL text."""
    with closing(connect(path, "ro")) as connection:
        number = connection.execute("PRAGMA user_version").fetchone()[0]
        objects = connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY name")
        lines = [repr(row) for row in objects.fetchall()]
        for table in ("plan", "plan_version", "session", "alembic_version", "plan_search"):
            lines += map(repr, connection.execute(f"SELECT * FROM {table}").fetchall())
    return number, lines


def schema_of(path: Path) -> list[tuple[str, str, str]]:
    """Tables and indexes; how they are broken into lines does not count."""
    with closing(connect(path, "ro")) as connection:
        rows = connection.execute(
            "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"
        ).fetchall()
    return [(kind, name, "".join((sql or "").split())) for kind, name, sql in rows]


@pytest.fixture
def version_0(paths: Paths) -> Path:
    """A library from before the first schema."""
    paths.create()
    create_private(paths.library)
    with closing(connect(paths.library, "rw")) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    return paths.library


@pytest.fixture
def filled(paths: Paths) -> Path:
    """A closed library with a plan and a session."""
    with closing(Library.open(paths.library, backups=paths.backups)) as library:
        save(library, session(add(library, new())))
    return paths.library


def test_the_oldest_library_is_brought_up_to_date(version_0: Path, paths: Paths) -> None:
    with closing(Library.open(version_0, backups=paths.backups)) as library:
        add(library, new())
        with library.reading() as work:
            assert [hit.plan.title for hit in work.plans.search("bees")] == [BEES.title]

    (backup,) = paths.backups.iterdir()
    assert backup.name.startswith("library-")
    assert backup.name.endswith("-before-update.sqlite3")
    assert verify(backup) == {}
    assert backup.stat().st_mode & 0o777 == 0o600


def test_a_run_of_the_first_version_keeps_every_event(
    version_0: Path, paths: Paths, tmp_path: Path
) -> None:
    scripts = tmp_path / "first"
    later = shutil.ignore_patterns("__pycache__", *(f"{n:04}_*" for n in range(2, NEXT)))
    shutil.copytree(SCRIPTS, scripts, ignore=later)
    migrate(version_0, backups=paths.backups, scripts=scripts, schema=1)
    with closing(connect(version_0, "rw")) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(
            "INSERT INTO session VALUES ('s', 'p', 1, 'Bees', 0, '', 0, 0, NULL, NULL)"
        )
        connection.execute(
            "INSERT INTO plan VALUES (1, 'p', 'Bees', '', NULL, 0, 0, 0, 0, 1, 0, NULL)"
        )
        connection.execute("INSERT INTO plan_version VALUES ('p', 1, 0, '', 0, '', '{}')")
        connection.executemany(
            "INSERT INTO run_event (session_id, id, kind, at, phase, amount) "
            "VALUES ('s', ?, ?, ?, ?, ?)",
            [("a", "started", 5_000_000, 0, None), ("b", "time_added", 6_000_000, 0, 60_000_000)],
        )

    with (
        closing(Library.open(version_0, backups=paths.backups)) as library,
        library.reading() as work,
    ):
        started, added = work.runs.events("s")
        assert work.runs.last_reading("s") is None
    assert isinstance(started, Started)
    assert isinstance(added, TimeAdded)
    assert added.amount == timedelta(minutes=1)


def test_migrating_and_making_anew_give_the_same_library(
    version_0: Path, paths: Paths, tmp_path: Path
) -> None:
    anew = tmp_path / "anew" / "library.sqlite3"
    for path in (version_0, anew):
        Library.open(path, backups=path.parent / "backups").close()

    assert schema_of(version_0) == schema_of(anew)
    for path in (version_0, anew):
        with closing(connect(path, "ro")) as connection:
            stamp = connection.execute("SELECT version_num FROM alembic_version").fetchall()
            ranks = connection.execute("SELECT * FROM plan_search_config ORDER BY k").fetchall()
            number = connection.execute("PRAGMA user_version").fetchone()[0]
        assert stamp == [(REVISION,)]
        assert dict(ranks)["rank"].startswith("bm25(")
        assert number == SCHEMA


def test_the_newest_migration_is_the_one_that_the_program_expects() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    assert ScriptDirectory.from_config(config).get_heads() == [REVISION]


def test_a_migration_keeps_a_verified_copy_of_what_was(
    filled: Path, paths: Paths, tmp_path: Path
) -> None:
    before = everything_in(filled)

    kept = migrate(
        filled, backups=paths.backups, scripts=scripts_ending(tmp_path, "pass"), schema=NEXT
    )

    number, lines = everything_in(filled)
    assert number == NEXT
    assert any(BEES.title.upper() in line for line in lines)
    assert everything_in(kept) == before
    assert verify(kept)["plan"] == 1


def test_a_migration_may_rebuild_a_table_that_others_refer_to(
    filled: Path, paths: Paths, tmp_path: Path
) -> None:
    """With foreign keys on, dropping the old table would delete all that belongs to its rows."""
    rebuild = """for statement in (
        "CREATE TABLE new AS SELECT * FROM plan",
        "DROP TABLE plan",
        "CREATE TABLE plan (key INTEGER PRIMARY KEY, id TEXT UNIQUE, title TEXT)",
        "INSERT INTO plan SELECT key, id, title FROM new",
        "DROP TABLE new",
    ):
        op.execute(statement)"""
    before = verify(filled)

    migrate(filled, backups=paths.backups, scripts=scripts_ending(tmp_path, rebuild), schema=NEXT)

    assert verify(filled) == {**before, "room": 0}


@pytest.mark.parametrize(
    "last",
    [
        'raise RuntimeError("out of ideas")',
        'op.execute("UPDATE nothing SET x = 1")',
        "op.execute(\"INSERT INTO room VALUES ('a'), ('a')\")",
        'op.execute("DELETE FROM plan")',
    ],
)
def test_a_migration_that_fails_changes_nothing(
    filled: Path, paths: Paths, tmp_path: Path, last: str
) -> None:
    before = everything_in(filled)

    with pytest.raises(LibraryError, match="is as it was") as raised:
        migrate(filled, backups=paths.backups, scripts=scripts_ending(tmp_path, last), schema=NEXT)

    assert everything_in(filled) == before
    (kept,) = paths.backups.iterdir()
    assert str(kept) in str(raised.value)
    assert everything_in(kept) == before
    with closing(Library.open(filled, backups=paths.backups)) as library:
        add(library, new())


def test_a_damaged_library_is_not_migrated(version_0: Path, paths: Paths) -> None:
    with closing(connect(version_0, "rw")) as connection:
        connection.execute("CREATE TABLE a (x)")
        connection.executemany("INSERT INTO a VALUES (?)", [("x" * 900,) for _ in range(50)])
    content = bytearray(version_0.read_bytes())
    content[8192:12288] = bytes(4096)
    version_0.write_bytes(content)

    with pytest.raises(DamagedLibrary):
        Library.open(version_0, backups=paths.backups)
    assert version_0.read_bytes() == content
    assert list(paths.backups.iterdir()) == []
