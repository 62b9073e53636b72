"""Reading a package part by part; nothing is unpacked, and nothing is believed."""

from __future__ import annotations

import zipfile
import zlib
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Self

from facilitator.domain.photo import MOST_BYTES
from facilitator.formats.package.checked import Checked
from facilitator.formats.package.directory import PackageError, check_end, check_list
from facilitator.formats.package.manifest import FORMAT, MANIFEST, format_of, manifest_of
from facilitator.formats.package.records import (
    ATTACHMENTS,
    PHOTOS,
    PLANS,
    RUBRICS,
    SESSIONS,
    observation_of_photo,
    photo_part,
    plan_of,
    rubric_of,
    session_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from facilitator.domain.exchange import PlanRecord, RubricRecord, SessionRecord
    from facilitator.formats.package.manifest import About, Entry, Manifest

MOST_JSON: Final = 32_000_000
"""Bytes of one part that is read as JSON, which takes some ten times as much memory."""

_KNOWN = (PLANS, RUBRICS, SESSIONS, ATTACHMENTS, PHOTOS)
_BLOCK = 1 << 16


def open_package(path: Path) -> PackageFile:
    """The package, its list checked and its parts not yet read; close it, or use `with`.

    Raises PackageError when it is no whole, honest package of a version that can be read.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        reason = error.strerror or str(error)
        raise PackageError(f"“{path.name}” could not be opened: {reason}.") from error
    try:
        return PackageFile(path, file)
    except BaseException:
        file.close()
        raise


class PackageFile:
    """An open package; every reading raises PackageError when a part is not what was packed."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self._path = path
        self._file = file
        self._archive = self._opened()
        self._manifest = self._read_manifest()
        self._entries = {entry.name: entry for entry in self._manifest.entries}
        self._check_against_manifest()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._archive.close()
        self._file.close()

    @property
    def about(self) -> About:
        return self._manifest.about

    @property
    def unknown(self) -> tuple[str, ...]:
        """Parts of a kind that this version of the program does not know."""
        return tuple(name for name in self._entries if not name.startswith(_KNOWN))

    @property
    def size(self) -> int:
        """How many parts there are."""
        return len(self._entries)

    def verify(self) -> None:
        """Read every part to its end and compare its hash; little memory, whatever their size."""
        for entry in self._entries.values():
            for _ in self._blocks(entry):
                pass

    def plans(self) -> Iterator[PlanRecord]:
        for name in self._named(PLANS):
            yield plan_of(self._json(name))

    def rubrics(self) -> Iterator[RubricRecord]:
        for name in self._named(RUBRICS):
            yield rubric_of(self._json(name))

    def sessions(self) -> Iterator[SessionRecord]:
        for name in self._named(SESSIONS):
            yield session_of(self._json(name))

    def attachment(self, digest: str) -> bytes | None:
        """The document with this hash, None when it is not in the package."""
        entry = self._entries.get(f"{ATTACHMENTS}{digest}")
        if entry is None:
            return None
        if entry.digest != digest:
            raise PackageError(f"The part “{entry.name}” of the package is not what it says.")
        return b"".join(self._blocks(entry))

    def photos(self) -> tuple[str, ...]:
        """The observations with a photo in the package."""
        return tuple(map(observation_of_photo, self._named(PHOTOS)))

    def photo(self, observation_id: str) -> bytes:
        """The picture, as it came; what it holds is for the library to judge."""
        name, _ = photo_part(observation_id, b"")
        entry = self._entries[name]
        if entry.size > MOST_BYTES:
            raise PackageError(f"The part “{name}” of the package is too large for a photo.")
        return b"".join(self._blocks(entry))

    def _named(self, prefix: str) -> list[str]:
        return sorted(name for name in self._entries if name.startswith(prefix))

    def _opened(self) -> zipfile.ZipFile:
        size = self._file.seek(0, 2)
        check_end(self._file, size, self._path)
        try:
            archive = zipfile.ZipFile(self._file)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError) as error:
            raise PackageError(
                f"“{self._path.name}” is damaged: its list cannot be read. "
                "Copy it again from where it came from."
            ) from error
        check_list(archive.infolist(), self._path)
        return archive

    def _read_manifest(self) -> Manifest:
        if MANIFEST not in self._archive.namelist():
            raise PackageError(f"“{self._path.name}” is not a package of this program.")
        data = Checked.parse(self._limited(MANIFEST), MANIFEST)
        if format_of(data) > FORMAT:
            raise PackageError(
                f"A newer version of this program made “{self._path.name}”. "
                "Install that version to open it; nothing was taken from it."
            )
        return manifest_of(data)

    def _check_against_manifest(self) -> None:
        """The same parts with the same sizes in both lists, so none can hide from either."""
        there = {info.filename: info.file_size for info in self._archive.infolist()}
        there.pop(MANIFEST)
        told = {entry.name: entry.size for entry in self._manifest.entries}
        if there != told or len(told) != len(self._manifest.entries):
            odd = sorted(dict(there.items() ^ told.items()))
            raise PackageError(
                f"“{self._path.name}” does not hold what its list says"
                f" (“{(odd or [MANIFEST])[0][:80]}”). Ask for it once more."
            )

    def _json(self, name: str) -> Checked:
        entry = self._entries[name]
        if entry.size > MOST_JSON:
            raise PackageError(f"The part “{name}” of the package is too large to be read.")
        return Checked.parse(b"".join(self._blocks(entry)), name)

    def _limited(self, name: str) -> bytes:
        if self._archive.getinfo(name).file_size > MOST_JSON:
            raise PackageError(f"The part “{name}” of the package is too large to be read.")
        return b"".join(self._raw_blocks(name))

    def _blocks(self, entry: Entry) -> Iterator[bytes]:
        digest = sha256()
        for block in self._raw_blocks(entry.name):
            digest.update(block)
            yield block
        if digest.hexdigest() != entry.digest:
            raise PackageError(
                f"The part “{entry.name}” of the package is not what was packed. "
                "Copy the package again from where it came from."
            )

    def _raw_blocks(self, name: str) -> Iterator[bytes]:
        """Never more than was declared: Python's reader stops there."""
        try:
            with self._archive.open(name) as part:
                while block := part.read(_BLOCK):
                    yield block
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise PackageError(
                f"The part “{name}” of the package is damaged and cannot be read. "
                "Copy the package again from where it came from."
            ) from error
