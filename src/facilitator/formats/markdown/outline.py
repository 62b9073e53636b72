"""Cutting a document at the headings that mean something."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from facilitator.domain.plan import Phase, Section
from facilitator.formats.markdown.names import (
    REFLECTION_PARTS,
    questions_called,
    section_called,
)
from facilitator.formats.markdown.phase_names import is_five_e, read_name

if TYPE_CHECKING:
    from facilitator.formats.markdown.blocks import Document, Heading

SECTION_LEVEL = 2
PHASE_LEVEL = 3
ORDER = {section: number for number, section in enumerate(Section)}


class Kind(Enum):
    """What a part of a document is; UNKNOWN has no place in the form, DUPLICATE had it before."""

    SECTION = "section"
    PHASE = "phase"
    UNKNOWN = "unknown"
    DUPLICATE = "duplicate"


@dataclass(slots=True)
class Part:
    """A heading and the lines up to the next one that means something.

    `section` is the section it is or repeats; for an unknown part, the one it follows.
    """

    kind: Kind
    section: Section
    heading: Heading | None
    start: int
    end: int

    @property
    def body(self) -> int:
        """The first line behind the heading."""
        return self.heading.end if self.heading else self.start


@dataclass(slots=True)
class Outline:
    """The parts in their order, the first being what stands in front of all sections."""

    title: Heading | None
    parts: list[Part]


def outline_of(document: Document) -> Outline:
    return _Cutter(document).cut()


class _Cutter:
    """Goes through the headings, knowing which section each one stands in."""

    def __init__(self, document: Document) -> None:
        self._lines = document.lines
        self._title = _title_of(document.headings)
        self._headings = [one for one in document.headings if one is not self._title]
        self._five_e_level = (
            None if _has_explicit_phases(self._headings) else _five_e_level(self._headings)
        )
        self._context: Section | None = Section.HEADER
        self._last = Section.HEADER
        self._parts = [Part(Kind.SECTION, Section.HEADER, None, 0, len(document.lines))]
        self._filled: set[Section] = set()

    def cut(self) -> Outline:
        for heading in self._headings:
            self._meet(heading)
        return Outline(self._title, self._parts)

    def _meet(self, heading: Heading) -> None:
        section = self._section_of(heading)
        if section is not None:
            self._begin_section(section, heading)
        elif heading.underlined:
            return
        elif self._is_phase(heading):
            self._context = Section.STRUCTURE
            self._begin(Kind.PHASE, Section.STRUCTURE, heading)
        elif self._ends_section(heading):
            self._context = self._context if heading.level == PHASE_LEVEL else None
            self._begin(Kind.UNKNOWN, self._last, heading)

    def _section_of(self, heading: Heading) -> Section | None:
        if heading.level < PHASE_LEVEL:
            return section_called(heading.text)
        return questions_called(heading.text) if self._context in REFLECTION_PARTS else None

    def _is_phase(self, heading: Heading) -> bool:
        inside = self._context is Section.STRUCTURE
        if self._five_e_level is None:
            return inside and heading.level == PHASE_LEVEL
        if heading.level != self._five_e_level:
            return False
        if is_five_e(heading.text) or (inside and heading.level == PHASE_LEVEL):
            return True
        return inside and Phase(read_name(heading.text, None)[0]).is_break

    def _ends_section(self, heading: Heading) -> bool:
        """In front of all sections, and below unknown headings, other headings are text."""
        if self._context is Section.HEADER:
            return False
        return heading.level < PHASE_LEVEL or self._context in REFLECTION_PARTS

    def _begin_section(self, section: Section, heading: Heading) -> None:
        self._close(heading.line)
        if section in self._filled:
            self._context = self._context if heading.level == PHASE_LEVEL else None
            self._begin(Kind.DUPLICATE, max(self._last, section, key=ORDER.__getitem__), heading)
        else:
            self._context = section
            self._begin(Kind.SECTION, section, heading)

    def _begin(self, kind: Kind, section: Section, heading: Heading) -> None:
        self._close(heading.line)
        self._last = section
        self._parts.append(Part(kind, section, heading, heading.line, len(self._lines)))

    def _close(self, line: int) -> None:
        part = self._parts[-1]
        part.end = line
        if part.kind is not Kind.SECTION or any(self._lines[part.body : line]):
            self._filled.add(part.section)
            if part.section in REFLECTION_PARTS:
                self._filled.add(Section.REFLECTION)


def _title_of(headings: list[Heading]) -> Heading | None:
    """The first heading of the first level, unless a section stands in front of it."""
    for heading in headings:
        if heading.level == 1:
            return heading
        if heading.level == SECTION_LEVEL and section_called(heading.text):
            return None
    return None


def _has_explicit_phases(headings: list[Heading]) -> bool:
    """Whether a section for the structure holds headings of phases."""
    inside = False
    for heading in headings:
        if heading.level < PHASE_LEVEL and not _is_text(heading):
            inside = section_called(heading.text) is Section.STRUCTURE
        elif inside and heading.level == PHASE_LEVEL:
            return True
    return False


def _is_text(heading: Heading) -> bool:
    return heading.underlined and section_called(heading.text) is None


def _five_e_level(headings: list[Heading]) -> int | None:
    """The level on which at least two of the five phases stand that have no section of theirs."""
    for level in (PHASE_LEVEL, SECTION_LEVEL):
        if sum(one.level == level and is_five_e(one.text) for one in headings) > 1:
            return level
    return None
