"""An objective taken apart: what is done, to what, and what else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.domain.drafting.phrases import (
    COUNTS,
    DETERMINERS,
    PREPOSITIONS,
    Phrase,
    bare,
    is_adverb,
    phrase,
)
from facilitator.domain.drafting.verb_forms import third_person
from facilitator.domain.drafting.verbs import Doing, doing_of, leading_verb, usual_level
from facilitator.domain.drafting.word_lists import words
from facilitator.domain.inline import plain

if TYPE_CHECKING:
    from facilitator.domain.bloom import BloomLevel

_LONGEST_SENTENCE = 500
"""Characters of an objective that are taken apart; nobody says more in one sentence."""
_MOST_VERBS = 6
_SUBJECT = (
    r"(?:the\s+)?(?:students?|learners?|participants?|trainees?|pupils?|attendees?|delegates?|"
    r"apprentices?|volunteers?|staff|members?|teams?|you|they|we|i|everyone)"
)
_OPENING = re.compile(
    r"^(?:(?:by|at)\s+the\s+end\s+of\s+[^,]{1,60},\s*)?"
    rf"(?:swbat\b|{_SUBJECT}\s+(?:will|can|could|should|shall|must|may|are|is|am)\b)?\s*"
    r"(?:(?:be|being|become|is|are)\s+)?(?:able\s+|ready\s+)?"
    r"(?:(?:the\s+)?(?:ability|skills?|capacity)\s+)?(?:to\s+)?",
    re.IGNORECASE,
)
_ACTOR = re.compile(rf"^{_SUBJECT}\s+", re.IGNORECASE)
_HOW_TO = re.compile(r"^(?:know|knows|learn|learns|learning|understand)\s+(?:how\s+)?to\s+", re.I)
_GROWING = re.compile(
    r"^(?:gain|build|develop|demonstrate|show|deepen|acquire|have|increase|raise)\w*\s+"
    r"(?:an?\s+|the\s+|their\s+)?(?:\w+\s+)?"
    r"(?:understanding|knowledge|awareness|appreciation|grasp|comprehension)\s+of\s+",
    re.IGNORECASE,
)
_NOUN_OF_KNOWING = re.compile(
    r"^(?:an?\s+|the\s+)?(?:\w+\s+)?(?:understanding|knowledge|awareness|comprehension|grasp)\s+of\s+",
    re.IGNORECASE,
)
_DOING_AS_NOUN = re.compile(r"^(?:an?\s+|the\s+)?(\w+)\s+of\s+", re.IGNORECASE)
_VERB_OF = {
    "analysis": "analyze",
    "application": "apply",
    "comparison": "compare",
    "creation": "create",
    "demonstration": "demonstrate",
    "description": "describe",
    "evaluation": "evaluate",
    "explanation": "explain",
    "identification": "identify",
    "interpretation": "interpret",
    "mastery": "master",
    "preparation": "prepare",
    "recognition": "recognize",
}
_FAMILIARITY = re.compile(r"^(?:familiar(?:ity)?|aware)\s+(?:with|of)\s+", re.IGNORECASE)
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]{0,300}[)\]]")
_CLAUSE = words("how why what when where which who whether that if")
_PARTICLES = words("out up down off apart away over back")
_REFLEXIVE = words("themselves oneself yourself myself ourselves himself herself")
_COMPANY = words(
    "team teams group groups others peers partner partners colleagues pairs together classmates"
)
_SURE_AFTER_VERBS = words("the their its your our each every these those this both another how")
_ENGLISH = words(
    "the a an of and to for with how their its from using at on by that which what when why "
    "between into through"
)
# Small words of German, French, Spanish, Italian, Portuguese and Dutch that English lacks.
_FOREIGN = words(
    "der das und von für eine einen einer eines ein des den dem zur zum mit im über le les du et "
    "une un aux pour dans sur el los las y del con por para que una il gli di della e da dos os em "
    "um uma het een van voor met op och att av"
)
# These stand more often for a thing than for a deed behind "and".
_NOUN_LIKE = words(
    "plan design test use report share practice research value model process answer question "
    "review study draft script map structure measure survey rank order group label name state "
    "record support help care work service store start program position hold cut saw paint sketch "
    "plant exercise transfer exchange change increase budget schedule document code guide coach "
    "chair challenge judge estimate forecast contrast link trace respect experiment track check "
    "monitor audit update drill produce count address balance factor shape lift prune roast brew "
    "weld bandage dress splint slice sort train direct lead frame set sand plane knot tie request "
    "reply talk discount exercise run drive mount debate"
)


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that is done: a plain verb and what follows it."""

    verb: str
    preposition: str
    matter: Phrase | None

    def said(self, matter: str) -> str:
        """ "proposes solutions", with the matter as given."""
        return " ".join(filter(None, (third_person(self.verb), self.preposition, matter)))


