"""The list of a zip archive, checked before anything in it is read.

Archives come by stick and by mail from anybody. What is not plainly one of ours is refused; the
list is weighed before Python's own reader sees it, because that one reads it whole.
"""

from __future__ import annotations

import re
import stat
import struct
import zipfile
from typing import TYPE_CHECKING, Final

from facilitator.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

MOST_BYTES: Final = 200_000_000
MOST_ENTRIES: Final = 5_000
MOST_RATIO: Final = 100
"""How many times its packed size an entry may be: texts reach 20, bombs a thousand."""

_MOST_LIST_BYTES = 2_000_000
_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_LOCAL = 30
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}(?:/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}){0,4}")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class PackageError(UserError):
    """The file is no package, or not a whole or an honest one; nothing was taken from it."""


def check_end(file: BinaryIO, size: int, path: Path) -> None:
    """What the last bytes say, which a file that was cut short has lost."""
    file.seek(max(size - _END.size, 0))
    end = file.read(_END.size)
    if len(end) < _END.size or not end.startswith(_END_MARK):
        raise PackageError(
            f"“{path.name}” is not a whole package: it was cut short, or it is something else. "
            "Copy it again from where it came from."
        )
    _, disk, first_disk, here, entries, length, offset, comment = _END.unpack(end)
    if disk or first_disk or here != entries or comment or offset + length > size:
        raise PackageError(f"“{path.name}” is not a package of this program.")
    if entries > MOST_ENTRIES or length > _MOST_LIST_BYTES:
        raise PackageError(
            f"“{path.name}” holds more than {MOST_ENTRIES} parts, which no package of ours does. "
            "It was not opened."
        )


def check_list(infos: Sequence[zipfile.ZipInfo], path: Path) -> None:
    """Raises PackageError, which names the part, for whatever an honest package never holds."""
    for reason, name in _objections(infos):
        shown = name.encode("ascii", "backslashreplace").decode()[:80]
        raise PackageError(f"“{path.name}” was not opened: {reason} (“{shown}”).")


def _objections(infos: Sequence[zipfile.ZipInfo]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    total = 0
    for info in infos:
        total += info.file_size
        for reason in _objections_to(info):
            yield reason, info.filename
        if info.filename.casefold() in seen:
            yield "it holds two parts of one name", info.filename
        if total > MOST_BYTES:
            yield f"unpacked it would be larger than {MOST_BYTES // 1_000_000} MB", info.filename
        seen.add(info.filename.casefold())
    yield from _overlaps(infos)


def _objections_to(info: zipfile.ZipInfo) -> Iterator[str]:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if not _is_plain(info.orig_filename):
        yield "a part has a name that is not safe on every computer"
    if kind not in (0, stat.S_IFREG):
        yield "a part is a link or no file at all"
    if info.flag_bits & _ENCRYPTED or info.compress_type not in _METHODS:
        yield "a part is locked or packed in a way this program does not use"
    if info.file_size > MOST_RATIO * max(info.compress_size, 1):
        yield f"a part would grow to more than {MOST_RATIO} times its size"


def _is_plain(name: str) -> bool:
    """Safe as a path everywhere, though no part ever becomes a file."""
    parts = name.split("/")
    return (
        _NAME.fullmatch(name) is not None
        and not any(part.endswith(".") or ".." in part for part in parts)
        and not any(_RESERVED.fullmatch(part) for part in parts)
    )


def _overlaps(infos: Sequence[zipfile.ZipInfo]) -> Iterator[tuple[str, str]]:
    """Parts that share bytes make a small file hold a large one many times."""
    free = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < free:
            yield "two parts lie over each other", info.filename
        free = info.header_offset + _LOCAL + len(info.filename) + info.compress_size
