"""Copies that can be trusted, and the way back from them."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest

from facilitator.library import backup as backup_module
from facilitator.library.backup import restore
from facilitator.library.connection import SCHEMA, connect
from facilitator.library.errors import (
    DamagedLibrary,
    LibraryError,
    NewerLibrary,
    NotALibrary,
    UnwritableLibrary,
)
from facilitator.library.store import Library
from facilitator.library.verification import verify
from tests.library.examples import BEES, KNOTS, add, new

if TYPE_CHECKING:
    from facilitator.paths import Paths


def titles(path: Path) -> list[str]:
    with closing(Library.open(path, backups=path.parent)) as library, library.reading() as work:
        return [plan.title for plan in work.plans.summaries()]


def flip_a_letter(path: Path) -> None:
    """One changed letter in a plan's text, which SQLite's own check does not see."""
    content = path.read_bytes()
    place = content.index(b'"title":"Bees') + len(b'"title":"')
    path.write_bytes(content[:place] + b"P" + content[place + 1 :])


def empty_a_page(path: Path) -> None:
    """Zeroes where the plans' versions are."""
    content = bytearray(path.read_bytes())
    page = content.index(b'"title":"Bees') // 4096 * 4096
    content[page : page + 4096] = bytes(4096)
    path.write_bytes(content)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


