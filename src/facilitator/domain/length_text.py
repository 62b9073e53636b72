"""The text of a length in one plain spelling, and its tokens."""

from __future__ import annotations

import re
from typing import NamedTuple

from facilitator.domain import length_words as words


class Token(NamedTuple):
    """`value` is the number, or the minutes of "1:30"."""

    kind: str
    text: str
    value: float
    start: int
    end: int


_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|<[^<>]*>|\w+://\S+")
_SPELLINGS = {
    "-": "‐‑‒–—−﹣－",
    "~": "∼～〜",
    "x": "×✕✖",
    "'": "′ʹ’‘`´",
    '"': "”“″",
    ":": "：",
    ",": "，،",
    ".": "．٫",
    "(": "（",
    ")": "）",
    "+": "＋",
    " ": "*_\xa0\u202f\u2009",
}
_SAME = str.maketrans({other: one for one, others in _SPELLINGS.items() for other in others})
_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_FRACTION = re.compile(r"(?<![\d/.,])(?:(\d{1,3}) )?([1-3])/([2-4])(?= ?(?:h|std|stunde|ora))")
_SIGN = re.compile(r"(\d{0,3}) ?([½¼¾⅓⅔])")
_PLUS = re.compile(
    rf"(?<![\w+.,])(\d[\d.,]*) ?\+[ -]?(?=(?:{words.HOUR}|{words.MINUTE})(?![a-z\d]))"
)


def plain(text: str) -> str:
    """Lower case, ASCII digits, one kind of dash and quote, no links and no emphasis."""
    text = _LINK.sub(r" \1 ", text.translate(_SAME).casefold())
    if not text.isascii():
        text = "".join(str(int(c)) if c.isdecimal() else c for c in text)
        text = _SIGN.sub(lambda found: f"{int(found[1] or 0) + _SIGNS[found[2]]:.3f}", text)
    text = _FRACTION.sub(
        lambda found: f"{int(found[1] or 0) + int(found[2]) / int(found[3]):.3f}", text
    )
    text = _PLUS.sub(r"≥\1 ", text)
    for phrase, meaning in words.PHRASES:
        text = phrase.sub(meaning, text)
    return " ".join(text.split())


_KINDS = {
    "sixty": r"\d{1,3}:[0-5]\d(?::[0-5]\d)?(?![\d:])",
    "number": r"\d{1,3}(?:,\d{3})+(?!\d)|\d{1,6}(?:[.,]\d{1,4})?(?!\d)",
    "half": rf"(?:{words.HALF})(?![a-z])",
    "hour": rf"(?:{words.HOUR}|(?<=\d)h(?=\d\d))(?![a-zà-ÿа-я])\.?",
    "minute": rf"(?:{words.MINUTE})(?![a-zà-ÿа-я\d])\.?",
    "second": rf"(?:{words.SECOND})(?![a-zà-ÿа-я\d])\.?",
    "session": rf"(?:{words.SESSION})(?![a-zà-ÿ])",
    "word": rf"(?:{'|'.join(sorted(words.NUMBERS, key=len, reverse=True))})(?![a-zà-ÿ])|[^\W\d_]+",
    "sign": r"\d+|\S",
}
_TOKEN = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()))
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")


def tokens_of(text: str) -> list[Token]:
    found = []
    for match in _TOKEN.finditer(text):
        kind, written = match.lastgroup or "", match[0]
        value = 0.0
        if kind == "number":
            plain_digits = _THOUSANDS.fullmatch(written)
            value = float(written.replace(",", "" if plain_digits else "."))
        elif kind == "sixty":
            value = _minutes_of_digits(written)
        elif written in words.NUMBERS:
            kind, value = "number", float(words.NUMBERS[written])
        found.append(Token(kind, written, value, *match.span()))
    return found


def _minutes_of_digits(written: str) -> float:
    """ "1:30" and "1:30:00" are 90."""
    hours, minutes, *seconds = (int(part) for part in written.split(":"))
    return hours * 60 + minutes + (seconds[0] / 60 if seconds else 0)
