"""An interface in words three tenths longer, as German has them beside English."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QTranslator

_KEPT = re.compile(r"(%L?\d+|%n|\{[^}]*\}|<[^>]+>|&\w+;|https?://\S+)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LONGER = 0.3


class LongerWords(QTranslator):
    """Translates each sentence into itself with longer words; what it holds a place for stays."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        del context, disambiguation, n  # Qt puts the number in
        return longer(source)


@cache
def longer(text: str) -> str:
    """Three tenths more letters in all, on its longest words first; not one for a letter alone."""
    parts = _KEPT.split(text)
    words = [match[0] for part in parts[::2] for match in _WORD.finditer(part)]
    missing = round(sum(map(len, words)) * _LONGER)
    more = dict.fromkeys(words, "")
    for word in sorted(words, key=len, reverse=True):
        add = min(missing, -(-len(word) * 4 // 10))
        more[word] = ("en" * add)[:add]
        missing -= add
    grown = [_WORD.sub(lambda match: match[0] + more[match[0]], part) for part in parts[::2]]
    return "".join(_woven(grown, parts[1::2]))


def _woven(words: list[str], kept: list[str]) -> list[str]:
    return [part for pair in zip(words, [*kept, ""], strict=True) for part in pair]
