"""The items of list sections, and how assessments and strategies are written in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from facilitator.domain.plan import Assessment, Strategy
from facilitator.domain.text import clean_line
from facilitator.formats.markdown.labels import dedented

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.formats.markdown.blocks import ItemList


class Item(NamedTuple):
    """The Markdown of a list item without its mark, and its line, counted from 0."""

    text: str
    line: int


_MARK = re.compile(r"( {0,3}(?:[*+-]|\d{1,9}[.)]))([ \t]*)")
_WIDEST_GAP = 4
_STARS = re.compile(r"(\\*)(?=\*[* \t]*$)")
_TABLE_RULE = re.compile(r"([ \t]*)(\\*)(?=[|:-][|:\- \t]*$)")


def items_of(found: ItemList, lines: list[str]) -> Iterator[Item]:
    """The items that say something."""
    for start, end in found.items:
        text = _item_text(lines[start:end])
        if text:
            yield Item(text, start)


def _item_text(lines: list[str]) -> str:
    mark = _MARK.match(lines[0])
    if mark is None:
        return "\n".join(lines).strip()
    gap = len(mark[2].expandtabs(4))
    width = len(mark[1]) + (gap if 0 < gap <= _WIDEST_GAP else 1)
    first = lines[0][mark.end() :]
    if len(lines) == 1:
        return _unguarded([first]) if first[:1] in ("\\", "*") else first.strip()
    return _unguarded([first, *(dedented(line, width) for line in lines[1:])])


def _unguarded(lines: list[str]) -> str:
    found = _STARS.match(lines[0])
    if found and found[1]:
        lines[0] = lines[0][1:]
    found = _TABLE_RULE.match(lines[1]) if len(lines) > 1 else None
    if found and found[2]:
        lines[1] = found[1] + lines[1][found.end(1) + 1 :]
    return "\n".join(lines).strip()


def item_lines(text: str) -> str:
    """The item as it is written, mark included; the inverse of reading it.

    Stars alone would be a thematic break, a rule below a first line with a pipe a table.
    """
    lines = text.split("\n")
    if _STARS.match(lines[0]):
        lines[0] = f"\\{lines[0]}"
    found = _TABLE_RULE.match(lines[1]) if len(lines) > 1 else None
    if found and (found[2] or "|" in lines[0]):
        lines[1] = f"{found[1]}\\{lines[1][found.end(1) :]}"
    return "* " + "\n".join([lines[0], *(f"  {line}" if line else "" for line in lines[1:])])


# What stands in front of a colon: in bold, or plain where a plain word is usual.
_BOLD = re.compile(
    r"\*\*(?:(?P<outside>(?:[^*\\]|\\.)+)\*\*[ \t]*:|(?P<inside>(?:[^*\\]|\\.)+?)[ \t]*:\*\*)[ \t]*"
)
_PLAIN_KIND = re.compile(
    r"(?P<plain>(?:formative|summative|diagnostic)(?: assessments?)?)[ \t]*:[ \t]*", re.IGNORECASE
)
_PLAIN_AUDIENCE = re.compile(r"(?P<plain>[^\W_][^:*\n]{0,60}):[ \t]+(?=\S)")
_SPECIAL = re.compile(r"\\([\\*])")
_ALIGNMENT = re.compile(
    r"([ \t]*)(\\*)((?:[*+-][ \t]+)?[*_]{0,2}(?:alignment|aligned (?:to|with)|aligns (?:to|with))"
    r"[*_]{0,2}[ \t]*:[*_]{0,2}[ \t]*)",
    re.IGNORECASE,
)


def read_strategy(text: str) -> Strategy:
    return Strategy(*_headed(text, _PLAIN_AUDIENCE))


def strategy_text(strategy: Strategy) -> str:
    return _with_head(strategy.audience, strategy.text, _PLAIN_AUDIENCE)


def read_assessment(text: str) -> Assessment:
    """The alignment is an item below, or a line that begins so."""
    lines = text.split("\n")
    at = next((n for n, line in enumerate(lines) if n and _is_alignment(line)), None)
    alignment = ""
    if at is not None:
        end = _end_of_alignment(lines, at)
        alignment = _alignment_of(lines[at:end])
        lines[at:end] = []
    lines[1:] = [_unguarded_alignment(line) for line in lines[1:]]
    kind, method = _headed("\n".join(lines).strip(), _PLAIN_KIND)
    return Assessment(kind, method, alignment)


def assessment_text(assessment: Assessment) -> str:
    method = assessment.method.split("\n")
    method[1:] = [
        _ALIGNMENT.sub(r"\1\\\2\3", line, count=1) if _ALIGNMENT.match(line) else line
        for line in method[1:]
    ]
    text = _with_head(assessment.kind, "\n".join(method), _PLAIN_KIND)
    if not assessment.alignment:
        return text
    first, *rest = assessment.alignment.split("\n")
    lines = [f"- Alignment: {first}", *(f"  {line}" if line else "" for line in rest)]
    return "\n".join([text, *lines])


def _headed(text: str, plain: re.Pattern[str]) -> tuple[str, str]:
    """The words in front of the colon, and the rest; a backslash says that there are none."""
    if text.startswith("\\"):
        bare = text.lstrip("\\")
        return "", text[1:] if _BOLD.match(bare) or plain.match(bare) else text
    if found := _BOLD.match(text):
        head = _SPECIAL.sub(r"\1", found["outside"] or found["inside"])
    elif found := plain.match(text):
        head = found["plain"]
    else:
        return "", text
    return clean_line(head), text[found.end() :].strip()


def _with_head(head: str, text: str, plain: re.Pattern[str]) -> str:
    if head:
        escaped = head.replace("\\", "\\\\").replace("*", "\\*")
        return f"**{escaped}**: {text}".rstrip()
    bare = text.lstrip("\\")
    return f"\\{text}" if _BOLD.match(bare) or plain.match(bare) else text


def _is_alignment(line: str) -> bool:
    found = _ALIGNMENT.match(line)
    return found is not None and not found[2]


def _unguarded_alignment(line: str) -> str:
    found = _ALIGNMENT.match(line)
    return found[1] + line[found.end(1) + 1 :] if found and found[2] else line


def _end_of_alignment(lines: list[str], at: int) -> int:
    """It goes on as long as lines are indented more than its mark."""
    indent = len(lines[at]) - len(lines[at].lstrip(" \t"))
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if line and len(line) - len(line.lstrip(" \t")) <= indent:
            return number
    return len(lines)


def _alignment_of(lines: list[str]) -> str:
    found = _ALIGNMENT.match(lines[0])
    start, width = (found.end(), len(found[1]) + 2) if found else (0, 0)
    rest = [dedented(line, width) for line in lines[1:]]
    return "\n".join([lines[0][start:], *rest]).strip()
