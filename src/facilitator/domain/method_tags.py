"""Tags from a plan's assessment methods: what one looks at, short enough for a button."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from facilitator.domain.inline import plain

if TYPE_CHECKING:
    from facilitator.domain.plan import LessonPlan

LONGEST: Final = 34
_LEAD: Final = re.compile(
    r"^(?:ongoing|continuous|informal|formal)\s+|^(?:observation|evaluation|assessment|review)s?\s+"
    r"of\s+(?:the\s+|an?\s+)?",
    re.IGNORECASE,
)
_END: Final = re.compile(
    r"\s*[,.;:(–—]|\s+(?:about|and|as|at|before|by|developed|during|for|from|in|judged|on|that|to|up|"
    r"using|where|with)\s",
    re.IGNORECASE,
)


def method_tags(plan: LessonPlan) -> tuple[str, ...]:
    """One for each method, in the plan's order: "Role play" for "Role play in three rounds, …"."""
    found: dict[str, str] = {}
    for one in plan.assessments:
        tag = _short(plain(one.method))
        if tag:
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())


def _short(method: str) -> str:
    text = " ".join(method.split())
    while (lead := _LEAD.match(text)) is not None:
        text = text[lead.end() :]
    end = _END.search(text)
    words = (text[: end.start()] if end else text).split()
    while len(" ".join(words)) > LONGEST and len(words) > 1:
        words.pop()
    tag = " ".join(words)[:LONGEST].strip()
    return tag[:1].upper() + tag[1:]
