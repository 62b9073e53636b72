"""Files that appear whole or not at all, readable by their owner only."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PRIVATE: Final = 0o600
_LOG, _SHARED_MEMORY = "-wal", "-shm"


def log_of(path: Path) -> Path:
    """SQLite's write-ahead log; while it is there, `path` alone is not the whole library."""
    return path.with_name(path.name + _LOG)


def companions_of(path: Path) -> tuple[Path, Path]:
    """The files that SQLite keeps beside `path`."""
    return log_of(path), path.with_name(path.name + _SHARED_MEMORY)


def create_private(path: Path) -> None:
    """An empty file; raises FileExistsError rather than taking somebody else's."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))


def make_private(path: Path) -> None:
    """Take the rights of others away; some file systems know no rights."""
    if sys.platform != "win32" and path.stat().st_mode & 0o077:
        path.chmod(PRIVATE)


@contextmanager
def scratch_beside(path: Path) -> Iterator[Path]:
    """A new empty file in the folder of `path`; whatever is left of it goes away afterwards."""
    scratch = path.with_name(f".{path.name}.part")  # one name: a crash leaves one, not many
    _discard(scratch)
    create_private(scratch)
    try:
        yield scratch
    finally:
        _discard(scratch)


def copy_durably(source: Path, target: Path) -> None:
    """Copy the bytes into a new private file and on to the disk."""
    create_private(target)
    shutil.copyfile(source, target)
    _flush(target)


def put_in_place(finished: Path, path: Path) -> None:
    """Replace `path` by `finished` in one step that survives a power cut."""
    _flush(finished)
    finished.replace(path)
    flush_folder(path.parent)


def flush_file(descriptor: int) -> None:
    """On to the disk itself: a Mac's own fsync stops at the disk's cache."""
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def flush_folder(folder: Path) -> None:
    """Make names durable; Windows does so by itself and cannot open folders."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """A path that does not exist: the stem, else the stem with a number."""
    names = (f"{stem}{suffix}" if n == 1 else f"{stem}-{n}{suffix}" for n in count(1))
    return next(path for path in map(folder.joinpath, names) if not path.exists())


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        flush_file(file.fileno())


def _discard(path: Path) -> None:
    for file in (path, path.with_name(f"{path.name}-journal"), *companions_of(path)):
        file.unlink(missing_ok=True)