@dataclass(frozen=True, slots=True)
class Aim:
    """An objective whose first word is a verb; `verbs` holds it and those coordinated with it."""

    adverb: str
    verbs: tuple[str, ...]
    joint: str
    preposition: str
    matter: Phrase | None
    is_clause: bool
    also: tuple[Deed, ...]
    doing: Doing | None
    level: BloomLevel | None

    def do(self, matter: str) -> str:
        """ "plan, cook and serve a meal"."""
        return self._said(self.verbs, matter)

    def does(self, matter: str) -> str:
        """ "plans, cooks and serves a meal"."""
        return self._said(tuple(map(third_person, self.verbs)), matter)

    def _said(self, verbs: tuple[str, ...], matter: str) -> str:
        joined = _listed(verbs, self.joint)
        return " ".join(filter(None, (joined, self.preposition, matter)))


def read_aim(objective: str) -> Aim | None:
    """The parts of an English objective; None for text that does not begin with a verb."""
    text = _ASIDE.sub("", " ".join(plain(objective[:_LONGEST_SENTENCE]).split()))
    first_sentence = re.split(r"(?<=\w\w)[.;!?](?:\s|$)", text, maxsplit=1)[0]
    found = _opened(first_sentence)
    if found is None:
        return None
    return _aim(found.adverb, found.verbs, joint=found.joint, rest=found.rest)


def opened(objective: str) -> tuple[str, str] | None:
    """The verbs of an objective in their plain form ("plan, cook and serve"), and what follows."""
    found = _opened(objective)
    if found is None:
        return None
    verbs = f"{found.adverb} {_listed(found.verbs, found.joint)}".strip()
    return verbs, " ".join(found.rest)


@dataclass(frozen=True, slots=True)
class _Opening:
    adverb: str
    verbs: tuple[str, ...]
    joint: str
    rest: list[str]


def _opened(sentence: str) -> _Opening | None:
    words = _from_verb_on(sentence).split()
    adverb = ""
    if len(words) > 1 and is_adverb(words[0]) and leading_verb(words[1:]):
        adverb, words = words[0].casefold(), words[1:]
    verbs, joint, rest = _verbs(words)
    if not verbs or _seems_foreign(words):
        return None
    return _Opening(adverb, verbs, joint, rest)


def _from_verb_on(sentence: str) -> str:
    """Without who will do it, by when, and that they will be able to."""
    text = sentence.strip()
    actor = _ACTOR.match(text)
    if actor and leading_verb(text[actor.end() :].split()):
        text = text[actor.end() :]
    label, colon, rest = text.partition(": ")
    if colon and not leading_verb(_OPENING.sub("", label).split()):
        text = rest
    text = _HOW_TO.sub("", _OPENING.sub("", text, count=1), count=1)
    for growing in (_GROWING, _NOUN_OF_KNOWING, _FAMILIARITY):
        text = growing.sub("understand ", text, count=1)
    return _DOING_AS_NOUN.sub(_as_verb, text, count=1).strip()


def _as_verb(doing: re.Match[str]) -> str:
    """ "Analysis of soil" is about analyzing it; other nouns stay."""
    verb = _VERB_OF.get(doing[1].casefold())
    return f"{verb} " if verb else doing[0]


def _verbs(words: list[str]) -> tuple[tuple[str, ...], str, list[str]]:
    """The verbs at the beginning, their conjunction, and the words behind them."""
    found = leading_verb(words) or _unknown_verb(words)
    if found is None or [bare(word) for word in words[found[1] : found[1] + 1]] == ["of"]:
        return (), "", words
    verb, taken = found
    verbs, joint, rest = [verb], "", words[taken:]
    while len(verbs) < _MOST_VERBS and (further := _further_verb(words[taken - 1], rest)):
        verb, conjunction, count = further
        verbs.append(verb)
        joint = conjunction or joint
        taken, rest = taken + count, rest[count:]
    if len(verbs) > 1 and not joint:
        return tuple(verbs[:1]), "", words[1:]
    return tuple(verbs), joint, rest


def _unknown_verb(words: list[str]) -> tuple[str, int] | None:
    """A word we do not know counts as a verb when an article or the like follows it."""
    follows = bare(words[1]) if len(words) > 1 else ""
    word = words[0].casefold() if words else ""
    sure = follows in _SURE_AFTER_VERBS | COUNTS or follows.isdigit()
    is_verb = sure or (follows in {"a", "an"} and _english(words) > 1)
    return (word, 1) if is_verb and word.isascii() and word.isalpha() else None


def _english(words: list[str]) -> int:
    return sum(bare(word) in _ENGLISH for word in words)


def _seems_foreign(words: list[str]) -> bool:
    """Some verbs of ours are words of other languages, too ("Plan für …")."""
    return sum(bare(word) in _FOREIGN for word in words) > _english(words)


