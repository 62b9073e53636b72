"""What a plan should have at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.checks.rules import (
    MISSING_SECTION,
    MISSING_TITLE,
    NO_OBJECTIVES,
    NO_PHASES,
    NO_STATED_LENGTH,
)
from facilitator.domain.diagnostic import Place
from facilitator.domain.plan import PhaseField, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.diagnostic import Diagnostic
    from facilitator.domain.plan import LessonPlan

_SECTIONS = {
    Section.CONCEPTS: ("Key Concepts", "concepts"),
    Section.PRIOR_KNOWLEDGE: ("Prior Knowledge", "prior_knowledge"),
    Section.MATERIALS: ("Materials Needed", "materials"),
    Section.ASSESSMENTS: ("Assessment Methods", "assessments"),
    Section.DIFFERENTIATION: ("Differentiation Strategies", "strategies"),
    Section.CONNECTIONS: ("Cross-Disciplinary Connections", "connections"),
    Section.APPLICATIONS: ("Real-World Applications", "applications"),
    Section.METACOGNITION: ("Metacognition Opportunities", "metacognition"),
    Section.EXTENSIONS: ("Extension Activities", "extensions"),
    Section.SAFETY: ("Safety Considerations", "safety"),
    Section.LEARNER_QUESTIONS: ("Reflection Questions for learners", "learner_questions"),
    Section.FACILITATOR_QUESTIONS: (
        "Reflection Questions for the facilitator",
        "facilitator_questions",
    ),
    Section.VIRTUAL: ("Adaptations for Virtual Learning", "virtual"),
    Section.RESOURCES: ("Additional Resources", "resources"),
}


def check_header(plan: LessonPlan) -> Iterator[Diagnostic]:
    """Title, stated length, objectives and phases: without them nothing can be run."""
    if not plan.title:
        yield MISSING_TITLE.found(Place(Section.HEADER))
    if plan.duration is None:
        stated = Place(Section.HEADER, None, PhaseField.DURATION)
        yield NO_STATED_LENGTH.found(stated, subject="length")
    if not plan.objectives:
        yield NO_OBJECTIVES.found(Place(Section.OBJECTIVES), subject="objectives")
    if not plan.phases:
        yield NO_PHASES.found(Place(Section.STRUCTURE))


def check_sections(plan: LessonPlan) -> Iterator[Diagnostic]:
    for section, (name, field) in _SECTIONS.items():
        if not getattr(plan, field):
            yield MISSING_SECTION.found(Place(section), subject=section.value, name=name)
