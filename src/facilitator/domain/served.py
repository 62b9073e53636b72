"""Which profiles of learners the phases of a plan differentiate for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from facilitator.domain.drafting.word_lists import words
from facilitator.domain.word_match import stems

if TYPE_CHECKING:
    from facilitator.domain.plan import LessonPlan

# One profile goes by many names.
_ALIKE = tuple(
    frozenset().union(*map(stems, each))
    for each in (
        words(
            "novice novices beginner beginners newcomer newcomers basic inexperienced unfamiliar",
            "starter starters struggling support scaffold scaffolding",
        ),
        words("experienced expert experts advanced senior seniors veteran proficient skilled"),
        words("english language multilingual bilingual translation translate vocabulary"),
        words("visual hearing vision sight wheelchair accessible accessibility disabled kneel"),
        words("introvert introverts quiet silent shy"),
    )
)
# That people differ in these singles nobody out.
_DIFFERENCES = re.compile(r"\b(?:expertise|experiences?|skills?|levels?)\b", re.IGNORECASE)
_WHOLE_ROOM = stems("learning professionals people practitioners members staff persons groups")


def unserved(plan: LessonPlan) -> tuple[int, ...]:
    """Positions of the strategies whose profile no phase serves.

    A note that singles nobody out serves everybody, and so does a plan whose phases have no notes:
    there the strategies themselves stand beside each phase.
    """
    notes = [phase.differentiation for phase in plan.phases if phase.differentiation]
    profiles = plan.profiles
    if not notes or len(profiles) < 2:
        return ()
    served = {at for note in notes for at in serves(note, profiles)}
    return tuple(at for at in range(len(profiles)) if at not in served)


@lru_cache(maxsize=2048)
def serves(note: str, profiles: tuple[str, ...]) -> tuple[int, ...]:
    """Positions of the profiles that a note singles out; all when it singles out none."""
    said = _meaning(stems(_DIFFERENCES.sub("", note)))
    named = tuple(at for at, profile in enumerate(profiles) if said & _own_words(at, profiles))
    return named or tuple(range(len(profiles)))


@lru_cache(maxsize=256)
def _own_words(at: int, profiles: tuple[str, ...]) -> frozenset[str]:
    """The words by which a profile is told apart from the others."""
    others = [stems(profile) for other, profile in enumerate(profiles) if other != at]
    return _meaning(stems(profiles[at]) - _WHOLE_ROOM - frozenset().union(*others))


def _meaning(said: frozenset[str]) -> frozenset[str]:
    return said.union(*(alike for alike in _ALIKE if said & alike))
