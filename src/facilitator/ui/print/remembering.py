"""What was chosen for each document, kept as one line of JSON from time to time."""

from __future__ import annotations

import json
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from facilitator.domain.paper import Look, RubricForm
from facilitator.services.printing import FOUR_UP, TWO_UP, Document
from facilitator.ui.print.model import USUAL_CHOICES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.ui.print.model import DocumentChoice


def kept_choices(choices: Mapping[Document, DocumentChoice]) -> str:
    """All but the number of copies, which belongs to one session and its groups."""
    return json.dumps({document.value: _data(choice) for document, choice in choices.items()})


def _data(choice: DocumentChoice) -> dict[str, object]:
    look = choice.look
    return {
        "wanted": choice.wanted,
        "named": choice.named,
        "per_person": choice.per_person,
        "large": look.large,
        "spacious": look.spacious,
        "ink_saver": look.ink_saver,
        "up": choice.up,
        "grid": choice.form is RubricForm.GRID,
    }


def choices_from(text: str) -> Mapping[Document, DocumentChoice]:
    """The usual ones where nothing is kept, or nothing that can be read."""
    try:
        kept = json.loads(text)
    except ValueError:
        return USUAL_CHOICES
    if not isinstance(kept, dict):
        return USUAL_CHOICES
    return MappingProxyType(
        {document: _choice(usual, kept.get(document.value)) for document, usual in _usual()}
    )


def _usual() -> tuple[tuple[Document, DocumentChoice], ...]:
    return tuple(USUAL_CHOICES.items())


def _choice(usual: DocumentChoice, data: object) -> DocumentChoice:
    if not isinstance(data, dict):
        return usual

    def flag(name: str, *, otherwise: bool) -> bool:
        value = data.get(name)
        return value if isinstance(value, bool) else otherwise

    look = Look(
        large=flag("large", otherwise=False),
        spacious=flag("spacious", otherwise=False),
        ink_saver=flag("ink_saver", otherwise=False),
    )
    return replace(
        usual,
        wanted=flag("wanted", otherwise=usual.wanted),
        named=flag("named", otherwise=usual.named),
        look=look,
        per_person=flag("per_person", otherwise=usual.per_person),
        form=RubricForm.GRID if data.get("grid") is True else RubricForm.SHEETS,
        up=FOUR_UP if data.get("up") == FOUR_UP else TWO_UP,
    )
