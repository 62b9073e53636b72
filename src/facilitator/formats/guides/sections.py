"""Finding what other forms say about objectives, materials, questions and the header."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from facilitator.domain.length import read_length
from facilitator.domain.plan import Section
from facilitator.formats.guides.labels import label_of, without_break
from facilitator.formats.guides.names import is_audience, is_duration, section_named
from facilitator.formats.guides.times import minutes_of, timed_heading

if TYPE_CHECKING:
    from facilitator.formats.guides.scan import Head, Page

_DIV = re.compile(r" {0,3}:{3,}\s*\{?\.?([\w -]*)\}?\s*$")
_KEY = re.compile(r"([\w-]{1,30})\s*[:=]\s*[\"']?(.*?)[\"']?\s*$")
_YAML_ITEM = re.compile(r"\s*- +[\"']?(.*?)[\"']?\s*$")
_FRONT_LENGTHS = ("duration", "time", "length", "teaching", "exercises")


class Typed(NamedTuple):
    """Lines that fill a section: what they are called, the text of the label's own line."""

    section: Section
    name: str
    start: int
    body: int
    end: int
    first: str = ""


@dataclass(slots=True)
class Front:
    """What a YAML header says; `lengths` in minutes by the key they are given under."""

    title: str = ""
    audience: tuple[str, int] | None = None
    lengths: dict[str, int] = field(default_factory=dict)
    items: list[tuple[Section, str, int]] = field(default_factory=list)


class Fact(NamedTuple):
    """A length or an audience that the document states about itself, and where."""

    text: str
    line: int
    whole_line: bool


@dataclass(slots=True)
class Facts:
    duration: Fact | None = None
    audience: Fact | None = None


def front_of(page: Page) -> Front:
    front = Front()
    section: Section | None = None
    for number, line in enumerate(page.lines[: page.front]):
        if (found := _YAML_ITEM.match(line)) and section:
            front.items.append((section, found[1], number))
        elif found := _KEY.fullmatch(line):
            name, value = found[1].casefold(), found[2]
            section = section_named(name) if not value else None
            if name == "title":
                front.title = value
            elif value and is_audience(name):
                front.audience = front.audience or (value, number)
            elif name in _FRONT_LENGTHS and (minutes := _front_minutes(value)) is not None:
                front.lengths[name] = minutes
    return front


def _front_minutes(value: str) -> int | None:
    """A bare number under such a key means minutes."""
    if value.isdecimal() and len(value) < 4:
        return int(value)
    return minutes_of(value)


def typed_ranges(page: Page, taken: set[int], title: Head | None) -> list[Typed]:
    """Sections under headings, labels and fenced blocks, outside of what is taken."""
    found: list[Typed] = []
    divs = _div_ends(page)
    heads = {head.line: head for head in page.heads if head is not title}
    line = page.front
    while line < len(page.lines):
        typed = None
        if line not in taken and line not in page.fenced:
            head = heads.get(line)
            if head:
                typed = _of_heading(page, head, taken)
            elif line in divs:
                typed = _of_block(page, line, divs[line], taken)
            else:
                typed = _of_label(page, line, taken)
        if typed:
            found.append(typed)
        line = typed.end if typed else line + 1
    return found


def _of_heading(page: Page, head: Head, taken: set[int]) -> Typed | None:
    section = section_named(head.text)
    if section is None or section is Section.STRUCTURE:
        return None
    end = _free_until(head.end, page.next_head(head.line, head.level), taken)
    return (
        Typed(section, head.text, head.line, head.end, end) if _says(page, head.end, end) else None
    )


def _of_block(page: Page, line: int, end: int, taken: set[int]) -> Typed | None:
    found = _DIV.match(page.lines[line])
    name = found[1].strip() if found else ""
    section = section_named(name)
    if section in (None, Section.STRUCTURE) or taken.intersection(range(line, end + 1)):
        return None
    return Typed(section, name, line, line + 1, end + 1) if section else None


def _of_label(page: Page, line: int, taken: set[int]) -> Typed | None:
    text = page.lines[line]
    label = label_of(text) if _begins(page, line) else None
    section = section_named(label.name) if label and label.bold else None
    if label is None or section is None or section is Section.STRUCTURE:
        return None
    end = _free_until(line + 1, _label_end(page, line), taken)
    if not label.value and not _says(page, line + 1, end):
        return None
    return Typed(section, label.name, line, line + 1, end, label.value)


def _begins(page: Page, line: int) -> bool:
    before = page.lines[line - 1] if line else ""
    return not before or without_break(before) != before.strip() or before[-2:] == "  "


def _says(page: Page, start: int, end: int) -> bool:
    return any(page.lines[start:end])


def _free_until(start: int, end: int, taken: set[int]) -> int:
    return next((number for number in range(start, end) if number in taken), end)


def _div_ends(page: Page) -> dict[int, int]:
    """The line of the colons that close each named block."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for number in range(page.front, len(page.lines)):
        line = page.lines[number]
        found = _DIV.match(line) if ":::" in line[:6] and number not in page.fenced else None
        if found and found[1].strip():
            opened.append(number)
        elif found and opened:
            ends[opened.pop()] = number
    return ends


def _label_end(page: Page, line: int) -> int:
    """Up to the next label, heading, divider or block."""
    end = page.next_head(line)
    for number in range(line + 1, end):
        text = page.lines[number]
        if text.startswith(("**", "__", ":::", "---", "***")):
            return number
    return end


def facts_of(page: Page, taken: set[int], title: Head | None) -> Facts:
    """The first length and audience stated outside of the parts."""
    facts = Facts()
    for head in page.heads:
        if head.line not in taken:
            _read_heading(page, head, facts, title)
    heading_lines = {head.line for head in page.heads}
    for number in range(page.front, len(page.lines)):
        if number in taken or number in page.fenced or number in heading_lines:
            continue
        label = label_of(page.lines[number])
        if label is None or not label.value:
            continue
        if facts.audience is None and is_audience(label.name):
            facts.audience = Fact(label.value, number, whole_line=label.bold)
        elif facts.duration is None and is_duration(label.name):
            facts.duration = Fact(label.value, number, whole_line=label.bold)
    return facts


def _read_heading(page: Page, head: Head, facts: Facts, title: Head | None) -> None:
    """ "## Duration: 45 minutes", "## Duration" above "45 minutes", "# Workshop (2 hours)" """
    name, colon, value = head.text.partition(":")
    if head is title:
        timed = timed_heading(head.text)
        if timed and facts.duration is None:
            facts.duration = Fact(timed.length, head.line, whole_line=False)
        return
    below = next((page.lines[n] for n in range(head.end, page.next_head(head.line))
                  if page.lines[n]), "")  # fmt: skip
    said = value.strip() if colon else without_break(below).strip("*_ ")
    if said and is_audience(name) and facts.audience is None and len(said) < 200:
        facts.audience = Fact(said, head.line, whole_line=False)
    elif is_duration(name) and facts.duration is None and read_length(said).minutes is not None:
        facts.duration = Fact(said, head.line, whole_line=False)
