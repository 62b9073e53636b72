"""The composition root: arguments, folders, log, library, services, window."""

from __future__ import annotations

import gc
import sys
import time
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.errors import UserError
from facilitator.library.lock import LibraryLock
from facilitator.paths import paths_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.clock import Reading
    from facilitator.domain.shelf import PlanSummary
    from facilitator.paths import Paths
    from facilitator.services.desk import Desk

_IN_USE = (
    "Another process has this library open. Close Facilitator Companion there, or work in its "
    "window."
)
_BROUGHT = (".facilitator", ".md", ".markdown", ".docx", ".odt")
"""Endings of packages and plans that a double click may bring."""


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251 - the one place that reads it

    def monotonic(self) -> float:
        return time.monotonic()

    def reading(self) -> Reading:
        from facilitator.domain.clock import Reading  # the first frame needs none

        return Reading(self.now(), _since_boot(), _awake(), _boot_id())


def _since_boot() -> float:
    """Seconds with sleep counted: Linux keeps them apart, elsewhere monotonic or raw ones do."""
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC_RAW"):
        clock = getattr(time, name, None)
        if clock is not None:
            return time.clock_gettime(clock)
    return time.monotonic()


def _awake() -> float:
    """Seconds without sleep: only Windows counts it in its monotonic clock."""
    if sys.platform == "win32":
        from ctypes import byref, c_ulonglong, windll

        ticks = c_ulonglong()
        windll.kernel32.QueryUnbiasedInterruptTime(byref(ticks))
        return ticks.value / 10_000_000
    return time.monotonic()


@cache
def _boot_id() -> str:
    """This start of the computer; only Linux tells without asking another program."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return ""


class CommandWorkplace:
    """The library of one command, opened at most once."""

    def __init__(self, paths: Paths) -> None:
        self.paths = paths
        self._lock: LibraryLock | None = None
        self._desk: Desk | None = None

    def lock(self) -> None:
        try:
            self.paths.create()
            lock = LibraryLock(self.paths.lock)
            acquired = lock.acquire()
        except OSError as error:
            raise UserError(cannot_write(self.paths, error)) from error
        if not acquired:
            raise UserError(_IN_USE)
        self._lock = lock

    def desk(self) -> Desk:
        if self._desk is None:
            self.lock()
            self._desk = open_desk(self.paths)
        return self._desk

    def close(self) -> None:
        if self._desk is not None:
            self._desk.library.close()
        if self._lock is not None:
            self._lock.release()


def open_desk(paths: Paths) -> Desk:
    """The desk with its library open; SQLAlchemy is imported here and not before.

    Raises UserError when the library cannot be used; it is then untouched.
    """
    from facilitator.library.store import Library
    from facilitator.services.desk import Desk

    keep_fonts_with(paths)
    return Desk(Library.open(paths.library, backups=paths.backups), SystemClock(), paths)


def keep_fonts_with(paths: Paths) -> None:
    from facilitator.printing.font_files import keep_fonts_in

    keep_fonts_in(paths.cache / "fonts")


def cannot_write(paths: Paths, error: OSError) -> str:
    reason = error.strerror or str(error)
    return f"Could not write to {paths.data}: {reason}. Choose another folder with --library."


def main(arguments: Sequence[str] | None = None) -> int:
    given = sys.argv[1:] if arguments is None else list(arguments)
    # What menus and icons start: the first frame does not wait for the options of commands.
    match given:
        case []:
            return _open_window(None)
        case ["--library", folder] if not folder.startswith("-"):
            return _open_window(Path(folder))
        case [file] if _is_file(file):
            return _open_window(None, Path(file))
        case ["--library", folder, file] if not folder.startswith("-") and _is_file(file):
            return _open_window(Path(folder), Path(file))
    return _do_as_told(given)


def _do_as_told(arguments: Sequence[str]) -> int:
    """Everything else one can say on a command line."""
    from facilitator.cli import parse, run

    options = parse(arguments)
    paths = paths_for(options.library)
    if options.command is None:
        return _open_window(options.library)
    if options.command == "self-check":
        return _check_itself()
    keep_fonts_with(paths)
    return run(options, CommandWorkplace(paths))


def _check_itself() -> int:
    """Nothing of the user's is opened or read."""
    from facilitator.cli.output import answer
    from facilitator.self_check import self_check

    return 0 if self_check(open_desk, answer) else 1


def _is_file(argument: str) -> bool:
    """What a double click starts the program with; whether it is a plan at all is seen later."""
    return argument.casefold().endswith(_BROUGHT) and not argument.startswith("-")


def first_rows(paths: Paths, limit: int) -> tuple[PlanSummary, ...] | None:
    """What can be shown at once: no rows in a new library, None when one has to open it first."""
    from facilitator.library.glance import is_new, shelf_rows

    return () if is_new(paths.library, paths.backups) else shelf_rows(paths.library, limit=limit)


def _leave_openssl_out() -> None:
    """No network is spoken to, and Python has hashes of its own: 5 MB less, as packaged."""
    for name in ("_hashlib", "_ssl"):
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]


def _open_window(folder: Path | None, package: Path | None = None) -> int:
    paths = paths_for(folder)
    _leave_openssl_out()
    gc.disable()  # until the first frame is up, which needs all that was made for it
    from facilitator.ui.quick_qt import load_qt

    code_of_qt = load_qt(paths.cache / "pyside.code")
    from facilitator.ui.desktop import Desktop

    desktop = Desktop(
        paths,
        SystemClock(),
        open_desk=lambda: open_desk(paths),
        first_rows=lambda limit: first_rows(paths, limit),
        brought=package,
    )
    lock = LibraryLock(paths.lock)
    try:
        paths.create()
        if not lock.acquire():
            return desktop.show_the_other_window(_IN_USE)
        code_of_qt.keep()
    except OSError as error:
        return desktop.refuse(cannot_write(paths, error))
    try:
        code = desktop.run()
        desktop.put_backup_in_place()
    finally:
        lock.release()
    if desktop.is_to_reopen:
        from facilitator.ui.reopening import start_again

        start_again(("--library", str(paths.data)) if folder is not None else ())
    return code
