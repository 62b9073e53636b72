"""The open library."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from threading import RLock
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from facilitator.domain.deeds import Observed
from facilitator.domain.person import data_without, without_names
from facilitator.library.backup import copy_library, keep_changes, keep_copy
from facilitator.library.connection import SCHEMA
from facilitator.library.creation import create_library
from facilitator.library.deeds import do, do_again
from facilitator.library.engines import (
    reading_engine,
    statements_in_plain_words,
    writing_engine,
)
from facilitator.library.errors import (
    DamagedLibrary,
    MissingLibrary,
    NotALibrary,
    UnwritableLibrary,
)
from facilitator.library.failures import explained, in_plain_words, is_disk_failure
from facilitator.library.files import make_private
from facilitator.library.glance import is_new
from facilitator.library.health import examine
from facilitator.library.identity import identify
from facilitator.library.journal import journals_beside
from facilitator.library.journal_records import event_record, record_of, set_up_record
from facilitator.library.migration import migrate
from facilitator.library.rebuilding import is_ahead, rebuild
from facilitator.library.values import BroughtIn, SetUp
from facilitator.library.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from facilitator.domain.deeds import Deed
    from facilitator.domain.diagnostic import Diagnostic
    from facilitator.domain.person import Attendance
    from facilitator.library.journal import Journals
    from facilitator.library.journal_records import Record


_IS_MISSING = (
    "The library “{path}” is missing, but there are backups or journals of it. Plug in the stick "
    "or put the file back, restore a backup, or begin a new library."
)


class Library:
    """One SQLite file; usable from several threads, each `with` from one of them."""

    def __init__(self, path: Path) -> None:
        """Use `open`: this takes an existing library of the newest schema."""
        self.path = path
        self._writing = RLock()
        self._disk_failure = ""
        self.journals = journals_beside(path)
        self._waiting: list[Deed] = []
        self._why_waiting = ""
        self.brought_in = BroughtIn()
        """What the journals knew and the library did not when it was opened."""
        self._readers = reading_engine(path)
        self._engine = writing_engine(path)
        with in_plain_words(path), statements_in_plain_words(path):
            self._writer = self._engine.connect()
            with self._writer.begin():  # a file that cannot be written says so now
                pass

    @classmethod
    def open(cls, path: Path, *, backups: Path) -> Library:
        """Open the library, make it where there is none, bring an older one up to date.

        Raises LibraryError when the file is newer, damaged, something else or cannot be written,
        and when it is missing where one was.
        """
        with in_plain_words(path):
            if is_new(path, backups):
                create_library(path)
            elif not path.exists():
                raise MissingLibrary(_IS_MISSING.format(path=path))
            elif identify(path) < SCHEMA:
                migrate(path, backups=backups)
            make_private(path)
        opened = cls(path)
        opened.brought_in = opened.read_journals()
        return opened

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
                work = Work(self._writer)
                yield work
            for session_id in work.sessions.deleted:
                self.journals.drop(session_id)

    def keep(self, deed: Deed) -> bool:
        """Do it and have it on the disk, in the session's journal too.

        While the disk does not take it, it waits in memory, False, and is done in its turn.
        """
        with self._writing:
            has_journal = self.journals.holds(deed.session_id)
            self._waiting.append(deed)
            try:
                written = self.write_waiting()
            except BaseException:
                self._waiting.remove(deed)  # our own bug, and whoever asked for it hears of it
                raise
            if has_journal:
                self.journals.add(deed.session_id, record_of(deed))
            return written

    def write_waiting(self) -> bool:
        """Try what waits, in order; False when some of it still does."""
        with self._writing:
            if not self._waiting:
                return True
            again = bool(self._why_waiting)
            try:
                if again:
                    self._reopen()
                self._write_at_once(tuple(self._waiting), do_again if again else do)
            except (UnwritableLibrary, DamagedLibrary, NotALibrary) as error:
                self._why_waiting = str(error)
                return False
            self._waiting, self._why_waiting = [], ""
            return True

    @property
    def waiting(self) -> tuple[Deed, ...]:
        """What is not on the disk yet, in order."""
        return tuple(self._waiting)

    @property
    def why_waiting(self) -> str:
        """One sentence; empty while nothing waits."""
        return self._why_waiting if self._waiting else ""

    def _write_at_once(
        self, deeds: tuple[Deed, ...], write: Callable[[Work, Deed], object]
    ) -> None:
        sessions = dict.fromkeys(deed.session_id for deed in deeds)
        without_journal = [one for one in sessions if not self.journals.holds(one)]
        with self.transaction() as work:
            for deed in deeds:
                write(work, deed)
            begun = [_so_far(work, session_id) for session_id in without_journal]
        for session_id, records in zip(without_journal, begun, strict=True):
            if records:
                self.journals.add(session_id, *records)

    def journal_set_up(self, session_id: str) -> None:
        """A session that has begun is set up in another way now."""
        if self.journals.holds(session_id):
            with self.reading() as work:
                record = _set_up(work, session_id)
            if record is not None:
                self.journals.add(session_id, record)

    def read_journals(
        self, journals: Journals | None = None, *, thoroughly: bool = False
    ) -> BroughtIn:
        """Bring in what only the journals know; `thoroughly` also where the ends agree."""
        journals = journals or self.journals
        found = BroughtIn()
        for session_id in journals.sessions():
            with self.reading() as work:
                news = thoroughly or is_ahead(work, journals, session_id)
            if news:
                with self.transaction() as work:
                    found += rebuild(work, session_id, journals.records(session_id))
        return found

    def forget_in_journals(
        self, names: Iterable[str], gone: Sequence[Attendance], *, within: str | None = None
    ) -> None:
        """As `People.forget`; raises LibraryError when a journal cannot be written anew."""
        ids = frozenset(one.participant_id for one in gone)
        clean = without_names(names)
        with self._writing, in_plain_words(self.journals.folder):
            for session_id in self.journals.sessions():
                if within in (None, session_id):
                    self.journals.rewrite(session_id, lambda one: data_without(one, ids, clean))

    def _reopen(self) -> None:
        """A connection that failed may say yes and forget; a new one looks at the file anew."""
        with in_plain_words(self.path), statements_in_plain_words(self.path):
            if identify(self.path) != SCHEMA:
                raise NotALibrary(f"“{self.path}” is another library now. Start the program again.")
            self._readers.dispose()
            with suppress(DBAPIError):
                self._writer.close()
            self._engine.dispose()
            self._engine = writing_engine(self.path)
            self._writer = self._engine.connect()
            self._disk_failure = ""

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

    def keep_changes(self, backups: Path, reason: str) -> Path | None:
        """As `keep_copy`; None when nothing was written since the last one for that reason."""
        return keep_changes(self.path, backups, reason)

    def findings(self) -> tuple[Diagnostic, ...]:
        """What a doctor sees: facts as INFO, damage as ERROR."""
        return examine(self.path)

    def close(self) -> None:
        """The last connection to go leaves one file behind, with everything in it."""
        with self._writing:
            self.journals.close()
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


def _so_far(work: Work, session_id: str) -> list[Record]:
    """What a journal begins with: most begin with the session, others in the middle of it."""
    set_up = _set_up(work, session_id)
    if set_up is None:
        return []
    events = map(event_record, work.runs.rows(session_id))
    seen = (record_of(Observed(one)) for one in work.observations.of_session(session_id))
    return [set_up, *events, *seen]


def _set_up(work: Work, session_id: str) -> Record | None:
    found = work.sessions.get(session_id)
    stored = found and work.plans.get(found.session.plan_id, found.session.version)
    if not found or not stored:
        return None
    versions = work.plans.versions(stored.id)
    written_at = next(one.at for one in versions if one.number == stored.version)
    return set_up_record(SetUp(found.session, stored.plan, written_at, 0))
