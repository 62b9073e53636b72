"""Opening, closing, transactions, and what can be wrong with a library's file."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier, Thread
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2

from facilitator.domain.diagnostic import Severity
from facilitator.errors import UserError
from facilitator.library.backup import restore
from facilitator.library.connection import APPLICATION_ID, SCHEMA, connect
from facilitator.library.errors import (
    DamagedLibrary,
    LibraryError,
    NewerLibrary,
    NotALibrary,
    UnwritableLibrary,
)
from facilitator.library.glance import shelf_rows
from facilitator.library.store import Library
from facilitator.paths import below
from tests.library.examples import AT, BEES, KNOTS, add, new
from tests.library.full_disk import full_disk, pragma, writer_of

if TYPE_CHECKING:
    from facilitator.paths import Paths


def reopened(paths: Paths) -> Library:
    return Library.open(paths.library, backups=paths.backups)


def titles(library: Library) -> list[str]:
    with library.reading() as work:
        return [plan.title for plan in work.plans.summaries()]


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


class TestAnOpenLibrary:
    def test_is_marked_as_ours_and_private(self, library: Library, paths: Paths) -> None:
        add(library, new())

        with closing(connect(paths.library, "ro")) as connection:
            assert pragma(connection, "application_id") == APPLICATION_ID
            assert pragma(connection, "user_version") == SCHEMA
            assert pragma(connection, "journal_mode") == "wal"
        files = sorted(paths.data.iterdir())
        assert [file.name for file in files] == [
            "library.sqlite3", "library.sqlite3-shm", "library.sqlite3-wal",
        ]  # fmt: skip
        assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
        assert paths.data.stat().st_mode & 0o777 == 0o700

    def test_becomes_private_when_it_was_not(self, library: Library, paths: Paths) -> None:
        library.close()
        paths.library.chmod(0o644)

        reopened(paths).close()
        assert paths.library.stat().st_mode & 0o777 == 0o600

    def test_is_one_file_with_everything_in_it_when_closed(
        self, library: Library, paths: Paths
    ) -> None:
        add(library, new())
        titles(library)
        library.close()

        assert [file.name for file in paths.data.iterdir()] == ["library.sqlite3"]
        with closing(reopened(paths)) as again:
            assert titles(again) == [BEES.title]

    def test_writes_as_carefully_as_sqlite_can(self, library: Library) -> None:
        careful = {
            "synchronous": 2, "fullfsync": 1, "checkpoint_fullfsync": 1, "foreign_keys": 1,
            "trusted_schema": 0, "cell_size_check": 1, "mmap_size": 0, "busy_timeout": 10_000,
            "wal_autocheckpoint": 1000, "query_only": 0,
        }  # fmt: skip
        writer = writer_of(library)

        assert {name: pragma(writer, name) for name in careful} == careful

    def test_reads_through_connections_that_neither_write_nor_checkpoint(
        self, library: Library
    ) -> None:
        with library.reading() as work:
            reader = work.plans._connection.connection.dbapi_connection
            assert isinstance(reader, dbapi2.Connection)
            assert pragma(reader, "query_only") == 1
            assert pragma(reader, "wal_autocheckpoint") == 0
            assert pragma(reader, "trusted_schema") == 0

    def test_cannot_be_written_by_reading(self, library: Library) -> None:
        with pytest.raises(LibraryError), library.reading() as work:
            work.plans.add([new()], AT)

        assert titles(library) == []

    @pytest.mark.parametrize("name", ["a b", "50 % off?", "#1", "file:x", "жук 学", "\udce9"])
    def test_may_be_anywhere(self, tmp_path: Path, name: str) -> None:
        """A folder's name may be anything, even bytes that are no text."""
        if name == "\udce9" and sys.platform != "linux":
            pytest.skip("file names are text here")
        path = tmp_path / name / "library.sqlite3"
        with closing(Library.open(path, backups=path.parent)) as opened:
            add(opened, new())
            opened.backup_to(path.with_name("backup.sqlite3"))
            assert {finding.severity for finding in opened.findings()} == {Severity.INFO}
        restore(path, path.with_name("backup.sqlite3"), backups=path.parent)

        rows = shelf_rows(path)
        assert rows is not None
        assert [row.title for row in rows] == [BEES.title]


