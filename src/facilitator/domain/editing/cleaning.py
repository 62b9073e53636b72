"""Items as they may stand in a plan: clean texts, and nothing that says nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from facilitator.domain.editing.kept import settled_phase
from facilitator.domain.plan import Assessment, Dismissal, Objective, Phase, PhaseField, Strategy
from facilitator.domain.text import clean_block, clean_line

Item = str | Objective | Phase | Assessment | Strategy | Dismissal
_TEXTS = tuple(field for field in PhaseField if field is not PhaseField.DURATION)
_LONGEST_AUDIENCE_TEXT = 120


def clean(item: Item) -> Item:
    """The item with its texts as every text of the domain is kept."""
    match item:
        case Objective():
            cells = tuple(map(clean_line, item.other_cells))
            return Objective(clean_line(item.text), clean_line(item.level), cells)
        case Assessment():
            return replace(
                item,
                kind=clean_line(item.kind),
                method=clean_block(item.method),
                alignment=clean_block(item.alignment),
            )
        case Strategy():
            return Strategy(clean_line(item.audience), clean_block(item.text))
        case Dismissal():
            subject, reason = clean_block(item.subject), clean_block(item.reason)
            return Dismissal(clean_line(item.code), subject, reason)
        case Phase():
            return clean_phase(item)
        case _:
            return clean_block(item)


def clean_phase(phase: Phase) -> Phase:
    """Its texts clean, what is kept behind fields that are there, nothing that says nothing."""
    screen = clean_line(phase.audience_text)[:_LONGEST_AUDIENCE_TEXT].rstrip()
    texts: dict[str, Any] = {field.value: clean_block(getattr(phase, field)) for field in _TEXTS}
    name = clean_line(phase.name)
    return settled_phase(replace(phase, name=name, audience_text=screen, **texts))
