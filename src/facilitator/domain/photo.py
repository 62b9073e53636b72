"""A photo that goes with an observation: a small JPEG that tells nothing but what it shows."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_SIDE: Final = 1600
"""Pixels of the longer side: enough to read a flip chart."""
MOST_BYTES: Final = 1_500_000

_START, _SCAN = 0xD8, 0xDA
_SIZES: Final = frozenset({0xC0, 0xC1, 0xC2})
_PLAIN: Final = frozenset({0xE0, 0xEE, 0xDB, 0xC4, 0xDD}) | _SIZES
"""Segments that are needed to draw it; EXIF, comments and all else tell where and by whom."""


@dataclass(frozen=True, slots=True)
class Photo:
    """Of one observation; one that may not be passed on never leaves this computer in a package."""

    observation_id: str
    session_id: str
    image: bytes
    width: int
    height: int
    may_be_passed_on: bool = False


def size_of(image: bytes) -> tuple[int, int] | None:
    """Width and height; None for what is no JPEG, is too large, or tells more than a picture."""
    if len(image) > MOST_BYTES:
        return None
    size = None
    try:
        for marker, content in _segments(image):
            if marker not in _PLAIN:
                return None
            if marker in _SIZES:
                height, width = struct.unpack(">HH", content[1:5])
                size = (width, height)
    except (ValueError, struct.error, IndexError):
        return None
    return size if size and min(size) > 0 and max(size) <= MOST_SIDE else None


def _segments(image: bytes) -> Iterator[tuple[int, bytes]]:
    """All that stands before the picture itself; raises ValueError when that never comes."""
    if image[:2] != bytes((0xFF, _START)):
        raise ValueError("no JPEG")
    at = 2
    while True:
        if image[at] != 0xFF:
            raise ValueError("no segment")
        marker = image[at + 1]
        if marker == _SCAN:
            return
        (length,) = struct.unpack(">H", image[at + 2 : at + 4])
        yield marker, image[at + 4 : at + 2 + length]
        at += 2 + length
