"""Lines of text in several scripts: shaped, broken, and put in the order in which they are seen."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from facilitator.printing.bidi import has_right_to_left, levels_of, mirrored, visual_order
from facilitator.printing.coverage import BREAK_HERE, script_for
from facilitator.printing.fonts import typeface
from facilitator.printing.shaping import is_mark, own_faces, shape
from facilitator.printing.typesetting import SEAMS, Line, Run, Shaped, Stack, TextStyle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator.printing.shaping import Script, ScriptFace, Signs

_SLACK: Final = 0.001
_ABOVE, _BELOW = 1.069, 0.295
"""What a line of the page font has room for, as shares of the size."""
_IDEOGRAPHIC: Final = re.compile(
    "[\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff9f]"
)
_NEVER_FIRST: Final = frozenset(
    "、。，．：；！？）］｝」』】〉》〕〗’”…‥ー々〻ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％"
    ".,:;!?)]}%·・"
)
_NEVER_LAST: Final = frozenset("（［｛「『【〈《〔〖‘“([{")


@dataclass(frozen=True, slots=True)
class _Letter:
    """A character with what decides how it is drawn."""

    text: str
    bold: bool
    level: int
    face: ScriptFace | None


@dataclass(frozen=True, slots=True)
class _Piece:
    """Letters that are drawn alike; `signs` when they are shaped."""

    text: str
    bold: bool
    level: int
    script: Script | None
    signs: Signs
    width: float


def mixed_lines(shown: Sequence[tuple[str, bool]], style: TextStyle, width: float) -> Stack:
    """Lines no wider than `width`; one whose first letter runs to the left is flush right."""
    text, bold = _joined(shown)
    if not text:
        return ()
    levels = levels_of(text) if has_right_to_left(text) else None
    each = levels.each if levels else (0,) * len(text)
    letters = [_Letter(*letter) for letter in zip(text, bold, each, _faces(text), strict=True)]
    setter = _MixedSetter(style, width)
    lines = [setter.line(row, to_left=bool(levels and levels.base)) for row in setter.rows(letters)]
    return _with_room(lines, style)


def _joined(shown: Sequence[tuple[str, bool]]) -> tuple[str, list[bool]]:
    """All words with one space between them, and which letters are bold."""
    text: list[str] = []
    bold: list[bool] = []
    for part, is_bold in shown:
        for letter in part:
            if letter != " " or (text and text[-1] != " "):
                text.append(letter)
                bold.append(is_bold)
    while text and text[-1] == " ":
        text.pop()
        bold.pop()
    return "".join(text), bold


def _faces(text: str) -> list[ScriptFace | None]:
    """A mark is drawn by the font of its letter, or the letter by that of the mark."""
    faces: list[ScriptFace | None] = []
    for at, letter in enumerate(text):
        before = faces[-1] if faces else None
        if not is_mark(letter):
            faces.append(None if letter == BREAK_HERE else script_for(letter))
        elif before is not None and (before.covers(letter) or script_for(letter) is None):
            faces.append(before)
        else:
            face = script_for(letter) or own_faces()[0]
            if at and before is None and face.covers(text[at - 1]):
                faces[-1] = face
            faces.append(face)
    return faces


def _with_room(lines: list[Line], style: TextStyle) -> Stack:
    """Further apart where letters are taller or deeper than those of the page font."""
    reach = [
        run.shaped.script.extent(run.shaped.signs)
        for line in lines
        for run in line.runs
        if run.shaped
    ]
    slack = (style.leading / style.size - _ABOVE - _BELOW) / 2
    over = max((max(top - _ABOVE, low - _BELOW) for top, low in reach), default=0.0) - slack
    if over <= 0:
        return tuple(lines)
    roomy = replace(style, leading=style.leading + 2 * over * style.size)
    return tuple(replace(line, style=roomy) for line in lines)


class _MixedSetter:
    """Sets letters of one style in a column of one width."""

    def __init__(self, style: TextStyle, width: float) -> None:
        self._style = style
        self._width = width

    def rows(self, letters: Sequence[_Letter]) -> Iterator[Sequence[_Letter]]:
        """Greedy: each line takes what fits; a space at its end is left out."""
        start = end = 0
        used = 0.0
        for first, last in self._unbreakable(letters):
            spaces = sum(letter.text == " " for letter in letters[end:first])
            gap = self._measured(letters[end:first]) if spaces else 0.0
            wide = self._measured(letters[first:last])
            if end > start and used + gap + wide > self._width + _SLACK:
                yield letters[start:end]
                start, used, gap = first, 0.0, 0.0
            used += gap + wide
            end = last
        if end > start:
            yield letters[start:end]

    def line(self, row: Sequence[_Letter], *, to_left: bool) -> Line:
        pieces = self._pieces(row)
        runs: list[Run] = []
        x = 0.0
        for at in visual_order([piece.level for piece in pieces]):
            piece = pieces[at]
            shaped = Shaped(piece.script, piece.signs) if piece.script else None
            is_turned = piece.level % 2 and shaped is None
            runs.append(
                Run(x, mirrored(piece.text) if is_turned else piece.text, piece.bold, shaped)
            )
            x += piece.width
        indent = self._width - x if to_left and self._width < math.inf else 0.0
        said = "".join(letter.text for letter in row)
        return Line(tuple(runs), x, self._style, max(indent, 0.0), said)

    def _unbreakable(self, letters: Sequence[_Letter]) -> Iterator[tuple[int, int]]:
        """The beginning and the end of what stays on one line."""
        for first, last in _between_spaces(letters):
            text = "".join(letter.text for letter in letters[first:last])
            breaks = [first, *(first + at for at in _breaks(text)), last]
            for start, end in pairwise(breaks):
                yield from self._fitting(letters, start, end)

    def _fitting(
        self, letters: Sequence[_Letter], first: int, last: int
    ) -> Iterator[tuple[int, int]]:
        """All of it, or stretches as wide as the column, of one letter with its marks at least."""
        if self._measured(letters[first:last]) <= self._width:
            yield first, last
            return
        start = first
        for at, end in pairwise([*_whole_letters(letters, first, last), last]):
            # As a whole: what stands beside a letter can change how wide it is drawn.
            if at > start and self._measured(letters[start:end]) > self._width:
                yield start, at
                start = at
        yield start, last

    def _measured(self, letters: Sequence[_Letter]) -> float:
        return sum(piece.width for piece in self._pieces(letters))

    def _pieces(self, letters: Sequence[_Letter]) -> list[_Piece]:
        alike = groupby(letters, key=lambda one: (one.face, one.bold, one.level))
        return [self._piece("".join(letter.text for letter in run), *how) for how, run in alike]

    def _piece(self, text: str, face: ScriptFace | None, bold: bool, level: int) -> _Piece:
        size = self._style.size
        if face is None:
            shown = text.replace(BREAK_HERE, "")
            width = typeface().face(bold=bold).width(shown, size) + self._style.tracking * len(
                shown
            )
            return _Piece(shown, bold, level, None, (), width)
        script = face.weight(bold=bold)
        signs = shape(script, text, to_left=bool(level % 2))
        width = sum(sign.advance for sign in signs) * size
        return _Piece(text, bold, level, script, signs, width)


def _between_spaces(letters: Sequence[_Letter]) -> Iterator[tuple[int, int]]:
    at = 0
    for is_space, run in groupby(letters, key=lambda letter: letter.text == " "):
        count = len(list(run))
        if not is_space:
            yield at, at + count
        at += count


def _breaks(text: str) -> Iterator[int]:
    """Where a line may end within a word: at seams, and around ideographs but for punctuation."""
    seams = {found.start() for found in SEAMS.finditer(text)} if len(text) > 1 else set()
    for at in range(1, len(text)):
        before, after = text[at - 1], text[at]
        is_seam = at in seams
        ideographic = _IDEOGRAPHIC.match(before) or _IDEOGRAPHIC.match(after)
        allowed = after not in _NEVER_FIRST and before not in _NEVER_LAST and not is_mark(after)
        if is_seam or (ideographic and allowed):
            yield at


def _whole_letters(letters: Sequence[_Letter], first: int, last: int) -> Iterator[int]:
    """Where letters begin that can be parted from what is before them."""
    for at in range(first, last):
        text = letters[at].text
        joined = at > first and unicodedata.combining(letters[at - 1].text) == _VIRAMA
        if at == first or not (is_mark(text) or joined):
            yield at


_VIRAMA: Final = 9
"""The combining class of the sign that ties an Indic letter to the next."""