def _further_verb(before: str, rest: list[str]) -> tuple[str, str, int] | None:
    """The next verb of "plan, cook and serve": itself, its conjunction, the words it takes."""
    joint = bare(rest[0]) if rest else ""
    if joint in {"and", "or", "and/or"}:
        found = leading_verb(rest[1:])
        if found and not (found[0] in _NOUN_LIKE and before.endswith(",")):
            return found[0], joint, found[1] + 1
        return None
    found = leading_verb(rest) if before.endswith(",") else None
    return (found[0], "", found[1]) if found else None


def _aim(adverb: str, verbs: tuple[str, ...], *, joint: str, rest: list[str]) -> Aim:
    first, *deeds = _deeds(verbs[-1], rest)
    verbs = (*verbs[:-1], first.verb)
    leading = _leading(verbs)
    opens = bare(rest[0]) if rest else ""
    return Aim(
        adverb=adverb,
        verbs=verbs,
        joint=joint,
        preposition=first.preposition,
        matter=first.matter,
        is_clause=first.matter is not None and opens in _CLAUSE,
        also=tuple(deeds),
        doing=_doing(leading, first.matter),
        level=usual_level(leading),
    )


def _leading(verbs: tuple[str, ...]) -> str:
    """Of several verbs the most demanding one: it decides what good work looks like."""
    return max(verbs, key=lambda verb: usual_level(verb) or 0)


def _doing(verb: str, matter: Phrase | None) -> Doing | None:
    """One orders a meal otherwise than one orders numbers, and works in a team or on wood."""
    words = set(map(bare, matter.words)) if matter else set()
    if verb == "order" and words & {"a", "an", "food", "drinks", "meal", "meals"}:
        return Doing.COMMUNICATE
    if verb == "work" and words & _COMPANY:
        return Doing.COLLABORATE
    return doing_of(verb)


def deeds(words: tuple[str, ...]) -> tuple[Deed, ...]:
    """What words that begin with a verb say is done."""
    found = leading_verb(list(words))
    return tuple(_deeds(found[0], list(words[found[1] :]))) if found else ()


def _deeds(verb: str, words: list[str]) -> list[Deed]:
    """The deed with the verb, and what further deeds the words behind it name."""
    for at in range(1, len(words)):
        found = _verb_at(words, at)
        if found is not None:
            further, start = found
            return [_deed(verb, words[:at]), *_deeds(further, words[start:])]
    return [_deed(verb, words)]


def _verb_at(words: list[str], at: int) -> tuple[str, int] | None:
    """A further verb behind "and" or a comma at `at`, and where its own words begin."""
    start = at
    if bare(words[at]) in {"and", "or", "then"}:
        start += 1
    elif not words[at - 1].endswith(","):
        return None
    while start < len(words) and (is_adverb(words[start]) or bare(words[start]) in {"and", "then"}):
        start += 1
    found = leading_verb(words[start:]) or _unmistakable_verb(words, start)
    if found is None or found[0] != " ".join(map(bare, words[start : start + found[1]])):
        return None
    verb, taken = found
    follows = bare(words[start + taken]) if start + taken < len(words) else ""
    if not follows or follows in {"of", "and", "or"} or words[start].endswith(","):
        return None
    if verb in _NOUN_LIKE and follows not in DETERMINERS | COUNTS | {"one", "it", "them"}:
        return None
    return verb, start + taken


def _unmistakable_verb(words: list[str], start: int) -> tuple[str, int] | None:
    """An unknown word between "and" and an article ("and line a tin")."""
    word = words[start] if start + 1 < len(words) else ""
    stands_so = bare(words[start - 1]) == "and" and word.isascii() and word.islower()
    follows = bare(words[start + 1]) if stands_so else ""
    is_verb = word not in PREPOSITIONS | DETERMINERS | _CLAUSE | COUNTS and not is_adverb(word)
    return (word, 1) if is_verb and follows in {"a", "an", "the", "their", "its"} else None


def _deed(verb: str, words: list[str]) -> Deed:
    if words and bare(words[0]) in _PARTICLES:
        verb, words = f"{verb} {bare(words[0])}", words[1:]
    preposition = ""
    opens = [bare(word) for word in words[:2]]
    if len(words) > 1 and opens[0] in PREPOSITIONS - {"using"} and opens != ["at", "least"]:
        preposition, words = words[0].casefold(), words[1:]
    dangles = len(words) == 1 and opens[0] in PREPOSITIONS
    if not words or dangles or bare(words[0]) in _REFLEXIVE or is_adverb(bare(words[0])):
        preposition = " ".join(filter(None, (preposition, *words))).rstrip(",;. ")
        return Deed(verb, preposition, None)
    return Deed(verb, preposition, phrase(tuple(words)))


def _listed(words: tuple[str, ...], joint: str) -> str:
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} {joint or 'and'} {words[-1]}"