class TestABackup:
    def test_holds_what_is_still_in_the_log(self, library: Library, tmp_path: Path) -> None:
        add(library, new())
        target = tmp_path / "stick" / "backup.sqlite3"
        library.backup_to(target)

        assert names(target.parent) == ["backup.sqlite3"]
        assert target.stat().st_mode & 0o777 == 0o600
        assert verify(target)["plan"] == 1
        assert titles(target) == [BEES.title]

    def test_can_be_read_where_nothing_can_be_written(
        self, library: Library, tmp_path: Path
    ) -> None:
        """A file in WAL mode cannot be opened on a stick that is write-protected."""
        library.backup_to(tmp_path / "backup.sqlite3")

        with closing(connect(tmp_path / "backup.sqlite3", "ro")) as connection:
            assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"

    def test_replaces_an_older_one(self, library: Library, tmp_path: Path) -> None:
        target = tmp_path / "backup.sqlite3"
        library.backup_to(target)
        add(library, new())
        library.backup_to(target)

        assert titles(target) == [BEES.title]

    def test_of_a_damaged_library_leaves_the_good_one(
        self, library: Library, paths: Paths, tmp_path: Path
    ) -> None:
        add(library, new())
        target = tmp_path / "stick" / "backup.sqlite3"
        library.backup_to(target)
        good = target.read_bytes()
        library.close()
        for damage in (flip_a_letter, empty_a_page):
            damage(paths.library)
            damaged = Library.open(paths.library, backups=paths.backups)
            with closing(damaged), pytest.raises(DamagedLibrary, match=f"“{paths.library}”"):
                damaged.backup_to(target)
            assert target.read_bytes() == good
            assert names(target.parent) == ["backup.sqlite3"]
            shutil.copy(target, paths.library)

    def test_of_rows_that_belong_to_nothing_is_not_made(
        self, library: Library, paths: Paths, tmp_path: Path
    ) -> None:
        add(library, new())
        with closing(connect(paths.library, "rw")) as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("DELETE FROM plan")

        with pytest.raises(DamagedLibrary, match="plan_version"):
            library.backup_to(tmp_path / "stick" / "backup.sqlite3")
        assert names(tmp_path / "stick") == []

    def test_that_lost_rows_is_not_kept(
        self, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        add(library, new())
        monkeypatch.setattr(backup_module, "counts_in", lambda _path: {"plan": 2})

        with pytest.raises(DamagedLibrary, match="not complete"):
            library.backup_to(tmp_path / "stick" / "backup.sqlite3")
        assert names(tmp_path / "stick") == []

    def test_may_be_made_while_somebody_writes(self, library: Library, tmp_path: Path) -> None:
        done = Event()

        def write() -> None:
            while not done.is_set():
                add(library, new(KNOTS))

        thread = Thread(target=write)
        thread.start()
        try:
            for number in range(5):
                library.backup_to(tmp_path / f"{number}.sqlite3")
        finally:
            done.set()
            thread.join()

        kept = [verify(tmp_path / f"{number}.sqlite3")["plan"] for number in range(5)]
        assert kept == sorted(kept)

    def test_is_never_written_over_the_library(self, library: Library, paths: Paths) -> None:
        with pytest.raises(LibraryError, match="is the library itself"):
            library.backup_to(paths.library)

    def test_that_cannot_be_written_says_so(self, library: Library, tmp_path: Path) -> None:
        (tmp_path / "file").touch()

        with pytest.raises(UnwritableLibrary, match="Check that its folder exists"):
            library.backup_to(tmp_path / "file" / "backup.sqlite3")
        with pytest.raises(UnwritableLibrary):
            library.backup_to(tmp_path)


class TestRestoring:
    @pytest.fixture
    def good(self, library: Library, tmp_path: Path) -> Path:
        """A backup with the bees; the library is then closed and has the knots too."""
        add(library, new())
        library.backup_to(tmp_path / "good.sqlite3")
        add(library, new(KNOTS))
        library.close()
        return tmp_path / "good.sqlite3"

    def test_puts_the_backup_in_place_and_keeps_what_was(self, good: Path, paths: Paths) -> None:
        content = good.read_bytes()
        kept = restore(paths.library, good, backups=paths.backups)

        assert kept is not None
        assert kept.parent == paths.backups
        assert kept.name.endswith("-before-restore.sqlite3")
        assert titles(paths.library) == [BEES.title]
        assert paths.library.stat().st_mode & 0o777 == 0o600
        assert good.read_bytes() == content
        assert verify(kept)["plan"] == 2
        restore(paths.library, kept, backups=paths.backups)
        assert titles(paths.library) == [BEES.title, KNOTS.title]

    def test_works_where_no_library_is(self, good: Path, tmp_path: Path) -> None:
        place = tmp_path / "new" / "library.sqlite3"

        assert restore(place, good, backups=tmp_path / "kept") is None
        assert titles(place) == [BEES.title]

    def test_takes_a_library_with_its_log_for_a_backup(
        self, library: Library, paths: Paths, tmp_path: Path
    ) -> None:
        """What somebody gets who copies the folder of an open library."""
        add(library, new())
        shutil.copytree(paths.data, tmp_path / "copied")
        copied = tmp_path / "copied" / "library.sqlite3"
        place = tmp_path / "new" / "library.sqlite3"
        before = {file: file.read_bytes() for file in copied.parent.iterdir()}
        restore(place, copied, backups=tmp_path / "kept")

        assert titles(place) == [BEES.title]
        assert {file: file.read_bytes() for file in copied.parent.iterdir()} == before

    def test_leaves_no_log_of_the_old_library_behind(
        self, good: Path, paths: Paths, tmp_path: Path
    ) -> None:
        """A crash left a log; run into the restored file it would destroy it."""
        crashed = Library.open(paths.library, backups=paths.backups)
        add(crashed, new(KNOTS))
        shutil.copytree(paths.data, tmp_path / "crashed")
        crashed.close()
        place = tmp_path / "crashed" / "library.sqlite3"
        kept = restore(place, good, backups=tmp_path / "kept")

        assert kept is not None
        assert verify(kept)["plan"] == 3
        assert [name for name in names(place.parent) if "library" in name] == ["library.sqlite3"]
        assert titles(place) == [BEES.title]

    def test_keeps_a_damaged_library_as_it_is(self, good: Path, paths: Paths) -> None:
        empty_a_page(paths.library)
        content = paths.library.read_bytes()
        kept = restore(paths.library, good, backups=paths.backups)

        assert kept is not None
        assert kept.name.endswith("-as-it-was.sqlite3")
        assert kept.read_bytes() == content
        assert titles(paths.library) == [BEES.title]

    def test_keeps_a_newer_library_as_it_is(self, good: Path, paths: Paths) -> None:
        with closing(connect(paths.library, "rw")) as connection:
            connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
        content = paths.library.read_bytes()
        kept = restore(paths.library, good, backups=paths.backups)

        assert kept is not None
        assert kept.read_bytes() == content

    @pytest.mark.parametrize("content", [b"", b"x" * 5000])
    def test_keeps_whatever_stood_in_the_place(
        self, good: Path, paths: Paths, content: bytes
    ) -> None:
        paths.library.write_bytes(content)
        kept = restore(paths.library, good, backups=paths.backups)

        assert kept is not None
        assert kept.read_bytes() == content
        assert titles(paths.library) == [BEES.title]

    def test_keeps_a_log_whose_library_is_gone(self, good: Path, paths: Paths) -> None:
        paths.library.unlink()
        paths.library.with_name("library.sqlite3-wal").write_bytes(b"last words")
        kept = restore(paths.library, good, backups=paths.backups)

        assert kept is not None
        assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"last words"
        assert "library.sqlite3-wal" not in names(paths.data)
        assert titles(paths.library) == [BEES.title]

    @pytest.mark.parametrize("damage", [flip_a_letter, empty_a_page])
    def test_refuses_a_damaged_backup(self, good: Path, paths: Paths, damage: object) -> None:
        damage(good)  # type: ignore[operator]
        self.refused(good, paths, DamagedLibrary)

    @pytest.mark.parametrize("kept", [0, 512, 4096, 40_960])
    def test_refuses_a_backup_that_was_cut_off(self, good: Path, paths: Paths, kept: int) -> None:
        os.truncate(good, kept)
        self.refused(good, paths, DamagedLibrary)

    def test_refuses_another_file(self, good: Path, paths: Paths) -> None:
        good.write_text("Dear diary,")
        self.refused(good, paths, NotALibrary)

    def test_refuses_a_missing_file(self, good: Path, paths: Paths) -> None:
        good.unlink()
        self.refused(good, paths, NotALibrary)

    def test_refuses_a_newer_backup(self, good: Path, paths: Paths) -> None:
        with closing(connect(good, "rw")) as connection:
            connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
        self.refused(good, paths, NewerLibrary)

    def test_refuses_the_library_itself(self, good: Path, paths: Paths) -> None:
        self.refused(paths.library, paths, LibraryError)

    def refused(self, source: Path, paths: Paths, kind: type[LibraryError]) -> None:
        before = paths.library.read_bytes()
        with pytest.raises(kind, match=str(source)):
            restore(paths.library, source, backups=paths.backups)
        assert paths.library.read_bytes() == before
        assert names(paths.data) == ["library.sqlite3"]
