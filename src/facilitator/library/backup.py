"""Verified copies of a library, and the way back from one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def restore(path: Path, source: Path, *, backups: Path) -> Path | None:
    """Put a verified backup in the place of the library, which must be closed.

    Returns where the replaced library was kept, None when there was none.
    Raises LibraryError, with nothing changed, when `source` cannot be trusted.
    """
    raise NotImplementedError