class TestATransaction:
    def test_is_undone_whole_by_any_exception(self, library: Library) -> None:
        def change_of_mind() -> None:
            with library.transaction() as work:
                work.plans.add([new()], AT)
                raise RuntimeError

        with pytest.raises(RuntimeError):
            change_of_mind()
        assert titles(library) == []

        add(library, new(KNOTS))
        assert titles(library) == [KNOTS.title]

    def test_is_not_seen_before_it_ends(self, library: Library) -> None:
        with library.transaction() as work:
            work.plans.add([new()], AT)
            assert titles(library) == []
        assert titles(library) == [BEES.title]

    def test_does_not_change_what_a_reader_is_looking_at(self, library: Library) -> None:
        with library.reading() as work:
            assert work.plans.summaries() == ()
            add(library, new())
            assert work.plans.summaries() == ()
        assert titles(library) == [BEES.title]

    def test_waits_for_the_one_of_another_thread(self, library: Library) -> None:
        together = Barrier(4)

        def write() -> None:
            together.wait()
            for _ in range(10):
                add(library, new(KNOTS))
                titles(library)

        threads = [Thread(target=write) for _ in range(3)]
        for thread in threads:
            thread.start()
        together.wait()
        for thread in threads:
            thread.join()

        assert len(titles(library)) == 30

    def test_that_finds_the_disk_full_changes_nothing_and_says_so(self, library: Library) -> None:
        add(library, new(KNOTS))

        with (
            full_disk(library),
            pytest.raises(UnwritableLibrary, match=r"disk is full.*Free some space"),
        ):
            add(library, *(new() for _ in range(500)))
        assert titles(library) == [KNOTS.title]

        add(library, new())
        assert len(titles(library)) == 2

    @pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
    def test_on_a_failing_disk_is_the_last_one(self, paths: Paths) -> None:
        """Beyond the limit the system answers a write with an error, as a dying disk does."""
        program = """
import resource, sys
from pathlib import Path
from facilitator.library.errors import UnwritableLibrary
from facilitator.library.store import Library
from tests.library.examples import add, new
path = Path(sys.argv[1])
library = Library.open(path, backups=path.parent)
add(library, new())
resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, resource.RLIM_INFINITY))
def attempt(count):
    try:
        add(library, *(new() for _ in range(count)))
    except UnwritableLibrary as error:
        print(error)
attempt(500)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
attempt(1)
with library.reading() as work:
    print(len(work.plans.summaries()))
library.close()
again = Library.open(path, backups=path.parent)
add(again, new())
with again.reading() as work:
    print(len(work.plans.summaries()))
"""
        lines = _run(program, str(paths.library)).splitlines()

        assert lines[2:] == ["1", "2"]
        assert lines[0] == lines[1]
        assert "disk reported an error" in lines[0]


