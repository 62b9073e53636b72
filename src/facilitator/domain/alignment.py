"""What works towards which objective: what the trainer confirmed, and what the words propose."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING, NamedTuple

from facilitator.domain.bloom_verbs import levels_in
from facilitator.domain.word_match import stems

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.domain.plan import Assessment, LessonPlan, Phase

_NUMBERS = re.compile(
    r"\b(?:(?:learning\s+)?(?:objectives?|outcomes?|goals?|aims?|LOs?)|Lernziele?n?|Ziele?"
    r"|objetivos?|objectifs?|obiettiv[io]|leerdoel(?:en)?)\s*#?\s*"
    r"(\d{1,2}(?:\s*(?:,|and|&|to|-|–|und|bis|y|et|e|en)\s*\d{1,2}){0,9})",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(\d{1,2})\s*(?:to|-|–|bis)\s*(\d{1,2})")
_DIGIT = re.compile(r"\d")
_SHORT = re.compile(r"\bO(\d{1,2})\b")
_ASSESSOR = re.compile(
    r"\b(?:evaluation|assessment|observation)s?\b|\b(?:evaluates|assesses|observes|shows)\b",
    re.IGNORECASE,
)
_ENOUGH = 0.3
_LITTLE = 0.12
"""An assessment is of something: a little in common is enough to propose the best objective."""
_SHOWN = 0.16
_WORKED_ON = 0.05
"""What the best assessment, and the best phase, for an objective must have in common with it.

