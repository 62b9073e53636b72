"""The paper that documents are set for, and how they are set on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Paper(StrEnum):
    A4 = "a4"
    LETTER = "letter"
    A5 = "a5"


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
    `ink_saver` prints no fills and thin lines.
    """

    language: str = "en"
    large: bool = False
    spacious: bool = False
    ink_saver: bool = False
    letterhead: Letterhead = NO_LETTERHEAD


PLAIN_LOOK = Look()
