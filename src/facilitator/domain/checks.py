"""What a trainer should look at before running a plan."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from facilitator.domain.diagnostic import Diagnostic, Place, Severity
from facilitator.domain.offline import Need, NeedKind, needs_of, phase_needs
from facilitator.domain.plan import PhaseField, Section
from facilitator.domain.wording import hours_and_minutes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from facilitator.domain.length import Length
    from facilitator.domain.plan import LessonPlan, Phase

LONGEST_WITHOUT_BREAK = 90
_HAS_UNIT = re.compile(r"[^\W\d_]|['′:]")

_SECTION_NAMES = {
    Section.CONCEPTS: "Key Concepts",
    Section.PRIOR_KNOWLEDGE: "Prior Knowledge",
    Section.MATERIALS: "Materials Needed",
    Section.ASSESSMENTS: "Assessment Methods",
    Section.DIFFERENTIATION: "Differentiation Strategies",
    Section.CONNECTIONS: "Cross-Disciplinary Connections",
    Section.APPLICATIONS: "Real-World Applications",
    Section.METACOGNITION: "Metacognition Opportunities",
    Section.EXTENSIONS: "Extension Activities",
    Section.SAFETY: "Safety Considerations",
    Section.LEARNER_QUESTIONS: "Reflection Questions for learners",
    Section.FACILITATOR_QUESTIONS: "Reflection Questions for the facilitator",
    Section.VIRTUAL: "Adaptations for Virtual Learning",
    Section.RESOURCES: "Additional Resources",
}


def check_plan(plan: LessonPlan) -> tuple[Diagnostic, ...]:
    """Every finding that the plan itself shows, in the order of the plan."""
    return (
        *_header(plan),
        *_objectives(plan),
        *_materials(plan),
        *_structure(plan),
        *_missing_sections(plan),
    )


def open_checks(findings: Iterable[Diagnostic]) -> int:
    """How many findings ask for something to be done."""
    return sum(finding.severity is not Severity.INFO for finding in findings)


def _header(plan: LessonPlan) -> Iterator[Diagnostic]:
    if not plan.title:
        yield Diagnostic(
            Severity.ERROR,
            "missing-title",
            "The plan has no title. Give it one in a first line such as “# Title”",
            place=Place(Section.HEADER),
        )
    if plan.duration is None:
        yield Diagnostic(
            Severity.INFO,
            "no-stated-length",
            "The plan does not say how long it takes",
            place=Place(Section.HEADER, None, PhaseField.DURATION),
        )
    else:
        place = Place(Section.HEADER, None, PhaseField.DURATION)
        yield from _length(plan.duration, "The plan", place)
        yield from _sum(plan, plan.duration)


def _sum(plan: LessonPlan, stated: Length) -> Iterator[Diagnostic]:
    """The plan may count breaks or not; with ranges on either side any sum in them will do."""
    lengths = [phase.duration for phase in plan.phases if not phase.is_break]
    if not lengths or any(length is None or length.low is None for length in lengths):
        return
    low = sum(length.low or 0 for length in lengths if length)
    high = sum(length.high or 0 for length in lengths if length)
    if not any(_fits(stated, low + more, high + more) for more in (0, plan.break_minutes)):
        yield Diagnostic(
            Severity.WARNING,
            "phases-do-not-add-up",
            "Phases add up to {phases} but the plan says {stated}",
            {"phases": hours_and_minutes(high), "stated": hours_and_minutes(stated.high or 0)},
            place=Place(Section.HEADER, None, PhaseField.DURATION),
        )


def _fits(stated: Length, low: int, high: int) -> bool:
    if stated.low is None or stated.high is None:
        return True
    return high >= stated.low and (low <= stated.high or stated.open_ended)


def _length(length: Length, name: str, place: Place) -> Iterator[Diagnostic]:
    """`name` says whose length it is."""
    phase = place.item if place.section is Section.STRUCTURE else None
    if length.minutes is None:
        yield Diagnostic(
            Severity.WARNING,
            "unreadable-length",
            "{name}: the length “{text}” cannot be read. Write it as “45 minutes”",
            {"name": name, "text": length.text},
            phase=phase,
            place=place,
        )
        return
    for code, template in _how_read(length):
        values = {"name": name, "text": length.text, "minutes": hours_and_minutes(length.minutes)}
        yield Diagnostic(Severity.INFO, code, template, values, phase=phase, place=place)


def _how_read(length: Length) -> Iterator[tuple[str, str]]:
    if length.is_range:
        yield "length-range", "{name}: “{text}” is a range. {minutes} is planned"
    if length.open_ended:
        yield "length-open-ended", "{name}: “{text}” has no upper end. {minutes} is planned"
    if length.approximate:
        yield "approximate-length", "{name}: “{text}” is approximate. {minutes} is planned"
    if not _HAS_UNIT.search(length.text):
        yield "length-without-unit", "{name}: “{text}” has no unit. It is read as minutes"


def _objectives(plan: LessonPlan) -> Iterator[Diagnostic]:
    if not plan.objectives:
        yield Diagnostic(
            Severity.WARNING,
            "no-objectives",
            "The plan has no learning objectives. Say what learners can do afterwards",
            place=Place(Section.OBJECTIVES),
        )
    for position, objective in enumerate(plan.objectives):
        if objective.level and objective.bloom is None:
            yield Diagnostic(
                Severity.INFO,
                "unknown-bloom-level",
                "Objective {number}: “{level}” is none of Bloom’s six levels",
                {"number": str(position + 1), "level": objective.level},
                place=Place(Section.OBJECTIVES, position),
            )


def _materials(plan: LessonPlan) -> Iterator[Diagnostic]:
    for position, material in enumerate(plan.materials):
        if needs_of(material):
            yield Diagnostic(
                Severity.WARNING,
                "needs-internet",
                "“{thing}” needs internet. Materials: add an offline alternative",
                {"thing": material},
                place=Place(Section.MATERIALS, position),
            )


def _structure(plan: LessonPlan) -> Iterator[Diagnostic]:
    if not plan.phases:
        yield Diagnostic(
            Severity.WARNING,
            "no-phases",
            "The plan has no phases. Add phase headings such as “### Engage”",
            place=Place(Section.STRUCTURE),
        )
    for position, phase in enumerate(plan.phases):
        yield from _phase(phase, position)
    yield from _breaks(plan)


def _phase(phase: Phase, position: int) -> Iterator[Diagnostic]:
    name = phase.label or f"Phase {position + 1}"
    place = Place(Section.STRUCTURE, position, PhaseField.DURATION)
    if phase.duration is None:
        yield Diagnostic(
            Severity.WARNING,
            "phase-without-length",
            "{phase} has no length. Write it as “**Duration:** 45 minutes”",
            {"phase": name},
            phase=position,
            place=place,
        )
    else:
        yield from _length(phase.duration, name, place)
    yield from _needs(phase, position, name)


def _needs(phase: Phase, position: int, name: str) -> Iterator[Diagnostic]:
    """One finding of each kind is enough: the remedy is for the whole phase."""
    seen: set[NeedKind] = set()
    for field, need in phase_needs(phase):
        if need.kind in seen:
            continue
        seen.add(need.kind)
        code, template = _sentence(need)
        yield Diagnostic(
            Severity.WARNING,
            code,
            template,
            {"thing": need.thing, "phase": name},
            phase=position,
            place=Place(Section.STRUCTURE, position, field),
        )


def _sentence(need: Need) -> tuple[str, str]:
    many = need.is_plural
    if need.kind is NeedKind.INTERNET:
        verb = "need internet" if many else "needs internet"
        return "needs-internet", f"{{thing}} {verb}. {{phase}}: add an offline alternative"
    if need.thing.startswith("Virtual"):
        verb = "work online only" if many else "works online only"
    else:
        verb = "are virtual" if many else "is virtual"
    return "virtual-room", f"{{thing}} {verb}. {{phase}}: choose an in-person resource"


def _breaks(plan: LessonPlan) -> Iterator[Diagnostic]:
    """The first stretch of more than 90 minutes; it can only be broken between two phases."""
    stretch, begin = 0, 0
    for position, phase in enumerate(plan.phases):
        if phase.is_break:
            stretch, begin = 0, position + 1
            continue
        stretch += phase.minutes or 0
        if stretch > LONGEST_WITHOUT_BREAK:
            yield _no_break(plan, position, begin)
            return


def _no_break(plan: LessonPlan, position: int, begin: int) -> Diagnostic:
    following = plan.phases[begin:]
    until = next((i for i, phase in enumerate(following) if phase.is_break), len(following))
    minutes = sum(phase.minutes or 0 for phase in following[:until])
    before = plan.phases[position].label or f"Phase {position + 1}"
    alone = position == begin
    template = (
        "{minutes} without a break. {phase} alone is longer than {longest}: divide it"
        if alone
        else "{minutes} without a break. Add one before {phase}"
    )
    values = {
        "minutes": hours_and_minutes(minutes),
        "phase": before,
        "longest": hours_and_minutes(LONGEST_WITHOUT_BREAK),
    }
    place = Place(Section.STRUCTURE, position)
    return Diagnostic(Severity.WARNING, "no-break", template, values, phase=position, place=place)


def _missing_sections(plan: LessonPlan) -> Iterator[Diagnostic]:
    held = {
        Section.CONCEPTS: plan.concepts,
        Section.PRIOR_KNOWLEDGE: plan.prior_knowledge,
        Section.MATERIALS: plan.materials,
        Section.ASSESSMENTS: plan.assessments,
        Section.DIFFERENTIATION: plan.strategies,
        Section.CONNECTIONS: plan.connections,
        Section.APPLICATIONS: plan.applications,
        Section.METACOGNITION: plan.metacognition,
        Section.EXTENSIONS: plan.extensions,
        Section.SAFETY: plan.safety,
        Section.LEARNER_QUESTIONS: plan.learner_questions,
        Section.FACILITATOR_QUESTIONS: plan.facilitator_questions,
        Section.VIRTUAL: plan.virtual,
        Section.RESOURCES: plan.resources,
    }
    for section, items in held.items():
        if not items:
            yield Diagnostic(
                Severity.INFO,
                "missing-section",
                "The plan has nothing under “{name}”",
                {"name": _SECTION_NAMES[section]},
                place=Place(section),
            )
