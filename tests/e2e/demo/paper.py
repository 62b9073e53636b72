"""The documents of the performance as pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pymupdf

if TYPE_CHECKING:
    from pathlib import Path

_DOCUMENTS = {
    "rubric-sheet": "Trial plan rubric",
    "reflection": "My reflection",
    "facilitator-reflection": "Facilitator reflection",
    "run-sheet": "Run sheet",
    "exit-ticket": "Exit ticket",
    "observation-sheet": "Observation sheet",
    "materials": "Materials checklist",
    "group-cards": "Group cards",
    "name-tents": "Name tents",
    "station-sheets": "Station",
    "certificate": "Certificate",
    "report": "Session report",
}
"""By the beginnings of their bookmarks."""
_DOTS = 96


def first_pages(pdf: Path) -> dict[str, bytes]:
    """A PNG for each document that is in the PDF, under its name on the command line."""
    found: dict[str, bytes] = {}
    with pymupdf.open(pdf) as document:
        for _, title, page in document.get_toc():
            for name, begin in _DOCUMENTS.items():
                if name not in found and title.startswith(begin):
                    found[name] = document[page - 1].get_pixmap(dpi=_DOTS).tobytes("png")
    return found
