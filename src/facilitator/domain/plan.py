"""The lesson plan: what is taught to whom, in which phases, and how one sees that it worked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.domain.bloom import recognize
from facilitator.domain.title import short_title

if TYPE_CHECKING:
    from facilitator.domain.bloom import BloomLevel
    from facilitator.domain.length import Length

BREAK = "Break"
_BREAK_PREFIX = f"{BREAK}:"


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


@dataclass(frozen=True, slots=True)
class Objective:
    """What learners can do afterwards; `level` is Bloom's level as the author wrote it."""

    text: str
    level: str = ""
    other_cells: tuple[str, ...] = ()

    @property
    def bloom(self) -> BloomLevel | None:
        return recognize(self.level)


@dataclass(frozen=True, slots=True)
class Phase:
    """One step of the lesson, or a break: a phase named "Break" or "Break: …"."""

    name: str
    duration: Length | None = None
    facilitator_actions: str = ""
    learner_activities: str = ""
    resources: str = ""
    differentiation: str = ""
    technology: str = ""
    offline_alternative: str = ""
    kept: tuple[KeptText, ...] = ()

    @property
    def is_break(self) -> bool:
        return self.name == BREAK or self.name.startswith(_BREAK_PREFIX)

    @property
    def label(self) -> str:
        """The name to show: "Lunch" for "Break: Lunch"."""
        return (
            self.name.removeprefix(_BREAK_PREFIX).strip() or BREAK if self.is_break else self.name
        )

    @property
    def minutes(self) -> int | None:
        """Planned minutes, the upper end of a range; None when the length cannot be read."""
        return self.duration.minutes if self.duration else None


@dataclass(frozen=True, slots=True)
class Assessment:
    """How learning is seen: `kind` is "Formative", "Summative" or the author's own word."""

    kind: str
    method: str
    alignment: str = ""


@dataclass(frozen=True, slots=True)
class Strategy:
    """What to do for one profile of learners."""

    audience: str
    text: str


@dataclass(frozen=True, slots=True)
class LessonPlan:
    """A whole plan; every text is clean (see `text.py`) and may hold inline Markdown."""

    title: str
    duration: Length | None = None
    audience: str = ""
    objectives: tuple[Objective, ...] = ()
    other_objective_columns: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    prior_knowledge: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    phases: tuple[Phase, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    strategies: tuple[Strategy, ...] = ()
    connections: tuple[str, ...] = ()
    applications: tuple[str, ...] = ()
    metacognition: tuple[str, ...] = ()
    extensions: tuple[str, ...] = ()
    safety: tuple[str, ...] = ()
    learner_questions: tuple[str, ...] = ()
    facilitator_questions: tuple[str, ...] = ()
    virtual: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    kept: tuple[KeptText, ...] = ()

    @property
    def short_title(self) -> str:
        """The title up to its first colon."""
        return short_title(self.title)

    @property
    def profiles(self) -> tuple[str, ...]:
        """The learner profiles that the plan differentiates for."""
        return tuple(strategy.audience for strategy in self.strategies)

    @property
    def stated_minutes(self) -> int | None:
        return self.duration.minutes if self.duration else None

    @property
    def phase_minutes(self) -> int:
        """Minutes of all learning phases; breaks are not learning time."""
        return sum(phase.minutes or 0 for phase in self.phases if not phase.is_break)

    @property
    def break_minutes(self) -> int:
        return sum(phase.minutes or 0 for phase in self.phases if phase.is_break)


def phase_numbers(phases: tuple[Phase, ...]) -> tuple[int | None, ...]:
    """The number shown for each phase, from 1; None for breaks, which do not count."""
    count = 0
    numbers: list[int | None] = []
    for phase in phases:
        count += not phase.is_break
        numbers.append(None if phase.is_break else count)
    return tuple(numbers)
