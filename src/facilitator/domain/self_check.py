"""Objectives in the learner's own voice."""

from __future__ import annotations

import re

from facilitator.domain.drafting.aims import opened
from facilitator.domain.inline import plain

# What one does not do but has: "I can know" reads badly.
_STATES = frozenset({"understand", "know", "appreciate", "value"})
_REFLEXIVE = re.compile(r"^(?:themselves|themself|oneself|yourself|yourselves)\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?:their|your|one's|his or her) own\b", re.IGNORECASE)


def i_can(objective: str) -> str:
    """ "Analyze the six key phases" → "I can analyze the six key phases".

    Text that does not begin with an English verb stays as it is.
    """
    text = " ".join(plain(objective).split()).rstrip(".; ")
    found = opened(text)
    if found is None:
        return text
    verb, rest = found
    rest = _OWN.sub("my own", _REFLEXIVE.sub("myself", rest))
    return " ".join(filter(None, ("I" if verb in _STATES else "I can", verb, rest)))
