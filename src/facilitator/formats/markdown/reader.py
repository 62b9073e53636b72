"""Reading a lesson plan from Markdown: tolerant of form, and nothing is lost."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.domain.diagnostic import Diagnostic, Place, Severity
from facilitator.domain.editing.links import rightly_linked
from facilitator.domain.plan import KeptText, LessonPlan, Phase, Section
from facilitator.domain.text import clean_line
from facilitator.errors import UserError
from facilitator.formats.markdown.blocks import read_blocks
from facilitator.formats.markdown.fields import Header, HeaderReader, PhaseReader
from facilitator.formats.markdown.headings import clean_heading
from facilitator.formats.markdown.items import read_assessment, read_dismissal, read_strategy
from facilitator.formats.markdown.kept import END, Keeper
from facilitator.formats.markdown.log import Log
from facilitator.formats.markdown.names import SECTION_HEADINGS, is_kept_mark, is_telling
from facilitator.formats.markdown.outline import Kind, Outline, Part, outline_of
from facilitator.formats.markdown.sections import SectionReader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.formats.markdown.blocks import Document, Heading


_NO_STRUCTURE = "No lesson structure found. It needs phase headings such as “### Engage”."
_MOST_LINES = 20_000
_TOO_LONG = "This text has more than 20,000 lines, which is too long for a lesson plan."


class NotALessonPlan(UserError):
    """The text has none of the structure that makes a lesson plan."""

    def __init__(self, reason: str = _NO_STRUCTURE) -> None:
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """A plan as read; `diagnostics` holds only what the plan itself no longer shows.

    `lines` says where its parts begin in the source, counted from 1.
    """

    plan: LessonPlan
    diagnostics: tuple[Diagnostic, ...]
    lines: Mapping[Place, int]


_STRUCTURE = re.compile(r"^ {0,3}(?:#{1,3}(?:[ \t]|$)|(?:=+|-+)[ \t]*$)", re.MULTILINE)
_OWN_HEADING = f"## {SECTION_HEADINGS[Section.STRUCTURE]}"
_YAML_TITLE = re.compile(r"title[ \t]*:[ \t]*(.+)", re.IGNORECASE)


def read_plan(text: str) -> ReadPlan:
    """Raises NotALessonPlan when `text` holds no lesson, in our form or another."""
    if text.count("\n") > _MOST_LINES:
        raise NotALessonPlan(_TOO_LONG)
    if text.startswith(_OWN_HEADING) or f"\n{_OWN_HEADING}" in text:
        return read_own_form(text)
    from facilitator.formats.guides import read_other_form

    return read_other_form(text)


def read_own_form(text: str) -> ReadPlan:
    """Raises NotALessonPlan when `text` has no structure of a lesson in our form."""
    if not _STRUCTURE.search(text):
        raise NotALessonPlan
    document = read_blocks(text)
    return _PlanReader(document, outline_of(document)).read()


class _PlanReader:
    def __init__(self, document: Document, outline: Outline) -> None:
        self._document = document
        self._outline = outline
        self._keeper = Keeper(document.lines)
        self._log = Log()
        self._sections = SectionReader(document, self._keeper, self._log)
        self._phases: list[Phase] = []

    def read(self) -> ReadPlan:
        title = self._outline.title or self._other_title()
        header = self._read_header(title)
        for part in self._outline.parts[1:]:
            self._read_part(part)
        self._refuse_strangers(title is not None)
        texts = self._sections.texts
        plan = LessonPlan(
            title=self._title(title),
            duration=header.duration,
            audience=header.audience,
            objectives=tuple(self._sections.objectives),
            other_objective_columns=self._sections.columns,
            concepts=texts(Section.CONCEPTS),
            prior_knowledge=texts(Section.PRIOR_KNOWLEDGE),
            materials=texts(Section.MATERIALS),
            phases=tuple(self._phases),
            assessments=tuple([read_assessment(text) for text in texts(Section.ASSESSMENTS)]),
            strategies=tuple([read_strategy(text) for text in texts(Section.DIFFERENTIATION)]),
            connections=texts(Section.CONNECTIONS),
            applications=texts(Section.APPLICATIONS),
            metacognition=texts(Section.METACOGNITION),
            extensions=texts(Section.EXTENSIONS),
            safety=texts(Section.SAFETY),
            learner_questions=texts(Section.LEARNER_QUESTIONS),
            facilitator_questions=texts(Section.FACILITATOR_QUESTIONS),
            virtual=texts(Section.VIRTUAL),
            resources=texts(Section.RESOURCES),
            kept=self._kept(),
            start=header.start,
            dismissals=tuple([read_dismissal(text) for text in texts(Section.DISMISSALS)]),
        )
        return ReadPlan(self._linked(plan), tuple(self._log.findings), self._log.lines)

    def _linked(self, plan: LessonPlan) -> LessonPlan:
        """Numbers of objectives that are not there are left out, and that is said."""
        linked = rightly_linked(plan)
        pairs = zip(plan.phases, linked.phases, strict=True)
        for position, (written, kept) in enumerate(pairs):
            if written.objectives != kept.objectives:
                self._note_dangling(plan, Place(Section.STRUCTURE, position), written.label)
        seen = zip(plan.assessments, linked.assessments, strict=True)
        for position, (said, meant) in enumerate(seen):
            if said.objectives != meant.objectives:
                self._note_dangling(plan, Place(Section.ASSESSMENTS, position), said.kind)
        return linked

    def _note_dangling(self, plan: LessonPlan, place: Place, name: str) -> None:
        self._log.note(
            Severity.WARNING,
            "objective-not-there",
            _DANGLING,
            line=self._log.lines.get(place, 1) - 1,
            values={"name": name, "count": str(len(plan.objectives))},
            phase=place.item if place.section is Section.STRUCTURE else None,
        )

    def _other_title(self) -> Heading | None:
        """Without a heading of the first level, the first one in front of all sections."""
        first = self._outline.parts[1:2]
        end = first[0].start if first else len(self._document.lines)
        found = (one for one in self._document.headings if one.line < end and not one.underlined)
        return next(found, None) if not self._yaml_title() else None

    def _yaml_title(self) -> str:
        for line in self._document.lines[: self._document.front_matter]:
            if found := _YAML_TITLE.fullmatch(line):
                return clean_line(found[1].strip("\"' "))
        return ""

    def _title(self, heading: Heading | None) -> str:
        return clean_heading(heading.text) if heading else self._yaml_title()

    def _read_header(self, title: Heading | None) -> Header:
        if title:
            self._log.mark(title.line, Section.HEADER)
        reader = HeaderReader(self._document, self._keeper, self._log)
        end = self._outline.parts[0].end
        return reader.read(end, (title.line, title.end) if title else None)

    def _read_part(self, part: Part) -> None:
        heading = part.heading
        if heading is None:
            return
        if part.kind is Kind.PHASE:
            self._read_phase(part, heading)
        elif part.kind is Kind.UNKNOWN or part.kind is Kind.DUPLICATE:
            self._keep_unknown(part, heading)
        else:
            self._log.mark(heading.line, part.section)
            self._sections.read(part)

    def _read_phase(self, part: Part, heading: Heading) -> None:
        position = len(self._phases)
        self._log.mark(heading.line, Section.STRUCTURE)
        self._log.mark(heading.line, Section.STRUCTURE, position)
        self._phases.append(PhaseReader(self._document, part, position, self._log).read())

    def _keep_unknown(self, part: Part, heading: Heading) -> None:
        if is_kept_mark(heading.text):
            self._keeper.keep(part.section, END, part.body, part.end)
            return
        self._keeper.keep(part.section, END, part.start, part.end)
        repeated = part.kind is Kind.DUPLICATE
        self._log.note(
            Severity.WARNING if repeated else Severity.INFO,
            "duplicate-heading" if repeated else "unknown-section",
            _DUPLICATE if repeated else _UNKNOWN,
            line=heading.line,
            values={"name": clean_line(heading.text)},
        )

    def _refuse_strangers(self, has_title: bool) -> None:
        """Without phases, a title and a heading that only lesson plans have must be there."""
        if self._phases:
            return
        sections = (part for part in self._outline.parts[1:] if part.kind is Kind.SECTION)
        telling = any(part.heading and is_telling(part.heading.text) for part in sections)
        if not telling or not (has_title or self._yaml_title()):
            raise NotALessonPlan

    def _kept(self) -> tuple[KeptText, ...]:
        if not self._keeper.ranges:
            return ()
        counts = {**self._sections.counts(), Section.STRUCTURE: len(self._phases)}
        return self._keeper.texts(counts, front_matter=self._document.front_matter)


_DUPLICATE = "The section “{name}” appears twice. The second one is kept as text"
_DANGLING = "“{name}” names an objective that is not there: the plan has {count}. It is left out"
_UNKNOWN = "“{name}” is no section of a lesson plan. It is kept as text"
