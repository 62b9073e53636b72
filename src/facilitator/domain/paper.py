"""The paper that documents are set for, and how they are set on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Paper(StrEnum):
    A4 = "a4"
    LETTER = "letter"
    A5 = "a5"


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


PLAIN_LOOK = Look()
