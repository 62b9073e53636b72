"""What the parts of a lesson plan are called, and what is kept between them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Section(StrEnum):
    """The parts of a plan, in the order in which a plan is written."""

    HEADER = "header"
    OBJECTIVES = "objectives"
    CONCEPTS = "concepts"
    PRIOR_KNOWLEDGE = "prior_knowledge"
    MATERIALS = "materials"
    STRUCTURE = "structure"
    ASSESSMENTS = "assessments"
    DIFFERENTIATION = "differentiation"
    CONNECTIONS = "connections"
    APPLICATIONS = "applications"
    METACOGNITION = "metacognition"
    EXTENSIONS = "extensions"
    SAFETY = "safety"
    REFLECTION = "reflection"
    LEARNER_QUESTIONS = "learner_questions"
    FACILITATOR_QUESTIONS = "facilitator_questions"
    VIRTUAL = "virtual"
    RESOURCES = "resources"
    DISMISSALS = "dismissals"


class PhaseField(StrEnum):
    """The fields of a phase, in the order in which they are written."""

    DURATION = "duration"
    FACILITATOR_ACTIONS = "facilitator_actions"
    LEARNER_ACTIVITIES = "learner_activities"
    RESOURCES = "resources"
    DIFFERENTIATION = "differentiation"
    TECHNOLOGY = "technology"
    OFFLINE_ALTERNATIVE = "offline_alternative"


@dataclass(frozen=True, slots=True)
class KeptText:
    """Markdown the form has no field for, kept where it stood.

    In a plan: in `section`, behind its first `after` items. In a phase: `section` is STRUCTURE and
    `after` counts the fields of `PhaseField` up to and with the one it follows.
    """

    section: Section
    after: int
    text: str
