"""The log file: for us, when something went wrong; it holds no text of the user's."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST = 1_000_000
_KEPT = 3


def start_log(folder: Path) -> Path:
    """Write warnings and worse, and what we note ourselves, to the log file; returns its path.

    A log that cannot be written, or not be moved out of the way of the next, troubles nobody.
    """
    file = folder / "facilitator.log"
    with suppress(OSError):
        _rotate(file)
    handler = logging.FileHandler(file, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.raiseExceptions = False  # a log on a full disk must not write to the terminal instead
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger("facilitator").setLevel(logging.INFO)
    return file


def _rotate(file: Path) -> None:
    """Once a start is enough; the standard library's rotating handler costs 15 ms of imports."""
    if not file.exists() or file.stat().st_size < _LARGEST:
        return
    for number in range(_KEPT - 1, 0, -1):
        older = file.with_suffix(f".{number}.log")
        if older.exists():
            older.replace(file.with_suffix(f".{number + 1}.log"))
    file.replace(file.with_suffix(".1.log"))
