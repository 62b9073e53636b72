"""The block structure of a Markdown text, as a CommonMark parser sees it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt

from facilitator.domain.text import clean_lines
from facilitator.formats.markdown.escaping import LABEL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

_DEEPEST = 40
_DEEP_COLUMN = 32
_DEEP = re.compile(r"^[ \t>*+\-\d.)]{8,}", re.MULTILINE)
_MARKER_LINE = re.compile(r"[ \t]*(?:[-=]+|(?:\*[ \t]*)+|(?:-[ \t]*)+)")
_FRONT_MATTER = re.compile(r"[\w.-]+[ \t]*:|[ \t]+\S|- ")


class Heading(NamedTuple):
    """A heading of a level from 1 to 3; `end` is the line behind it."""

    line: int
    end: int
    level: int
    text: str
    underlined: bool


class ItemList(NamedTuple):
    """A list that stands in no other block; items as first line and line behind the last."""

    start: int
    end: int
    items: list[tuple[int, int]]


class Table(NamedTuple):
    """A table; the first of `rows` is its header. Rows stand on successive lines but for the rule
    below the header."""

    start: int
    end: int
    rows: list[list[str]]


@dataclass(slots=True)
class Document:
    """The clean lines of a text, and the blocks of its top level in their order.

    Lines count from 0. `front_matter` is the number of lines that hold a YAML header.
    """

    lines: list[str]
    front_matter: int = 0
    headings: list[Heading] = field(default_factory=list)
    lists: list[ItemList] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    fences: list[tuple[int, int]] = field(default_factory=list)

    def lists_between(self, start: int, end: int) -> list[ItemList]:
        return [found for found in self.lists if start <= found.start < end]

    def tables_between(self, start: int, end: int) -> list[Table]:
        return [found for found in self.tables if start <= found.start < end]


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """Blocks only: what stands inside a line is kept as it is written."""
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    return parser.disable(["inline", "text_join", "html_block", "reference"])


def read_blocks(text: str) -> Document:
    """Raises nothing: any text has a block structure."""
    document = Document(clean_lines(text))
    document.front_matter = front_matter_end(document.lines)
    tokens = _parser().parse(_parsable(document))
    _collect(tokens, document)
    return document


def front_matter_end(lines: list[str]) -> int:
    """The number of lines that a YAML header takes at the start; 0 when there is none."""
    if lines[0] != "---" or len(lines) < 2:
        return 0
    for number, line in enumerate(lines[1:], start=1):
        if line in ("---", "..."):
            return number + 1 if number > 1 else 0
        if not _FRONT_MATTER.match(line):
            return 0
    return 0


def _parsable(document: Document) -> str:
    lines = document.lines
    if document.front_matter:
        lines = [""] * document.front_matter + lines[document.front_matter :]
    text = "\n".join(lines)
    return "\n".join(map(_shallow, lines)) if _DEEP.search(text) else text


def _shallow(line: str) -> str:
    """Take away markers that nest deeper than the parser goes: it would drop what follows."""
    match = _DEEP.match(line)
    if match is None or len(match[0].expandtabs(4)) <= _DEEP_COLUMN or _MARKER_LINE.fullmatch(line):
        return line
    return f"{match[0].expandtabs(4)[:_DEEP_COLUMN]}x"


def _collect(tokens: Iterable[Token], document: Document) -> None:
    rows: list[list[str]] = []
    items: list[tuple[int, int]] = []
    heading: Token | None = None
    for token in tokens:
        kind, lines = token.type, token.map
        if token.level > 0:
            if kind == "inline":
                if heading is not None:
                    _add_heading(document, heading, token.content)
                    heading = None
                elif rows and token.level == 4:
                    rows[-1].append(token.content)
            elif kind == "list_item_open":
                if token.level == 1 and lines:
                    items.append((lines[0], lines[1]))
            elif kind == "tr_open" and token.level == 2:
                rows.append([])
        elif lines is None:
            rows = []
        elif kind == "heading_open":
            heading = token if token.tag in ("h1", "h2", "h3") else None
        elif kind == "bullet_list_open" or kind == "ordered_list_open":
            items = []
            document.lists.append(ItemList(lines[0], lines[1], items))
        elif kind == "table_open":
            rows = []
            document.tables.append(Table(lines[0], lines[1], rows))
        elif kind == "fence":
            document.fences.append((lines[0], lines[1]))


def _add_heading(document: Document, opening: Token, content: str) -> None:
    """An underlined paragraph of several lines, or one with a label, was not meant as a heading."""
    start, end = opening.map or (0, 0)
    underlined = opening.markup in ("-", "=")
    if not underlined or (end - start == 2 and not LABEL.match(content)):
        level = int(opening.tag[1])
        document.headings.append(Heading(start, end, level, content, underlined))
