"""Which column was which in spreadsheets that were imported before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.ui.choices import Choices

_REMEMBERED = "library/columns"
_MOST_REMEMBERED = 60


def remembered(choices: Choices) -> dict[str, str]:
    """The mappings of earlier imports, by the signature of the columns' names."""
    try:
        kept = json.loads(choices.text(_REMEMBERED, "{}"))
    except ValueError:
        return {}
    if not isinstance(kept, dict):
        return {}
    return {str(name): str(text) for name, text in kept.items()}


def remember(choices: Choices, name: str, mapping: str) -> None:
    """The newest last; the oldest are forgotten."""
    if not name:
        return
    kept = remembered(choices)
    kept.pop(name, None)
    kept[name] = mapping
    newest = dict(list(kept.items())[-_MOST_REMEMBERED:])
    choices.set_text(_REMEMBERED, json.dumps(newest))
