"""How many different things are done in a phase, as far as its words tell."""

from __future__ import annotations

import re
from functools import lru_cache

from facilitator.domain.drafting.verbs import leading_verb
from facilitator.domain.inline import plain
from facilitator.domain.text import steps

_CLAUSE = re.compile(r"[,;:]\s*(?:and\s+|then\s+)*|\s+(?:and\s+)?then\s+|\s+and\s+(?=\w+ )")
# One sits and listens while doing these.
_LISTENING = frozenset({"listen", "watch", "note", "take", "ask", "answer", "follow", "observe"})


@lru_cache(maxsize=2048)
def activities_in(facilitator_actions: str, learner_activities: str) -> int:
    """What learners do counts, else what the facilitator does; 0 when nothing is said of either."""
    return max(len(_activities(learner_activities)), len(_activities(facilitator_actions)))


def _activities(text: str) -> set[str]:
    """Each step is one; a step that lists several deeds is as many, listening is one however."""
    return {
        "listen" if verb in _LISTENING else verb
        for number, step in enumerate(steps(plain(text)))
        for verb in _verbs(step, number)
    }


def _verbs(step: str, number: int) -> set[str]:
    found = {verb for clause in _CLAUSE.split(step) if (verb := _verb(clause))}
    return found or {f"step {number}"}


def _verb(clause: str) -> str:
    words = clause.split()
    if words and words[0].casefold() in _LISTENING:
        return words[0].casefold()
    known = leading_verb(words[:3])
    return known[0] if known else ""
