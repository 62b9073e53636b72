"""Short names: of a criterion, of the task it is seen in, of the rubric as a whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from facilitator.domain.drafting.nouns import singular
from facilitator.domain.drafting.phrases import bare, phrase
from facilitator.domain.drafting.verbs import TELLING
from facilitator.domain.drafting.word_lists import words
from facilitator.domain.inline import plain

if TYPE_CHECKING:
    from facilitator.domain.drafting.aims import Aim

_COMFORTABLE = 44
_LONGEST = 60
_LONGEST_RUBRIC = 45
_LONGEST_TASK = 160
_ELLIPSIS = "…"
_JUDGING = re.compile(
    r"^(?:(?:peer|self|facilitator|trainer|instructor|teacher|final|formal|summative|formative|"
    r"ongoing|and)[\s-]+)*"
    r"(?:evaluation|assessment|review|grading|marking|appraisal|observation|examination)s?\s+of\s+"
    r"(?:the\s+|an?\s+)?",
    re.IGNORECASE,
)
_JUDGED = re.compile(
    r",\s+(?:and\s+)?(?:assessed|evaluated|graded|judged|marked|observed|rated|reviewed|scored)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_WHOSE = words("team group individual final peer the a an their learner learners'")
_SHOWINGS = words("presentation presentations")


def criterion_title(aim: Aim | None, objective: str) -> str:
    """ "Analyzes the key differences": the objective in the third person, cut where it is long."""
    if aim is None:
        return clipped(plain(objective), _LONGEST)
    said = _third_person(aim)
    title = next(
        (title for title in said if len(title) <= _COMFORTABLE),
        next((title for title in _in_brief(aim) if len(title) <= _LONGEST), said[-1]),
    )
    return clipped(title[:1].upper() + title[1:], _LONGEST)


def _third_person(aim: Aim) -> list[str]:
    """From the longest to the shortest."""
    matters = aim.matter.shortenings if aim.matter else _further_matters(aim)
    if aim.preposition and aim.doing in TELLING:
        matters = matters[:1]
    return [f"{aim.adverb} {aim.does(matter)}".strip() for matter in matters]


def _in_brief(aim: Aim) -> list[str]:
    """With the core of the matter alone."""
    if aim.matter is None or aim.is_clause or (aim.preposition and aim.doing in TELLING):
        return []
    core = aim.matter.core
    return [aim.does(matter) for matter in (core.briefest, core.definite) if matter]


def _further_matters(aim: Aim) -> tuple[str, ...]:
    """ "Asks for" is no title: "Asks for and gives directions" is."""
    if not aim.also or aim.preposition.split()[-1:] in ([], ["themselves"]):
        return ("",)
    deed = aim.also[0]
    matters = deed.matter.shortenings if deed.matter else ("",)
    return tuple(f"and {deed.said(matter)}" for matter in matters)


def clipped(text: str, longest: int) -> str:
    """Whole words up to `longest` characters; an ellipsis says that there is more."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    kept = text[: longest - 1]
    start, space, _ = kept.rpartition(" ")
    return (start if space else kept).rstrip(" ,;:.") + _ELLIPSIS


def task_line(method: str) -> str:
    """ "Evaluation of team presentations" → "Team presentations"."""
    work = _JUDGED.sub("", _JUDGING.sub("", " ".join(plain(method).split())))
    task = clipped(work, _LONGEST_TASK).rstrip(".")
    return task[:1].upper() + task[1:]


def rubric_title(task: str, lesson: str) -> str:
    """Named after the work to be judged, else after the lesson."""
    work = _work(task)
    named = f"{work[:1].upper()}{work[1:]} rubric"
    return named if work and len(named) <= _LONGEST_RUBRIC else f"{plain(lesson)} rubric"


def _work(task: str) -> str:
    """ "Team MLOps strategy presentations" → "MLOps strategy"."""
    words = task.split()
    while words and bare(words[0]) in _WHOSE:
        words = words[1:]
    if not words:
        return ""
    words = phrase(tuple(words)).shortenings[-1].split()
    if len(words) > 1 and bare(words[-1]) in _SHOWINGS:
        words = words[:-1]
    return singular(" ".join(words))
