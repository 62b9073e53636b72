"""A first draft of a rubric from a plan's objectives and assessment methods: rules, no guessing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.domain.drafting.aims import read_aim
from facilitator.domain.drafting.descriptors import descriptors
from facilitator.domain.drafting.titles import criterion_title, rubric_title, task_line
from facilitator.domain.drafting.weights import weights
from facilitator.domain.inline import plain
from facilitator.domain.observation import AttainmentLevel
from facilitator.domain.rubric import Criterion, CriterionLevel, Drafted, Rubric
from facilitator.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator.domain.bloom import BloomLevel
    from facilitator.domain.drafting.aims import Aim
    from facilitator.domain.plan import Assessment, LessonPlan

_LABELS = {
    AttainmentLevel.BEGINNING: "Beginning",
    AttainmentLevel.DEVELOPING: "Developing",
    AttainmentLevel.PROFICIENT: "Proficient",
    AttainmentLevel.EXTENDING: "Extending",
}
_SHOWN_BY = re.compile(r"\bability to\s+(.+?)(?:\s+and\s+(?:ability|capacity)\b|$)", re.IGNORECASE)
_UNDERSTOOD = re.compile(
    r"\b((?:understanding|knowledge|awareness) of\s+.+?)(?:\s+and\s+(?:ability|capacity)\b|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a criterion is about; `objective` is its position in the plan."""

    description: str
    aim: Aim | None
    level: BloomLevel | None
    title: str
    objective: int | None = None
    stated: bool = False

    @property
    def drafted(self) -> Drafted:
        """What of it led to the words of the levels."""
        aim = self.aim
        verb = aim.verbs[0] if aim and aim.verbs else ""
        matter = aim.matter.shortenings[0] if aim and aim.matter else ""
        return Drafted(verb, matter, self.level, self.stated)


def draft_rubric(plan: LessonPlan) -> Rubric:
    """Four levels for each objective, or for each assessment of a plan without objectives.

    Raises UserError when the plan has neither.
    """
    subjects = tuple(_subjects(plan))
    if not subjects:
        raise UserError(
            "This plan has no learning objectives and no assessment methods to draft a rubric "
            "from. Add at least one objective, then try again."
        )
    final = _first_method(plan.assessments, "summative")
    return Rubric(
        title=rubric_title(task_line(final), plan.short_title),
        task=task_line(final or _first_method(plan.assessments)),
        criteria=tuple(_criteria(subjects, plan.assessments)),
    )


def _subjects(plan: LessonPlan) -> Iterator[_Subject]:
    for position, objective in enumerate(plan.objectives):
        text = plain(objective.text)
        if text.strip():
            aim = read_aim(text)
            level = objective.bloom or (aim.level if aim else None)
            title, stated = criterion_title(aim, text), objective.bloom is not None
            yield _Subject(text, aim, level, title, position, stated)
    if not plan.objectives:
        yield from map(_of_assessment, plan.assessments)


def _of_assessment(assessment: Assessment) -> _Subject:
    """What its alignment says is shown, else the work itself."""
    alignment = plain(assessment.alignment)
    matches = (_UNDERSTOOD.search(alignment), _SHOWN_BY.search(alignment))
    first = min((match for match in matches if match), key=lambda m: m.start(), default=None)
    aim = read_aim(first.group(1)) if first else None
    title = criterion_title(aim, task_line(assessment.method))
    return _Subject(alignment or plain(assessment.method), aim, aim.level if aim else None, title)


def _criteria(
    subjects: Sequence[_Subject], assessments: Sequence[Assessment]
) -> Iterator[Criterion]:
    shares = weights([subject.level for subject in subjects], assessments)
    used: frozenset[str] = frozenset()
    for subject, weight in zip(subjects, shares, strict=True):
        sentences = descriptors(subject.aim, subject.level, used=used)
        used |= set(sentences)
        yield Criterion(
            title=subject.title,
            description=subject.description,
            weight=weight,
            levels=tuple(
                CriterionLevel(int(level), label, sentence)
                for (level, label), sentence in zip(_LABELS.items(), sentences, strict=True)
            ),
            objective=subject.objective,
            bloom=subject.level,
            drafted=subject.drafted,
        )


def _first_method(assessments: Sequence[Assessment], kind: str = "") -> str:
    """The method of the first assessment of that kind, of any when it is empty; "" if none."""
    found = (each.method for each in assessments if kind in each.kind.casefold())
    return next(found, "")