Phases say what is done and seldom what for: one word that not every objective shares is enough.
"""
_AS_GOOD = 0.6
_VERB = 0.15
"""What a shared kind of doing may add to shared words: at most as much as they weigh."""


class Cell(StrEnum):
    """Where an objective meets a phase or an assessment."""

    CONFIRMED = "confirmed"
    PROPOSED = "proposed"
    NONE = "none"
    HOLE = "hole"
    """Nothing of this kind meets the objective anywhere, or the assessment meets none."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Objectives by phases and by assessments; breaks have no column.

    `phases` holds the positions of the phases that have one. `worked_on` and `assessed` hold for
    each phase of these, and for each assessment, the objectives it meets; `confirmed_phases` and
    `confirmed_assessments` say of which the trainer said so.
    """

    objectives: int
    phases: tuple[int, ...]
    worked_on: tuple[frozenset[int], ...]
    assessed: tuple[frozenset[int], ...]
    confirmed_phases: frozenset[int]
    confirmed_assessments: frozenset[int]

    def phase_cell(self, objective: int, column: int) -> Cell:
        if objective in self.worked_on[column]:
            return _met(confirmed=column in self.confirmed_phases)
        return Cell.HOLE if objective in self.idle else Cell.NONE

    def assessment_cell(self, objective: int, column: int) -> Cell:
        if objective in self.assessed[column]:
            return _met(confirmed=column in self.confirmed_assessments)
        lost = objective in self.unassessed or column in self.unmatched
        return Cell.HOLE if lost else Cell.NONE

    @property
    def idle(self) -> tuple[int, ...]:
        """Objectives that no phase works on."""
        return _missing(self.objectives, self.worked_on)

    @property
    def unassessed(self) -> tuple[int, ...]:
        return _missing(self.objectives, self.assessed)

    @property
    def unmatched(self) -> tuple[int, ...]:
        """Assessments that match no objective."""
        return tuple(at for at, met in enumerate(self.assessed) if not met)

    @property
    def is_confirmed(self) -> bool:
        """True when nothing rests on words alone."""
        return len(self.confirmed_phases) == len(self.worked_on) and len(
            self.confirmed_assessments
        ) == len(self.assessed)


def _met(*, confirmed: bool) -> Cell:
    return Cell.CONFIRMED if confirmed else Cell.PROPOSED


def _missing(objectives: int, columns: tuple[frozenset[int], ...]) -> tuple[int, ...]:
    met = frozenset().union(*columns)
    return tuple(at for at in range(objectives) if at not in met)


def matrix_of(plan: LessonPlan) -> Matrix:
    """What the trainer confirmed, and for the rest what the words propose."""
    objectives = tuple(objective.text for objective in plan.objectives)
    places = tuple(at for at, phase in enumerate(plan.phases) if not phase.is_break)
    phases = [plan.phases[at] for at in places]
    texts = tuple(map(phase_text, phases))
    said = tuple(phase.objectives for phase in phases)
    methods = tuple(map(assessment_text, plan.assessments))
    shown = tuple(assessment.objectives for assessment in plan.assessments)
    return Matrix(
        objectives=len(objectives),
        phases=places,
        worked_on=_columns(objectives, texts, said, _ENOUGH, _WORKED_ON),
        assessed=_columns(objectives, methods, shown, _LITTLE, _SHOWN),
        confirmed_phases=_confirmed(said),
        confirmed_assessments=_confirmed(shown),
    )


def _confirmed(said: tuple[tuple[int, ...] | None, ...]) -> frozenset[int]:
    return frozenset(at for at, each in enumerate(said) if each is not None)


@lru_cache(maxsize=64)
def _columns(
    objectives: tuple[str, ...],
    texts: tuple[str, ...],
    said: tuple[tuple[int, ...] | None, ...],
    least: float,
    some: float,
) -> tuple[frozenset[int], ...]:
    """An objective that no text speaks of clearly goes to the one that speaks of it most.

    A text that cites its objectives speaks of no others.
    """
    columns = [
        set(proposed(objectives, text, least)) if each is None else set(each)
        for text, each in zip(texts, said, strict=True)
    ]
    met = set().union(*columns)
    free = [at for at, each in enumerate(said) if each is None and not _cited(texts[at])]
    for objective in set(range(len(objectives))) - met:
        best = max(free, key=lambda at: scores_of(objectives, texts[at])[objective], default=None)
        if best is not None and scores_of(objectives, texts[best])[objective] >= some:
            columns[best].add(objective)
    bound = range(len(objectives))
    return tuple(frozenset(at for at in column if at in bound) for column in columns)


class _Aim(NamedTuple):
    """An objective for comparing: its words with their weights, and the levels of its verb."""

    weights: Mapping[str, float]
    total: float
    levels: frozenset[int]

    def score(self, words: frozenset[str], levels: frozenset[int]) -> float:
        """How much of the objective a text speaks of, from 0 to 1."""
        shared = sum(weight for stem, weight in self.weights.items() if stem in words)
        if not shared:
            return 0.0
        matter = shared / self.total * (1 - _VERB)
        doing = min(_VERB, matter) if levels & self.levels else 0.0
        return min(1.0, matter + doing)


@lru_cache(maxsize=64)
def _aims(objectives: tuple[str, ...]) -> tuple[_Aim, ...]:
    """Words that fewer objectives use weigh more."""
    words = [stems(text) for text in objectives]
    uses = Counter(stem for each in words for stem in each)
    made = []
    for text, each in zip(objectives, words, strict=True):
        weights = {stem: log((len(objectives) + 0.5) / uses[stem]) for stem in each}
        made.append(_Aim(weights, sum(weights.values()), levels_in(text)))
    return tuple(made)


@lru_cache(maxsize=4096)
def proposed(objectives: tuple[str, ...], text: str, least: float = _ENOUGH) -> tuple[int, ...]:
    """Positions of the objectives that a text names by number, else shares enough words with.

    The most likely first; `least` is what the best of them must score.
    """
    numbers = dict.fromkeys(_cited(text))
    named = tuple(number - 1 for number in numbers if 1 <= number <= len(objectives))
    if named:
        return named
    scores = scores_of(objectives, text)
    best = max(scores, default=0.0)
    if best < least:
        return ()
    close = [at for at, score in enumerate(scores) if score >= best * _AS_GOOD]
    return tuple(sorted(close, key=lambda at: -scores[at]))


@lru_cache(maxsize=4096)
def scores_of(objectives: tuple[str, ...], text: str) -> tuple[float, ...]:
    """How much of each objective a text speaks of, from 0 to 1."""
    words, levels = stems(text), levels_in(text)
    return tuple(aim.score(words, levels) for aim in _aims(objectives))


@lru_cache(maxsize=2048)
def _cited(text: str) -> tuple[int, ...]:
    return tuple(numbers_in(text))


def numbers_in(text: str) -> list[int]:
    """The objectives a text cites: "Objectives 1 and 3", "LO 2", "O4"."""
    if not _DIGIT.search(text):
        return []
    found = [int(number) for number in _SHORT.findall(text)]
    for match in _NUMBERS.finditer(text):
        span = _RANGE.fullmatch(match[1].strip())
        if span:
            found += range(int(span[1]), int(span[2]) + 1)
        else:
            found += [int(number) for number in re.findall(r"\d+", match[1])]
    return found


@lru_cache(maxsize=4096)
def phase_text(phase: Phase) -> str:
    done = f"{phase.facilitator_actions}\n{phase.learner_activities}"
    return f"{phase.name}\n{done}\n{phase.resources}"


@lru_cache(maxsize=1024)
def assessment_text(assessment: Assessment) -> str:
    """Without what the assessor does: that somebody evaluates is not what learners show."""
    return _ASSESSOR.sub("", f"{assessment.method}\n{assessment.alignment}")