class TestOpening:
    @pytest.mark.skipif(sys.platform == "win32", reason="Windows knows other rights")
    @pytest.mark.parametrize("mode", [0o640, 0o604, 0o666])
    def test_takes_the_rights_of_others_away(
        self, library: Library, paths: Paths, mode: int
    ) -> None:
        library.close()
        paths.library.chmod(mode)
        reopened(paths).close()
        assert paths.library.stat().st_mode & 0o777 == 0o600

    def test_refuses_a_newer_library_and_leaves_it_as_it_is(
        self, library: Library, paths: Paths
    ) -> None:
        add(library, new())
        library.close()
        with closing(connect(paths.library, "rw")) as connection:
            connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
        before = snapshot(paths.data)

        with pytest.raises(NewerLibrary, match="newer version"):
            reopened(paths)
        assert snapshot(paths.data) == before

    def test_sees_a_newer_library_also_in_the_log(self, library: Library, paths: Paths) -> None:
        """A newer program was killed just behind its migration."""
        writer_of(library).execute(f"PRAGMA user_version = {SCHEMA + 1}")
        before = paths.library.read_bytes()

        with pytest.raises(NewerLibrary):
            reopened(paths)
        assert paths.library.read_bytes() == before

    @pytest.mark.parametrize(
        "content", [b"Dear diary,", b"\x89PNG\r\n\x1a\n" * 500, b"\x00" * 4096]
    )
    def test_refuses_a_file_that_is_something_else(self, paths: Paths, content: bytes) -> None:
        paths.create()
        paths.library.write_bytes(content)

        with pytest.raises(NotALibrary, match="not a library of this program"):
            reopened(paths)
        assert snapshot(paths.data) == {str(paths.library): content}

    def test_refuses_the_database_of_another_program(self, paths: Paths) -> None:
        paths.create()
        with closing(sqlite3.connect(paths.library)) as connection:
            connection.execute("CREATE TABLE plan (id)")
        before = snapshot(paths.data)

        with pytest.raises(NotALibrary):
            reopened(paths)
        assert snapshot(paths.data) == before

    def test_refuses_a_folder(self, paths: Paths) -> None:
        paths.library.mkdir(parents=True)

        with pytest.raises(NotALibrary, match="There is no file"):
            reopened(paths)

    def test_never_takes_an_emptied_file_for_a_new_library(self, paths: Paths) -> None:
        paths.create()
        paths.library.touch()

        with pytest.raises(DamagedLibrary, match="is empty"):
            reopened(paths)
        assert snapshot(paths.data) == {str(paths.library): b""}

    def test_never_starts_anew_beside_a_log_that_was_left(
        self, library: Library, paths: Paths
    ) -> None:
        add(library, new())
        log = paths.library.with_name("library.sqlite3-wal")
        content = log.read_bytes()
        library.close()
        paths.library.unlink()
        log.write_bytes(content)

        with pytest.raises(DamagedLibrary, match="restore a backup"):
            reopened(paths)
        assert snapshot(paths.data) == {str(log): content}

    @pytest.mark.parametrize("kept", [100, 4096, 50_000])
    def test_says_so_when_a_library_was_cut_off(
        self, library: Library, paths: Paths, kept: int
    ) -> None:
        add(library, *(new() for _ in range(50)))
        library.close()
        os.truncate(paths.library, kept)

        def use() -> None:
            with closing(reopened(paths)) as cut:
                titles(cut)
                add(cut, new())

        with pytest.raises(DamagedLibrary, match="restore a backup"):
            use()

    def test_says_so_when_there_is_no_folder_for_it(self, paths: Paths) -> None:
        paths.data.parent.mkdir(parents=True, exist_ok=True)
        paths.data.touch()

        with pytest.raises(UserError, match="Check that its folder exists"):
            reopened(paths)

    @pytest.mark.skipif(
        sys.platform == "win32" or os.geteuid() != 0, reason="becomes somebody else to be refused"
    )
    @pytest.mark.parametrize("exists", [True, False])
    def test_says_so_when_the_place_may_not_be_written(self, exists: bool) -> None:
        program = """
import os, sys
from pathlib import Path
from facilitator.library.errors import UnwritableLibrary
from facilitator.library.store import Library
path = Path(sys.argv[1])
os.seteuid(65534)
try:
    Library.open(path, backups=path.parent)
except UnwritableLibrary as error:
    print(error)
"""
        with TemporaryDirectory() as name:
            paths = below(Path(name))
            if exists:
                reopened(paths).close()
                paths.library.chmod(0o644)
            paths.data.chmod(0o755)
            assert "may not be written" in _run(program, str(paths.library))

    def test_leaves_no_part_of_a_library_that_could_not_be_made(
        self, paths: Paths, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from facilitator.library import creation

        monkeypatch.setattr(creation, "REVISION", None)
        with pytest.raises(Exception, match="NOT NULL"):
            reopened(paths)
        assert snapshot(paths.data) == {}

    def test_does_not_wait_for_alembic(self, paths: Paths) -> None:
        program = """
import sys
from pathlib import Path
from facilitator.library.store import Library
path = Path(sys.argv[1])
for _ in range(2):
    Library.open(path, backups=path.parent).close()
print("alembic" in sys.modules)
"""
        assert _run(program, str(paths.library)) == "False\n"


def _run(program: str, *arguments: str) -> str:
    """What another Python prints."""
    answer = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    return answer.stdout
