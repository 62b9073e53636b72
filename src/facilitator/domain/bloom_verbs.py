"""Which of Bloom's levels a verb can stand for: often one, sometimes several."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from facilitator.domain.bloom import BloomLevel
from facilitator.domain.drafting.aims import read_aim
from facilitator.domain.drafting.verbs import Doing, base_form, doing_of, usual_level
from facilitator.domain.drafting.word_lists import words

GERUNDS = {
    BloomLevel.REMEMBER: "Remembering",
    BloomLevel.UNDERSTAND: "Understanding",
    BloomLevel.APPLY: "Applying",
    BloomLevel.ANALYZE: "Analyzing",
    BloomLevel.EVALUATE: "Evaluating",
    BloomLevel.CREATE: "Creating",
}
# Teachers use these verbs on further levels with good reason, so that nobody is told off for it.
_ALSO = {
    BloomLevel.REMEMBER: words("describe outline match select"),
    BloomLevel.UNDERSTAND: words(
        "identify recognize locate define compare contrast distinguish differentiate relate review",
        "demonstrate select report give map explore examine show link associate tell recall value",
        "argue trace separate discriminate articulate present respect follow",
    ),
    BloomLevel.APPLY: words(
        "write draft script document plan organize schedule coordinate present deliver lead teach",
        "facilitate manage coach guide train moderate mediate supervise resolve motivate delegate",
        "modify adapt edit update customize set articulate choose select pick decide prioritize",
        "determine classify categorize sort group order arrange rank interpret read predict",
        "estimate anticipate visualize illustrate discuss debate exchange experiment collect",
        "gather map model test check inspect monitor verify validate track proofread integrate",
        "combine relate link identify locate spot find record count diagnose troubleshoot debug",
        "develop produce make build construct assemble investigate research survey explore",
        "assess review reduce increase improve minimize optimize strengthen foster promote",
        "encourage examine adopt translate recommend suggest reflect measure question",
    ),
    BloomLevel.ANALYZE: words(
        "identify recognize detect spot pinpoint discuss debate classify categorize sort group",
        "rank order arrange infer interpret deduce predict calculate solve derive determine test",
        "check inspect review critique criticize challenge appraise assess select prioritize",
        "outline illustrate estimate measure monitor organize summarize reflect audit tell",
    ),
    BloomLevel.EVALUATE: words(
        "compare contrast discriminate distinguish recommend propose suggest interpret predict",
        "estimate debate rank discuss examine investigate measure diagnose conclude value revise",
        "improve optimize refine recognize relate question support research",
    ),
    BloomLevel.CREATE: words(
        "prepare set_up arrange implement sketch draw paint program configure automate act_out",
        "simulate role-play perform solve experiment map structure illustrate visualize predict",
        "argue deploy select adapt introduce rearrange negotiate apply_for",
    ),
}
_MAKING = {Doing.CRAFT, Doing.PREPARE, Doing.HANDLE}
# Where a plain verb is no noun: behind "to" and "can", and coordinated with such a verb.
_PLAIN_VERBS = re.compile(
    r"\b(?:to|can|will|could|must)\s+((?:\w+ly\s+)?[a-z-]+(?:(?:,\s*|,?\s+(?:and|or)\s+)[a-z-]+){0,4})"
)
# And where a sentence opens. One pattern for both takes twice as long as the two.
_OPENING = re.compile(r"(?:\n|[.;:]\s)\s*([a-z-]+)")
_WORD = re.compile(r"[a-z][a-z-]+")
_LONGEST_TEXT = 2_000


class Verb(NamedTuple):
    """The verb that decides, as the objective writes it, and every level its verbs allow."""

    text: str
    usual: BloomLevel
    levels: frozenset[BloomLevel]


@lru_cache(maxsize=1024)
def verb_of(objective: str) -> Verb | None:
    """None where no verb is known: another language, or no verb at all.

    Of several verbs each may be meant, and the most demanding one decides.
    """
    aim = read_aim(objective)
    if aim is None:
        return None
    verbs = (*aim.verbs, *(deed.verb for deed in aim.also))
    known = [verb for verb in verbs if usual_level(verb) is not None]
    if len(known) < len(verbs) or not known:
        return None
    leading = max(aim.verbs, key=lambda verb: usual_level(verb) or 0)
    usual = usual_level(leading)
    return Verb(leading, usual, frozenset().union(*map(levels_of, known))) if usual else None


def levels_of(verb: str) -> frozenset[BloomLevel]:
    """Every level that a plain verb can stand for."""
    usual = usual_level(verb)
    american = verb[:-3] + {"ise": "ize", "yse": "yze"}.get(verb[-3:], verb[-3:])
    key = american.replace(" ", "_")
    also = {level for level, verbs in _ALSO.items() if key in verbs or verb in verbs}
    if doing_of(verb) in _MAKING:
        also.add(BloomLevel.CREATE)
    return frozenset(also | ({usual} if usual else set()))


@lru_cache(maxsize=2048)
def levels_in(text: str) -> frozenset[BloomLevel]:
    """The levels of the verbs that a text names as such ("ability to design and defend")."""
    folded = text[:_LONGEST_TEXT].casefold()
    said = (*_PLAIN_VERBS.findall(folded), *_OPENING.findall(f"\n{folded}"))
    named = {word for verbs in said for word in _WORD.findall(verbs)}
    levels = (usual_level(word) for word in named if base_form(word) == word)
    return frozenset(level for level in levels if level)
