"""The paper that documents are set for, and how they are set on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Paper(StrEnum):
    A4 = "a4"
    LETTER = "letter"
    A5 = "a5"


class RubricForm(StrEnum):
    """How a rubric stands on paper: a sheet for each group, or one grid with a column for each."""

    SHEETS = "sheets"
    GRID = "grid"


class Arrangement(StrEnum):
    """How the pages of a job lie on its sheets."""

    SINGLE = "1"
    TWO_UP = "2"
    FOUR_UP = "4"
    BOOKLET = "booklet"

    @property
    def pages(self) -> int:
        """On one side of a sheet."""
        return {Arrangement.SINGLE: 1, Arrangement.FOUR_UP: 4}.get(self, 2)

    def sheets(self, pages: int) -> int:
        """Of paper for so many pages; a booklet has four on each."""
        on_one = 4 if self is Arrangement.BOOKLET else self.pages
        return -(-pages // on_one)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a house puts on its paper: lines and a picture above, a line below."""

    header: str = ""
    logo: bytes = b""
    footer: str = ""

    def __bool__(self) -> bool:
        return bool(self.header or self.logo or self.footer)


NO_LETTERHEAD = Letterhead()


@dataclass(frozen=True, slots=True)
class Look:
    """How a sheet suits its readers and the printer.

    `language` (two letters) is that of the words the app itself prints; `large` sets text in 18
    points; `spacious` gives letters, words and lines more room, which helps dyslexic readers;
    `ink_saver` prints no fills and thin lines; `gray` leaves
    out all colour.
    """

    language: str = "en"
    large: bool = False
    spacious: bool = False
    ink_saver: bool = False
    gray: bool = False
    letterhead: Letterhead = NO_LETTERHEAD


PLAIN_LOOK = Look()
