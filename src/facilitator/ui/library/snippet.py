"""Fitting the place where a search matched into one line."""

from __future__ import annotations

from collections.abc import Callable

Piece = tuple[str, bool]
"""Words, and whether they match."""

Measure = Callable[[str, bool], float]
"""The width in px of words that match or do not."""

_MORE = "…"


def fitted(pieces: tuple[Piece, ...], width: float, measure: Measure) -> tuple[Piece, ...]:
    """The pieces that fit into `width` px; the first match is always among them, if it can be."""
    flat = tuple((" ".join(text.split("\n")), match) for text, match in pieces if text)
    return _cut_end(_cut_begin(flat, width, measure), width, measure)


def _cut_begin(pieces: tuple[Piece, ...], width: float, measure: Measure) -> tuple[Piece, ...]:
    """Leave words out before the first match: it stands at half the line, or what follows fits."""
    first = next((place for place, (_, match) in enumerate(pieces) if match), None)
    if first is None:
        return pieces
    head = "".join(text for text, _ in pieces[:first])
    match_width = measure(pieces[first][0], True)
    if not head or measure(head, False) + match_width <= width:
        return pieces
    room = width - sum(measure(text, match) for text, match in pieces[first:])
    room = max(room, width / 2 - match_width)
    words = head.split(" ")
    while len(words) > 1 and measure(_MORE + " ".join(words), False) > room:
        words.pop(0)
    return ((f"{_MORE}{' '.join(words)}", False), *pieces[first:])


def _cut_end(pieces: tuple[Piece, ...], width: float, measure: Measure) -> tuple[Piece, ...]:
    if sum(measure(text, match) for text, match in pieces) <= width:
        return pieces
    kept: list[Piece] = []
    room = width
    for text, match in pieces:
        taken = measure(text, match)
        if taken > room - measure(_MORE, True):
            break
        kept.append((text, match))
        room -= taken
    text, match = pieces[len(kept)]
    return (*kept, (_cut(text, match, room, measure), match))


def _cut(text: str, match: bool, room: float, measure: Measure) -> str:
    """As many letters as fit with the … behind them, found by halving."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + _MORE, match) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + _MORE
