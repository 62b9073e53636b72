"""Which characters the page font shows, and what stands on paper for the others."""

from __future__ import annotations

import re
import unicodedata
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import TYPE_CHECKING

from facilitator.printing.fonts import typeface
from facilitator.printing.machine_fonts import machine_fonts
from facilitator.printing.shaping import JOINERS, own_faces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from facilitator.printing.machine_fonts import MachineFonts
    from facilitator.printing.shaping import ScriptFace

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
    "\u200e-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff]"
)
# Between other letters a joiner has nothing to join.
_LONE_JOINER = re.compile(
    "(?<![\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u1800-\u18af\ua8e0-\ua8ff])"
    "[\u200c\u200d]"
)
# Signs that plans use often and that plain letters can stand for.
_STAND_INS = {
    "→": "->", "➔": "->", "➜": "->", "⇒": "=>", "←": "<-", "⇐": "<=", "↔": "<->", "⇔": "<=>",
    "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~", "✓": "[x]", "✔": "[x]", "☑": "[x]", "☒": "[x]",
    "☐": "[ ]", "□": "[ ]", "■": "•", "▪": "•", "●": "•", "▸": "•", "►": "•", "★": "*", "☆": "*",
}  # fmt: skip


def missing_characters(texts: Iterable[str]) -> tuple[str, ...]:
    """Characters that no font shows, each once, in the order of their appearance.

    On paper a few of them have a stand-in ("->" for an arrow); the others show as their code point.
    """
    found: dict[str, None] = {}
    for text in texts:
        for character in dict.fromkeys(unicodedata.normalize("NFC", text)):
            if not _is_at_home(character):
                found[character] = None
    return tuple(found)


def script_for(character: str) -> ScriptFace | None:
    """The font that shapes it; None where the page font shows it, or nothing does."""
    return _script_for(character, machine_fonts())


@lru_cache(maxsize=8192)
def _script_for(character: str, machine: MachineFonts) -> ScriptFace | None:
    if typeface().covers(character) or unicodedata.category(character) in ("Cc", "Cs", "Co", "Cn"):
        return None
    own = (face for face in own_faces() if face.covers(character))
    return next(own, None) or machine.face_covering(character)


def is_plain(printed: str) -> bool:
    """Whether the page font shows every character as it stands, one behind the other."""
    return printed.isascii() or typeface().plain.issuperset(printed.replace(BREAK_HERE, ""))


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


def _is_at_home(character: str) -> bool:
    return (
        ord(character) in _SPACES
        or character in JOINERS
        or _INVISIBLE.match(character) is not None
        or typeface().covers(character)
        or (character not in _STAND_INS and script_for(character) is not None)
    )


def printable(text: str) -> str:
    """The text in characters that a font covers, in composed form; every break is a space."""
    if text.isascii() and text.isprintable():
        return text
    texts = _noted.get()
    if texts is not None:
        texts[text] = None
    shown = unicodedata.normalize("NFC", text).translate(_table(machine_fonts()))
    return shown if JOINERS.isdisjoint(shown) else _LONE_JOINER.sub("", shown)


def readable(text: str) -> str:
    """The text for those who read it on a screen, where no font of ours sets limits."""
    clean = unicodedata.normalize("NFC", text).translate(_SPACES)
    return _INVISIBLE.sub("", clean).encode("utf-16", "replace").decode("utf-16")


@lru_cache(maxsize=1)
def _table(_: MachineFonts) -> _Printable:
    return _Printable(_SPACES)


class _Printable(dict[int, str]):
    """What to print for a code point; worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if _INVISIBLE.match(character):
            shown = ""
        elif character == BREAK_HERE or character in JOINERS or _is_at_home(character):
            shown = character
        else:
            shown = _STAND_INS.get(character) or f"[U+{code:04X}]"
        self[code] = shown
        return shown
