"""A rubric in another kind, with as many of its words as that kind has room for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.domain.rubric import Criterion, CriterionLevel, Rubric, RubricKind

if TYPE_CHECKING:
    from collections.abc import Sequence

_SCALES = {
    RubricKind.ANALYTIC: ((1, "Beginning"), (2, "Developing"), (3, "Proficient"), (4, "Extending")),
    RubricKind.SINGLE_POINT: ((1, "Concerns"), (2, "Standard"), (3, "Beyond the standard")),
    RubricKind.CHECKLIST: ((0, "Not yet"), (1, "Done")),
}
_MET = {RubricKind.ANALYTIC: 2, RubricKind.SINGLE_POINT: 1, RubricKind.CHECKLIST: 1}
"""The position of the level at which the work is as it should be."""
_WHOLE = 100


def as_kind(rubric: Rubric, kind: RubricKind) -> Rubric:
    """What stands at the level that is as it should be always comes along."""
    if kind is rubric.kind:
        return rubric
    if kind is RubricKind.HOLISTIC:
        return _holistic(rubric)
    if kind is RubricKind.ANALYTIC and rubric.kind is RubricKind.HOLISTIC:
        return replace(rubric, kind=kind)
    criteria = tuple(_rescaled(one, rubric.kind, kind) for one in rubric.criteria)
    return replace(rubric, criteria=criteria, kind=kind)


def _rescaled(criterion: Criterion, before: RubricKind, kind: RubricKind) -> Criterion:
    said = _said(criterion.levels, before)
    scale = _SCALES[kind]
    levels = tuple(
        CriterionLevel(score, label, said.get(place - _MET[kind], ""))
        for place, (score, label) in enumerate(scale)
    )
    if kind is RubricKind.CHECKLIST:
        levels = (replace(levels[0], descriptor=""), levels[1])
    return replace(criterion, levels=levels)


def _said(levels: Sequence[CriterionLevel], kind: RubricKind) -> dict[int, str]:
    """The words by how far they are from what should be: below it negative, above it positive."""
    met = _MET.get(kind, 2)
    if kind in (RubricKind.ANALYTIC, RubricKind.HOLISTIC) and len(levels) != 4:
        met = max(0, len(levels) - 2) if len(levels) > 2 else len(levels) - 1
    return {place - met: level.descriptor for place, level in enumerate(levels)}


def _holistic(rubric: Rubric) -> Rubric:
    """One criterion, whose levels say what all criteria said."""
    analytic = as_kind(rubric, RubricKind.ANALYTIC)
    if not analytic.criteria:
        return replace(rubric, kind=RubricKind.HOLISTIC)
    usual = max((one.levels for one in analytic.criteria), key=len)
    levels = tuple(
        CriterionLevel(level.score, level.label, _together(analytic, place))
        for place, level in enumerate(usual)
    )
    whole = Criterion(rubric.title, "", _WHOLE, levels)
    return replace(rubric, criteria=(whole,), kind=RubricKind.HOLISTIC)


def _together(rubric: Rubric, place: int) -> str:
    said = (one.levels[place].descriptor for one in rubric.criteria if place < len(one.levels))
    return "\n".join(filter(None, said))
