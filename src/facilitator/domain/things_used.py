"""The things that phases use, and which of them the materials list leaves out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from facilitator.domain.drafting.verbs import leading_verb
from facilitator.domain.inline import plain
from facilitator.domain.offline import needs_of
from facilitator.domain.text import steps
from facilitator.domain.word_match import stems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.plan import LessonPlan

_BETWEEN = re.compile(r"[,;•]\s*(?:and\s+)?|\s+and\s+(?=(?:an?|the|one|two|some)\s)")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_PURPOSE = re.compile(
    r"\s+(?:for|to|with|from|of|about|on|in|per|that|which|showing|as)\s.*$", re.IGNORECASE
)
_ARTICLE = re.compile(
    r"^(?:an?|the|some|one|two|three|four|five|six|ten|several|each|your|our|\d+)\s+", re.IGNORECASE
)
_MOST_WORDS = 7
_SHORTEST_NAME = 3
_JOINTS = frozenset({"of", "for", "with", "and", "or", "in", "on"})
# No things that somebody packs, or things that any room has.
_NOTHING = re.compile(
    r"^(?:none|n/?a|nothing|-|–|—)\b|\b(?:facilitators?|instructors?|trainers?|experts?|speakers?"
    r"|groups?|teams?|partners?|learners?|participants?|colleagues?)$"
    r"|^(?:group|team|learners?|participants?|previous|own|findings|results?|ideas|notes|answers"
    r"|access|demonstrations?|examples?|discussions?|time|space|room|everything|the)\b"
    r"|\b(?:findings|demonstrations?|access|presentations? by|experience|knowledge|questions?"
    r"|sessions?|as above)$",
    re.IGNORECASE,
)


class Use(NamedTuple):
    """A thing in the words of a phase, and the position of the first phase that uses it."""

    thing: str
    phase: int


@lru_cache(maxsize=2048)
def things_in(resources: str) -> tuple[str, ...]:
    """The single things of a list of resources; sentences and what is no thing are left out."""
    found = (
        _ASIDE.sub("", part).strip(" .:*–-")
        for step in steps(plain(resources))
        for part in _BETWEEN.split(step)
    )
    return tuple(thing for thing in found if _is_thing(thing))


def _is_thing(thing: str) -> bool:
    words = thing.split()
    if thing.startswith("#") or _is_order(words):
        return False
    return (
        0 < len(words) <= _MOST_WORDS
        and bool(stems(thing, _SHORTEST_NAME))
        and not _NOTHING.search(thing)
        and not needs_of(thing)
    )


def _is_order(words: list[str]) -> bool:
    """ "Provide links to further reading"; a "map of the area" is none."""
    return len(words) > _SHORTEST_NAME and words[1] not in _JOINTS and bool(leading_verb(words[:1]))


def missing_from_list(plan: LessonPlan) -> tuple[Use, ...]:
    """Things in the order of their use, each once."""
    return _missing(plan.materials, tuple(phase.resources for phase in plan.phases))


@lru_cache(maxsize=64)
def _missing(materials: tuple[str, ...], resources: tuple[str, ...]) -> tuple[Use, ...]:
    listed = [stems(material, _SHORTEST_NAME) for material in materials]
    known: list[frozenset[str]] = []
    missing: list[Use] = []
    for use in _uses(resources):
        words = core_of(use.thing)
        if _is_among(words, listed) or any(words <= each or each <= words for each in known):
            continue
        known.append(words)
        missing.append(use)
    return tuple(missing)


def phases_using(plan: LessonPlan, material: str) -> tuple[int, ...]:
    """Positions of the phases whose resources name the material."""
    listed = [stems(plain(material), _SHORTEST_NAME)]
    return tuple(
        position
        for position, phase in enumerate(plan.phases)
        if any(_is_among(core_of(thing), listed) for thing in things_in(phase.resources))
    )


def _uses(resources: tuple[str, ...]) -> Iterator[Use]:
    for position, text in enumerate(resources):
        for thing in things_in(text):
            yield Use(thing, position)


@lru_cache(maxsize=4096)
def core_of(thing: str) -> frozenset[str]:
    """The words that name the thing, without what it is for."""
    name = _PURPOSE.sub("", _ARTICLE.sub("", thing))
    return stems(name, _SHORTEST_NAME) or stems(thing, _SHORTEST_NAME)


def _is_among(words: frozenset[str], listed: list[frozenset[str]]) -> bool:
    """Order and number do not matter, and of a longer name most words must be there.

    Several things in one ("pens and paper") may stand in several lines.
    """
    together = frozenset().union(*listed)
    most = max(1, (2 * len(words) + 2) // 3)
    return words <= together or any(len(words & each) >= most for each in listed)
