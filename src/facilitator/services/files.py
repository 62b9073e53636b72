"""Writing files so that a crash leaves the old one or the new one, never half of one."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from pathlib import Path

from facilitator.errors import UserError

_LONGEST_NAME = 120  # bytes, which is what file systems count; endings come on top
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u2028\u2029]+')
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""They make `txt.exe` look like `exe.txt`."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]) *(?:\.|$)", re.IGNORECASE)


def safe_name(text: str) -> str:
    """`text` as a file name that every system takes, without an ending; never empty."""
    name = " ".join(_FORBIDDEN.sub(" ", _TURNING.sub("", text)).split())
    name = name.encode("utf-8", "ignore")[:_LONGEST_NAME].decode("utf-8", "ignore").strip(" .")
    return f"_{name}" if _RESERVED.match(name) else name or "Untitled"


def write_atomically(target: Path, content: bytes) -> None:
    """Write beside the target, force it to disk, then put it in place.

    Raises UserError when the folder cannot be written or the target is one.
    """
    if target.is_dir():
        raise UserError(f"“{target}” is a folder. Give the name of a file in it.")
    try:
        _replace(target, content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(
            f"Could not save {target.name} in {target.parent}: {reason}. Choose another folder."
        ) from error


def _replace(target: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o644 if not target.exists() else target.stat().st_mode & 0o777)
        beside.replace(target)
        _sync_folder(target.parent)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _sync_folder(folder: Path) -> None:
    """Make the new name durable where the system lets a folder be opened; Windows does not."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
