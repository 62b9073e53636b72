"""When the process itself is ended by a fault: where it was goes to a file, told at the next start.

Nothing of ours can run then; Python's fault handler writes file names, lines and functions only.
"""

from __future__ import annotations

import faulthandler
import logging
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from facilitator.log import Harmless, short_source

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TextIO

_LONGEST = 20_000
_SOURCE = re.compile(r'File "([^"]*)"')
_log = logging.getLogger(__name__)


class HardCrashWatch:
    """Of one run; a file with something in it that is there before was left by a crash."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "crash.txt"
        self._open: TextIO | None = None

    def start(self) -> bool:
        """True if the last run was ended by a fault, which the log has from now on.

        Where the file cannot be written there is no watch, and that is all.
        """
        left = self._take_what_was_left()
        with suppress(OSError, RuntimeError, ValueError):
            self._open = self._file.open("w", encoding="utf-8", errors="replace")
            faulthandler.enable(self._open)
        return left

    def stop(self) -> None:
        """This run ends as it should."""
        if self._open is None:
            return
        faulthandler.disable()
        self._open.close()
        self._open = None
        with suppress(OSError):
            self._file.unlink()

    def _take_what_was_left(self) -> bool:
        try:
            text = self._file.read_text("utf-8", "replace")[:_LONGEST]
        except OSError:
            return False
        if not text.strip():
            return False
        shortened = _SOURCE.sub(lambda found: f"File {short_source(found[1])}", text)
        _log.error("The last run was ended by a fault:\n%s", Harmless(shortened.strip()))
        return True
