"""The typefaces of printed pages, known to reportlab and measured without it."""

from __future__ import annotations

import struct
import unicodedata
from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from facilitator.printing.font_files import font_folder, fresh_weight, kept_weight

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_REGULAR = ("FacilitatorSans", 400)
_BOLD = ("FacilitatorSans-Bold", 700)
_SHAPED = (("\u0900", "\u097f"), ("\u1cd0", "\u1cff"), ("\ua8e0", "\ua8ff"))
"""Devanagari, which the page font has, and its extensions."""

# Beyond it reportlab draws the glyph and gives it a wrong character when one copies or searches.
_LAST_OF_BASIC_PLANE = 0xFFFF


@dataclass(frozen=True, slots=True)
class Face:
    """One weight; `name` is reportlab's name for it, `advances` are in thousandths of the size."""

    name: str
    advances: Mapping[str, float]

    def width(self, text: str, size: float) -> float:
        """In points; every character of `text` must be covered."""
        return sum(map(self.advances.__getitem__, text)) * size / 1000


@dataclass(frozen=True, slots=True)
class Typeface:
    """The two weights of the page font; `plain` are the characters that need no shaping."""

    regular: Face
    bold: Face
    plain: frozenset[str]

    def face(self, *, bold: bool) -> Face:
        return self.bold if bold else self.regular

    def covers(self, character: str) -> bool:
        return character in self.plain


_lock = Lock()
_loaded: list[Typeface] = []


def typeface(cache: Path | None = None) -> Typeface:
    """The page font, loaded once a process.

    The first call may take a second, when `cache` (a folder; the usual one when None) does not
    hold the bold weight yet: make it from a thread that may wait.
    """
    if not _loaded:
        with _lock:
            if not _loaded:
                _loaded.append(load_typeface(cache or font_folder()))
    return _loaded[0]


def load_typeface(cache: Path) -> Typeface:
    """The page font from the files in `cache`, which are made when they are missing or damaged."""
    regular, bold = (_face(*weight, cache=cache) for weight in (_REGULAR, _BOLD))
    return Typeface(
        regular, bold, frozenset(filter(_is_plain, {*regular.advances} & {*bold.advances}))
    )


def _is_plain(character: str) -> bool:
    """Marks find their place on a letter, and Indic letters their form, only by shaping."""
    is_mark = unicodedata.category(character)[0] == "M"
    return not is_mark and not any(first <= character <= last for first, last in _SHAPED)


def _face(name: str, weight: int, *, cache: Path) -> Face:
    font = _font(name, weight, cache=cache)
    pdfmetrics.registerFont(font)
    widths = font.face.charWidths.items()
    advances = {chr(code): width for code, width in widths if code <= _LAST_OF_BASIC_PLANE}
    # reportlab writes no-break spaces as spaces.
    return Face(name, {**advances, "\u00a0": advances[" "]})


def _font(name: str, weight: int, *, cache: Path) -> TTFont:
    kept = kept_weight(weight, cache)
    try:
        if kept is not None:
            return _parsed(name, kept)
    except (TTFError, struct.error):
        pass  # A damaged file in a cache is no news for anybody: it is made anew.
    return _parsed(name, fresh_weight(weight, cache))


def _parsed(name: str, content: bytes) -> TTFont:
    """Raises TTFError when the checksums do not hold, struct.error when bytes are missing."""
    # `asciiReadable` would make every PDF carry the letters that it does not use, too.
    return TTFont(name, BytesIO(content), validate=1, asciiReadable=False, shapable=False)
