"""The app's own printed words in other languages than English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from facilitator.printing.translations import de, es, fr

if TYPE_CHECKING:
    from collections.abc import Mapping

TRANSLATIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "de": de.WORDS,
    "es": es.WORDS,
    "fr": fr.WORDS,
}
