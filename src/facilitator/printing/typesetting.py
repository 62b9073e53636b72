"""Text into lines: measured, broken between words, and inside a word where it must be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from facilitator.domain.inline import Span, spans
from facilitator.printing.coverage import BREAK_HERE, printable
from facilitator.printing.fonts import typeface

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ELLIPSIS = "…"
# Behind a hyphen, dash or slash between letters, and between characters shown as code points.
_SEAMS = re.compile(rf"(?<=\w\w[-/–—])(?=[^\W\d]{{2}})|(?<=\])(?=\[U\+)|{BREAK_HERE}")
_MAY_HAVE_SEAMS = re.compile(rf"[-/–—\]{BREAK_HERE}]").search
_MORE_THAN_A_LINE = 1000
_LONG_WORD = 60
"""Letters from which on a word is not worth remembering."""
_SLACK = 0.001
"""Points by which a sum of widths may be off."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Size and distance of baselines in points; `gray` from 0 (black) to 1.

    `tracking` is the room in points that every letter gets beyond its own width.
    """

    size: float
    leading: float
    bold: bool = False
    gray: float = 0.0
    tracking: float = 0.0


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


class _Piece(NamedTuple):
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
    return tuple(_Setter(style, width).lines(parts))


def one_line(text: str, style: TextStyle, width: float) -> Line:
    """The beginning of the text, with an ellipsis when the line is too short for all of it."""
    lines = set_text(text[:_MORE_THAN_A_LINE], style, width)
    if len(lines) == 1:
        return lines[0]
    room = width - text_width(ELLIPSIS, style)
    shorter = set_text(text[:_MORE_THAN_A_LINE], style, room)
    start = shorter[0].text if shorter else ""
    return single_line(start + ELLIPSIS if start else "", style)


def single_line(text: str, style: TextStyle) -> Line:
    """Text of our own on one line, as wide as it is."""
    shown = printable(text)
    return Line((Run(0.0, shown, style.bold),), text_width(shown, style), style)


def text_width(text: str, style: TextStyle) -> float:
    shown = printable(text)
    return typeface().face(bold=style.bold).width(shown, style.size) + style.tracking * len(shown)


def at_most(lines: int, stack: Stack, width: float) -> Stack:
    """The stack, or its beginning with an ellipsis when it has more lines."""
    if len(stack) <= lines:
        return stack
    last = stack[lines - 1]
    room = width - text_width(ELLIPSIS, last.style)
    start = set_plain(last.text, last.style, room)[:1]
    shortened = single_line("".join(line.text for line in start) + ELLIPSIS, last.style)
    return (*stack[: lines - 1], shortened)


def stack_height(stack: Stack) -> float:
    return sum(line.style.leading for line in stack)


def cut_stack(stack: Stack, first: float, later: float) -> list[Stack]:
    """Stretches of at most `first` and then `later` points, of one line at least."""
    parts: list[Stack] = []
    start, used = 0, 0.0
    for position, line in enumerate(stack):
        used += line.style.leading
        if used > (later if parts else first) + _SLACK and position > start:
            parts.append(stack[start:position])
            start, used = position, line.style.leading
    parts.append(stack[start:])
    return parts


@lru_cache(maxsize=4096)
def _advance(word: str, bold: bool) -> float:
    """The width of a word at a size of one point; the same words come again and again."""
    return typeface().face(bold=bold).width(word, 1)


class _Setter:
    """Sets text of one style in a column of one width."""

    def __init__(self, style: TextStyle, width: float) -> None:
        self._style = style
        self._width = width
        self._gaps = (self._measured(" ", bold=False), self._measured(" ", bold=True))

    def lines(self, parts: Iterable[Span]) -> Iterator[Line]:
        return map(self._line, self._rows(self._pieces(parts)))

    def _pieces(self, parts: Iterable[Span]) -> Iterator[_Piece]:
        spaced = False
        for part in parts:
            bold = self._style.bold or part.strong
            text = printable(part.text)
            for position, word in enumerate(text.split(" ")):
                spaced = spaced or position > 0
                if word:
                    yield from self._of_word(word, bold=bold, spaced=spaced)
                    spaced = False

    def _of_word(self, word: str, *, bold: bool, spaced: bool) -> Iterator[_Piece]:
        seams = filter(None, _SEAMS.split(word)) if _MAY_HAVE_SEAMS(word) else (word,)
        for seam in seams:
            for chunk in self._chunks(seam, bold=bold):
                yield _Piece(chunk, bold, self._measured(chunk, bold=bold), spaced)
                spaced = False

    def _measured(self, word: str, *, bold: bool) -> float:
        return _advance(word, bold) * self._style.size + self._style.tracking * len(word)

    def _chunks(self, word: str, *, bold: bool) -> Iterable[str]:
        """The word, or the stretches of one that is wider than the column."""
        if len(word) < _LONG_WORD and self._measured(word, bold=bold) <= self._width:
            return (word,)
        return self._broken(word, typeface().face(bold=bold).advances)

    def _broken(self, word: str, advances: Mapping[str, float]) -> Iterator[str]:
        """Each stretch has one character at least."""
        room = self._width * 1000 / self._style.size
        tracking = self._style.tracking * 1000 / self._style.size
        start, used = 0, 0.0
        for position, character in enumerate(word):
            advance = advances[character] + tracking
            if used + advance > room and position > start:
                yield word[start:position]
                start, used = position, 0.0
            used += advance
        yield word[start:]

    def _rows(self, pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
        """Greedy: each line takes what fits."""
        row: list[_Piece] = []
        used = 0.0
        room = self._width + _SLACK
        for piece in pieces:
            gap = self._gaps[piece.bold] if row and piece.spaced else 0.0
            if row and used + gap + piece.width > room:
                yield row
                row, used, gap = [], 0.0, 0.0
            row.append(piece)
            used += gap + piece.width
        if row:
            yield row

    def _line(self, row: list[_Piece]) -> Line:
        runs: list[Run] = []
        held: list[str] = []
        bold, x, used = row[0].bold, 0.0, 0.0
        for position, piece in enumerate(row):
            if piece.bold != bold:
                runs.append(Run(x, "".join(held), bold))
                held, x, bold = [], used, piece.bold
            if piece.spaced and position:
                held.append(" ")
                used += self._gaps[piece.bold]
            held.append(piece.text)
            used += piece.width
        runs.append(Run(x, "".join(held), bold))
        return Line(tuple(runs), used, self._style)
