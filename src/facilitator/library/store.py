"""The open library."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator.domain.diagnostic import Diagnostic
    from facilitator.library.work import Work


class Library:
    """One SQLite file; usable from several threads, each `with` from one of them."""

    @classmethod
    def open(cls, path: Path, *, backups: Path) -> Library:
        """Open the library, make it where there is none, bring an older one up to date.

        Raises LibraryError when the file is newer, damaged, something else or cannot be written.
        """
        raise NotImplementedError

    @contextmanager
    def transaction(self) -> Iterator[Work]:
        """All or nothing: what was done is on the disk when the `with` ends."""
        raise NotImplementedError
        yield

    @contextmanager
    def reading(self) -> Iterator[Work]:
        """One unchanging view; writing in it fails."""
        raise NotImplementedError
        yield

    def backup_to(self, target: Path) -> None:
        """Write a verified copy; an existing file is replaced only by a good one."""
        raise NotImplementedError

    def findings(self) -> tuple[Diagnostic, ...]:
        """What a doctor sees: facts as INFO, damage as ERROR."""
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError
