"""A text of a plan cut into the blocks it is made of: paragraphs, list items, headings, code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ITEM = re.compile(r"^(?P<space>[ \t]*)(?P<mark>[*+-]|\d{1,9}[.)])(?:[ \t]+(?P<text>.*))?$")
_HEADING = re.compile(r"^ {0,3}(?P<marks>#{1,6})(?:[ \t]+(?P<text>.*?))?(?:[ \t]+#+)?[ \t]*$")
_QUOTE = re.compile(r"^ {0,3}> ?(?P<text>.*)$")
_FENCE = re.compile(r"^ {0,3}(?P<fence>`{3,}|~{3,})")
_TABLE = re.compile(r"^\s*\|")
_RULE = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_HARD_BREAK = re.compile(r"(?: {2,}|\\)\n")
_LINE_BREAK = "\u2028"
_INDENT = 2


class Kind(Enum):
    PARAGRAPH = "paragraph"
    ITEM = "item"
    HEADING = "heading"
    QUOTE = "quote"
    LITERAL = "literal"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Block:
    """`text` may hold inline marks, except in a literal block, which is shown as it stands.

    `mark` is what an item was marked with; `depth` counts from 0 for items and 1 for headings.
    """

    kind: Kind
    text: str
    depth: int = 0
    mark: str = ""

    @property
    def is_numbered(self) -> bool:
        return self.mark[:1].isdigit()


def blocks(text: str) -> tuple[Block, ...]:
    """No word gets lost: what is no list, heading, quote or code is a paragraph."""
    return tuple(_finished(block) for block in _blocks(text.split("\n")))


def _finished(block: Block) -> Block:
    """Lines of one paragraph flow together; a line break that was meant stays one."""
    if block.kind is Kind.LITERAL:
        return block
    joined = _HARD_BREAK.sub(_LINE_BREAK, block.text).replace("\n", " ")
    return Block(block.kind, joined.strip(), block.depth, block.mark)


def _blocks(lines: list[str]) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        block, taken = _block_at(lines, at)
        yield block
        at += taken


def _block_at(lines: list[str], at: int) -> tuple[Block, int]:
    """The block that begins in that line, and how many lines it takes."""
    line = lines[at]
    if fence := _FENCE.match(line):
        return _fenced(lines, at, fence["fence"])
    if _TABLE.match(line):
        rows = _while(lines, at, lambda each: bool(_TABLE.match(each)))
        return Block(Kind.LITERAL, "\n".join(rows)), len(rows)
    if _RULE.match(line):
        return Block(Kind.RULE, ""), 1
    if heading := _HEADING.match(line):
        return Block(Kind.HEADING, heading["text"] or "", len(heading["marks"])), 1
    if _QUOTE.match(line):
        rows = _while(lines, at, lambda each: bool(_QUOTE.match(each)))
        return Block(Kind.QUOTE, "\n".join(_QUOTE.sub(r"\g<text>", row) for row in rows)), len(rows)
    if item := _ITEM.match(line):
        return _item(lines, at, item)
    rows = _while(lines, at, _continues)
    return Block(Kind.PARAGRAPH, "\n".join(rows)), len(rows)


def _item(lines: list[str], at: int, item: re.Match[str]) -> tuple[Block, int]:
    more = _while(lines, at, _continues)[1:]
    text = "\n".join([item["text"] or "", *(line.lstrip() for line in more)])
    depth = len(item["space"].expandtabs(4)) // _INDENT
    return Block(Kind.ITEM, text, min(depth, 6), item["mark"]), 1 + len(more)


def _fenced(lines: list[str], at: int, fence: str) -> tuple[Block, int]:
    """Code up to its closing fence; without one, to the end. A word behind the fence is kept."""
    told = lines[at].strip()[len(fence) :].strip()
    end = next((i for i in range(at + 1, len(lines)) if _closes(lines[i], fence)), len(lines))
    shown = [told] * bool(told) + lines[at + 1 : end]
    return Block(Kind.LITERAL, "\n".join(shown)), min(end + 1, len(lines)) - at


def _closes(line: str, fence: str) -> bool:
    line = line.strip()
    return line.startswith(fence) and not line.strip(fence[0])


def _continues(line: str) -> bool:
    """Whether a line can go on with the paragraph before it."""
    starts = (_ITEM, _HEADING, _QUOTE, _FENCE, _TABLE, _RULE)
    return bool(line.strip()) and not any(start.match(line) for start in starts)


def _while(lines: list[str], at: int, wanted: Callable[[str], bool]) -> list[str]:
    """The line there, and all that follow it as long as they are wanted."""
    end = at + 1
    while end < len(lines) and wanted(lines[end]):
        end += 1
    return lines[at:end]
