"""Looking back at a session: the plan's questions, and which figures help to answer them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and what was answered; an empty text is no answer yet."""

    question: str
    text: str = ""


class Figures(StrEnum):
    """What of a session a question is about."""

    TIME = "time"
    GROUPS = "groups"
    OBJECTIVES = "objectives"
    FOLLOW_UPS = "follow_ups"
    OVERVIEW = "overview"


_WORDS: Final = (
    (Figures.TIME, r"tim(?:e|es|ing)\b|pac(?:e|ing)|duration|minutes?\b|long\b|rush|hurr|schedul"),
    (Figures.FOLLOW_UPS, r"improv|next\b|chang|differently|adapt|adjust|follow|modif|revis"),
    (
        Figures.GROUPS,
        r"divers|needs?\b|differentiat|profiles?\b|inclus|every(?:one|body)|groups?\b|backgrounds?",
    ),
    (
        Figures.OBJECTIVES,
        r"objectives?|understand|learn(?:ed|t|ing)\b|grasp|resonat|concepts?|struggl|difficult",
    ),
)
_PATTERNS: Final = tuple((kind, re.compile(rf"\b(?:{words})", re.I)) for kind, words in _WORDS)


def figures_for(question: str) -> Figures:
    """By the words of the question; one that tells nothing gets the session as a whole."""
    return next((kind for kind, words in _PATTERNS if words.search(question)), Figures.OVERVIEW)
