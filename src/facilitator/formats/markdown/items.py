"""The items of list sections, and how assessments and strategies are written in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from facilitator.domain.plan import Assessment, Dismissal, Strategy
from facilitator.domain.text import clean_line
from facilitator.formats.markdown.labels import dedented
from facilitator.formats.markdown.settings import LINKS, read_links, write_links

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
_NO_PLAIN_CODE = re.compile(r"(?!)(?P<plain>)")
_SPECIAL = re.compile(r"\\([\\*])")


def _sub_item(names: str, behind: str = "") -> re.Pattern[str]:
    """A line below an item that begins with one of these names; backslashes say it does not."""
    return re.compile(
        rf"([ \t]*)(\\*)((?:[*+-][ \t]+)?[*_]{{0,2}}(?:{names})[*_]{{0,2}}[ \t]*:[*_]{{0,2}}[ \t]*)"
        rf"{behind}",
        re.IGNORECASE,
    )


_ALIGNMENT = _sub_item("alignment|aligned (?:to|with)|aligns (?:to|with)")
_REASON = _sub_item("reason")
_LINKED = _sub_item("objectives?", rf"(?=(?:{LINKS})[ \t]*$)")


def read_strategy(text: str) -> Strategy:
    return Strategy(*_headed(text, _PLAIN_AUDIENCE))


def strategy_text(strategy: Strategy) -> str:
    return _with_head(strategy.audience, strategy.text, _PLAIN_AUDIENCE)


def read_assessment(text: str) -> Assessment:
    """The alignment and the objectives are items below, or lines that begin so."""
    lines = text.split("\n")
    alignment = _taken(lines, _ALIGNMENT)
    links = _taken(lines, _LINKED, one_line=True)
    lines[1:] = [_unguarded_line(_unguarded_line(line, _LINKED), _ALIGNMENT) for line in lines[1:]]
    kind, method = _headed("\n".join(lines).strip(), _PLAIN_KIND)
    return Assessment(kind, method, alignment, read_links(links) if links else None)


def assessment_text(assessment: Assessment) -> str:
    method = _guarded(assessment.method, _ALIGNMENT, _LINKED)
    text = _with_head(assessment.kind, method, _PLAIN_KIND)
    links = assessment.objectives
    linked = f"- Objectives: {write_links(links)}" if links is not None else ""
    return "\n".join(filter(None, [text, _below("Alignment", assessment.alignment), linked]))


def read_dismissal(text: str) -> Dismissal:
    """The code is in front of the colon, the reason is an item below."""
    lines = text.split("\n")
    reason = _taken(lines, _REASON)
    lines[1:] = [_unguarded_line(line, _REASON) for line in lines[1:]]
    return Dismissal(*_headed("\n".join(lines).strip(), _NO_PLAIN_CODE), reason)


def dismissal_text(dismissal: Dismissal) -> str:
    subject = _guarded(dismissal.subject, _REASON)
    text = _with_head(dismissal.code, subject, _NO_PLAIN_CODE)
    return "\n".join(filter(None, [text, _below("Reason", dismissal.reason)]))


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


def _taken(lines: list[str], name: re.Pattern[str], *, one_line: bool = False) -> str:
    """The text of the first sub-item of that name, which is taken out of the lines."""
    for at, line in enumerate(lines):
        found = name.match(line) if at else None
        if found and not found[2]:
            end = at + 1 if one_line else _end_of_sub_item(lines, at)
            rest = [dedented(line, len(found[1]) + 2) for line in lines[at + 1 : end]]
            text = "\n".join([line[found.end() :], *rest]).strip()
            lines[at:end] = []
            return text
    return ""


def _below(name: str, text: str) -> str:
    first, *rest = text.split("\n")
    lines = [f"- {name}: {first}", *(f"  {line}" if line else "" for line in rest)]
    return "\n".join(lines) if text else ""


def _guarded(text: str, *names: re.Pattern[str]) -> str:
    """The lines that would be taken for sub-items, behind a backslash."""
    first, *rest = text.split("\n")
    for name in names:
        rest = [
            f"{found[1]}\\{line[found.end(1) :]}" if (found := name.match(line)) else line
            for line in rest
        ]
    return "\n".join([first, *rest])


def _unguarded_line(line: str, name: re.Pattern[str]) -> str:
    found = name.match(line)
    return found[1] + line[found.end(1) + 1 :] if found and found[2] else line


def _end_of_sub_item(lines: list[str], at: int) -> int:
    """It goes on as long as lines are indented more than its mark."""
    indent = len(lines[at]) - len(lines[at].lstrip(" \t"))
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if line and len(line) - len(line.lstrip(" \t")) <= indent:
            return number
    return len(lines)
