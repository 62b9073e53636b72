"""Folders in which a library is not safe: those that a cloud or a network keeps in step.

SQLite's own advice (sqlite.org/howtocorrupt.html, sqlite.org/useovernet.html): a program that
copies the file while it is written, or a file system whose locks lie, can break it.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable


class Risk(StrEnum):
    """Why a place is not safe."""

    CLOUD = "cloud"
    NETWORK = "network"


_CLOUD: Final = re.compile(
    r"(?:dropbox|onedrive|google ?drive|googledrive-|my drive|icloud ?drive|mobile documents"
    r"|com~apple~clouddocs|cloudstorage|nextcloud|owncloud|pcloud ?drive|seafile|tresorit"
    r"|syncthing)(?:\b.*)?|box|box sync|mega|sync",
    re.IGNORECASE,
)
_MARKS: Final = (".stfolder", ".dropbox", ".owncloudsync.log", ".sync", ".nextcloudsync.log")
"""What programs that keep folders in step leave in the topmost of them."""
_NETWORK: Final = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "afpfs",
        "afs",
        "davfs",
        "fuse.sshfs",
        "fuse.davfs2",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "9p",
    }
)
_MOUNTS: Final = Path("/proc/mounts")
_REMOTE_DRIVE: Final = 4
"""What Windows' GetDriveType says of a network drive."""


def risk_of(folder: Path) -> Risk | None:
    """None for an ordinary disk or stick; what cannot be told counts as one."""
    with suppress(OSError):
        folder = folder.resolve()
    if any(_is_cloud(part) for part in (folder, *folder.parents)):
        return Risk.CLOUD
    if sys.platform == "win32":
        return Risk.NETWORK if _is_windows_share(folder) else None
    with suppress(OSError, UnicodeError):
        kind = kind_of_mount(folder, _MOUNTS.read_text("utf-8").splitlines())
        return Risk.NETWORK if kind in _NETWORK else None
    return None


def _is_cloud(folder: Path) -> bool:
    return _CLOUD.fullmatch(folder.name) is not None or any(
        os.path.lexists(folder / mark) for mark in _MARKS
    )


def kind_of_mount(folder: Path, mounts: Iterable[str]) -> str:
    """The file system that the folder lies on: of the longest mount point above it."""
    found = "", ""
    for line in mounts:
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        point = parts[1].encode("latin-1", "replace").decode("unicode_escape")
        if folder.is_relative_to(point) and len(point) >= len(found[0]):
            found = point, parts[2]
    return found[1]


def _is_windows_share(folder: Path) -> bool:
    if str(folder).startswith("\\\\"):
        return True
    import ctypes

    kind = ctypes.windll.kernel32.GetDriveTypeW(folder.anchor)  # type: ignore[attr-defined]
    return bool(kind == _REMOTE_DRIVE)
