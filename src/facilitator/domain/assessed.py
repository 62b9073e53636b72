"""Which objectives a phase works on: as the trainer confirmed, else as the plan's words tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.alignment import assessment_text, numbers_in, phase_text, proposed
from facilitator.domain.word_match import stems

if TYPE_CHECKING:
    from facilitator.domain.plan import LessonPlan, Phase


def assessed_in(plan: LessonPlan, position: int) -> tuple[int, ...]:
    """Positions of objectives, the most likely first; none when the words do not tell.

    Numbers that the plan gives ("Objectives 1 and 3") count before shared words.
    """
    phase = plan.phases[position]
    if phase.objectives is not None:
        return tuple(at for at in phase.objectives if at < len(plan.objectives))
    objectives = tuple(objective.text for objective in plan.objectives)
    return _named(plan, phase) or proposed(objectives, phase_text(phase))


def _named(plan: LessonPlan, phase: Phase) -> tuple[int, ...]:
    """In the phase, or in an assessment that names the phase."""
    label = stems(phase.label)
    texts = [phase_text(phase)]
    texts += [assessment_text(each) for each in plan.assessments if label & stems(each.method)]
    numbers = dict.fromkeys(number for text in texts for number in numbers_in(text))
    return tuple(number - 1 for number in numbers if 1 <= number <= len(plan.objectives))
