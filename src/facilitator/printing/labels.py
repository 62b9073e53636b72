"""The words that the app itself prints, in the languages it knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.printing.translations import TRANSLATIONS
from facilitator.printing.translations.names import DAYS, MONTHS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from facilitator.domain.paper import Look
    from facilitator.printing.style import Frame

_NONE: Mapping[str, str] = {}


def label(frame: Frame, english: str, **values: object) -> str:
    """The words in the language of the sheet, English where that language lacks them."""
    return said_in(frame.look, english, **values)


def said_in(look: Look, english: str, **values: object) -> str:
    """The same where there is no sheet yet."""
    known = TRANSLATIONS.get(look.language, _NONE)
    words = known.get(english, english)
    return words.format(**values) if values else words


def day_label(frame: Frame, day: date) -> str:
    """ "Fri 20 Nov 2026" in the language of the sheet."""
    weekday = label(frame, DAYS).split()[day.weekday()]
    month = label(frame, MONTHS).split()[day.month - 1]
    return f"{weekday} {day.day} {month} {day.year}"


def length_label(frame: Frame, minutes: int) -> str:
    """ "1 h 15 min": the signs for hour and minute are those of every language here."""
    from facilitator.domain.wording import hours_and_minutes

    return hours_and_minutes(minutes)
