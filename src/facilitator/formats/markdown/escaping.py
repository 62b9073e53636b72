"""Keeping texts apart from structure: one backslash in front of a line that would be mistaken.

A line that looks like structure behind backslashes always gets one more, so that reading can
always take one away. Balanced code fences are left alone by both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

HEADING = re.compile(r" {0,3}(#{1,3})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
LIST_ITEM = re.compile(r" {0,3}(?:[*+-]|\d{1,9}[.)])(?:[ \t]|$)")
TABLE_RULE = re.compile(r" {0,3}[|:-][|:\- \t]*$")
LABEL = re.compile(
    r"(?P<bullet>[*+-][ \t]+)?\*\*(?:(?P<inside>[^*]+?)[ \t]*:\*\*|(?P<outside>[^*]+?)\*\*[ \t]*:)"
)
_FENCE = re.compile(r"( {0,3})(?:(`{3,})[^`]*|(~{3,}).*)$")
_FENCE_END = re.compile(r"( {0,3})(`{3,}|~{3,})[ \t]*$")

_HEADING_LINE = r"#{1,3}(?:[ \t]|$)|```|~~~|(?:=+|-+)[ \t]*$"
_LABEL_LINE = r"(?:[*+-][ \t]+)?\*\*[^*\n]+(?::\*\*|\*\*[ \t]*:)"
_RULE_LINE = r"(?:\*[ \t]*){3,}$|(?:-[ \t]*){3,}$|(?:_[ \t]*){3,}$"
_LIST_LINE = r"(?:[*+-]|\d{1,9}[.)])(?:[ \t]|$)"
_TABLE_LINE = r"[|:-][|:\- \t]*$"


def _lines_like(*patterns: str) -> re.Pattern[str]:
    """Lines that look so behind up to three spaces and any number of backslashes."""
    return re.compile(rf"^( {{0,3}})(\\*)(?={'|'.join(patterns)})", re.MULTILINE)


_ANYWHERE = _lines_like(_HEADING_LINE, _LABEL_LINE, _RULE_LINE, _LIST_LINE, _TABLE_LINE)


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a text stands: the lines that may be mistaken there.

    A heading that is part of the text changes the ground behind it.
    """

    lines: re.Pattern[str]
    behind_section: Ground | None = None
    behind_part: Ground | None = None

    def behind(self, level: int) -> Ground:
        """The ground behind a heading of that level."""
        return (self.behind_section if level < 3 else self.behind_part) or self


TEXT = Ground(_lines_like(_HEADING_LINE))
FIELD = Ground(_lines_like(_HEADING_LINE, _LABEL_LINE, _RULE_LINE))
HEADER = Ground(_lines_like(_HEADING_LINE, _LABEL_LINE))
PREFACE = Ground(TEXT.lines, behind_section=TEXT)
LIST = Ground(_lines_like(_HEADING_LINE, _LIST_LINE), behind_section=TEXT)
QUESTIONS = Ground(
    LIST.lines, behind_section=TEXT, behind_part=Ground(TEXT.lines, behind_section=TEXT)
)
OBJECTIVES = Ground(_lines_like(_HEADING_LINE, _LIST_LINE, _TABLE_LINE), behind_section=TEXT)


def escape(
    text: str,
    ground: Ground,
    mistaken: Callable[[Ground, list[str], int], bool],
    *,
    inline: bool = False,
) -> str:
    """The text for its ground; when `inline`, its first line stands behind a label.

    `mistaken` says of a line without backslashes whether it would be taken for structure.
    """
    if not _ANYWHERE.search(text):
        return text
    lines = text.split("\n")
    fenced = fenced_lines(lines)
    for at in range(int(inline), len(lines)):
        line = lines[at]
        if at in fenced:
            continue
        found = ground.lines.match(line)
        if found and (found[2] or _FENCE.match(line) or mistaken(ground, lines, at)):
            lines[at] = f"{found[1]}\\{line[found.end(1) :]}"
        elif heading := HEADING.match(line):
            ground = ground.behind(len(heading[1]))
    return "\n".join(lines)


def unescape(text: str, ground: Ground, *, inline: bool = False) -> str:
    """The inverse of `escape`."""
    if "\\" not in text:
        return text
    lines = text.split("\n")
    fenced = fenced_lines(lines)
    for at in range(int(inline), len(lines)):
        line = lines[at]
        if at in fenced:
            continue
        found = ground.lines.match(line)
        if found and found[2]:
            lines[at] = found[1] + line[found.end(1) + 1 :]
        elif heading := HEADING.match(line):
            ground = ground.behind(len(heading[1]))
    return "\n".join(lines)


def fenced_lines(lines: list[str]) -> set[int]:
    """The lines of code fences that end, with their fences.

    A fence counts only when no line in it is indented less: such a line would end a list item
    and with it the fence.
    """
    found: set[int] = set()
    if not any("```" in line or "~~~" in line for line in lines):
        return found
    endless: dict[str, int] = {}
    at = 0
    while at < len(lines):
        opening = _FENCE.match(lines[at])
        end = _fence_end(lines, at, opening, endless) if opening else None
        if end is not None:
            found.update(range(at, end + 1))
            at = end
        at += 1
    return found


def _fence_end(
    lines: list[str], at: int, opening: re.Match[str], endless: dict[str, int]
) -> int | None:
    """`endless` holds, for each marker, the shortest fence that no later line ends."""
    marker, indent = opening[2] or opening[3], opening[1]
    if len(marker) >= endless.get(marker[0], len(marker) + 1):
        return None
    outdented = False
    for number in range(at + 1, len(lines)):
        line = lines[number]
        outdented = outdented or (bool(line) and not line.startswith(indent))
        end = _FENCE_END.match(line)
        if end and end[2].startswith(marker):
            return None if outdented else number
    endless[marker[0]] = len(marker)
    return None
