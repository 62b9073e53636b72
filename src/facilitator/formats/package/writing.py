"""Writing a package: whole, checked and in one step, or not at all."""

from __future__ import annotations

import os
import tempfile
import zipfile
import zlib
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.formats.package.directory import (
    MOST_BYTES,
    MOST_ENTRIES,
    MOST_RATIO,
    PackageError,
)
from facilitator.formats.package.manifest import MANIFEST, Entry, manifest_bytes
from facilitator.formats.package.reading import open_package

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from facilitator.formats.package.manifest import About
    from facilitator.formats.package.records import Part

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day of zip archives: the same bytes at any hour
_UNIX, _PRIVATE_FILE = 3, 0o100600 << 16
_SPARE = MOST_RATIO // 2


def write_parts(target: Path, about: About, parts: Iterable[Part]) -> int:
    """Write the parts, in their order, and the list of them; returns the size of the file.

    The file is written beside its place, forced to the disk, read back and compared there, and
    only then takes its place. Raises PackageError, with an older file untouched.
    """
    if target.is_dir():
        raise PackageError(f"“{target}” is a folder. Give the name of a file in it.")
    try:
        return _write_beside(target, about, parts)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PackageError(
            f"Could not save {target.name} in {target.parent}: {reason}. Choose another folder."
        ) from error


def _write_beside(target: Path, about: About, parts: Iterable[Part]) -> int:
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            _write(file, about, parts)
            file.flush()
            os.fsync(file.fileno())
        _read_back(beside, target)
        beside.chmod(0o644 if not target.exists() else target.stat().st_mode & 0o777)
        beside.replace(target)
        _flush_folder(target.parent)
        return target.stat().st_size
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _write(file: BinaryIO, about: About, parts: Iterable[Part]) -> None:
    entries: list[Entry] = []
    total = 0
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts:
            total += len(content)
            if total > MOST_BYTES or len(entries) >= MOST_ENTRIES - 1:
                raise PackageError(
                    f"This is too much for one package: at most {MOST_BYTES // 1_000_000} MB and "
                    f"{MOST_ENTRIES} parts go into one. Choose fewer plans."
                )
            _add(archive, name, content)
            entries.append(Entry(name, len(content), sha256(content).hexdigest()))
        _add(archive, MANIFEST, manifest_bytes(about, entries))


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, _LONG_AGO)
    info.create_system, info.external_attr = _UNIX, _PRIVATE_FILE
    archive.writestr(info, content, _method_for(content))


def _method_for(content: bytes) -> int:
    """What packs as well as a bomb does, such as an empty picture, is left unpacked."""
    is_like_a_bomb = len(content) > _SPARE * len(zlib.compress(content, 1))
    return zipfile.ZIP_STORED if is_like_a_bomb else zipfile.ZIP_DEFLATED


def _read_back(beside: Path, target: Path) -> None:
    """What the disk gives back is what readers get: the same checks, every hash."""
    try:
        with open_package(beside) as package:
            package.verify()
    except PackageError as error:
        raise PackageError(
            f"{target.name} could not be read back from {target.parent} as it was written. "
            "Try another stick or folder."
        ) from error


def _flush_folder(folder: Path) -> None:
    with suppress(OSError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
