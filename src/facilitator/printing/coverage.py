"""Which characters the page font shows, and what stands on paper for the others."""

from __future__ import annotations

import re
import unicodedata
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import TYPE_CHECKING

from facilitator.printing.fonts import typeface

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from facilitator.printing.fonts import Typeface

BREAK_HERE = "\u200b"
"""A zero-width space: nothing to see, and a line may end there."""

# Spaces at which a line may end; the no-break ones (00A0, 2007, 202F) are kept as they are.
_SPACES = dict.fromkeys(
    map(
        ord,
        "\t\n\v\f\r\x85\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a"
        "\u2028\u2029\u205f\u3000",
    ),
    " ",
)
# Format characters and variation selectors have no picture of their own.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200c-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff]"
)
# Signs that plans use often and that plain letters can stand for.
_STAND_INS = {
    "→": "->", "➔": "->", "➜": "->", "⇒": "=>", "←": "<-", "⇐": "<=", "↔": "<->", "⇔": "<=>",
    "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~", "✓": "[x]", "✔": "[x]", "☑": "[x]", "☒": "[x]",
    "☐": "[ ]", "□": "[ ]", "■": "•", "▪": "•", "●": "•", "▸": "•", "►": "•", "★": "*", "☆": "*",
}  # fmt: skip


def missing_characters(texts: Iterable[str]) -> tuple[str, ...]:
    """Characters that no embedded font covers, each once, in the order of their appearance.

    On paper a few of them have a stand-in ("->" for an arrow); the others show as their code point.
    """
    font = typeface()
    found: dict[str, None] = {}
    for text in texts:
        for character in dict.fromkeys(unicodedata.normalize("NFC", text)):
            if not _is_at_home(character, font):
                found[character] = None
    return tuple(found)


_noted: ContextVar[dict[str, None] | None] = ContextVar("noted", default=None)


@contextmanager
def noting_texts() -> Iterator[dict[str, None]]:
    """Every text that is set meanwhile, once, in this order; plain ASCII is not worth noting."""
    texts: dict[str, None] = {}
    token = _noted.set(texts)
    try:
        yield texts
    finally:
        _noted.reset(token)


def _is_at_home(character: str, font: Typeface) -> bool:
    return (
        ord(character) in _SPACES
        or _INVISIBLE.match(character) is not None
        or font.covers(character)
    )


def printable(text: str) -> str:
    """The text in characters that the font covers, in composed form; every break is a space."""
    if text.isascii() and text.isprintable():
        return text
    texts = _noted.get()
    if texts is not None:
        texts[text] = None
    return unicodedata.normalize("NFC", text).translate(_table())


@lru_cache(maxsize=1)
def _table() -> _Printable:
    return _Printable(typeface())


class _Printable(dict[int, str]):
    """What to print for a code point; worked out when it is first met."""

    def __init__(self, font: Typeface) -> None:
        super().__init__(_SPACES)
        self._font = font

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if _INVISIBLE.match(character):
            shown = ""
        elif character == BREAK_HERE or self._font.covers(character):
            shown = character
        else:
            shown = _STAND_INS.get(character) or f"[U+{code:04X}]"
        self[code] = shown
        return shown
