"""The static weights of the page font, made once and kept in a cache folder."""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.resources import page_font

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_RECIPE = 1
"""Counts changes to how a weight is made, so that older files in the cache are left alone."""

_NORMAL_WIDTH = 100
# Pages are set without shaping; making the layout tables of a weight costs seconds.
_LAYOUT_TABLES = ("GDEF", "GPOS", "GSUB")
_VARIATION_TABLES = ("HVAR", "MVAR", "STAT", "avar", "fvar", "gvar")


_chosen: Path | None = None


def keep_fonts_in(folder: Path) -> None:
    """Where the weights are kept from now on, instead of in the user's own cache folder."""
    global _chosen
    _chosen = folder


def kept_weight(weight: int, cache: Path) -> bytes | None:
    """The weight (400, 700) as found in the cache, not looked at; None when it is not there."""
    try:
        return _place(weight, cache).read_bytes()
    except OSError:
        return None


def fresh_weight(weight: int, cache: Path) -> bytes:
    """The weight, made anew and kept; a cache that cannot be written is done without."""
    made = make_weight(page_font(), weight)
    with suppress(OSError):
        keep(_place(weight, cache), made)
    return made


def _place(weight: int, cache: Path) -> Path:
    """A file whose name changes with the font's version and with the way it is made."""
    digest = hashlib.sha256(page_font().read_bytes()).hexdigest()[:12]
    return cache / f"NotoSans-{digest}-{_RECIPE}-{weight}.ttf"


def make_weight(source: Path, weight: int) -> bytes:
    """The same bytes on every machine; 10 ms for the font's default weight, else about 1 s."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    made = BytesIO()
    with TTFont(source, recalcBBoxes=False, recalcTimestamp=False) as font:
        _drop(font, _LAYOUT_TABLES)
        if not _is_default(font, weight):
            place = {"wght": weight, "wdth": _NORMAL_WIDTH}
            instantiateVariableFont(font, place, inplace=True, updateFontNames=True)
        _drop(font, _VARIATION_TABLES)
        font.save(made, reorderTables=False)
    return made.getvalue()


def _is_default(font: TTFont, weight: int) -> bool:
    defaults = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
    return defaults == {"wght": weight, "wdth": _NORMAL_WIDTH}


def _drop(font: TTFont, tables: tuple[str, ...]) -> None:
    for table in tables:
        if table in font:
            del font[table]


def keep(target: Path, content: bytes) -> None:
    """Whole or not at all; of two processes that do this at once, the last one wins."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.stem, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def font_folder() -> Path:
    """The folder chosen, else in the user's cache: losing it costs a second and nothing else."""
    if _chosen is not None:
        return _chosen
    from platformdirs import user_cache_path

    return user_cache_path("facilitator-companion", appauthor=False) / "fonts"
