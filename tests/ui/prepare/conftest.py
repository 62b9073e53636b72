from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from facilitator.domain.length import Length
from facilitator.domain.plan import (
    Assessment,
    KeptText,
    LessonPlan,
    Objective,
    Phase,
    Section,
    Strategy,
)

if TYPE_CHECKING:
    pass

# A word of its own in every place where a plan can hold text.
FULL = LessonPlan(
    title="Titleword: Subtitleword & <b>more</b>",
    duration=Length("about 4 hours", 240, 240, approximate=True),
    audience="Audienceword",
    objectives=(
        Objective("Objectiveword **strongword**", "Levelword", ("Othercellword",)),
        Objective("Second objective", "Create"),
    ),
    other_objective_columns=("Othercolumnword",),
    concepts=("Conceptword",),
    prior_knowledge=("Priorword",),
    materials=("Materialword",),
    phases=(
        Phase(
            "Engageword",
            Length("30 minutes", 30, 30),
            facilitator_actions="Actionword\n\n- Firststepword\n- Secondstepword",
            learner_activities="Activityword",
            resources="Resourceword",
            differentiation="Differentiationword",
            technology="Online polling software, technologyword",
            kept=(KeptText(Section.STRUCTURE, 3, "**Grouping:** phasekeptword"),),
        ),
        Phase("Break: Breakword", Length("15 minutes", 15, 15)),
        Phase(
            "Elaborateword",
            Length("as long as it takes", None, None),
            technology="Video call",
            offline_alternative="Offlineword",
        ),
        Phase("Evaluateword", Length("240 minutes", 240, 240)),
    ),
    assessments=(Assessment("Kindword", "Methodword", "Alignmentword"),),
    strategies=(Strategy("Profileword", "Strategyword"), Strategy("", "Everyoneword")),
    connections=("Connectionword",),
    applications=("Applicationword",),
    metacognition=("Metacognitionword",),
    extensions=("Extensionword",),
    safety=("Safetyword",),
    learner_questions=("Learnerquestionword",),
    facilitator_questions=("Facilitatorquestionword",),
    virtual=("Virtualword",),
    resources=("Furtherword",),
    kept=(
        KeptText(Section.HEADER, 1, "Keptheaderword"),
        KeptText(Section.OBJECTIVES, 2, "Keptobjectiveword"),
        KeptText(Section.CONCEPTS, 0, "Keptbeforeword"),
        KeptText(Section.CONCEPTS, 1, "Keptafterword"),
        KeptText(Section.STRUCTURE, 4, "| Kepttableword | b |\n|---|---|"),
        KeptText(Section.ASSESSMENTS, 1, "Keptassessmentword"),
        KeptText(Section.DIFFERENTIATION, 0, "Keptstrategyword"),
        KeptText(Section.REFLECTION, 0, "Keptreflectionword"),
        KeptText(Section.LEARNER_QUESTIONS, 1, "Keptquestionword"),
        KeptText(Section.RESOURCES, 1, "## Appendixword\n\nKeptendword"),
    ),
)


def settle() -> None:
    """Layouts and timers that wait for the next turn of the event loop have theirs."""
    for _ in range(3):
        QApplication.processEvents()
