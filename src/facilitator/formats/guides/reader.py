"""Reading documents that are no lesson plan in our form but hold one."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.domain.diagnostic import Diagnostic, Severity
from facilitator.domain.length import length_of, read_length
from facilitator.domain.plan import PhaseField, Section
from facilitator.domain.wording import hours_and_minutes
from facilitator.formats.guides.names import is_rubric, is_task, section_named
from facilitator.formats.guides.parts import Found, Part, find_parts
from facilitator.formats.guides.rewriting import Rewriting, Understood
from facilitator.formats.guides.scan import scan
from facilitator.formats.guides.sections import facts_of, front_of, typed_ranges
from facilitator.formats.guides.tables import table_parts, timetable_lines, with_labels
from facilitator.formats.guides.times import span_of, timed_heading
from facilitator.formats.guides.totals import total_findings
from facilitator.formats.markdown.phase_names import is_five_e
from facilitator.formats.markdown.reader import NotALessonPlan, read_own_form

if TYPE_CHECKING:
    from facilitator.domain.plan import LessonPlan
    from facilitator.formats.guides.scan import Head, Page
    from facilitator.formats.guides.sections import Front
    from facilitator.formats.markdown.reader import ReadPlan

_SIGN = re.compile(r"^ {0,3}#|\d|^:::|^(?:=+|-+)[ \t]*$", re.MULTILINE)
_FRONT_PARTS = {"teaching": "Teaching", "exercises": "Exercises"}
_OF_OUR_FORM = frozenset(["unknown-field", "duplicate-field", "duplicate-heading", "kept-text"])
_UNDERSTOOD = "This is not the usual form of a lesson plan. Understood: {facts}. {rest}"
_FEWEST_LINES = 4
_REST = "Everything else is kept as text. Compare it with the document"


def read_other_form(text: str) -> ReadPlan:
    """The reading that finds more: of our form, set a little differently, or of another.

    Raises NotALessonPlan when the document shows no sign of a lesson.
    """
    own: ReadPlan | None = None
    with suppress(NotALessonPlan):
        own = read_own_form(text)
    if own is not None and _is_our_form(own):
        return own
    other = _other_reading(text)
    if own is None or (other is not None and _worth(other.plan) >= _worth(own.plan)):
        if other is None:
            raise NotALessonPlan
        return _with_summary(other)
    return _with_summary(own) if _worth(own.plan)[0] else own


def _is_our_form(read: ReadPlan) -> bool:
    """Whether lengths stand where our form has them, or phases are called as in our form."""
    fields = (place.section is Section.STRUCTURE and place.field is PhaseField.DURATION
              for place in read.lines)  # fmt: skip
    phases = read.plan.phases
    timed = any(phase.minutes is not None for phase in phases)
    return (timed and any(fields)) or any(is_five_e(phase.name) for phase in phases)


def _worth(plan: LessonPlan) -> tuple[int, int]:
    """How much of the plan is typed: lengths of parts first."""
    timed = sum(phase.minutes is not None for phase in plan.phases)
    stated = plan.duration is not None and plan.duration.minutes is not None
    lists = (
        plan.objectives, plan.concepts, plan.prior_knowledge, plan.materials, plan.assessments,
        plan.strategies, plan.extensions, plan.safety, plan.learner_questions,
        plan.facilitator_questions, plan.resources,
    )  # fmt: skip
    return timed, len(plan.phases) + stated + bool(plan.audience) + sum(map(len, lists))


def _other_reading(text: str) -> ReadPlan | None:
    """The plan that the document holds, or None when it shows no sign of one."""
    if not _SIGN.search(text):
        return None
    page = scan(with_labels(text))
    found = _understand(page)
    if not _is_about_teaching(page, found):
        return None
    rewriting = Rewriting(page, found)
    rewriting.write()
    read = read_own_form(rewriting.text)
    numbers = [number + 1 for _, number in rewriting.lines]
    lines = {place: numbers[line - 1] for place, line in read.lines.items()}
    kept = [
        replace(finding, line=numbers[finding.line - 1]) if finding.line else finding
        for finding in read.diagnostics
        if finding.code not in _OF_OUR_FORM
    ]
    return replace(read, diagnostics=tuple(kept), lines=lines)


def _with_summary(read: ReadPlan) -> ReadPlan:
    """The reading with what is to be said of a document that is not in our form."""
    summary = Diagnostic(
        Severity.INFO,
        "other-form",
        _UNDERSTOOD,
        {"facts": ", ".join(_facts(read.plan)), "rest": _REST},
    )
    totals = total_findings(read.plan, read.lines)
    return replace(read, diagnostics=(summary, *totals, *read.diagnostics))


def _facts(plan: LessonPlan) -> list[str]:
    timed = sum(phase.minutes is not None for phase in plan.phases)
    minutes = hours_and_minutes(plan.phase_minutes + plan.break_minutes)
    counts = (
        _count(timed, "timed part") + (f" of {minutes} in all" if timed else ""),
        _count(len(plan.phases) - timed, "part", " without a length"),
        _count(len(plan.objectives), "objective"),
        _count(len(plan.materials), "material"),
        _count(len(plan.learner_questions), "question"),
    )
    facts = ["the title"] if plan.title else []
    facts += [f"the length “{plan.duration.text}”"] if plan.duration else []
    facts += ["the audience"] if plan.audience else []
    return [*facts, *(text for text in counts if text)] or ["nothing but the text"]


def _count(number: int, thing: str, rest: str = "") -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}{rest}" if number else ""


def _understand(page: Page) -> Understood:
    front = front_of(page)
    title = _title_of(page, front)
    found = find_parts(page, title, timetable_lines(page))
    if found.kind not in ("headings", "lines") and (table := table_parts(page)).parts:
        found = table
        if found.kind == "table":
            _as_one_block(page, found)
    taken = {number for part in found.parts for number in range(part.start, part.end)}
    if title:
        taken.update(range(title.line, title.end))
    typed = typed_ranges(page, taken, title)
    taken.update(number for one in typed for number in range(one.start, one.end))
    facts = facts_of(page, taken, title)
    if not found.parts or found.kind in ("structure", "steps"):
        found = _of_front_matter(page, front, taken) or found
    return Understood(title, front, facts, found.kind, found.parts, typed)


def _as_one_block(page: Page, found: Found) -> None:
    """The tables themselves belong to the structure, not to a single part."""
    first, last = found.parts[0].start, found.parts[-1].end
    for part in found.parts:
        part.start = first
    found.parts[0].body = found.parts[0].end = last


def _of_front_matter(page: Page, front: Front, taken: set[int]) -> Found | None:
    """An episode that says how long is taught and how long is practised; the text is all one."""
    lengths = {name: front.lengths.get(name, 0) for name in _FRONT_PARTS}
    parts = [
        Part(_FRONT_PARTS[name], length_of(minutes).text, len(page.lines), len(page.lines),
             len(page.lines))
        for name, minutes in lengths.items() if minutes
    ]  # fmt: skip
    return Found("front matter", parts) if parts else None


def _title_of(page: Page, front: Front) -> Head | None:
    """The first heading of the first level; else the first of all, if it is no part or section."""
    first = [head for head in page.heads if head.level == 1]
    if first and (len(first) == 1 or timed_heading(first[0].text) is None):
        return first[0]
    if front.title or not page.heads:
        return None
    head = page.heads[0]
    return head if section_named(head.text) is None and not timed_heading(head.text) else None


def _is_about_teaching(page: Page, found: Understood) -> bool:
    """Timed parts, or a title with objectives, a length, or a task that is assessed."""
    timed = sum(bool(part.length) for part in found.parts)
    if timed > 1 and (found.kind in ("headings", "table", "rows") or _has_title(found)):
        return True
    if not _has_title(found):
        return _is_agenda(found)
    stated = found.facts.duration and read_length(found.facts.duration.text).minutes
    tasks = any(is_task(head.text) for head in page.heads)
    assessed = any(is_rubric(typed.name) for typed in found.typed)
    objectives = any(typed.section is Section.OBJECTIVES for typed in found.typed)
    return bool(stated or timed or objectives or (tasks and assessed))


def _is_agenda(found: Understood) -> bool:
    """Without any title, times of day must follow each other line by line."""
    parts = [part for part in found.parts if part.length]
    return (
        found.kind == "lines"
        and len(parts) >= _FEWEST_LINES
        and all(span_of(part.length) for part in parts)
    )


def _has_title(found: Understood) -> bool:
    return bool((found.title and found.title.text) or found.front.title)
