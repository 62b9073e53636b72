"""The lesson plans among files and folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_ENDINGS = (
    ".txt", ".md", ".markdown", ".docx", ".docm", ".odt", ".xlsx", ".xlsm", ".csv", ".tsv",
)  # fmt: skip


def plan_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Files as given; of folders all the text files below them, in the order of their names.

    Hidden files are passed over, and a folder that links lead back to is entered once. What does
    not exist or may not be opened is given back: reading it says so.
    """
    entered: set[tuple[int, int]] = set()
    for path in paths:
        yield from _below(path, entered) if _is_folder(path) else (path,)


def _below(folder: Path, entered: set[tuple[int, int]]) -> Iterator[Path]:
    """Goes down without recursion: folders may be nested deeper than calls may be."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if not _is_folder(path):
            yield path
            continue
        try:
            waiting += reversed(_entries(path, entered))
        except OSError:
            yield path


def _entries(folder: Path, entered: set[tuple[int, int]]) -> list[Path]:
    """Folders and text files right in a folder that was not entered before."""
    status = folder.stat()
    identity = (status.st_dev, status.st_ino)
    if identity in entered:
        return []
    entered.add(identity)
    paths = sorted(folder.iterdir(), key=lambda path: (path.name.casefold(), path.name))
    return [path for path in paths if not path.name.startswith(".") and _may_hold_plans(path)]


def _may_hold_plans(path: Path) -> bool:
    return path.name.casefold().endswith(_ENDINGS) or _is_folder(path)


def _is_folder(path: Path) -> bool:
    """A link that leads in a circle is no folder."""
    try:
        return path.is_dir()
    except OSError:
        return False
