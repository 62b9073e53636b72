"""Plans and rubrics of our own to print."""

from __future__ import annotations

from hypothesis import strategies as st

from facilitator.domain.plan import Assessment, LessonPlan, Objective
from facilitator.domain.rubric import Criterion, CriterionLevel, Rubric

LETTERS = st.sampled_from("abcdefghij EFG xyz äöüß Ωμ жд ạế 0123 .,;:?!()&<>%/'“”€→🙂 \u00a0-–")
"""Letters, marks and signs that plans bring along; Markdown's own have tests of their own."""
LABELS = ("Beginning", "Emerging", "Developing", "Proficient", "Accomplished", "Extending")

PLAN = LessonPlan(
    title="Bread without a machine: dough, time and heat for beginners in a shared kitchen",
    objectives=(
        Objective("Explain how yeast makes dough rise", "Understand"),
        Objective("Shape and bake a simple loaf", "Apply"),
        Objective("Evaluate the crumb and crust of a loaf made by others", "Evaluate"),
        Objective("Plan a baking day for a group of twelve", "Create"),
    ),
    assessments=(
        Assessment("Formative", "Questions at the table", "Shows what was understood"),
        Assessment(
            "Summative", "Evaluation of team baking plans", "Assesses ability to plan a day"
        ),
    ),
    learner_questions=(
        "What surprised you about the dough?",
        "Which step would you do differently at home, and what do you expect from that change?",
        "Who would you like to bake with?",
    ),
)


def rubric_of(
    criteria: int, levels: int, text: str = "Work of this level", title: str = "Bread rubric"
) -> Rubric:
    return Rubric(
        title=title,
        task="Team baking plans",
        criteria=tuple(
            Criterion(
                title=f"Criterion {number}",
                description=f"Description {number}",
                weight=100 // criteria,
                levels=tuple(
                    CriterionLevel(score, LABELS[score - 1], f"{text} {number}.{score}")
                    for score in range(1, levels + 1)
                ),
            )
            for number in range(1, criteria + 1)
        ),
    )


def texts_of(rubric: Rubric) -> list[str]:
    """Everything a sheet must show of the rubric itself."""
    criteria = [(criterion.title, criterion.description) for criterion in rubric.criteria]
    cells = [level.descriptor for criterion in rubric.criteria for level in criterion.levels]
    return [rubric.title, *(text for pair in criteria for text in pair), *cells]
