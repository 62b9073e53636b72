"""The lines of somebody else's document: its headings of all levels, its fences, its tables."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from facilitator.formats.guides.names import section_named
from facilitator.formats.markdown.blocks import read_blocks
from facilitator.formats.markdown.escaping import fenced_lines
from facilitator.formats.markdown.headings import clean_heading

if TYPE_CHECKING:
    from facilitator.formats.markdown.blocks import Table

_HEADING = re.compile(r" {0,3}(#{1,6})([ \t]*)([^#\s].*)?$")
_CLOSING = re.compile(r"[ \t]#+[ \t]*$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


_LONGEST_PLAIN = 90
_SEVERAL_DIGITS = re.compile(r"\d.*\d")
_TITLE_LABEL = re.compile(
    r"[*_]{0,2}(?:session|title|topic|workshop|lesson|course|module|theme|subject|thema|titel|tema"
    r"|título|titre|sujet|séance|atelier|taller|oficina|titolo|argomento|onderwerp)[*_]{0,2}"
    r" ?[:：][*_]{0,2}\s*(\S.{1,120})$",
    re.IGNORECASE,
)


class Head(NamedTuple):
    """A heading; `end` is the line behind it."""

    line: int
    end: int
    level: int
    text: str


@dataclass(slots=True)
class Page:
    """Clean lines, counted from 0; `front` lines of them are a YAML header."""

    lines: list[str]
    front: int
    heads: list[Head]
    fenced: frozenset[int]
    tables: list[Table] = field(default_factory=list)

    def next_head(self, line: int, level: int = 6) -> int:
        """The line of the next heading of that level or above, or the end."""
        first = bisect_right(self.heads, line, key=_line_of)
        found = (head.line for head in islice(self.heads, first, None) if head.level <= level)
        return next(found, len(self.lines))


def _line_of(head: Head) -> int:
    return head.line


def scan(text: str) -> Page:
    document = read_blocks(text)
    lines = document.lines
    fenced = set(fenced_lines(lines))
    for start, end in document.fences:
        fenced.update(range(start, end))
        if end == len(lines):
            _close(lines, start, fenced)
    heads = [
        Head(one.line, one.end, one.level, clean_heading(one.text))
        for one in document.headings
        if one.underlined
    ]
    heads += [
        head
        for number, line in enumerate(lines)
        if "#" in line[:4] and number not in fenced and number >= document.front_matter
        if (head := _head(number, line)) is not None
    ]
    heads = heads or _plain_heads(lines, document.front_matter, fenced)
    return Page(lines, document.front_matter, sorted(heads), frozenset(fenced), document.tables)


def _plain_heads(lines: list[str], front: int, fenced: set[int]) -> list[Head]:
    """In a text without marks: the first line as its title, lines that only name a section."""
    heads = []
    first = next((n for n in range(front, len(lines)) if lines[n]), None)
    if first is not None and first not in fenced and (title := _plain_title(lines[first])):
        heads.append(Head(first, first + 1, 1, title))
    for number in range((first or 0) + 1, len(lines) - 1):
        name = lines[number].strip(" :：")
        alone = not lines[number - 1] and lines[number + 1] and number not in fenced
        if alone and len(name) < _LONGEST_PLAIN and section_named(name):
            heads.append(Head(number, number + 1, 2, name))
    return heads


def _plain_title(line: str) -> str:
    """A short line that is no sentence, no item and no time; or what "Session:" stands before."""
    if labelled := _TITLE_LABEL.match(line):
        return clean_heading(labelled[1])
    bare = line.strip()
    if len(bare) > _LONGEST_PLAIN or not bare[:1].isalpha() or bare[-1:] in ".,;:!?|":
        return ""
    return "" if ":" in bare or _SEVERAL_DIGITS.search(bare) else clean_heading(bare)


def _close(lines: list[str], start: int, fenced: set[int]) -> None:
    """What follows is set somewhere else: a fence that never ends would swallow it there."""
    opening = _FENCE.match(lines[start])
    if opening and (start == len(lines) - 1 or lines[-1].strip() != opening[1]):
        fenced.add(len(lines))
        lines.append(opening[0])


def _head(number: int, line: str) -> Head | None:
    """Two or more signs make a heading even without a space behind them."""
    found = _HEADING.match(line)
    if found is None or not (found[2] or len(found[1]) > 1 or found[3] is None):
        return None
    text = clean_heading(_CLOSING.sub("", found[3] or ""))
    return Head(number, number + 1, len(found[1]), text)
