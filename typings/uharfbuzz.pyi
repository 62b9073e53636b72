"""The part of uharfbuzz that this project calls; the package brings no types."""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, NamedTuple

class Blob:
    data: bytes
    @classmethod
    def from_file_path(cls, filename: str) -> Blob: ...

class AxisInfo:
    tag: str

class Face:
    upem: int
    axis_infos: Sequence[AxisInfo]
    table_tags: Sequence[str]
    unicodes: Iterable[int]
    def __init__(self, blob: Blob, index: int = ...) -> None: ...
    def get_name(self, name_id: int, language: str = ...) -> str | None: ...
    def reference_table(self, tag: str) -> Blob: ...

class GlyphExtents(NamedTuple):
    x_bearing: int
    y_bearing: int
    width: int
    height: int

class Font:
    face: Face
    synthetic_bold: tuple[float, float, bool]
    def __init__(self, face: Face) -> None: ...
    def set_variations(self, variations: Mapping[str, float]) -> None: ...
    def get_glyph_extents(self, gid: int) -> GlyphExtents | None: ...
    def draw_glyph_with_pen(self, gid: int, pen: Any) -> None: ...

class GlyphInfo:
    codepoint: int
    cluster: int

class GlyphPosition:
    x_advance: int
    x_offset: int
    y_offset: int

class BufferClusterLevel(Enum):
    MONOTONE_CHARACTERS = 1

class Buffer:
    direction: str
    cluster_level: BufferClusterLevel
    glyph_infos: Sequence[GlyphInfo]
    glyph_positions: Sequence[GlyphPosition]
    def add_str(self, text: str) -> None: ...
    def guess_segment_properties(self) -> None: ...

def shape(font: Font, buffer: Buffer, features: Mapping[str, bool]) -> None: ...
