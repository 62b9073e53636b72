"""One process at a time."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from facilitator.library import lock as lock_module
from facilitator.library.lock import LibraryLock

if TYPE_CHECKING:
    from pathlib import Path

_HOLDER = """
import sys
from pathlib import Path
from facilitator.library.lock import LibraryLock
lock = LibraryLock(Path(sys.argv[1]))
print(lock.acquire(), flush=True)
sys.stdin.read()
"""


def _holder(path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _HOLDER, str(path)]
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )


def test_a_second_process_is_refused_until_the_first_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "library.lock"
    with _holder(path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "True\n"
        lock = LibraryLock(path)
        assert not lock.acquire()

        holder.kill()
        holder.wait()

    assert lock.acquire()
    lock.release()


def test_a_lock_is_held_until_it_is_released(tmp_path: Path) -> None:
    first, second = LibraryLock(tmp_path / "lock"), LibraryLock(tmp_path / "lock")

    assert first.acquire()
    assert first.acquire()
    assert not second.acquire()
    first.release()
    first.release()
    assert second.acquire()
    second.release()


def test_a_place_that_cannot_be_written_is_no_lock_of_somebody_else(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(OSError, match="Not a directory"):
        LibraryLock(tmp_path / "file" / "lock").acquire()


def test_a_file_system_without_locks_is_no_lock_of_somebody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(descriptor: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock_module, "_take", no_locks)
    with pytest.raises(OSError, match="No locks available"):
        LibraryLock(tmp_path / "lock").acquire()


def test_the_lock_is_private(tmp_path: Path) -> None:
    lock = LibraryLock(tmp_path / "lock")
    lock.acquire()
    lock.release()

    assert (tmp_path / "lock").stat().st_mode & 0o077 == 0
