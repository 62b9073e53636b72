"""Where kept texts go when what they follow comes, goes or falls empty."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.domain.plan import KeptText, PhaseField, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from facilitator.domain.plan import LessonPlan, Phase

_ORDER = {section: number for number, section in enumerate(Section)}
_TITLE, _DURATION, _AUDIENCE = 1, 2, 3


def behind_inserted(
    kept: tuple[KeptText, ...], section: Section, position: int
) -> tuple[KeptText, ...]:
    """An item was put at `position`; texts in front of the first item stay there."""
    return moved(kept, section, lambda after: after + (after > 0 and position <= after))


def behind_removed(
    kept: tuple[KeptText, ...], section: Section, position: int
) -> tuple[KeptText, ...]:
    """The item at `position` is gone; texts that now stand together become one."""
    return moved(kept, section, lambda after: after - (position < after))


def moved(
    kept: tuple[KeptText, ...], section: Section, place: Callable[[int], int]
) -> tuple[KeptText, ...]:
    return in_order(
        replace(text, after=place(text.after)) if text.section is section else text for text in kept
    )


def in_order(kept: Iterable[KeptText]) -> tuple[KeptText, ...]:
    """One text for each place, in the order of the form."""
    places: dict[tuple[Section, int], list[str]] = {}
    for text in kept:
        places.setdefault((text.section, text.after), []).append(text.text)
    order = sorted(places, key=lambda place: (_ORDER[place[0]], place[1]))
    return tuple(KeptText(*place, "\n\n".join(places[place])) for place in order)


def settled_header(plan: LessonPlan) -> LessonPlan:
    """Texts behind a duration or an audience that fell empty follow what is in front of it."""
    there = {
        _TITLE,
        *([_DURATION] if plan.duration else []),
        *([_AUDIENCE] if plan.audience else []),
    }
    kept = moved(plan.kept, Section.HEADER, lambda after: _last(there, after))
    return plan if kept == plan.kept else replace(plan, kept=kept)


def settled_phase(phase: Phase) -> Phase:
    """The same for the fields of a phase."""
    if not phase.kept:
        return phase
    there = {number for number, field in enumerate(PhaseField, 1) if getattr(phase, field)}
    kept = moved(phase.kept, Section.STRUCTURE, lambda after: _last(there, after))
    return phase if kept == phase.kept else replace(phase, kept=kept)


def _last(there: set[int], after: int) -> int:
    return max((number for number in there if number <= after), default=0)
