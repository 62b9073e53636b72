"""Two wordings of one text side by side: which words are only in the one or the other."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_MOST_TOKENS = 4000


class Stretch(NamedTuple):
    text: str
    changed: bool


def changed_words(before: str, after: str) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """Both texts in stretches; very long ones that differ are changed as a whole."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(old) + len(new) > _MOST_TOKENS:
        same = before == after
        return (Stretch(before, not same),), (Stretch(after, not same),)
    left: list[Stretch] = []
    right: list[Stretch] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        changed = tag != "equal"
        _add(left, "".join(old[a:b]), changed=changed)
        _add(right, "".join(new[c:d]), changed=changed)
    return tuple(left), tuple(right)


def _add(stretches: list[Stretch], text: str, *, changed: bool) -> None:
    if text:
        stretches.append(Stretch(text, changed))
