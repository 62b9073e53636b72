"""A second copy of each session, in a file of its own that needs no program to be read.

Every record is one line, filled up with spaces to whole blocks of 4 KiB, written once and forced
to the disk: a disk that fails at the next record cannot take this one along.
"""

from __future__ import annotations

import json
import os
import re
import zlib
from collections import deque
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from facilitator.library.files import (
    PRIVATE,
    flush_file,
    flush_folder,
    put_in_place,
    scratch_beside,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from facilitator.library.journal_records import Record

BLOCK: Final = 4096
_SUFFIX: Final = ".journal"
_DIGEST: Final = 64
_PLAIN_ID = re.compile(rf"[0-9a-z-]{{1,{_DIGEST - 1}}}")
"""Small letters: two ids that differ in nothing else would share a file on some systems."""
_TAIL: Final = 64 * BLOCK


class Journals:
    """The journals of one library, a file a session.

    What could not be written waits and is written first the next time.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._waiting: list[tuple[str, bytes]] = []
        self._open: tuple[str, int] | None = None

    def holds(self, session_id: str) -> bool:
        waiting = any(waiting_id == session_id for waiting_id, _ in self._waiting)
        return waiting or self._path(session_id).exists()

    def add(self, session_id: str, *records: Record) -> bool:
        """On the disk when it returns True; else it waits. Never raises for a disk's sake."""
        packed = b"".join(_packed({**record, "session": session_id}) for record in records)
        self._waiting.append((session_id, packed))
        try:
            self._write_waiting()
        except OSError:
            self.close()
            return False
        return True

    def records(self, session_id: str) -> Iterator[Record]:
        """Those that can be read, in order; damaged ones are passed over."""
        return _read(self._path(session_id))

    def last(self, session_id: str) -> Record | None:
        """The newest one, found without reading the whole file."""
        path = self._path(session_id)
        size = path.stat().st_size
        for tail in (BLOCK, _TAIL, size):
            found = deque(_read(path, max(0, size - tail) // BLOCK * BLOCK), maxlen=1)
            if found:
                return found[0]
        return None

    def sessions(self) -> tuple[str, ...]:
        """Whose journals are here."""
        if not self.folder.is_dir():
            return ()
        files = sorted(self.folder.glob(f"*{_SUFFIX}"))
        found = (_session_of(file) for file in files)
        return tuple(session_id for session_id in found if session_id)

    def rewrite(self, session_id: str, change: Callable[[Record], Record]) -> None:
        """Every record changed, in one step: what was there is gone from the file."""
        path = self._path(session_id)
        if not path.exists():
            return
        self.close()
        with scratch_beside(path) as scratch:
            with scratch.open("wb") as file:
                for record in _read(path):
                    file.write(_packed(change(record)))
            put_in_place(scratch, path)

    def drop(self, session_id: str) -> None:
        """For good; that it is not there is fine."""
        self.close()
        self._waiting = [one for one in self._waiting if one[0] != session_id]
        with suppress(OSError):
            self._path(session_id).unlink()

    def close(self) -> None:
        if self._open is not None:
            with suppress(OSError):
                os.close(self._open[1])
            self._open = None

    def _write_waiting(self) -> None:
        while self._waiting:
            session_id, packed = self._waiting[0]
            descriptor = self._descriptor(session_id)
            _write(descriptor, packed)
            flush_file(descriptor)
            del self._waiting[0]

    def _descriptor(self, session_id: str) -> int:
        """Kept open for the session that runs."""
        if self._open is not None and self._open[0] == session_id:
            return self._open[1]
        self.close()
        path = self._path(session_id)
        is_new = not path.exists()
        if is_new:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _BINARY, PRIVATE)
        self._open = (session_id, descriptor)
        if is_new:
            flush_folder(self.folder)
        return descriptor

    def _path(self, session_id: str) -> Path:
        """Ids may come from elsewhere: only plain ones become names of files as they are."""
        plain = _PLAIN_ID.fullmatch(session_id)
        name = session_id if plain else sha256(session_id.encode(errors="replace")).hexdigest()
        return self.folder / f"{name}{_SUFFIX}"


def journals_beside(library: Path) -> Journals:
    return Journals(library.parent / "journal")


_BINARY: Final = getattr(os, "O_BINARY", 0)


def _packed(record: Record) -> bytes:
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()
    line = b"%08x %s" % (zlib.crc32(text), text)
    return line.ljust(-(-(len(line) + 1) // BLOCK) * BLOCK - 1) + b"\n"


def _write(descriptor: int, packed: bytes) -> None:
    """From a whole block on: what was left of a record that broke off stays by itself."""
    size = os.fstat(descriptor).st_size
    if size % BLOCK:
        os.ftruncate(descriptor, -(-size // BLOCK) * BLOCK)
    rest = memoryview(packed)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _session_of(path: Path) -> str:
    """Empty when no record tells; most are named after it, and need not be read."""
    if len(path.stem) != _DIGEST and _PLAIN_ID.fullmatch(path.stem):
        return path.stem
    record = next(_read(path), None)
    return str(record.get("session", "")) if record else ""


def _read(path: Path, begin: int = 0) -> Iterator[Record]:
    try:
        with path.open("rb") as file:
            file.seek(begin)
            yield from _records(file.read())
    except OSError:
        return


def _records(content: bytes) -> Iterator[Record]:
    """Each block begins a record or goes on with one; one that is damaged costs only itself."""
    place = 0
    while place < len(content):
        end = content.find(b"\n", place)
        record = _unpacked(content[place:end]) if end >= 0 else None
        if record is None or (end + 1) % BLOCK:
            place += BLOCK
        else:
            place = end + 1
            yield record


def _unpacked(line: bytes) -> Record | None:
    checksum, _, text = line.rstrip(b" ").partition(b" ")
    try:
        if int(checksum, 16) != zlib.crc32(text):
            return None
        record = json.loads(text)
    except ValueError:
        return None
    return record if isinstance(record, dict) else None
