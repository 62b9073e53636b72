"""Wording the four levels of a criterion with an objective's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING

from facilitator.domain.bloom import BloomLevel
from facilitator.domain.drafting.aims import deeds
from facilitator.domain.drafting.phrases import is_adverb
from facilitator.domain.drafting.progressions import (
    ANY,
    CLAUSES,
    DEEDS,
    JUDGED_CLAUSES,
    progressions,
)
from facilitator.domain.drafting.verbs import PRACTICAL, TELLING, Doing, doing_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.drafting.aims import Aim, Deed
    from facilitator.domain.drafting.phrases import NounPhrase
    from facilitator.domain.drafting.progressions import Progression

LONGEST = 108
"""Characters at which a descriptor stops taking up more of the objective's words."""

_AS_SET = "{does}{also}"
"""How a sentence begins that repeats what the objective asks for."""
_ELASTIC = frozenset({"object", "do", "does", "clause"})


def descriptors(aim: Aim | None, level: BloomLevel | None, *, used: frozenset[str]) -> Progression:
    """Four sentences; of several wordings the one that shares least with those already `used`."""
    worded = list(_worded(aim, level))
    return min(worded, key=lambda sentences: len(used.intersection(sentences)))


def _worded(aim: Aim | None, level: BloomLevel | None) -> Iterator[Progression]:
    if aim is not None:
        words = _words_of(aim)
        for progression in _candidates(aim, level):
            if all(_places(sentence) <= words.known for sentence in progression):
                yield _filled(progression, words)
    elif level is not None:
        yield from ANY[level]
    if aim is None:
        yield from ANY[None]


def _candidates(aim: Aim, level: BloomLevel | None) -> Iterator[Progression]:
    if aim.is_clause and aim.doing not in PRACTICAL:
        yield from JUDGED_CLAUSES if _is_decided(aim) else CLAUSES
    elif aim.doing is not None and not _is_hands_on(aim):
        kinds = aim.matter.core.kinds if aim.matter else ()
        yield from progressions(aim.doing, kinds)
    yield from DEEDS


def _is_decided(aim: Aim) -> bool:
    demanding = aim.level is not None and aim.level >= BloomLevel.ANALYZE
    return demanding or aim.doing is Doing.PREDICT


def _is_hands_on(aim: Aim) -> bool:
    """ "Plan, cook and serve": planning alone does not say how well it is done."""
    is_told_to = bool(aim.preposition) and aim.doing in TELLING
    several = len(aim.verbs) > 1 and any(doing_of(verb) in PRACTICAL for verb in aim.verbs)
    return is_told_to or several or aim.is_clause


def _places(sentence: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(sentence) if name)


@dataclass(frozen=True, slots=True)
class _Words:
    """What can stand in the places of a sentence; elastic ones from the longest to the shortest."""

    fixed: dict[str, str]
    elastic: dict[str, tuple[str, ...]]
    further: tuple[str, ...]
    further_about: tuple[str, ...]
    """Further deeds, where the objective's verb is said and where only its matter is."""

    @property
    def known(self) -> frozenset[str]:
        return frozenset(self.fixed) | frozenset(self.elastic) | {"also"}


def _words_of(aim: Aim) -> _Words:
    """How a thing is done is said once: by the objective, or else by us."""
    matter = aim.matter
    said = matter.shortenings if matter else ("",)
    elastic = {
        "do": tuple(map(aim.do, matter.without_manner if matter else said)),
        "does": tuple(f"{aim.adverb} {aim.does(each)}".strip() for each in said),
    }
    fixed: dict[str, str] = {}
    if aim.is_clause:
        elastic["clause"] = said[:1]
    elif matter:
        fixed = _about(matter.core)
        elastic["object"] = matter.shortenings if _is_made(aim) else matter.without_purpose
    return _Words(fixed, elastic, _further(aim.also), _further(_deeds_about(aim)))


def _is_made(aim: Aim) -> bool:
    return aim.level is BloomLevel.CREATE


def _deeds_about(aim: Aim) -> tuple[Deed, ...]:
    """Further deeds when the thing is named without its purpose: that is one of them."""
    if aim.matter is None or aim.is_clause or _is_made(aim) or not aim.matter.purpose:
        return aim.also
    return (*deeds(aim.matter.purpose), *aim.also)


def _about(core: NounPhrase) -> dict[str, str]:
    several = core.is_plural
    return {
        "the": core.definite,
        "a": core.indefinite,
        "some": core.some,
        "one": core.one,
        "every": core.every,
        "them": "them" if several else "it",
        "they": "they" if several else "it",
        "are": "are" if several else "is",
        "s": "" if several else "s",
    }


def _further(also: tuple[Deed, ...]) -> tuple[str, ...]:
    """ " and proposes solutions", from the longest to the shortest, which says nothing."""
    if not also:
        return ("",)
    long = [deed.said(deed.matter.without_manner[0] if deed.matter else "") for deed in also]
    short = [deed.said(deed.matter.shortenings[-1] if deed.matter else "") for deed in also]
    return _joined(long), _joined(short), ""


def _joined(deeds: list[str]) -> str:
    if len(deeds) == 1:
        return f" and {deeds[0]}"
    return f", {', '.join(deeds[:-1])} and {deeds[-1]}"


def _filled(progression: Progression, words: _Words) -> Progression:
    first, second, third, fourth = (_sentence(sentence, words) for sentence in progression)
    return first, second, third, fourth


def _sentence(template: str, words: _Words) -> str:
    """As many of the objective's words as leave it short enough."""
    places = _places(template)
    elastic = sorted(places & _ELASTIC)
    choices = words.elastic[elastic[0]] if elastic else ("",)
    further = words.further if places & {"do", "does"} else words.further_about
    said = ""
    for also in further:
        for choice in choices:
            filled = {**words.fixed, "also": also, **dict.fromkeys(elastic, choice)}
            said = _tidied(_ended(template, filled).format_map(filled))
            if len(said) <= LONGEST:
                return said
    return said


def _ended(template: str, filled: dict[str, str]) -> str:
    """The template without an end that would say something twice."""
    start, _, end = template.partition("~")
    ours = start.removeprefix(_AS_SET)
    if start.startswith(_AS_SET) and _says_how(ours) and _says_how(filled["does"]):
        return f"{_AS_SET}, without help"
    return start if filled["also"] else start + end


def _says_how(said: str) -> bool:
    return any(map(is_adverb, said.split()))


def _tidied(sentence: str) -> str:
    text = re.sub(r"\s+", " ", sentence).strip(" ,;")
    return text[:1].upper() + text[1:]
