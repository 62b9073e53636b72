"""The log file: for us, when something went wrong; it holds nothing of the user's.

Whatever a record is given besides its own constant words is told by its kind: of an error where it
came from and its type, of a file its ending, of other text nothing. So no name, no plan and no
note can get in by way of an exception's message.
"""

from __future__ import annotations

import errno
import logging
import re
import traceback
from collections import deque
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    _ExcInfo = (
        tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    )

_LARGEST = 1_000_000
_KEPT = 3
_OURS = "facilitator"
_HIDDEN = "…"
_DEEPEST, _MOST_FRAMES = 8, 40
_QUOTED, _PATH = re.compile("[\"'`“‘«]"), re.compile(r"[A-Za-z]:\\|[/\\]|file:")
_TELLING = (AttributeError, IndexError, MemoryError, NameError, RecursionError)
"""Their messages name parts of the program, never what it works on."""


class Harmless(str):
    """Text that is known to hold nothing of the user's, so that a record may tell it."""

    __slots__ = ()


def start_log(folder: Path) -> Path:
    """Write warnings and worse, and what we note ourselves, to the log file; returns its path.

    A log that cannot be written, or not be moved out of the way of the next, troubles nobody.
    """
    file = folder / "facilitator.log"
    handler = _Handler(file)
    handler.setFormatter(Discreet())
    logging.raiseExceptions = False  # a log on a full disk must not write to the terminal instead
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger(_OURS).setLevel(logging.INFO)
    return file


class _Handler(logging.FileHandler):
    """Begins a new file when this one is full; the standard library's costs 15 ms of imports."""

    def __init__(self, file: Path) -> None:
        super().__init__(file, encoding="utf-8", delay=True)
        self._file = file
        self._left = 0

    @override
    def emit(self, record: logging.LogRecord) -> None:
        if self._left <= 0:
            self._make_room()
        line = self.format(record)
        self._left -= len(line.encode("utf-8", "replace")) + 1
        super().emit(record)

    def _make_room(self) -> None:
        """Looked at once a start, and again when as much was written as a file takes."""
        self.close()
        with suppress(OSError):
            _rotate(self._file)
        size = self._file.stat().st_size if self._file.exists() else 0
        self._left = max(_LARGEST - size, 1)


def _rotate(file: Path) -> None:
    if not file.exists() or file.stat().st_size < _LARGEST:
        return
    for number in range(_KEPT - 1, 0, -1):
        older = file.with_suffix(f".{number}.log")
        if older.exists():
            older.replace(file.with_suffix(f".{number + 1}.log"))
    file.replace(file.with_suffix(".1.log"))


class Discreet(logging.Formatter):
    """Tells a record without anything of the user's."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    @override
    def format(self, record: logging.LogRecord) -> str:
        """A record of its own: other handlers may want the one that was given."""
        told = logging.makeLogRecord(record.__dict__)
        told.msg, told.args = _message(record), ()
        told.exc_text = None
        told.stack_info = None
        return super().format(told)

    @override
    def formatException(self, ei: _ExcInfo) -> str:
        error = ei[1]
        return "" if error is None else "\n".join(_lines(error))


def _message(record: logging.LogRecord) -> str:
    """Words that were made before they came here may hold anything: then only where they are from.

    Records of other libraries are told by their pattern, which is theirs and not the user's.
    """
    is_ours = record.name.split(".")[0] == _OURS
    if not record.args:
        is_plain = is_ours and isinstance(record.msg, str)
        return str(record.msg) if is_plain else f"line {record.lineno} of {record.module}"
    if not is_ours:
        return str(record.msg)
    if isinstance(record.args, dict):
        return str(record.msg) % {name: _told(value) for name, value in record.args.items()}
    return str(record.msg) % tuple(map(_told, record.args))


def _told(value: object) -> object:
    match value:
        case Harmless() | bool() | int() | float():
            return value
        case BaseException():
            return _kind(value)
        case Path():
            return f"*{value.suffix}"
        case _:
            return _HIDDEN


def _kind(error: BaseException) -> str:
    """Its type, and what the system or the database says by number; its message only if ours."""
    name = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    if isinstance(error, OSError) and error.errno is not None:
        return f"{name} ({errno.errorcode.get(error.errno, error.errno)})"
    if isinstance(error, ImportError):
        return f"{name}: {error.name}"
    if isinstance(error, _TELLING):
        return f"{name}: {without_names(str(error), quotes=False)}"
    code = getattr(error, "sqlite_errorname", None)
    return f"{name} ({code})" if code else name


def _lines(error: BaseException) -> Iterator[str]:
    """The error after what led to it, as Python tells it, but without any value."""
    for one in reversed(list(_chain(error))):
        yield from _frames(one)
        yield _kind(one)


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = error
    for _ in range(_DEEPEST):
        if seen is None:
            return
        yield seen
        hidden = None if seen.__suppress_context__ else seen.__context__
        seen = seen.__cause__ or hidden


def _frames(error: BaseException) -> Iterator[str]:
    for frame, line in deque(traceback.walk_tb(error.__traceback__), maxlen=_MOST_FRAMES):
        code = frame.f_code
        yield f"  {short_source(code.co_filename)}:{line} in {code.co_name}"


def without_names(text: str, *, quotes: bool = True) -> str:
    """The text as far as it cannot hold a name: to the first path, and to the first quotation.

    A path is not merely shortened: nothing tells where one with spaces in it ends.
    """
    for pattern in (_PATH, _QUOTED) if quotes else (_PATH,):
        found = pattern.search(text)
        if found is not None:
            text = f"{text[: found.start()].rstrip()} {_HIDDEN}"
    return text


def short_source(file: str) -> str:
    """A module's file from its package on: where the program lies may name its user."""
    parts = Path(file.replace("\\", "/")).parts
    for root in (_OURS, "site-packages", "lib-dynload"):
        if root in parts:
            start = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[start:])
    return "/".join(parts[-2:])
