"""Which objectives a phase assesses, as far as the plan's own words tell."""

from __future__ import annotations

import re
from collections import Counter
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.domain.plan import LessonPlan, Phase

_WORD = re.compile(r"[^\W\d_]+")
_NUMBERS = re.compile(
    r"\b(?:learning\s+)?(?:objectives?|outcomes?|LOs?)\s*#?\s*"
    r"(\d{1,2}(?:\s*(?:,|and|&|to|-|–)\s*\d{1,2}){0,9})",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(\d{1,2})\s*(?:to|-|–)\s*(\d{1,2})")
_STEM = 6
_SHORTEST = 4
_COMMON = frozenset(
    """
    about also among based between each from have into learners more other others over such than
    that their them then there these they this those through using what when where which while
    will with within your
    """.split()  # noqa: SIM905 - a list of forty strings reads worse
)
_ENOUGH = 0.3
_AS_GOOD = 0.75


def assessed_in(plan: LessonPlan, position: int) -> tuple[int, ...]:
    """Positions of objectives, the most likely first; none when the words do not tell.

    Numbers that the plan gives ("Objectives 1 and 3") count before shared words.
    """
    named = _named(plan, plan.phases[position])
    return named or _by_words(plan, plan.phases[position])


def _named(plan: LessonPlan, phase: Phase) -> tuple[int, ...]:
    texts = [_words_of(phase)]
    stems = _stems(phase.label)
    texts += [
        f"{assessment.method}\n{assessment.alignment}"
        for assessment in plan.assessments
        if stems & _stems(assessment.method)
    ]
    numbers = dict.fromkeys(number for text in texts for number in _numbers(text))
    return tuple(number - 1 for number in numbers if 1 <= number <= len(plan.objectives))


def _numbers(text: str) -> list[int]:
    found: list[int] = []
    for match in _NUMBERS.finditer(text):
        span = _RANGE.fullmatch(match[1].strip())
        if span:
            found += range(int(span[1]), int(span[2]) + 1)
        else:
            found += [int(number) for number in re.findall(r"\d+", match[1])]
    return found


def _by_words(plan: LessonPlan, phase: Phase) -> tuple[int, ...]:
    """Shared words, those that fewer objectives use weighing more."""
    objectives = [_stems(objective.text) for objective in plan.objectives]
    uses = Counter(stem for stems in objectives for stem in stems)
    weight = {stem: log(1 + len(objectives) / count) for stem, count in uses.items()}
    here = _stems(_words_of(phase))
    scores = {
        position: sum(weight[stem] for stem in stems & here) / sum(weight[stem] for stem in stems)
        for position, stems in enumerate(objectives)
        if stems
    }
    best = max(scores.values(), default=0.0)
    if best < _ENOUGH:
        return ()
    close = (position for position, score in scores.items() if score >= best * _AS_GOOD)
    return tuple(sorted(close, key=lambda position: -scores[position]))


def _words_of(phase: Phase) -> str:
    done = f"{phase.facilitator_actions}\n{phase.learner_activities}"
    return f"{phase.name}\n{done}\n{phase.resources}"


def _stems(text: str) -> set[str]:
    """Words cut to their first letters, so that "implementation" meets "implement"."""
    words = (word.casefold() for word in _WORD.findall(text))
    return {word[:_STEM] for word in words if len(word) >= _SHORTEST and word not in _COMMON}
