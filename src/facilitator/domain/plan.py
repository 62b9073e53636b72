"""The lesson plan: what is taught to whom, in which phases, and how one sees that it worked.

Phases and the names of parts have modules of their own; whoever works with plans finds them here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.domain.bloom import recognize
from facilitator.domain.phase import BREAK, Phase, Priority, Rotation, phase_numbers
from facilitator.domain.plan_parts import KeptText, PhaseField, Section
from facilitator.domain.title import short_title

if TYPE_CHECKING:
    from facilitator.domain.bloom import BloomLevel
    from facilitator.domain.length import Length

__all__ = [
    "BREAK",
    "Assessment",
    "Dismissal",
    "KeptText",
    "LessonPlan",
    "Objective",
    "Phase",
    "PhaseField",
    "Priority",
    "Rotation",
    "Section",
    "Strategy",
    "phase_numbers",
]


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
class Assessment:
    """How learning is seen: `kind` is "Formative", "Summative" or the author's own word."""

    kind: str
    method: str
    alignment: str = ""
    objectives: tuple[int, ...] | None = None
    """Positions, from 0, of the objectives it looks at; None: not confirmed by the trainer."""


@dataclass(frozen=True, slots=True)
class Strategy:
    """What to do for one profile of learners."""

    audience: str
    text: str


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A finding that the trainer set aside: its code, what it was about, and why it may stand."""

    code: str
    subject: str = ""
    reason: str = ""


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
    start: int | None = None
    """Minutes since local midnight at which it is planned to start."""
    dismissals: tuple[Dismissal, ...] = ()

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
