"""Opening the ZIP files that Word, Excel and their like write, as if each were hostile."""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from facilitator.formats.unreadable import HostileFile

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_ENTRIES = 5_000
LARGEST_UNPACKED = 200 * 1024 * 1024
LARGEST_PART = 24 * 1024 * 1024
_MOST_TAGS = 1_200_000
_HIGHEST_RATIO = 100
_ANY_RATIO_BELOW = 1024 * 1024
_END = struct.Struct("<4s4H2LH")
_LARGEST_DIRECTORY = 2 * 1024 * 1024
_UNSAFE = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|\x00")


class Archive:
    """The parts of a ZIP file; everything is checked before a byte is unpacked."""

    def __init__(self, content: bytes, name: str) -> None:
        """Raises HostileFile."""
        self._name = name
        _refuse_directory(content, name)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise _damaged(name) from error
        entries = self._zip.infolist()
        _refuse_entries(entries, name)
        self._entries = {entry.filename: entry for entry in entries}

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._entries)

    def read(self, part: str) -> bytes | None:
        """A part's bytes, None when there is no such part; raises HostileFile.

        What it says of its size is not believed: more than that is never taken.
        """
        entry = self._entries.get(part)
        if entry is None:
            return None
        if entry.file_size > LARGEST_PART:
            raise HostileFile(f"“{self._name}” holds more text than a lesson plan can have.")
        try:
            with self._zip.open(entry) as file:
                content = file.read(entry.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError,
                NotImplementedError) as error:  # fmt: skip
            raise _damaged(self._name) from error
        if len(content) > entry.file_size:
            raise _damaged(self._name)
        return content

    def xml(self, part: str) -> Element | None:
        """A part as XML, None when there is no such part; raises HostileFile."""
        content = self.read(part)
        return None if content is None else xml_of(content, self._name)


def xml_of(content: bytes, name: str) -> Element:
    """Raises HostileFile for a document type, which only attacks need, and for damage."""
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    if content.count(b"<") > _MOST_TAGS:
        raise HostileFile(f"“{name}” holds more text than a lesson plan can have.")
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise HostileFile(
            f"“{name}” defines its own XML entities, which documents do not need and attacks use."
            " It was not opened."
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        raise _damaged(name) from error
    return root


def _refuse_directory(content: bytes, name: str) -> None:
    """Python reads the whole table of contents at once, so its size is looked at first."""
    at = content.rfind(b"PK\x05\x06", max(0, len(content) - 65_557))
    if at < 0 or len(content) - at < _END.size:
        raise _damaged(name)
    _, _, _, _, entries, size, _, _ = _END.unpack_from(content, at)
    if entries > MOST_ENTRIES or size > _LARGEST_DIRECTORY:
        raise _refused(name)


def _refuse_entries(entries: list[zipfile.ZipInfo], name: str) -> None:
    if len(entries) > MOST_ENTRIES or sum(each.file_size for each in entries) > LARGEST_UNPACKED:
        raise _refused(name)
    if any(_inflates(each) for each in entries):
        raise _refused(name)
    folded = {each.filename.casefold() for each in entries}
    if len(folded) < len(entries) or any(_reaches_out(each) for each in entries):
        raise HostileFile(
            f"“{name}” holds files that would be written elsewhere on this computer."
            " It was not opened."
        )
    if any(each.flag_bits & 1 for each in entries):
        raise HostileFile(f"“{name}” is protected by a password. Save it without one.")


def _inflates(entry: zipfile.ZipInfo) -> bool:
    big = entry.file_size > _ANY_RATIO_BELOW
    return big and entry.file_size > _HIGHEST_RATIO * max(1, entry.compress_size)


def _reaches_out(entry: zipfile.ZipInfo) -> bool:
    link = stat.S_ISLNK(entry.external_attr >> 16)
    return link or _UNSAFE.search(entry.filename) is not None


def _refused(name: str) -> HostileFile:
    return HostileFile(f"“{name}” would fill the memory of this computer. It was not opened.")


def _damaged(name: str) -> HostileFile:
    return HostileFile(f"“{name}” is damaged. Open it in the program that wrote it and save it.")
