"""Scripts whose letters take their form and place from their neighbours, set with HarfBuzz."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

from facilitator.resources import arabic_font, page_font

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import uharfbuzz

_REGULAR, _BOLD = 400, 700
_FATTER = 0.025
"""By how much strokes get wider where there is no bold weight, as a share of the size."""
JOINERS: Final = frozenset("\u200c\u200d")

Outline: TypeAlias = tuple[tuple[int, int, int], ...]
"""Glyphs and how far each is moved to the right and up, in units of the font."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Letters that are drawn as one, maybe of several glyphs; lengths as shares of the size."""

    outline: Outline
    text: str
    advance: float


Signs: TypeAlias = tuple[Sign, ...]
"""From left to right."""


@dataclass(frozen=True, slots=True, eq=False)
class Script:
    """One weight of a font with shaping; `name` is that of the font and the weight."""

    name: str
    font: uharfbuzz.Font
    letters: frozenset[int]

    @property
    def upem(self) -> int:
        return self.font.face.upem

    def covers(self, character: str) -> bool:
        return ord(character) in self.letters

    def extent(self, signs: Signs) -> tuple[float, float]:
        """How far they reach above and below the baseline, as shares of the size."""
        tops = [self._reach(part) for sign in signs for part in sign.outline]
        return max((top for top, _ in tops), default=0.0), max(
            (low for _, low in tops), default=0.0
        )

    def _reach(self, part: tuple[int, int, int]) -> tuple[float, float]:
        glyph, _, up = part
        box = self.font.get_glyph_extents(glyph)
        if box is None or not box.height:
            return 0.0, 0.0
        top = box.y_bearing + up
        return top / self.upem, -(top + box.height) / self.upem


@dataclass(frozen=True, slots=True, eq=False)
class ScriptFace:
    """Both weights of a font with shaping."""

    regular: Script
    bold: Script

    def weight(self, *, bold: bool) -> Script:
        return self.bold if bold else self.regular

    def covers(self, character: str) -> bool:
        return self.regular.covers(character) and self.bold.covers(character)


@lru_cache(maxsize=8192)
def shape(script: Script, text: str, *, to_left: bool) -> Signs:
    """The text as signs; each is as much as cannot be parted."""
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if to_left else "ltr"
    if to_left:
        # Readers of PDFs lose their way where a letter and its vowel sign are one.
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    uharfbuzz.shape(script.font, buffer, {})
    glyphs = [
        (info.cluster, info.codepoint, place.x_advance, place.x_offset, place.y_offset)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]
    return tuple(_signs(glyphs, text, script.upem, to_left=to_left))


def _signs(
    glyphs: Sequence[tuple[int, int, int, int, int]], text: str, upem: int, *, to_left: bool
) -> Iterator[Sign]:
    starts = sorted({glyph[0] for glyph in glyphs})
    ends = dict(pairwise((*starts, len(text))))
    for cluster, group in groupby(glyphs, key=lambda glyph: glyph[0]):
        outline: list[tuple[int, int, int]] = []
        advance = 0
        for _, glyph, width, right, up in group:
            outline.append((glyph, advance + right, up))
            advance += width
        said = text[cluster : ends[cluster]]
        # Readers of PDFs turn right-to-left text round, letter by letter.
        yield Sign(tuple(outline), said[::-1] if to_left else said, advance / upem)


@lru_cache(maxsize=1)
def own_faces() -> tuple[ScriptFace, ...]:
    """What comes with the app: the page font for Indic letters and loose accents, and Arabic."""
    return (face_from(page_font()), face_from(arabic_font()))


def face_from(file: Path, index: int = 0, bold: tuple[Path, int] | None = None) -> ScriptFace:
    """A font of which the bold weight is a file of its own, or an axis, or missing."""
    regular = _weight(file, index, _REGULAR)
    if bold is not None:
        return ScriptFace(regular, _weight(*bold, _BOLD))
    return ScriptFace(regular, _weight(file, index, _BOLD, fatten=True))


def _weight(file: Path, index: int, weight: int, *, fatten: bool = False) -> Script:
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file)), index)
    font = uharfbuzz.Font(face)
    if any(axis.tag == "wght" for axis in face.axis_infos):
        font.set_variations({"wght": weight})
    elif fatten:
        font.synthetic_bold = (_FATTER, _FATTER, True)
    return Script(f"{file.name}-{index}-{weight}", font, frozenset(face.unicodes))


def is_mark(character: str) -> bool:
    """Whether it stands on or under the letter before it, or joins it to the next."""
    return character in JOINERS or unicodedata.category(character)[0] == "M"
