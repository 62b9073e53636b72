"""Finding the timed parts of somebody else's document, each counted once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from facilitator.domain.plan import Section
from facilitator.domain.run_sheet.cells import clock_of
from facilitator.domain.text import clean_line
from facilitator.formats.guides.labels import label_of
from facilitator.formats.guides.names import (
    is_duration,
    is_end,
    is_numbered,
    is_own_time,
    section_named,
)
from facilitator.formats.guides.times import (
    Timed,
    clock_text,
    lead_of,
    minutes_of,
    start_of,
    timed_heading,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.formats.guides.scan import Head, Page
    from facilitator.formats.guides.times import Lead

_LONGEST_PARENT = 180
_LONGEST_NAME = 80
_LONGEST_LENGTH = 30
_LONGEST_BETWEEN = 6 * 60
_ABOUT = re.compile(r"overview|about|details|summary|information|at a glance|title", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s|[。！？]")
_LIST_LINE = re.compile(r"\s*(?:[-*+]|\d{1,2}[.)])\s")


@dataclass(slots=True)
class Part:
    """A part of the session: the lines from `start` on are its own, its text begins at `body`."""

    name: str
    length: str
    start: int
    body: int
    end: int
    opening: list[str] = field(default_factory=list)
    level: int = 6


class Found(NamedTuple):
    """The parts and how they were told: headings, lines, items, table, structure, steps, none."""

    kind: str
    parts: list[Part]


def find_parts(page: Page, title: Head | None, timetables: set[int]) -> Found:
    """The first way of telling parts that gives any: lengths come before mere order.

    `timetables` are the lines of tables that are read as such.
    """
    heads = [head for head in _session_heads(page) if head is not title]
    ways: tuple[tuple[str, Callable[[], list[Part]]], ...] = (
        ("headings", lambda: _timed_headings(page, heads)),
        ("headings", lambda: _headings_with_starts(page, heads)),
        ("lines", lambda: _timed_lines(page, timetables)),
        ("structure", lambda: _structure_children(page, heads)),
        ("steps", lambda: _numbered(page, heads)),
    )
    for kind, way in ways:
        parts = way()
        if len(parts) > 1:
            return Found(kind, parts)
    return Found("none", [])


def _session_heads(page: Page) -> list[Head]:
    """The headings that are not about time outside of the session, nor stand below such."""
    found: list[Head] = []
    outside: int | None = None
    for head in page.heads:
        if outside is not None and head.level > outside:
            continue
        outside = head.level if is_own_time(head.text) else None
        if outside is None:
            found.append(head)
    return found


class _TimedHead(NamedTuple):
    head: Head
    end: int
    timed: Timed
    minutes: int


def _timed_headings(page: Page, heads: list[Head]) -> list[Part]:
    timed: list[_TimedHead] = []
    lines: list[Part] = []
    for head in heads:
        clocks = _clock_lines(page, head)
        found = _time_of(page, head, clocks)
        minutes = minutes_of(found.length) if found else None
        if found and minutes:
            timed.append(_TimedHead(head, page.next_head(head.line, head.level), found, minutes))
        elif len(clocks) > 1:
            lines += _clock_parts(page, head, clocks)
    if not timed:
        return []
    chosen = [_heading_part(page, one) for one in _outermost(timed)]
    covered = {number for part in chosen for number in range(part.start, part.end)}
    inside = [line for line in lines if line.start not in covered]
    return _with_untimed(page, heads, sorted([*chosen, *inside], key=lambda part: part.start))


def _time_of(page: Page, head: Head, clocks: list[tuple[int, Lead]]) -> Timed | None:
    """From the heading, or from the first line below it."""
    name, _, value = head.text.partition(":")
    if is_duration(name) or (not value and is_duration(head.text)):
        return None
    found = timed_heading(head.text)
    if found is not None:
        return found
    first = next((n for n in range(head.end, page.next_head(head.line)) if page.lines[n]), None)
    if first is None or first in page.fenced or not head.text:
        return None
    if len(clocks) == 1 and clocks[0][0] == first:
        return Timed(head.text.rstrip(" :"), clocks[0][1].length)
    label = label_of(page.lines[first])
    if label and is_duration(label.name) and minutes_of(label.value):
        return None if _ABOUT.search(head.text) else Timed(head.text, label.value)
    alone = page.lines[first].strip(" *_()[]⏱🕐")
    if clocks or len(alone) > _LONGEST_LENGTH:
        return None
    return Timed(head.text, alone) if alone[:1] in "~0123456789" and minutes_of(alone) else None


def _clock_lines(page: Page, head: Head) -> list[tuple[int, Lead]]:
    found = []
    for number in range(head.end, page.next_head(head.line)):
        lead = lead_of(page.lines[number]) if number not in page.fenced else None
        if lead and lead.kind == "clock":
            found.append((number, lead))
    return found


def _clock_parts(page: Page, head: Head, clocks: list[tuple[int, Lead]]) -> list[Part]:
    """Several times of day below one heading: each line is a part."""
    ends = [*(number for number, _ in clocks[1:]), page.next_head(head.line)]
    return [
        _line_part(page, number, lead, end, otherwise=head.text)
        for (number, lead), end in zip(clocks, ends, strict=True)
    ]


def _outermost(timed: list[_TimedHead]) -> list[_TimedHead]:
    """A heading below a timed one repeats its time; a day, or the one and only, is divided."""
    families: list[list[_TimedHead]] = []
    for one in timed:
        if not families or one.head.line >= families[-1][0].end:
            families.append([])
        families[-1].append(one)
    divided: list[_TimedHead] = []
    for parent, *inside in families:
        whole = len(families) == 1 or parent.minutes > _LONGEST_PARENT
        divided += _outermost(inside) if whole and len(inside) > 1 else [parent]
    return divided


def _heading_part(page: Page, one: _TimedHead) -> Part:
    head, timed = one.head, one.timed
    return Part(timed.name, timed.length, head.line, head.end, one.end, level=head.level)


def _with_untimed(page: Page, heads: list[Head], parts: list[Part]) -> list[Part]:
    """Headings of the same level between two timed ones are parts whose length is not said."""
    levels = {part.level for part in parts}
    if len(levels) == 1 and len(parts) > 1:
        (level,) = levels
        covered = {number for part in parts for number in range(part.start, part.end)}
        between = [
            Part(head.text, "", head.line, head.end, page.next_head(head.line, level), level=level)
            for head in heads
            if head.level == level and parts[0].start < head.line < parts[-1].start
            if section_named(head.text) is None and head.text
            if head.line not in covered
        ]
        parts = sorted([*parts, *between], key=lambda part: part.start)
    for part, following in pairwise(parts):
        part.end = min(part.end, following.start)
    return parts


def _timed_lines(page: Page, timetables: set[int]) -> list[Part]:
    """Lines of the kind that is most frequent, those of the outermost list only."""
    leads: dict[str, list[tuple[int, Lead]]] = {}
    headings = {number for head in page.heads for number in range(head.line, head.end)}
    outside = _lines_outside(page) | timetables
    for number in range(page.front, len(page.lines)):
        if number in page.fenced or number in headings or number in outside:
            continue
        if lead := lead_of(page.lines[number]):
            leads.setdefault(lead.kind, []).append((number, lead))
    if not leads:
        return []
    found = _outermost_leads(max(leads.values(), key=len))
    if found[0][1].kind == "start":
        found = _with_lengths(found)
    if not found:
        return []
    ends = [*(number for number, _ in found[1:]), len(page.lines)]
    return [
        _line_part(page, number, lead, min(end, page.next_head(number)))
        for (number, lead), end in zip(found, ends, strict=True)
    ]


def _outermost_leads(found: list[tuple[int, Lead]]) -> list[tuple[int, Lead]]:
    indent = min(lead.indent for _, lead in found)
    return [(number, lead) for number, lead in found if lead.indent == indent]


def _with_lengths(found: list[tuple[int, Lead]]) -> list[tuple[int, Lead]]:
    """Each lasts until the next begins; times that do not go on are no agenda."""
    starts = [clock_of(lead.length) or 0 for _, lead in found]
    lengths = _between(starts)
    if sum(bool(length) for length in lengths) < 2:
        return []
    made = [
        (number, lead._replace(length=length))
        for (number, lead), length in zip(found, lengths, strict=True)
    ]
    return made[:-1] if is_end(made[-1][1].name) else made


def _between(starts: list[int]) -> list[str]:
    """From one time of day to the next, as far as they go on; the last one has no end."""
    made = []
    for start, end in pairwise(starts):
        forward = (end - start) % (24 * 60)
        goes_on = 0 < forward <= _LONGEST_BETWEEN
        made.append(f"{clock_text(start)}–{clock_text(end)}" if goes_on else "")
    return [*made, ""]


def _headings_with_starts(page: Page, heads: list[Head]) -> list[Part]:
    """ "### 8:30 Doors open" above "### 9:00 Welcome" """
    found = [(head, start) for head in heads if (start := start_of(head.text))]
    level = min((head.level for head, _ in found), default=6)
    found = [(head, start) for head, start in found if head.level == level]
    lengths = _between([start for _, (start, _) in found]) if found else []
    if sum(bool(length) for length in lengths) < 2:
        return []
    if is_end(found[-1][1][1]) and page.next_head(found[-1][0].line) == len(page.lines):
        found.pop()
    return [
        Part(clean_line(name.strip(" *_:-–—")), length, head.line, head.end,
             page.next_head(head.line, level), level=level)
        for (head, (_, name)), length in zip(found, lengths, strict=False)
    ]  # fmt: skip


def _lines_outside(page: Page) -> set[int]:
    inside = {head.line for head in _session_heads(page)}
    return {
        number
        for head in page.heads
        if head.line not in inside
        for number in range(head.line, page.next_head(head.line))
    }


def _line_part(page: Page, number: int, lead: Lead, end: int, otherwise: str = "") -> Part:
    """The whole line stays in the text when its name says less than it."""
    line = page.lines[number].strip()
    if lead.marked or _LIST_LINE.match(page.lines[number]):
        end = _end_of_item(page, number, end, lead.indent)
    name = lead.name or otherwise
    opening = [line]
    if lead.kind == "length":
        name, opening = _first_words(lead.rest) or lead.length, [lead.rest]
    elif lead.rest:
        opening = [lead.rest]
    elif len(name) > _LONGEST_NAME:
        name = _first_words(name)
    return Part(name, lead.length, number, number + 1, end, opening)


def _first_words(text: str) -> str:
    """The first sentence, not longer than a name may be."""
    sentence = _SENTENCE.split(text.strip(" *_"), maxsplit=1)[0].strip(" .*_:")
    if len(sentence) <= _LONGEST_NAME:
        return sentence
    return f"{sentence[:_LONGEST_NAME].rsplit(' ', 1)[0]} …"


def _end_of_item(page: Page, start: int, end: int, indent: int) -> int:
    """A list item ends where a line that is indented no more follows a blank one."""
    for number in range(start + 1, end):
        line = page.lines[number]
        blank = not page.lines[number - 1]
        if line and blank and len(line) - len(line.lstrip()) <= indent:
            return number
        if line.lstrip().startswith(("**", "---")) and not line.startswith(" " * (indent + 2)):
            return number
    return end


def _structure_children(page: Page, heads: list[Head]) -> list[Part]:
    """The headings right below "Lesson plan", "Desarrollo" and the like."""
    for head in heads:
        if section_named(head.text) is not Section.STRUCTURE:
            continue
        end = page.next_head(head.line, head.level)
        below = [one for one in heads if head.line < one.line < end]
        level = min((one.level for one in below), default=6)
        return [_untimed(page, one) for one in below if one.level == level and one.text]
    return []


def _numbered(page: Page, heads: list[Head]) -> list[Part]:
    """ "Step 1: …" and "Step 2: …" """
    found = [head for head in heads if is_numbered(head.text)]
    level = min((head.level for head in found), default=6)
    return [_untimed(page, head) for head in found if head.level == level]


def _untimed(page: Page, head: Head) -> Part:
    end = page.next_head(head.line, head.level)
    return Part(head.text, "", head.line, head.end, end, level=head.level)
