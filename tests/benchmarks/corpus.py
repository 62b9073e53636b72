"""Lesson plans by the thousand, alike in length and in how often words come back."""

from __future__ import annotations

import random
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from facilitator.domain.length import Length
from facilitator.domain.plan import Assessment, LessonPlan, Objective, Phase, Strategy

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMON = str.split(
    "the and to of a in for with learners each group their is on as are that will share pairs "
    "activity discuss compare explain paper board time minutes facilitator ask note question "
    "example task feedback work together present results different steps plan model check review "
    "materials before after small large room table card poster observe record reason evidence"
)
_SYLLABLES = str.split(
    "ba be cal con cor dan den di er fal for gra hin in ka la lem li lo ma men mi mo na ne or pa "
    "per pla po ra re ri ro sa sen si so sta ta te ter ti to tra un va ver vi vo"
)
_LEVELS = ("Remember", "Understand", "Apply", "Analyze", "Evaluate", "Create")
_PHASES = ("Engage", "Explore", "Explain", "Elaborate", "Evaluate")
_TOPICS, _TOPIC_WORDS, _RARE_WORDS = 40, 120, 6000


@cache
def _words() -> tuple[list[list[str]], list[str]]:
    """The words of each topic, and rare ones that anybody may use."""
    chance = random.Random(7)

    def word() -> str:
        return "".join(chance.choices(_SYLLABLES, k=chance.choice((2, 2, 3, 3, 4))))

    topics = [[word() for _ in range(_TOPIC_WORDS)] for _ in range(_TOPICS)]
    return topics, [word() for _ in range(_RARE_WORDS)]


class _Writer:
    """Writes sentences about one topic; common words come as often as in real plans."""

    def __init__(self, chance: random.Random) -> None:
        topics, rare = _words()
        topic = chance.choice(topics)
        self._chance = chance
        self._pool = [_COMMON, topic, rare]
        self._often = [list(accumulate(1 / (n + 2) for n in range(len(p)))) for p in self._pool]

    def words(self, count: int) -> str:
        pools = self._chance.choices(range(3), weights=(60, 30, 10), k=count)
        return " ".join(
            self._chance.choices(self._pool[pool], cum_weights=self._often[pool])[0]
            for pool in pools
        )

    def sentence(self, count: int) -> str:
        return self.words(count).capitalize() + "."

    def items(self, count: int, words: int) -> tuple[str, ...]:
        return tuple(self.sentence(words) for _ in range(count))


def plan(number: int) -> LessonPlan:
    """The same plan for the same number: about 1,000 words."""
    chance = random.Random(number)
    write = _Writer(chance)
    return LessonPlan(
        title=f"{write.words(4).title()}: {write.words(3)} {number}",
        duration=_minutes(chance.choice((90, 120, 180, 240))),
        audience=write.sentence(8),
        objectives=tuple(Objective(write.sentence(14), chance.choice(_LEVELS)) for _ in range(4)),
        concepts=write.items(6, 4),
        prior_knowledge=write.items(3, 9),
        materials=write.items(7, 5),
        phases=tuple(_phase(write, name, chance) for name in _PHASES),
        assessments=tuple(
            Assessment(kind, write.sentence(14), "Objective 1")
            for kind in ("Formative", "Summative")
        ),
        strategies=tuple(
            Strategy(f"{write.words(2).title()} learners", write.sentence(18)) for _ in range(4)
        ),
        connections=write.items(3, 12),
        applications=write.items(3, 12),
        metacognition=write.items(2, 12),
        extensions=write.items(2, 14),
        safety=write.items(2, 10),
        learner_questions=write.items(4, 12),
        facilitator_questions=write.items(4, 12),
        virtual=write.items(3, 12),
        resources=write.items(3, 6),
    )


def _phase(write: _Writer, name: str, chance: random.Random) -> Phase:
    return Phase(
        name=name,
        duration=_minutes(chance.choice((15, 20, 30, 45))),
        facilitator_actions=" ".join(write.items(3, 12)),
        learner_activities=" ".join(write.items(3, 12)),
        resources=write.sentence(8),
        differentiation=write.sentence(16),
        technology=write.sentence(8),
    )


def _minutes(count: int) -> Length:
    return Length(f"{count} minutes", count, count)


def plans(count: int) -> Iterator[LessonPlan]:
    return (plan(number) for number in range(count))
