"""Text into lines: measured, broken between words, and inside a word where it must be."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import starmap
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from facilitator.domain.inline import Span, spans
from facilitator.printing.coverage import BREAK_HERE, is_plain, printable
from facilitator.printing.fonts import typeface

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from facilitator.printing.shaping import Script, Signs

ELLIPSIS = "…"
# Behind a hyphen, dash or slash between letters, and between characters shown as code points.
SEAMS = re.compile(rf"(?<=\w\w[-/–—])(?=[^\W\d]{{2}})|(?<=\])(?=\[U\+)|{BREAK_HERE}")
_MAY_HAVE_SEAMS = re.compile(rf"[-/–—\]{BREAK_HERE}]").search
_MORE_THAN_A_LINE = 1000
_LONG_TEXT = 4000
"""Letters from which on a text is not worth remembering."""
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
class Shaped:
    """Signs of one font, from left to right."""

    script: Script
    signs: Signs


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one weight, `x` points behind the beginning of its line."""

    x: float
    text: str
    bold: bool
    shaped: Shaped | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line; its baseline lies the font size below the top of the line's leading.

    `indent` is the room before it in a stack where it runs to the left; `said` are its words in
    the order in which they are read, where that is not the order of the runs.
    """

    runs: tuple[Run, ...]
    width: float
    style: TextStyle
    indent: float = 0.0
    said: str = ""

    @property
    def runs_to_left(self) -> bool:
        return self.indent > 0

    @property
    def text(self) -> str:
        return self.said or "".join(run.text for run in self.runs)


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
    shown = [(printable(part.text), style.bold or part.strong) for part in parts]
    if all(is_plain(text) for text, _ in shown):
        return tuple(_Setter(style, width).lines(shown))
    return _mixed(shown, style, width)


def _mixed(shown: list[tuple[str, bool]], style: TextStyle, width: float) -> Stack:
    """Late: few texts need it, and those that do need fonts of their own."""
    from facilitator.printing.mixed_lines import mixed_lines

    return mixed_lines(shown, style, width)


def one_line(text: str, style: TextStyle, width: float) -> Line:
    """The beginning of the text, with an ellipsis when the line is too short for all of it."""
    lines = set_text(text[:_MORE_THAN_A_LINE], style, width)
    if len(lines) == 1:
        return replace(lines[0], style=style)
    room = width - text_width(ELLIPSIS, style)
    shorter = set_text(text[:_MORE_THAN_A_LINE], style, room)
    start = shorter[0].text if shorter else ""
    return single_line(start + ELLIPSIS if start else "", style)


def single_line(text: str, style: TextStyle) -> Line:
    """Text of our own on one line, as wide as it is."""
    shown = printable(text)
    if not is_plain(shown):
        return _unbroken(shown, style)
    return Line((Run(0.0, shown, style.bold),), _plain_width(shown, style), style)


@lru_cache(maxsize=1024)
def _unbroken(shown: str, style: TextStyle) -> Line:
    lines = _mixed([(shown, style.bold)], style, math.inf)
    # Where a line stands alone, its neighbours leave it room.
    return replace(lines[0], style=style) if lines else Line((), 0.0, style)


def text_width(text: str, style: TextStyle) -> float:
    shown = printable(text)
    return _plain_width(shown, style) if is_plain(shown) else _unbroken(shown, style).width


def _plain_width(shown: str, style: TextStyle) -> float:
    return typeface().face(bold=style.bold).width(shown, style.size) + style.tracking * len(shown)


def at_most(lines: int, stack: Stack, width: float) -> Stack:
    """The stack, or its beginning with an ellipsis when it has more lines."""
    if len(stack) <= lines:
        return stack
    last = stack[lines - 1]
    room = width - text_width(ELLIPSIS, last.style)
    start = set_plain(last.text, last.style, room)[:1]
    shortened = single_line("".join(line.text for line in start) + ELLIPSIS, last.style)
    indent = max(width - shortened.width, 0.0) if last.runs_to_left else 0.0
    return (*stack[: lines - 1], replace(shortened, indent=indent))


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


class _Word(NamedTuple):
    """What a line can end behind; `advance` is its width at a size of one point."""

    text: str
    advance: float
    spaced: bool


def _words(text: str, *, bold: bool) -> tuple[_Word, ...]:
    return _known_words(text, bold) if len(text) < _LONG_TEXT else _split(text, bold=bold)


@lru_cache(maxsize=1024)
def _known_words(text: str, bold: bool) -> tuple[_Word, ...]:
    """A text that does not fit is set again in smaller sizes."""
    return _split(text, bold=bold)


def _split(text: str, *, bold: bool) -> tuple[_Word, ...]:
    """The text at its seams; an empty word at the end stands for a space there."""
    words: list[_Word] = []
    spaced = False
    for position, word in enumerate(text.split(" ")):
        spaced = spaced or position > 0
        for seam in _seams(word):
            words.append(_Word(seam, _advance(seam, bold), spaced))
            spaced = False
    return (*words, _Word("", 0.0, spaced=True)) if spaced else tuple(words)


def _seams(word: str) -> Iterable[str]:
    if not word:
        return ()
    return filter(None, SEAMS.split(word)) if _MAY_HAVE_SEAMS(word) else (word,)


class _Setter:
    """Sets text of one style in a column of one width."""

    def __init__(self, style: TextStyle, width: float) -> None:
        self._style = style
        self._width = width
        self._gaps = (self._measured(" ", bold=False), self._measured(" ", bold=True))

    def lines(self, parts: Iterable[tuple[str, bool]]) -> Iterator[Line]:
        return starmap(self._line, self._rows(self._pieces(parts)))

    def _pieces(self, parts: Iterable[tuple[str, bool]]) -> Iterator[_Piece]:
        size, tracking = self._style.size, self._style.tracking
        held = False
        for shown, bold in parts:
            for text, advance, spaced in _words(shown, bold=bold):
                width = advance * size + tracking * len(text)
                gap = spaced or held
                held = gap and not text
                if held:
                    continue
                if width <= self._width:
                    yield _Piece(text, bold, width, gap)
                else:
                    yield from self._in_chunks(text, bold=bold, spaced=gap)

    def _in_chunks(self, word: str, *, bold: bool, spaced: bool) -> Iterator[_Piece]:
        for chunk in self._broken(word, typeface().face(bold=bold).advances):
            yield _Piece(chunk, bold, self._measured(chunk, bold=bold), spaced)
            spaced = False

    def _measured(self, word: str, *, bold: bool) -> float:
        return _advance(word, bold) * self._style.size + self._style.tracking * len(word)

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

    def _rows(self, pieces: Iterable[_Piece]) -> Iterator[tuple[list[_Piece], float]]:
        """Greedy: each line takes what fits, and is so wide."""
        row: list[_Piece] = []
        used = 0.0
        room = self._width + _SLACK
        plain, strong = self._gaps
        for piece in pieces:
            _, bold, width, spaced = piece
            gap = (strong if bold else plain) if row and spaced else 0.0
            if row and used + gap + width > room:
                yield row, used
                row, used, gap = [], 0.0, 0.0
            row.append(piece)
            used += gap + width
        if row:
            yield row, used

    def _line(self, row: list[_Piece], width: float) -> Line:
        first = row[0].bold
        if all(piece.bold == first for piece in row):
            return Line((Run(0.0, _joined(row), first),), width, self._style)
        return Line(tuple(self._runs(row)), width, self._style)

    def _runs(self, row: list[_Piece]) -> Iterator[Run]:
        """Neighbours of one weight together; the space between two stands with the second."""
        x = used = 0.0
        held: list[_Piece] = []
        for position, piece in enumerate(row):
            if held and piece.bold != held[-1].bold:
                yield Run(x, _joined(held, is_first=x == 0.0), held[-1].bold)
                held, x = [], used
            used += piece.width + (self._gaps[piece.bold] if piece.spaced and position else 0.0)
            held.append(piece)
        yield Run(x, _joined(held, is_first=x == 0.0), held[-1].bold)


def _joined(pieces: list[_Piece], *, is_first: bool = True) -> str:
    """The words with their spaces, but none where a line begins."""
    text = "".join([f" {piece.text}" if piece.spaced else piece.text for piece in pieces])
    return text[1:] if is_first and pieces[0].spaced else text
