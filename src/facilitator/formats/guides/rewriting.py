"""Setting somebody else's document in our form, line by line, so that our reader can read it.

Every line goes to one place: the header, a section, a part of the session, or what follows the
session. Marks may change, words may not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator.domain.length import length_of, read_length
from facilitator.domain.plan import Section
from facilitator.domain.text import clean_line
from facilitator.formats.guides.items import as_items
from facilitator.formats.guides.labels import label_of
from facilitator.formats.guides.names import is_audience, is_duration, section_named
from facilitator.formats.guides.times import span_of
from facilitator.formats.markdown.escaping import UNDERLINE
from facilitator.formats.markdown.headings import heading_line
from facilitator.formats.markdown.names import QUESTION_HEADINGS, SECTION_HEADINGS, section_called
from facilitator.formats.markdown.outline import ORDER
from facilitator.formats.markdown.phase_names import read_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from facilitator.formats.guides.parts import Part
    from facilitator.formats.guides.scan import Head, Page
    from facilitator.formats.guides.sections import Facts, Front, Typed

_WORD = re.compile(r"\w+")
_EARLIEST = 4 * 60
_MARK = re.compile(r"^\s*(?:[-*+]|\d{1,2}[.)])\s+")
_BREAK = re.compile(r"[ \t]*<br[ \t]*/?>[ \t]*$")
_COLONS = re.compile(r" {0,3}:{3,}[ \t]*$")
_Line = tuple[str, int]


def _without_marks(line: str) -> str:
    return _BREAK.sub("", _MARK.sub("", line, count=1))


def words_of(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def covered(text: str, by: str) -> bool:
    """Whether every word of a text is said elsewhere."""
    said = words_of(by)
    return all(word in said or f"{word}s" in said for word in words_of(text))


@dataclass(slots=True)
class Understood:
    """What was recognized in a document."""

    title: Head | None
    front: Front
    facts: Facts
    kind: str
    parts: list[Part]
    typed: list[Typed]


@dataclass(slots=True)
class _Places:
    """The lines that are left, by where they go: `gaps` in front of a part, `ends` behind it."""

    before_title: list[int] = field(default_factory=list)
    header: list[int] = field(default_factory=list)
    gaps: dict[int, list[int]] = field(default_factory=dict)
    ends: dict[int, list[int]] = field(default_factory=dict)
    tail: list[int] = field(default_factory=list)


class Rewriting:
    """`lines` are the result, each with the number of the line that it comes from."""

    def __init__(self, page: Page, understood: Understood) -> None:
        self._page = page
        self._found = understood
        self._heads = {head.line: head for head in page.heads}
        self._behind_head = {n for head in page.heads for n in range(head.line + 1, head.end)}
        self._places = self._sort()
        self.lines: list[_Line] = []

    @property
    def text(self) -> str:
        return "\n".join(line for line, _ in self.lines) + "\n"

    def write(self) -> None:
        page, title = self._page, self._found.title
        self.lines += [(page.lines[n], n) for n in range(page.front)]
        self._put(self._moved(self._places.before_title, 4))
        at = title.line if title else 0
        name = title.text if title else clean_line(self._found.front.title)
        self._put([(heading_line(1, name), at)])
        self._write_facts()
        self._put(self._moved(self._places.header, 0))
        self._write_sections()
        self._write_structure()
        self._put(self._tail_lines())

    def _sort(self) -> _Places:
        page, found, places = self._page, self._found, _Places()
        taken = _lines_of(page, found)
        starts = [part.start for part in found.parts]
        last = found.parts[-1] if found.parts else None
        tail_at = self._tail_start(last)
        context = self._context_of(found.parts[0]) if found.parts else len(page.lines)
        for number in range(page.front, len(page.lines)):
            if number in taken:
                continue
            if found.title and number < found.title.line:
                places.before_title.append(number)
            elif number >= tail_at:
                places.tail.append(number)
            elif found.kind == "front matter":
                places.gaps.setdefault(0, []).append(number)
            elif not last or number < context or number >= last.end:
                places.header.append(number)
            else:
                position = next((n for n, start in enumerate(starts) if start > number), 0)
                if position and number < self._context_of(found.parts[position]):
                    places.ends.setdefault(position - 1, []).append(number)
                else:
                    places.gaps.setdefault(position, []).append(number)
        return places

    def _tail_start(self, last: Part | None) -> int:
        """What follows begins with a heading; text without one goes to the header."""
        if last is None:
            return len(self._page.lines)
        if last.level < 6:
            return last.end
        main = (head.line for head in self._page.heads if head.line >= last.end and head.level < 3)
        return next(main, len(self._page.lines))

    def _context_of(self, part: Part) -> int:
        """Where the heading begins that stands above a part: its day, or the whole session.

        In front of the first part it must stand alone, or it heads the introduction.
        """
        before = [head for head in self._page.heads if head.line < part.start]
        above = before[-1] if before else None
        if above is None or above is self._found.title or above.level >= part.level:
            return part.start
        structure = section_named(above.text) is Section.STRUCTURE
        alone = not any(self._page.lines[above.end : part.start])
        first = part is self._found.parts[0]
        return above.line if alone or structure or not first else part.start

    def _put(self, lines: Iterable[_Line]) -> None:
        """A block of its own; blank lines around it do not count."""
        block = [*lines]
        while block and not block[-1][0]:
            block.pop()
        while block and not block[0][0]:
            block.pop(0)
        if block:
            if self.lines:
                self.lines.append(("", block[0][1]))
            self.lines += block

    def _moved(self, numbers: Iterable[int], above: int) -> Iterable[_Line]:
        """Lines with their headings below the level `above`; 0 moves only what would mislead."""
        for number in numbers:
            head = self._heads.get(number)
            if head is not None:
                yield heading_line(self._level(head, above), head.text), number
            elif number not in self._behind_head:
                yield from self._plain(number)

    def _plain(self, number: int) -> Iterable[_Line]:
        """A divider right below a paragraph must not make a heading of its last line."""
        line = self._page.lines[number]
        if number in self._page.fenced:
            yield line, number
            return
        if UNDERLINE.match(line):
            yield "", number
        yield _BREAK.sub("  ", line), number

    def _level(self, head: Head, above: int) -> int:
        if above:
            return min(6, max(4, head.level - above + 3))
        misleads = head.level == 1 or section_called(head.text) is not None
        return 4 if misleads else head.level

    def _write_facts(self) -> None:
        facts, found = self._found.facts, self._found
        lines = []
        if facts.duration:
            lines.append((f"**Duration:** {clean_line(facts.duration.text)}", facts.duration.line))
        elif found.front.lengths:
            total = length_of(sum(found.front.lengths.values()))
            lines.append((f"**Duration:** {total.text}", 0))
        if facts.audience:
            lines.append((f"**Target Audience:** {clean_line(facts.audience.text)}",
                          facts.audience.line))  # fmt: skip
        elif found.front.audience:
            text, line = found.front.audience
            lines.append((f"**Target Audience:** {clean_line(text)}", line))
        if start := self._start():
            lines.append((f"**Start:** {start}", found.parts[0].start))
        self._put(lines)

    def _start(self) -> str:
        """Where the parts say times of day; what begins at zero counts from the beginning."""
        first = self._found.parts[0] if self._found.parts else None
        span = (span_of(first.length) or span_of(first.name)) if first else None
        if span is None or span[0] < _EARLIEST:
            return ""
        return f"{span[0] // 60 % 24:02d}:{span[0] % 60:02d}"

    def _write_sections(self) -> None:
        by_section: dict[Section, list[Typed]] = {}
        for typed in self._found.typed:
            by_section.setdefault(typed.section, []).append(typed)
        listed = {section: number for section, _, number in self._found.front.items}
        for section in sorted({*by_section, *listed}, key=ORDER.__getitem__):
            self._write_section(section, by_section.get(section, []))

    def _write_section(self, section: Section, ranges: list[Typed]) -> None:
        at = ranges[0].start if ranges else 0
        outer = Section.REFLECTION if section in QUESTION_HEADINGS else section
        self._put([(heading_line(2, SECTION_HEADINGS[outer]), at)])
        if section in QUESTION_HEADINGS:
            self._put([(heading_line(3, QUESTION_HEADINGS[section]), at)])
        items = self._found.front.items
        self._put([(f"* {text}", line) for kind, text, line in items if kind is section])
        name = SECTION_HEADINGS.get(section, "") + QUESTION_HEADINGS.get(section, "")
        for typed in ranges:
            if not covered(typed.name, name) and not self._is_its_name(typed):
                self._put([(f"**{typed.name}**", typed.start)])
            first = [(typed.first, typed.start)] if typed.first else []
            body = [*first, *self._moved(range(typed.body, typed.end), 3)]
            self._put(as_items(section, [one for one in body if not _COLONS.match(one[0])]))

    @staticmethod
    def _is_its_name(typed: Typed) -> bool:
        """Whether it only says what the section is, in other words; a rubric says more."""
        named = section_named(typed.name) is typed.section
        return named and typed.section is not Section.ASSESSMENTS

    def _write_structure(self) -> None:
        parts = self._found.parts
        at = parts[0].start if parts else 0
        self._put([(heading_line(2, SECTION_HEADINGS[Section.STRUCTURE]), at)])
        self._write_preface()
        for position, part in enumerate(parts):
            self._write_part(position, part)

    def _write_preface(self) -> None:
        """The heading of the structure in its own words, the agenda as the table it was."""
        gap = self._places.gaps.get(0, [])
        if (
            gap
            and (head := self._heads.get(gap[0]))
            and section_named(head.text) is Section.STRUCTURE
        ):
            self._put(self._moved(gap[1:], 3))
            del self._places.gaps[0]
        if self._found.kind == "table":
            block = self._found.parts[0]
            self._put(self._moved(range(block.start, block.end), 3))

    def _write_part(self, position: int, part: Part) -> None:
        shown, _ = read_name(part.name, read_length(part.length) if part.length else None)
        said = f"{shown} {part.length} 0{part.length} minutes"
        self._put([(heading_line(3, part.name or part.length), part.start)])
        if part.length:
            self._put([(f"**Duration:** {part.length}", part.start)])
        self._put(self._moved(self._places.gaps.get(position, []), 3))
        head = self._heads.get(part.start)
        if head and not covered(head.text, said):
            self._put([(f"**{head.text}**", part.start)])
        self._put(
            [(line, part.start) for line in part.opening if not covered(_without_marks(line), said)]
        )
        body = list(range(part.body, part.end))
        first = next((n for n in body if self._page.lines[n]), None)
        if first is not None and self._says_length_only(self._page.lines[first], part.length):
            body = body[body.index(first) + 1 :]
        self._put(self._moved(body, part.level if head else 3))
        self._put(self._moved(self._places.ends.get(position, []), 3))

    @staticmethod
    def _says_length_only(line: str, length: str) -> bool:
        return bool(length and words_of(line)) and covered(line, length)

    def _tail_lines(self) -> Iterable[_Line]:
        """It must begin on the level of sections, or it would be a phase."""
        first = True
        for number in self._places.tail:
            head = self._heads.get(number)
            if head is not None:
                level = 2 if first else max(2, head.level)
                yield heading_line(level, head.text), number
            elif number not in self._behind_head:
                yield from self._plain(number)
            first = first and head is None


def _lines_of(page: Page, found: Understood) -> set[int]:
    """The lines that have a place: the title, parts, sections, and facts that say no more."""
    taken = set(range(found.title.line, found.title.end)) if found.title else set()
    for part in found.parts:
        taken.update(range(part.start, part.end))
    for typed in found.typed:
        taken.update(range(typed.start, typed.end))
    for fact, is_named in (
        (found.facts.duration, is_duration),
        (found.facts.audience, is_audience),
    ):
        label = label_of(_without_marks(page.lines[fact.line])) if fact else None
        if fact and label and is_named(label.name) and covered(label.value, fact.text):
            taken.add(fact.line)
    return taken
