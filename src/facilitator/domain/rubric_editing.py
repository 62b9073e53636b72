"""Changes to a rubric: each gives another one, and nothing else is touched."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.domain.rubric import Criterion, CriterionLevel, Rubric
from facilitator.domain.rubric_draft import draft_rubric

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from facilitator.domain.plan import LessonPlan

WHOLE = 100
STEP = 5
_LEAST_LEVELS = 2
_USUAL_LEVELS = ("Beginning", "Developing", "Proficient", "Extending")


def missing_weight(rubric: Rubric) -> int:
    """Per cent to add, negative for those to take away; 0 for a rubric without weights."""
    return WHOLE - rubric.weight if rubric.weight else 0


def set_title(rubric: Rubric, title: str) -> Rubric:
    return replace(rubric, title=title)


def set_task(rubric: Rubric, task: str) -> Rubric:
    return replace(rubric, task=task)


def change_criterion(rubric: Rubric, place: int, criterion: Criterion) -> Rubric:
    criteria = (*rubric.criteria[:place], criterion, *rubric.criteria[place + 1 :])
    return replace(rubric, criteria=criteria)


def set_criterion_title(rubric: Rubric, place: int, title: str) -> Rubric:
    return change_criterion(rubric, place, replace(rubric.criteria[place], title=title))


def set_weight(rubric: Rubric, place: int, weight: int) -> Rubric:
    return change_criterion(rubric, place, replace(rubric.criteria[place], weight=weight))


def allow_not_applicable(rubric: Rubric, place: int, *, allowed: bool) -> Rubric:
    return change_criterion(rubric, place, replace(rubric.criteria[place], may_not_apply=allowed))


def set_words(rubric: Rubric, place: int, level: int, words: str) -> Rubric:
    """What work at that level looks like; `level` is a position."""
    criterion = rubric.criteria[place]
    levels = list(criterion.levels)
    levels[level] = replace(levels[level], descriptor=words)
    return change_criterion(rubric, place, replace(criterion, levels=tuple(levels)))


def set_scale(rubric: Rubric, scale: Sequence[CriterionLevel]) -> Rubric:
    """Names and points of the levels, for all criteria with so many of them."""

    def scaled(criterion: Criterion) -> Criterion:
        if len(criterion.levels) != len(scale):
            return criterion
        levels = tuple(
            replace(level, label=new.label, score=new.score, lowest=new.lowest)
            for level, new in zip(criterion.levels, scale, strict=True)
        )
        return replace(criterion, levels=levels)

    return replace(rubric, criteria=tuple(map(scaled, rubric.criteria)))


def move(rubric: Rubric, place: int, to: int) -> Rubric:
    """The criterion stands at `to` afterwards, at the nearest end when that is beyond one."""
    criteria = list(rubric.criteria)
    moved = criteria.pop(place)
    criteria.insert(min(max(to, 0), len(criteria)), moved)
    return replace(rubric, criteria=tuple(criteria))


def remove(rubric: Rubric, place: int) -> Rubric:
    return replace(rubric, criteria=rubric.criteria[:place] + rubric.criteria[place + 1 :])


def duplicate(rubric: Rubric, place: int) -> Rubric:
    """A copy behind the criterion; it has no ids yet, because it is another one."""
    criterion = rubric.criteria[place]
    levels = tuple(replace(level, id="", uri="") for level in criterion.levels)
    return insert(rubric, place + 1, replace(criterion, id="", uri="", levels=levels))


def insert(rubric: Rubric, place: int, criterion: Criterion) -> Rubric:
    criteria = (*rubric.criteria[:place], criterion, *rubric.criteria[place:])
    return replace(rubric, criteria=criteria)


def add_criterion(rubric: Rubric) -> Rubric:
    """An empty one at the end, with the levels of the others and what is missing of the weight."""
    levels = tuple(
        replace(level, descriptor="", feedback="", id="", uri="") for level in scale_of(rubric)
    )
    weight = max(0, missing_weight(rubric)) if rubric.criteria else WHOLE
    return insert(rubric, len(rubric.criteria), Criterion("", "", weight, levels))


def scale_of(rubric: Rubric) -> tuple[CriterionLevel, ...]:
    """The levels of the criterion with most of them, four usual ones without any."""
    most = max((one.levels for one in rubric.criteria), key=len, default=())
    if most:
        return most
    return tuple(CriterionLevel(n, label, "") for n, label in enumerate(_USUAL_LEVELS, start=1))


def add_level(rubric: Rubric) -> Rubric:
    """One more at the top of every criterion, worth a point more than the highest."""

    def raised(criterion: Criterion) -> Criterion:
        number = len(criterion.levels) + 1
        new = CriterionLevel(criterion.most + 1, f"Level {number}", "")
        return replace(criterion, levels=(*criterion.levels, new))

    return replace(rubric, criteria=tuple(map(raised, rubric.criteria)))


def remove_level(rubric: Rubric) -> Rubric:
    """Without the highest of every criterion that has more than two."""
    criteria = tuple(
        replace(one, levels=one.levels[:-1]) if len(one.levels) > _LEAST_LEVELS else one
        for one in rubric.criteria
    )
    return replace(rubric, criteria=criteria)


def add_from_objectives(rubric: Rubric, plan: LessonPlan) -> Rubric:
    """A drafted criterion for every objective that has none yet; all weights make room.

    Raises UserError when the plan has nothing to draft from.
    """
    known = {one.objective for one in rubric.criteria}
    new = tuple(one for one in draft_rubric(plan).criteria if one.objective not in known)
    if not new:
        return rubric
    criteria = (*rubric.criteria, *new)
    weights = shared_out([one.weight for one in criteria])
    weighted = (replace(one, weight=weight) for one, weight in zip(criteria, weights, strict=True))
    return replace(rubric, criteria=tuple(weighted))


def shared_out(weights: Iterable[int]) -> list[int]:
    """The weights in proportion, as steps that add up to the whole; all 0 stay so."""
    wished = list(weights)
    if not sum(wished):
        return wished
    step = STEP if len(wished) <= WHOLE // STEP else 1
    exact = [weight * WHOLE / step / sum(wished) for weight in wished]
    parts = [int(part) for part in exact]
    order = sorted(range(len(parts)), key=lambda at: (parts[at] - exact[at], at))
    for at in order[: WHOLE // step - sum(parts)]:
        parts[at] += 1
    return [part * step for part in parts]
