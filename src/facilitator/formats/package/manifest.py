"""The first thing to read in a package: what it is and what must be in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from facilitator.formats.package.checked import Checked, dumped

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

MANIFEST: Final = "manifest.json"
FORMAT: Final = 1
"""Raised when an older program could no longer read the parts that it knows."""

_NAME = "facilitator-package"


@dataclass(frozen=True, slots=True)
class About:
    """Who made a package: the program's version, the library's id, the owner if they said so."""

    app: str
    created: datetime
    library: str
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    name: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    format: int
    about: About
    entries: tuple[Entry, ...]


def manifest_bytes(about: About, entries: Iterable[Entry]) -> bytes:
    return dumped(
        {
            "package": _NAME,
            "format": FORMAT,
            "app": about.app,
            "created": about.created.isoformat(),
            "library": about.library,
            "owner": about.owner,
            "entries": [
                {"name": entry.name, "size": entry.size, "sha256": entry.digest}
                for entry in sorted(entries, key=lambda entry: entry.name)
            ],
        }
    )


def format_of(data: Checked) -> int:
    """Asked before anything else: a later format may spell all the rest differently."""
    if data.text("package") != _NAME:
        data.fail("package", "this is no package of this program")
    return data.number("format")


def manifest_of(data: Checked) -> Manifest:
    about = About(
        data.text("app"), data.instant("created"), data.text("library"), data.text("owner", "")
    )
    entries = tuple(_entry(one) for one in data.objects("entries"))
    return Manifest(format_of(data), about, entries)


def _entry(data: Checked) -> Entry:
    return Entry(data.text("name"), data.number("size"), data.text("sha256"))


def manifest_data(manifest: Manifest) -> dict[str, Any]:
    """For those who list what a package is."""
    about = manifest.about
    return {
        "format": manifest.format,
        "app": about.app,
        "created": about.created.isoformat(),
        "library": about.library,
        "owner": about.owner,
    }
