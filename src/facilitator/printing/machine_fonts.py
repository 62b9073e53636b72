"""Fonts that are on this machine anyway, for scripts that those of the app do not have.

What each covers is found by reading all of them once, which is kept in the folder of made fonts;
nothing is read before a text holds a letter that no font of the app shows.
"""

from __future__ import annotations

import json
import os
import struct
import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from facilitator.printing.font_files import font_folder
from facilitator.printing.shaping import ScriptFace, face_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SUFFIXES: Final = (".ttf", ".otf", ".ttc", ".otc")
_OUTLINES: Final = ("glyf", "CFF ", "CFF2")
_BLOCK: Final = 256
_RECIPE: Final = 1
"""Counts changes to what is kept."""
_REGULAR, _BOLD, _LEAST_BOLD = 400, 700, 600
_EMBEDDING_IS_FORBIDDEN: Final = 0x0002
_ITALIC: Final = 0x0001
_PLAINER_LAST: Final = ("serif", "mono", "ming", "song", "batang")
"""Parts of names of fonts that look least like the page font."""


class _Known(NamedTuple):
    """A font in a file; `blocks` are those 256 characters of which it has one at least."""

    file: str
    number: int
    family: str
    weight: int
    italic: bool
    blocks: tuple[int, ...]


@dataclass(eq=False)
class MachineFonts:
    """The fonts in some folders."""

    folders: tuple[Path, ...]
    cache: Path | None = None

    def face_covering(self, character: str) -> ScriptFace | None:
        """Upright, of usual weight, without serifs where there is a choice."""
        block = ord(character) // _BLOCK
        for known in self._ranked:
            if block in known.blocks:
                face = self._face(known)
                if face is not None and face.covers(character):
                    return face
        return None

    @cached_property
    def _faces(self) -> dict[_Known, ScriptFace | None]:
        return {}

    @cached_property
    def _ranked(self) -> tuple[_Known, ...]:
        return tuple(sorted(_all_known(self.folders, self.cache), key=_rank))

    def _face(self, known: _Known) -> ScriptFace | None:
        if known not in self._faces:
            try:
                self._faces[known] = self._load(known)
            except (OSError, ValueError, RuntimeError):
                self._faces[known] = None
        return self._faces[known]

    def _load(self, known: _Known) -> ScriptFace:
        """A bold weight that lacks letters of the regular one is no use."""
        file = Path(known.file)
        bolder = self._bold_of(known)
        if bolder is None:
            return face_from(file, known.number)
        face = face_from(file, known.number, (Path(bolder.file), bolder.number))
        whole = face.regular.letters <= face.bold.letters
        return face if whole else face_from(file, known.number)

    def _bold_of(self, known: _Known) -> _Known | None:
        bold = (
            one
            for one in self._ranked
            if one.family == known.family and one.weight >= _LEAST_BOLD and not one.italic
        )
        return min(bold, key=lambda one: (abs(one.weight - _BOLD), one.file), default=None)


_current = [MachineFonts(())]
_was_chosen: list[bool] = []


def look_for_fonts_in(*folders: Path, cache: Path | None = None) -> None:
    """Where fonts are looked for from now on, instead of where the system keeps them."""
    _current[0] = MachineFonts(folders, cache)
    _was_chosen.append(True)


def machine_fonts() -> MachineFonts:
    if not _was_chosen:
        look_for_fonts_in(*_system_folders(), cache=font_folder())
    return _current[0]


def _system_folders() -> Iterator[Path]:
    home = Path.home()
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", "C:\\Windows")) / "Fonts"
        yield home / "AppData" / "Local" / "Microsoft" / "Windows" / "Fonts"
    elif sys.platform == "darwin":
        yield from (Path("/System/Library/Fonts"), Path("/Library/Fonts"))
        yield home / "Library" / "Fonts"
    else:
        yield from (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
        yield from (home / ".local" / "share" / "fonts", home / ".fonts")


def _rank(known: _Known) -> tuple[bool, bool, int, str, str, int]:
    name = known.family.casefold()
    is_odd = any(part in name for part in _PLAINER_LAST) and "sans" not in name
    away = abs(known.weight - _REGULAR)
    return known.italic, is_odd or "mono" in name, away, known.family, known.file, known.number


def _all_known(folders: Iterable[Path], cache: Path | None) -> list[_Known]:
    """As kept from before for files that did not change, read anew for the others."""
    kept = _kept(cache)
    found: dict[str, list[Any]] = {}
    for file in sorted(_font_files(folders)):
        with suppress(OSError):
            state = file.stat()
            stamp = [state.st_mtime_ns, state.st_size]
            before = kept.get(str(file))
            found[str(file)] = before if before and before[:2] == stamp else [*stamp, _read(file)]
    if found != kept:
        _keep(found, cache)
    return [
        _Known(name, int(one[0]), str(one[1]), int(one[2]), bool(one[3]), tuple(one[4]))
        for name, (_, _, faces) in found.items()
        for one in faces
    ]


def _font_files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        for root, _, names in os.walk(folder):
            yield from (Path(root) / name for name in names if name.lower().endswith(_SUFFIXES))


def _read(file: Path) -> list[list[Any]]:
    """What is known of each font in a file; a file that is none holds none."""
    import uharfbuzz

    try:
        blob = uharfbuzz.Blob.from_file_path(str(file))
        faces = [uharfbuzz.Face(blob, index) for index in range(_count(file))]
    except (OSError, ValueError, RuntimeError, struct.error):
        return []
    return [[index, *about] for index, face in enumerate(faces) if (about := _about(face))]


def _count(file: Path) -> int:
    """A collection says how many fonts it holds."""
    with file.open("rb") as opened:
        start = opened.read(12)
    return min(struct.unpack(">I", start[8:12])[0], 64) if start[:4] == b"ttcf" else 1


def _about(face: Any) -> list[Any]:
    """Nothing when the font has no outlines, or must not be embedded."""
    weight, rights, style = _os2(face)
    if rights & 0xF == _EMBEDDING_IS_FORBIDDEN or not set(_OUTLINES) & set(face.table_tags):
        return []
    blocks = sorted({code // _BLOCK for code in face.unicodes})
    family = face.get_name(16) or face.get_name(1) or ""
    return [family, weight, bool(style & _ITALIC), blocks]


def _os2(face: Any) -> tuple[int, int, int]:
    """Weight, rights to embed, and style of a font."""
    if "OS/2" not in face.table_tags:
        return _REGULAR, 0, 0
    table = bytes(face.reference_table("OS/2").data)
    if len(table) < 64:
        return _REGULAR, 0, 0
    weight, rights, style = (struct.unpack_from(">H", table, at)[0] for at in (4, 8, 62))
    return weight, rights, style


def _place(cache: Path) -> Path:
    return cache / f"on-this-machine-{_RECIPE}.json"


def _kept(cache: Path | None) -> dict[str, list[Any]]:
    """A damaged file is no news for anybody: the fonts are read anew."""
    if cache is None:
        return {}
    try:
        kept = json.loads(_place(cache).read_text(encoding="utf-8"))
        return {str(name): [int(a), int(b), list(faces)] for name, (a, b, faces) in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _keep(found: dict[str, list[Any]], cache: Path | None) -> None:
    if cache is None:
        return
    from facilitator.printing.font_files import keep

    with suppress(OSError):
        keep(_place(cache), json.dumps(found).encode())
