"""Writing a lesson plan as Markdown, always in the same form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from facilitator.domain.editing.empties import without_empty_items
from facilitator.domain.plan import PhaseField, Section
from facilitator.formats.markdown.blocks import front_matter_end
from facilitator.formats.markdown.escaping import FIELD, HEADER, RULE, escape
from facilitator.formats.markdown.headings import heading_line
from facilitator.formats.markdown.items import (
    assessment_text,
    dismissal_text,
    item_lines,
    strategy_text,
)
from facilitator.formats.markdown.kept import ground_of
from facilitator.formats.markdown.mistakes import (
    InHeader,
    InPhase,
    InSection,
    begins_kept,
    begins_section,
    in_field,
)
from facilitator.formats.markdown.names import (
    AUDIENCE_LABEL,
    FIELD_LABELS,
    KEPT_MARK,
    QUESTION_HEADINGS,
    REFLECTION_PARTS,
    SECTION_HEADINGS,
)
from facilitator.formats.markdown.objectives import objective_table
from facilitator.formats.markdown.phase_names import write_name
from facilitator.formats.markdown.settings import START_LABEL, settings_of, write_clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from facilitator.domain.plan import LessonPlan, Phase

# A text that begins so reads badly behind a label.
_BLOCK = re.compile(
    r"(?:[*+-]|\d{1,9}[.)])[ \t]+\S|```|~~~|>|.*\|.*\n[ \t]*[|:-][|:\- \t]*(?:\n|$)"
)
_GAP = "\n\n"


def write_plan(plan: LessonPlan) -> str:
    """The plan in the one form that `read_plan` gives back as it is, with a final line feed."""
    return _PlanWriter(without_empty_items(plan)).write() + "\n"


class _PlanWriter:
    def __init__(self, plan: LessonPlan) -> None:
        self._plan = plan
        self._kept = {(kept.section, kept.after): kept.text for kept in plan.kept}
        self._items = _items_of(plan)
        self._counts = {section: len(items) for section, items in self._items.items()}
        self._counts[Section.OBJECTIVES] = len(plan.objectives)
        self._counts[Section.STRUCTURE] = len(plan.phases)
        self._filled = {section for section, count in self._counts.items() if count}
        self._filled.update(kept.section for kept in plan.kept)

    def write(self) -> str:
        sections = (self._section(section) for section in SECTION_HEADINGS)
        return _GAP.join([self._header(), *(text for text in sections if text)])

    def _header(self) -> str:
        plan = self._plan
        when = [_label("Duration", plan.duration.text)] if plan.duration else []
        if plan.start is not None:
            when.append(_label(START_LABEL, write_clock(plan.start)))
        duration = "\n".join(when)
        audience = _label(AUDIENCE_LABEL, plan.audience) if plan.audience else ""
        if duration and audience and (Section.HEADER, 2) not in self._kept:
            duration, audience = f"{duration}\n{audience}", ""
        blocks = (
            self._header_text(0),
            heading_line(1, plan.title),
            self._header_text(1),
            duration,
            self._header_text(2),
            audience,
            self._header_text(3),
        )
        return _GAP.join(block for block in blocks if block)

    def _header_text(self, after: int) -> str:
        text = self._kept.get((Section.HEADER, after), "")
        if not text:
            return ""
        plan = self._plan
        written = {1, *([2] if plan.duration else []), *([3] if plan.audience else [])}
        mistaken = InHeader(
            after, written, has_phases=bool(plan.phases), has_start=plan.start is not None
        )
        lines = text.split("\n")
        yaml = 0 if after else front_matter_end(lines)
        rest = escape("\n".join(lines[yaml:]), HEADER, mistaken)
        return "\n".join([*lines[:yaml], *([rest] if yaml < len(lines) else [])])

    def _section(self, section: Section) -> str:
        if section is Section.STRUCTURE:
            return self._structure()
        if section is Section.REFLECTION:
            return self._reflection()
        if section is Section.OBJECTIVES:
            blocks = self._objectives()
            gap = _GAP
        else:
            blocks = self._list(section)
            gap = "\n" if not self._has_preface(section) else _GAP
        heading = heading_line(2, SECTION_HEADINGS[section])
        return f"{heading}{gap}{_GAP.join(blocks)}" if blocks else ""

    def _structure(self) -> str:
        """The heading is always there: without it nothing shows that this is a lesson plan."""
        heading = heading_line(2, SECTION_HEADINGS[Section.STRUCTURE])
        phases = _GAP.join(map(_phase, self._plan.phases))
        if preface := self._text(Section.STRUCTURE, 0):
            heading = f"{heading}{_GAP}{preface}{chr(10) if phases else ''}"
        text = f"{heading}\n{phases}" if phases else heading
        end = self._text(Section.STRUCTURE, len(self._plan.phases)) if phases else ""
        return f"{text}{_GAP}{_kept_behind_phases(end)}" if end else text

    def _reflection(self) -> str:
        if not any(section in self._filled for section in REFLECTION_PARTS):
            return ""
        heading = heading_line(2, SECTION_HEADINGS[Section.REFLECTION])
        preface = self._text(Section.REFLECTION, 0)
        parts = [self._questions(section) for section in QUESTION_HEADINGS]
        body = _GAP.join(part for part in [preface, *parts] if part)
        return f"{heading}{_GAP if preface else chr(10)}{body}"

    def _questions(self, section: Section) -> str:
        blocks = self._list(section)
        gap = _GAP if self._has_preface(section) else "\n"
        return (
            f"{heading_line(3, QUESTION_HEADINGS[section])}{gap}{_GAP.join(blocks)}"
            if blocks
            else ""
        )

    def _has_preface(self, section: Section) -> bool:
        return (section, 0) in self._kept

    def _objectives(self) -> list[str]:
        plan = self._plan
        before = self._text(Section.OBJECTIVES, 0)
        if not plan.objectives:
            return [before] if before else []
        table = objective_table(plan.objectives, plan.other_objective_columns)
        behind = self._text(Section.OBJECTIVES, len(plan.objectives))
        return [block for block in (before, table, behind) if block]

    def _list(self, section: Section) -> list[str]:
        """The items in one list, divided where something was kept between them."""
        items = self._items[section]
        blocks: list[str] = []
        at = 0
        for after in sorted(after for place, after in self._kept if place is section):
            blocks += [_lines_of(items[at:after]), self._text(section, after)]
            at = after
        blocks.append(_lines_of(items[at:]))
        return [block for block in blocks if block]

    def _text(self, section: Section, after: int) -> str:
        text = self._kept.get((section, after), "")
        if not text:
            return ""
        mistaken = InSection(section, after, self._counts, self._filled)
        return escape(text, ground_of(section, after), mistaken)


def _kept_behind_phases(text: str) -> str:
    """A text that begins with no heading of its own would be read into the last phase."""
    if begins_section(text.split("\n")):
        return text
    return f"{heading_line(2, KEPT_MARK)}{_GAP}{text}"


def _kept_behind_field(text: str) -> str:
    """A text that begins with no label of its own would be read into the field above."""
    return text if begins_kept(text.split("\n")) else f"**{KEPT_MARK}:**{_GAP}{text}"


def _lines_of(items: Sequence[str]) -> str:
    return "\n".join(item_lines(item) for item in items)


def _items_of(plan: LessonPlan) -> dict[Section, Sequence[str]]:
    """The list items of every section that is a list; an item of no words is not written."""
    items: dict[Section, Iterable[str]] = {
        Section.CONCEPTS: plan.concepts,
        Section.PRIOR_KNOWLEDGE: plan.prior_knowledge,
        Section.MATERIALS: plan.materials,
        Section.ASSESSMENTS: map(assessment_text, plan.assessments),
        Section.DIFFERENTIATION: map(strategy_text, plan.strategies),
        Section.CONNECTIONS: plan.connections,
        Section.APPLICATIONS: plan.applications,
        Section.METACOGNITION: plan.metacognition,
        Section.EXTENSIONS: plan.extensions,
        Section.SAFETY: plan.safety,
        Section.LEARNER_QUESTIONS: plan.learner_questions,
        Section.FACILITATOR_QUESTIONS: plan.facilitator_questions,
        Section.VIRTUAL: plan.virtual,
        Section.RESOURCES: plan.resources,
        Section.DISMISSALS: map(dismissal_text, plan.dismissals),
    }
    return {section: [text for text in texts if text] for section, texts in items.items()}


def _phase(phase: Phase) -> str:
    kept = {part.after: part.text for part in phase.kept}
    texts = {
        PhaseField.DURATION: phase.duration.text if phase.duration else "",
        PhaseField.FACILITATOR_ACTIONS: phase.facilitator_actions,
        PhaseField.LEARNER_ACTIVITIES: phase.learner_activities,
        PhaseField.RESOURCES: phase.resources,
        PhaseField.DIFFERENTIATION: phase.differentiation,
        PhaseField.TECHNOLOGY: phase.technology,
        PhaseField.OFFLINE_ALTERNATIVE: phase.offline_alternative,
    }
    settings = settings_of(phase)
    written = [field for field, text in texts.items() if text]
    blocks = [escape(kept[0], FIELD, InPhase(0, written, settings))] if 0 in kept else []
    for number, (field, text) in enumerate(texts.items(), start=1):
        if field is PhaseField.DURATION:
            blocks += _short_lines({FIELD_LABELS[field]: text, **settings})
        elif text:
            blocks.append(_labelled(FIELD_LABELS[field], text))
        if number in kept:
            kept_text = escape(kept[number], FIELD, InPhase(number, written, settings))
            blocks.append(_kept_behind_field(kept_text) if number > 1 else kept_text)
    heading = heading_line(3, write_name(phase))
    gap = _GAP if 0 in kept else "\n"
    return f"{heading}{gap}{_GAP.join(blocks)}" if blocks else heading


def _short_lines(texts: dict[str, str]) -> list[str]:
    """One block of what takes a line each, or no block."""
    lines = [_label(label, text) for label, text in texts.items() if text]
    return ["\n".join(lines)] if lines else []


def _labelled(label: str, text: str) -> str:
    """A text that begins with a list, a quotation, a fence or a table stands below its label."""
    if _BLOCK.match(text) and not RULE.match(text):
        return f"**{label}:**{_GAP}{escape(text, FIELD, in_field)}"
    return _label(label, escape(text, FIELD, in_field, inline=True))


def _label(label: str, text: str) -> str:
    return f"**{label}:** {text}"
