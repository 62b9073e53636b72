"""Text into lines: measured, broken between words, and inside a word where it must be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from facilitator.domain.inline import Span, spans
from facilitator.printing.coverage import BREAK_HERE, printable
from facilitator.printing.fonts import typeface

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ELLIPSIS = "…"
# Behind a hyphen, dash or slash between letters, and between characters shown as code points.
_SEAMS = re.compile(rf"(?<=\w\w[-/–—])(?=[^\W\d]{{2}})|(?<=\])(?=\[U\+)|{BREAK_HERE}")
_SLACK = 0.001
"""Points by which a sum of widths may be off."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Size and distance of baselines in points; `gray` from 0 (black) to 1."""

    size: float
    leading: float
    bold: bool = False
    gray: float = 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one weight, `x` points behind the beginning of its line."""

    x: float
    text: str
    bold: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line; its baseline lies the font size below the top of the line's leading."""

    runs: tuple[Run, ...]
    width: float
    style: TextStyle

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


Stack: TypeAlias = tuple[Line, ...]
"""Lines one below the other, maybe of different styles."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stays together on a line; `spaced` when a space parts it from the piece before."""

    text: str
    bold: bool
    width: float
    spaced: bool


def set_text(text: str, style: TextStyle, width: float) -> Stack:
    """The text in lines no wider than `width`; inline Markdown is shown, not printed."""
    return set_spans(spans(text), style, width)


def set_plain(text: str, style: TextStyle, width: float) -> Stack:
    """The same for text that is no Markdown, such as names."""
    return set_spans((Span(text),), style, width)


def set_spans(parts: Iterable[Span], style: TextStyle, width: float) -> Stack:
    pieces = list(_pieces(parts, style, width))
    return tuple(_line(row, style) for row in _rows(pieces, style, width))


def one_line(text: str, style: TextStyle, width: float) -> Line:
    """The beginning of the text, with an ellipsis when the line is too short for all of it."""
    lines = set_text(text, style, width)
    if len(lines) == 1:
        return lines[0]
    shorter = set_text(text, style, width - text_width(ELLIPSIS, style))
    start = shorter[0].text if shorter else ""
    return single_line(start + ELLIPSIS if start else "", style)


def single_line(text: str, style: TextStyle) -> Line:
    """Text of our own on one line, as wide as it is."""
    shown = printable(text)
    return Line((Run(0.0, shown, style.bold),), text_width(shown, style), style)


def text_width(text: str, style: TextStyle) -> float:
    return typeface().face(bold=style.bold).width(printable(text), style.size)


def stack_height(stack: Stack) -> float:
    return sum(line.style.leading for line in stack)


def split_stack(stack: Stack, room: float) -> tuple[Stack, Stack]:
    """The lines that fit into `room` points, and the rest."""
    used = 0.0
    for position, line in enumerate(stack):
        used += line.style.leading
        if used > room + _SLACK:
            return stack[:position], stack[position:]
    return stack, ()


def _pieces(parts: Iterable[Span], style: TextStyle, width: float) -> Iterator[_Piece]:
    space_before = False
    for part in parts:
        text = printable(part.text)
        bold = style.bold or part.strong
        for word in re.split("( +)", text):
            if word.startswith(" "):
                space_before = True
            elif word:
                yield from _of_word(word, style, width, bold=bold, spaced=space_before)
                space_before = False


def _of_word(
    word: str, style: TextStyle, width: float, *, bold: bool, spaced: bool
) -> Iterator[_Piece]:
    face = typeface().face(bold=bold)
    for seam in filter(None, _SEAMS.split(word)):
        taken = face.width(seam, style.size)
        chunks = [seam] if taken <= width else _chunks(seam, style.size, width, bold=bold)
        for chunk in chunks:
            yield _Piece(chunk, bold, face.width(chunk, style.size), spaced)
            spaced = False


def _chunks(word: str, size: float, width: float, *, bold: bool) -> Iterator[str]:
    """Stretches of a word that is wider than its column; each has one character at least."""
    advances = typeface().face(bold=bold).advances
    room = width * 1000 / size
    start, used = 0, 0.0
    for position, character in enumerate(word):
        advance = advances[character]
        if used + advance > room and position > start:
            yield word[start:position]
            start, used = position, 0.0
        used += advance
    yield word[start:]


def _rows(pieces: list[_Piece], style: TextStyle, width: float) -> Iterator[list[_Piece]]:
    """Greedy: each line takes what fits."""
    row: list[_Piece] = []
    used = 0.0
    for piece in pieces:
        gap = _gap(piece, style) if row else 0.0
        if row and used + gap + piece.width > width + _SLACK:
            yield row
            row, used, gap = [], 0.0, 0.0
        row.append(piece)
        used += gap + piece.width
    if row:
        yield row


def _gap(piece: _Piece, style: TextStyle) -> float:
    face = typeface().face(bold=piece.bold)
    return face.width(" ", style.size) if piece.spaced else 0.0


def _line(row: list[_Piece], style: TextStyle) -> Line:
    runs: list[Run] = []
    held: list[str] = []
    x = used = 0.0
    for position, piece in enumerate(row):
        starts_anew = position > 0 and piece.bold != row[position - 1].bold
        if starts_anew:
            runs.append(Run(x, "".join(held), row[position - 1].bold))
            held, x = [], used
        spaced = piece.spaced and position > 0
        held.append(f" {piece.text}" if spaced else piece.text)
        used += piece.width + (_gap(piece, style) if spaced else 0.0)
    runs.append(Run(x, "".join(held), row[-1].bold))
    return Line(tuple(runs), used, style)
