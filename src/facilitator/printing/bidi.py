"""Right-to-left text beside left-to-right text: the levels of Unicode's bidirectional algorithm.

Only what no explicit control says is worked out (rules P2 to N2 and I1 to L2 of UAX 9): the
invisible controls are taken out of every text before it gets here. Libraries for it give the
reordered text alone; shaping has to know which letter went where.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_RIGHT: Final = frozenset({"R", "AL", "AN"})
_STRONG: Final = frozenset({"L", "R", "AL"})
_NEUTRAL: Final = frozenset({"B", "S", "WS", "ON"})
_PAIRS: Final = {
    "(": ")", "[": "]", "{": "}", "⟨": "⟩", "⟦": "⟧", "〈": "〉", "《": "》", "「": "」",
    "『": "』", "【": "】", "〔": "〕", "（": "）", "［": "］", "｛": "｝", "⁅": "⁆", "❨": "❩",
}  # fmt: skip
_CLOSING: Final = {closing: opening for opening, closing in _PAIRS.items()}
_MIRRORED: Final = str.maketrans(
    {**_PAIRS, **_CLOSING, "<": ">", ">": "<", "«": "»", "»": "«", "‹": "›", "›": "‹"}
    | {"≤": "≥", "≥": "≤"}
)


@dataclass(frozen=True, slots=True)
class Levels:
    """Of each character: even ones run to the right, odd ones to the left; `base` of the whole."""

    base: int
    each: tuple[int, ...]


def has_right_to_left(text: str) -> bool:
    return not text.isascii() and any(map(_RIGHT.__contains__, map(_kind, text)))


def mirrored(text: str) -> str:
    """As it is seen where text runs to the left: turned round, and brackets open the other way."""
    return text[::-1].translate(_MIRRORED)


def levels_of(text: str) -> Levels:
    kinds = [_kind(character) for character in text]
    base = next((int(kind != "L") for kind in kinds if kind in _STRONG), 0)
    edge = "R" if base else "L"
    _resolve_weak(kinds, edge)
    _resolve_brackets(text, kinds, edge)
    _resolve_neutral(kinds, edge)
    return Levels(base, tuple(_level(kind, base) for kind in kinds))


def visual_order(levels: Sequence[int]) -> list[int]:
    """The positions from left to right."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        at = 0
        for is_turned, run in groupby(order[:], key=lambda place: levels[place] >= level):
            places = list(run)
            if is_turned:
                order[at : at + len(places)] = reversed(places)
            at += len(places)
    return order


def _kind(character: str) -> str:
    return unicodedata.bidirectional(character) or "L"


def _level(kind: str, base: int) -> int:
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)


def _resolve_weak(kinds: list[str], edge: str) -> None:
    before = edge
    for at, kind in enumerate(kinds):
        if kind in ("NSM", "BN"):
            kinds[at] = before
        before = kinds[at]
    _resolve_digits(kinds, edge)
    _resolve_separators(kinds)
    strong = edge
    for at, kind in enumerate(kinds):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"


def _resolve_digits(kinds: list[str], edge: str) -> None:
    """Digits behind Arabic letters are Arabic numbers; the letters are then like any others."""
    strong = edge
    for at, kind in enumerate(kinds):
        if kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[at] = "AN"
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]


def _resolve_separators(kinds: list[str]) -> None:
    """What stands within a number or at it belongs to it, the rest is neutral."""
    for at in range(1, len(kinds) - 1):
        before, kind, after = kinds[at - 1 : at + 2]
        if before == after and (kind, before) in (("ES", "EN"), ("CS", "EN"), ("CS", "AN")):
            kinds[at] = before
    at = 0
    for kind, run in groupby(kinds[:]):
        count = len(list(run))
        if kind == "ET" and "EN" in (*kinds[max(at - 1, 0) : at], *kinds[at + count :][:1]):
            kinds[at : at + count] = ["EN"] * count
        at += count
    kinds[:] = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in kinds]


def _resolve_brackets(text: str, kinds: list[str], edge: str) -> None:
    """Both brackets of a pair run one way: that of what is in them, where it is the line's."""
    for opening, closing in sorted(_bracket_pairs(text, kinds)):
        within = {_direction(kind) for kind in kinds[opening + 1 : closing]} - {""}
        if not within:
            continue
        chosen = edge
        if edge not in within:
            before = (_direction(kind) for kind in reversed(kinds[:opening]))
            context = next(filter(None, before), edge)
            chosen = context if context in within else edge
        kinds[opening] = kinds[closing] = chosen


def _bracket_pairs(text: str, kinds: list[str]) -> Iterator[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    for at, character in enumerate(text):
        if kinds[at] != "ON":
            continue
        if character in _PAIRS:
            waiting.append((character, at))
        elif character in _CLOSING:
            wanted = _CLOSING[character]
            found = next((n for n in reversed(range(len(waiting))) if waiting[n][0] == wanted), -1)
            if found >= 0:
                yield waiting[found][1], at
                del waiting[found:]


def _direction(kind: str) -> str:
    """Numbers count as text that runs to the left."""
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")


def _resolve_neutral(kinds: list[str], edge: str) -> None:
    """Between two of one direction as these, else as the whole."""
    at = 0
    before = edge
    for is_neutral, run in groupby(kinds[:], key=_NEUTRAL.__contains__):
        count = len(list(run))
        if is_neutral:
            after = _direction(kinds[at + count]) if at + count < len(kinds) else edge
            kinds[at : at + count] = [before if before == after else edge] * count
        else:
            before = _direction(kinds[at + count - 1])
        at += count
