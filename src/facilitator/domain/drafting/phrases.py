"""What an objective says something about: a phrase, and where it can be shortened cleanly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from facilitator.domain.drafting.nouns import Thing, is_plural, kinds_of, with_article
from facilitator.domain.drafting.verbs import leading_verb
from facilitator.domain.drafting.word_lists import words

PREPOSITIONS = words(
    "about above across after against along among around as at before behind below beneath beside "
    "between beyond by concerning during despite except for from in inside into near off on onto "
    "outside over past per regarding since through throughout to toward towards under until "
    "up upon using via with within without"
)
_CONNECTORS = words(
    "that which who whom whose where when while because so if unless including such whether how "
    "versus vs like and/or given based according"
)
POSSESSIVES = words("their its your our my his her one's own someone's")
DETERMINERS = POSSESSIVES | words(
    "the a an this these that those each every any all both some several many most no either "
    "another such"
)
COUNTS = words("two three four five six seven eight nine ten eleven twelve twenty")
_VAGUE = words(
    "key main major important different differing various several potential specific appropriate "
    "relevant unique current popular basic fundamental essential comprehensive strategic "
    "effective common simple typical core given certain suitable proper correct possible own "
    "particular overall general existing new most primary central crucial critical successful "
    "following range complex detailed clear multiple many short few selected chosen"
)
# "a range of tools" is about tools.
_QUANTITIES = words("range variety number series set selection couple lot list pair")
_LINKS = words(
    "based according related relating due such leading relevant responsible suitable appropriate "
    "able ready likely compared necessary needed how what similar different used equal close "
    "rather other resistant subject specific"
)
_RELATIONS = words(
    "regard respect reference relation terms order addition front spite line response case behalf "
    "means favour favor accordance contrast comparison part"
)
_GO_ON = PREPOSITIONS | DETERMINERS | _LINKS | _VAGUE | {"and", "or", "of", "not"}
"""A phrase never ends behind one of these."""
# They end like adverbs and are none.
_NO_ADVERBS = words(
    "early daily weekly monthly yearly friendly family likely reply supply assembly anomaly only "
    "elderly costly timely orderly lonely lively apply imply comply rely multiply italy july fly "
    "user-friendly"
)
_PARTICIPLES = words(
    "made used given taken found written built posed driven seen shown set held known chosen led "
    "caused"
)
_LONGEST_THING = 34
_LONGEST_THEME = 32


@lru_cache(maxsize=8192)
def bare(token: str) -> str:
    """The word itself, for looking it up."""
    return token.strip('.,;:!?()[]"“”‘').casefold()


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """The core of a phrase: "the six key phases of the MLOps lifecycle".

    `thing` is its noun with what belongs to it ("phases"), without article and padding.
    """

    determiner: str
    count: str
    thing: str
    theme: str
    opening: str
    """The author's own words before "of"."""
    is_plural: bool
    is_joint: bool
    """Several things of different names ("airway and breathing")."""

    @property
    def kinds(self) -> tuple[Thing, ...]:
        """What it can stand for; several strategies are practices, a single one is a plan."""
        kinds = kinds_of(self.thing)
        others = tuple(kind for kind in kinds if kind is not Thing.PRACTICE)
        if len(others) == len(kinds):
            return kinds
        return (Thing.PRACTICE, *others) if self.is_plural else others

    @property
    def is_named(self) -> bool:
        """True for names and for what is not counted ("Python", "photosynthesis")."""
        return not self.determiner and not is_plural(self.thing)

    @property
    def definite(self) -> str:
        """ "the phases", "their plan", "photosynthesis", "the importance of each phase"."""
        if self._has_inner_article:
            return f"{self.determiner} {self.thing}".strip()
        thing = self.thing if self.is_named else f"{self._owner} {self.thing}"
        keeps_theme = self.theme and not self.is_plural
        return f"{thing} of {self.theme}" if keeps_theme else thing

    @property
    def briefest(self) -> str:
        """ "the six key phases", "the importance of each phase"; "" where that says too little."""
        if self.is_plural or not self.theme:
            return self.opening
        determiner, _, rest = self.theme.partition(" ")
        if determiner.casefold() not in DETERMINERS or " and " in rest:
            return ""
        return f"{self.opening} of {determiner} {rest.rpartition(' ')[2]}"

    @property
    def indefinite(self) -> str:
        """ "a strategy", "phases", "photosynthesis"."""
        if self.determiner in {"a", "an", "each", "every", "any", "another"}:
            return with_article(self.thing)
        counts_freely = self.is_plural and not self.determiner
        return self.thing if counts_freely else self.definite

    @property
    def _owner(self) -> str:
        keeps = self.determiner in POSSESSIVES or self.determiner in {"each", "every", "both"}
        return self.determiner if keeps else "the"

    @property
    def _counts(self) -> bool:
        return self.is_plural and not self.is_joint

    @property
    def _has_inner_article(self) -> bool:
        """ "a question and a hypothesis"."""
        return self.is_joint and not {"a", "an", "the"}.isdisjoint(self.thing.split())

    @property
    def some(self) -> str:
        """ "some of the phases", "parts of the strategy"."""
        return f"{'some' if self._counts else 'parts'} of {self.definite}"

    @property
    def one(self) -> str:
        """ "one of the phases", "a part of the strategy"."""
        return f"{'one' if self._counts else 'one part'} of {self.definite}"

    @property
    def every(self) -> str:
        """ "all six phases", "all of the strategy"."""
        if not self._counts or self.determiner in POSSESSIVES:
            return f"all of {self.definite}"
        return " ".join(filter(None, ("all", self.count, self.thing)))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Everything that follows the verb; `ends` are the places, rising, where it may end."""

    words: tuple[str, ...]
    ends: tuple[int, ...]

    @property
    def shortenings(self) -> tuple[str, ...]:
        """The whole first, then ever shorter; the last one is the noun phrase."""
        return tuple(_text(self.words[:end]) for end in reversed(self.ends))

    @property
    def without_manner(self) -> tuple[str, ...]:
        """The shortenings that do not end in how it is done ("safely")."""
        calm = tuple(said for said in self.shortenings if not is_adverb(said.rpartition(" ")[2]))
        return calm or self.shortenings

    @property
    def without_purpose(self) -> tuple[str, ...]:
        """The shortenings without what it is for ("to identify …")."""
        return tuple(_text(self.words[:end]) for end in reversed(self.ends) if end <= self._purpose)

    @property
    def purpose(self) -> tuple[str, ...]:
        """The words behind the "to" of what it is for."""
        return self.words[self._purpose + 1 :]

    @property
    def _purpose(self) -> int:
        opens = (end for end in self.ends[:-1] if bare(self.words[end]) == "to")
        return next(
            (end for end in opens if leading_verb(list(self.words[end + 1 :]))), len(self.words)
        )

    @property
    def core(self) -> NounPhrase:
        return noun_phrase(self.words[: self.ends[0]])


def phrase(words: tuple[str, ...]) -> Phrase:
    ends = [at for at in range(1, len(words)) if _can_end(words, at)]
    return Phrase(words, (*ends, len(words)))


def _text(words: tuple[str, ...]) -> str:
    return " ".join(words).rstrip(",;:. ").replace(" in the context of ", " in ")


def _can_end(words: tuple[str, ...], at: int) -> bool:
    """True when what stands before `at` is whole without the rest."""
    word, before = bare(words[at]), bare(words[at - 1])
    if before in _GO_ON:
        return False
    if _pairs_with_earlier(word, words[:at]) or before == "by":
        return False
    if is_adverb(word) or [bare(token) for token in words[at : at + 3]] == ["step", "by", "step"]:
        return True
    if word == "by" and before == "step":
        return False
    following = bare(words[at + 1]) if at + 1 < len(words) else ""
    if word in PREPOSITIONS or word in _CONNECTORS:
        return at == 1 or not (_is_participle(before) or _is_verbal(words[:at]))
    if word == "and":
        return following in POSSESSIVES
    if _is_participle(word):
        return following in PREPOSITIONS
    return word.endswith("ing") and is_plural(before) and not words[at - 1].endswith(",")


def _is_verbal(words: tuple[str, ...]) -> bool:
    """ "when caring", "people living", "with regard": what follows belongs to it."""
    opens, last = bare(words[-2]), bare(words[-1])
    governs = opens in PREPOSITIONS | _CONNECTORS
    if last.endswith("ing"):
        return governs or is_plural(opens)
    return governs and last in _RELATIONS


def _pairs_with_earlier(word: str, before: tuple[str, ...]) -> bool:
    """ "from … to", "between … and" stay together."""
    earlier = {bare(token) for token in before}
    return (word == "to" and "from" in earlier) or (word == "and" and "between" in earlier)


def is_adverb(word: str) -> bool:
    """Ends in -ly as adverbs of manner do ("safely")."""
    plain = bare(word)
    return plain.endswith("ly") and plain not in _NO_ADVERBS


def _is_participle(word: str) -> bool:
    return word in _PARTICIPLES or (word.endswith("ed") and len(word) > len("need"))


def noun_phrase(words: tuple[str, ...]) -> NounPhrase:
    opening, _ = _divided(words)
    determiner, words = _determiner(words)
    count, words = _count(words)
    words = _without_quantity(words)
    head, theme = _divided(words)
    thing = _shortened(_without_padding(head), _LONGEST_THING)
    return NounPhrase(
        determiner=determiner,
        count=count,
        thing=thing,
        theme=_short_theme(theme),
        opening=_text(opening),
        is_plural=is_plural(thing) or _is_joint(thing),
        is_joint=_is_joint(thing),
    )


def _determiner(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    if len(words) > 1 and bare(words[0]) in DETERMINERS:
        return bare(words[0]), words[1:]
    return "", words


def _count(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    if [bare(word) for word in words[:2]] == ["at", "least"]:
        words = words[2:]
    if len(words) > 1 and (bare(words[0]) in COUNTS or words[0].isdigit()):
        return words[0], words[1:]
    return "", words


def _without_quantity(words: tuple[str, ...]) -> tuple[str, ...]:
    for at, word in enumerate(words[:3]):
        if bare(word) in _QUANTITIES and [bare(w) for w in words[at + 1 : at + 2]] == ["of"]:
            return words[at + 2 :] or words
    return words


def _divided(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Before and behind the first "of"."""
    for at in range(1, len(words) - 1):
        if bare(words[at]) == "of":
            return words[:at], words[at + 1 :]
    return words, ()


def _without_padding(words: tuple[str, ...]) -> tuple[str, ...]:
    while len(words) > 1 and bare(words[0]) in _VAGUE | {"and"}:
        words = words[1:]
    return words


def _shortened(words: tuple[str, ...], limit: int) -> str:
    """The words from the first that leaves the rest short enough; coordinations stay whole."""
    if not any(bare(word) in {"and", "or"} or word.endswith(",") for word in words):
        while len(words) > 2 and len(_text(words)) > limit:
            words = words[1:]
    return _text(words)


def _short_theme(words: tuple[str, ...]) -> str:
    """The theme without padding ("various MLOps tools"), or what is left of it when long."""
    if not words:
        return ""
    determiner, rest = _determiner(words)
    head, further = _divided(_without_padding(rest))
    short = _shortened(head, _LONGEST_THEME)
    whole = f"{short} of {_text(further)}" if further else short
    kept = whole if len(whole) <= _LONGEST_THEME else short
    return f"{determiner} {kept}" if determiner else kept


def _is_joint(thing: str) -> bool:
    return re.search(r"\w,? and \w", thing) is not None
