"""How much each criterion counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from facilitator.domain.bloom import BloomLevel
from facilitator.domain.drafting.phrases import bare
from facilitator.domain.drafting.verbs import base_form, usual_level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.plan import Assessment

_WHOLE = 100
_STEP = 5
_HEAVIER = {BloomLevel.CREATE: 2.0, BloomLevel.EVALUATE: 1.5}
"""What an objective counts that the final task shows, against 1 for all others."""

_NUMBERS = re.compile(r"objectives?\s*\(?\s*((?:\d{1,2}(?:\s*(?:,|and|&|-|–|to)\s*)*)+)", re.I)
_RANGE = re.compile(r"(\d+)\s*(?:-|–|to)\s*(\d+)")


def weights(
    levels: Sequence[BloomLevel | None], assessments: Sequence[Assessment]
) -> tuple[int, ...]:
    """Percentages that add up to 100, in steps of 5 where there are at most twenty of them."""
    shown = _shown_in_final_task(levels, assessments)
    shares = [
        _HEAVIER.get(level, 1.0) if level is not None and position in shown else 1.0
        for position, level in enumerate(levels)
    ]
    step = _STEP if len(levels) <= _WHOLE // _STEP else 1
    return tuple(part * step for part in _apportioned(shares, levels, units=_WHOLE // step))


def _apportioned(
    shares: Sequence[float], levels: Sequence[BloomLevel | None], *, units: int
) -> list[int]:
    """Largest remainders; the more demanding level and then the earlier place break ties."""
    whole = sum(shares)
    exact = [share * units / whole for share in shares]
    parts = [int(part) for part in exact]
    order = sorted(
        range(len(parts)),
        key=lambda at: (-(exact[at] - parts[at]), -(levels[at] or 0), at),
    )
    for at in order[: units - sum(parts)]:
        parts[at] += 1
    return parts


def _shown_in_final_task(
    levels: Sequence[BloomLevel | None], assessments: Sequence[Assessment]
) -> frozenset[int]:
    """Positions of the objectives that a summative assessment names, by number or by verb."""
    finals = [each for each in assessments if "summative" in each.kind.casefold()]
    shown: set[int] = set()
    for final in finals:
        text = f"{final.alignment} {final.method}"
        numbered = _numbered(text)
        named = _levels_named(final.alignment)
        shown |= numbered or {at for at, level in enumerate(levels) if level in named}
    return frozenset(shown)


def _numbered(text: str) -> set[int]:
    """ "Learning Objectives 2 and 3" → positions 1 and 2."""
    found: set[int] = set()
    for match in _NUMBERS.finditer(text):
        numbers = match.group(1)
        found |= {int(number) - 1 for number in re.findall(r"\d+", numbers)}
        for first, last in _RANGE.findall(numbers):
            found |= set(range(int(first) - 1, int(last)))
    return found


def _levels_named(alignment: str) -> set[BloomLevel | None]:
    """The levels of the plain verbs in "Assesses ability to design plans"."""
    words = [bare(word) for word in alignment.split()[1:]]
    return {usual_level(word) for word in words if base_form(word) == word}
