"""Which lines of a text would be taken for structure where the text is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.domain.plan import PhaseField, Section
from facilitator.domain.text import clean_line
from facilitator.formats.markdown.escaping import (
    HEADING,
    LABEL,
    LIST,
    LIST_ITEM,
    OBJECTIVES,
    RULE,
    TABLE_RULE,
    TEXT,
    UNDERLINE,
    Ground,
)
from facilitator.formats.markdown.labels import is_mark, label_name, without_rules
from facilitator.formats.markdown.names import (
    REFLECTION_PARTS,
    field_called,
    is_audience,
    is_kept_mark,
    questions_called,
    section_called,
)
from facilitator.formats.markdown.outline import ORDER, PHASE_LEVEL
from facilitator.formats.markdown.phase_names import is_five_e
from facilitator.formats.markdown.settings import (
    is_setting,
    is_start,
    read_clock,
    setting_called,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


def in_field(ground: Ground, lines: list[str], at: int) -> bool:
    """In the text of a phase's field: headings, labels, and dividers at the end."""
    line = lines[at]
    return (
        HEADING.match(line) is not None
        or _is_underlined_section(lines, at)
        or _is_label(lines, at)
        or (RULE.match(line) is not None and at >= without_rules(["", *lines]) - 1)
    )


def _is_label(lines: list[str], at: int) -> bool:
    found = LABEL.match(lines[at])
    if found is None:
        return False
    begins = at == 0 or not lines[at - 1]
    return (
        field_called(label_name(found)) is not None
        or is_setting(label_name(found), lines[at][found.end() :])
        or (begins and not found["bullet"])
    )


def begins_kept(lines: list[str]) -> bool:
    """Whether these lines, behind the text of a field, begin with a label, dividers apart."""
    at = 0
    while at < len(lines) and (not lines[at] or _divides(lines, at)):
        at += 1
    return at == len(lines) or _is_label(lines, at)


def begins_section(lines: list[str]) -> bool:
    """Whether these lines, behind the phases, begin with a heading that ends the last one."""
    found = HEADING.match(lines[0])
    if found:
        return len(found[1]) < PHASE_LEVEL
    return len(lines) > 1 and _is_underlined_section(lines, 1)


def _divides(lines: list[str], at: int) -> bool:
    return RULE.match(lines[at]) is not None and (at == 0 or not lines[at - 1])


def _is_underlined_section(lines: list[str], at: int) -> bool:
    if not at or not UNDERLINE.match(lines[at]):
        return False
    return section_called(lines[at - 1].strip()) is not None


@dataclass(frozen=True, slots=True)
class InPhase:
    """In a text kept behind the field with the number `after`.

    A label that repeats a field or a setting in front of the text is taken for a repetition again.
    """

    after: int
    written: Collection[PhaseField]
    settings: Collection[str]

    def __call__(self, ground: Ground, lines: list[str], at: int) -> bool:
        if HEADING.match(lines[at]) or _is_underlined_section(lines, at):
            return True
        found = LABEL.match(lines[at])
        if found is None:
            return False
        name = label_name(found)
        if is_mark(lines[at], found):
            return at == 0 or not lines[at - 1]
        if is_setting(name, lines[at][found.end() :]):
            return not self._repeats_setting(name)
        field = field_called(name)
        return field is not None and not self._repeats(field)

    def _repeats_setting(self, name: str) -> bool:
        """Settings are written in front of all texts but those before the first field."""
        setting = setting_called(name)
        return self.after > 0 and setting is not None and setting.label in self.settings

    def _repeats(self, field: PhaseField) -> bool:
        return field in self.written and list(PhaseField).index(field) < self.after


@dataclass(frozen=True, slots=True)
class InHeader:
    """In a text kept behind header field `after`; `written` holds the numbers of those written."""

    after: int
    written: Collection[int]
    has_phases: bool
    has_start: bool

    def __call__(self, ground: Ground, lines: list[str], at: int) -> bool:
        line = lines[at]
        if heading := HEADING.match(line):
            return self._is_heading(len(heading[1]), heading[2] or "")
        if at and UNDERLINE.match(line):
            return "=" in line or _is_underlined_section(lines, at)
        found = LABEL.match(line)
        if found and is_start(label_name(found)):
            repeats = self.has_start and self.after > _TITLE
            return not repeats and read_clock(clean_line(line[found.end() :])) is not None
        number = _header_number(label_name(found)) if found else 0
        return bool(number) and not (number in self.written and number <= self.after)

    def _is_heading(self, level: int, name: str) -> bool:
        if not self.has_phases and level > 1 and is_five_e(name):
            return True
        if level == 1 and not self.after:
            return True
        return level < PHASE_LEVEL and section_called(name) is not None


_TITLE = 1


def _header_number(label: str) -> int:
    if is_audience(label):
        return 3
    return 2 if field_called(label) is PhaseField.DURATION else 0


@dataclass(frozen=True, slots=True)
class InSection:
    """In a text kept in `section` behind `after` of its `counts[section]` items.

    `filled` holds the sections with items or kept texts of their own. Only behind the last item
    may an unknown or repeated heading begin: it ends the section.
    """

    section: Section
    after: int
    counts: Mapping[Section, int]
    filled: Collection[Section]

    def __call__(self, ground: Ground, lines: list[str], at: int) -> bool:
        line = lines[at]
        if heading := HEADING.match(line):
            return self._is_heading(ground, len(heading[1]), heading[2] or "", at)
        if _is_underlined_section(lines, at):
            level = 1 if "=" in line else 2
            return self._is_heading(ground, level, lines[at - 1].strip(), at - 1)
        if ground.lines is TEXT.lines:
            return False
        if LIST_ITEM.match(line) and not RULE.match(line):
            return ground.lines is LIST.lines or ground.lines is OBJECTIVES.lines
        return ground is OBJECTIVES and at > 0 and bool(lines[at - 1] and TABLE_RULE.match(line))

    def _is_heading(self, ground: Ground, level: int, name: str, at: int) -> bool:
        if not self.counts[Section.STRUCTURE] and level > 1 and is_five_e(name):
            return True
        if level < PHASE_LEVEL:
            known = section_called(name)
            if is_kept_mark(name):
                return True
            if known is not None:
                return not (self._ends_block(ground) and self._repeats(known, at))
            return not self._ends_block(ground)
        if self.section is Section.STRUCTURE:
            return ground is not TEXT
        if self.section not in REFLECTION_PARTS or ground is TEXT:
            return False
        known = questions_called(name)
        at_end = self.after == self.counts.get(self.section, 0)
        return not at_end or (known is not None and not self._repeats(known, at))

    def _ends_block(self, ground: Ground) -> bool:
        """Whether nothing of the same `##` section is written behind the text."""
        if ground is TEXT:
            return True
        if self.after < self.counts.get(self.section, 0):
            return False
        followers = _FOLLOWERS.get(self.section, ())
        return not any(section in self.filled for section in followers)

    def _repeats(self, known: Section, at: int) -> bool:
        """Whether the section has been there before the line, and not empty."""
        family = REFLECTION_PARTS if known is Section.REFLECTION else (known,)
        here = ORDER[self.section]
        if any(section in self.filled and ORDER[section] < here for section in family):
            return True
        begun = at or self.after or self.counts.get(self.section, 0)
        return self.section in family and bool(begun)


_FOLLOWERS = {
    Section.REFLECTION: (Section.LEARNER_QUESTIONS, Section.FACILITATOR_QUESTIONS),
    Section.LEARNER_QUESTIONS: (Section.FACILITATOR_QUESTIONS,),
}
