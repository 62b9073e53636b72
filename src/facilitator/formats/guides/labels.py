"""Labels of other forms: "**Duration**: 2 h<br />", "Audience: adults", "**What is needed?**"."""

from __future__ import annotations

import re
from typing import NamedTuple

_LABEL = re.compile(
    r"(?:[-*+][ \t]+)?(?:"
    r"(?:\*\*|__)(?P<bold>[^*_]{1,80}?)\s*(?:[:：]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:：]?)"
    r"|[*_]?(?P<plain>[^\W\d_][^:：*_|#<>\[\]]{0,40}?)[*_]?\s*[:：]"
    r")[ \t]*(?P<value>.*)$"
)
_BREAK = re.compile(r"[ \t]*<br[ \t]*/?>[ \t]*$")


class Label(NamedTuple):
    """A label's name and the rest of its line; `bold` when it is set so."""

    name: str
    value: str
    bold: bool


def label_of(line: str) -> Label | None:
    """The label that a line begins with; whether the name means anything is for others to say."""
    if not line or line[0] in " \t#|>`~":
        return None
    found = _LABEL.match(line)
    if found is None:
        return None
    name = found["bold"] or found["plain"]
    return Label(name.strip(" :：?？¿"), without_break(found["value"]), bool(found["bold"]))


def without_break(text: str) -> str:
    """The text without the line break of HTML at its end."""
    return _BREAK.sub("", text).strip() if "<" in text else text.strip()
