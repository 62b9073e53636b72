"""The open library."""

from __future__ import annotations

from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from facilitator.library.backup import copy_library, keep_copy
from facilitator.library.connection import SCHEMA
from facilitator.library.creation import create_library
from facilitator.library.engines import (
    reading_engine,
    statements_in_plain_words,
    writing_engine,
)
from facilitator.library.errors import UnwritableLibrary
from facilitator.library.failures import explained, in_plain_words, is_disk_failure
from facilitator.library.files import make_private
from facilitator.library.health import examine
from facilitator.library.identity import identify
from facilitator.library.migration import migrate
from facilitator.library.work import Work

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator.domain.diagnostic import Diagnostic


class Library:
    """One SQLite file; usable from several threads, each `with` from one of them."""

    def __init__(self, path: Path) -> None:
        """Use `open`: this takes an existing library of the newest schema."""
        self.path = path
        self._writing = RLock()
        self._disk_failure = ""
        self._readers = reading_engine(path)
        self._engine = writing_engine(path)
        with in_plain_words(path), statements_in_plain_words(path):
            self._writer = self._engine.connect()
            with self._writer.begin():  # a file that cannot be written says so now
                pass

    @classmethod
    def open(cls, path: Path, *, backups: Path) -> Library:
        """Open the library, make it where there is none, bring an older one up to date.

        Raises LibraryError when the file is newer, damaged, something else or cannot be written.
        """
        with in_plain_words(path):
            if not path.exists():
                create_library(path)
            elif identify(path) < SCHEMA:
                migrate(path, backups=backups)
            make_private(path)
        return cls(path)

    @contextmanager
    def transaction(self) -> Iterator[Work]:
        """All or nothing: what was done is on the disk when the `with` ends.

        Raises LibraryError, with nothing changed, when the disk is full or fails. After a disk
        has failed nothing is acknowledged any more until the library is opened again.
        """
        with self._writing, statements_in_plain_words(self.path):
            if self._disk_failure:
                raise UnwritableLibrary(self._disk_failure)
            with self._noting_disk_failures(), self._writer.begin():
                yield Work(self._writer)

    @contextmanager
    def reading(self) -> Iterator[Work]:
        """One unchanging view; writing in it fails."""
        with (
            statements_in_plain_words(self.path),
            self._readers.connect() as connection,
            connection.begin(),
        ):
            yield Work(connection)

    def scrub(self) -> None:
        """Take what was deleted out of the bytes too: the file is written anew, the log emptied.

        Raises LibraryError when the disk is full; what was deleted is deleted all the same.
        """
        with self._writing, in_plain_words(self.path):
            raw = self._writer.connection.driver_connection
            assert raw is not None
            raw.execute("PRAGMA secure_delete = ON")
            try:
                raw.execute("VACUUM")
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                raw.execute("PRAGMA secure_delete = OFF")

    def backup_to(self, target: Path) -> None:
        """Write a verified copy; an existing file is replaced only by a good one."""
        copy_library(self.path, target)

    def keep_copy(self, backups: Path, reason: str) -> Path:
        """A verified copy among the backups, before something large is done to the library."""
        return keep_copy(self.path, backups, reason)

    def findings(self) -> tuple[Diagnostic, ...]:
        """What a doctor sees: facts as INFO, damage as ERROR."""
        return examine(self.path)

    def close(self) -> None:
        """The last connection to go leaves one file behind, with everything in it."""
        with self._writing:
            self._readers.dispose()
            self._writer.close()
            self._engine.dispose()

    @contextmanager
    def _noting_disk_failures(self) -> Iterator[None]:
        """A disk that failed once may say yes and forget: it gets no second chance."""
        try:
            yield
        except DBAPIError as error:
            if is_disk_failure(error):
                self._disk_failure = str(explained(error, self.path))
            raise
