"""What a rubric loses on its way out, in sentences."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.domain.rubric import RubricKind
from facilitator.formats.rubrics.points import write_points

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from facilitator.domain.rubric import Criterion, Rubric


class Target(StrEnum):
    """The forms a rubric can be written in."""

    CANVAS = "canvas"
    MOODLE = "moodle"
    CASE = "case"
    MARKDOWN = "markdown"
    DOCX = "docx"


_NAMES = {
    Target.CANVAS: "Canvas",
    Target.MOODLE: "Moodle",
    Target.CASE: "CASE",
    Target.MARKDOWN: "A Markdown table",
    Target.DOCX: "A Word table",
}
_MANY_RATINGS = 5


def losses(rubric: Rubric, target: Target) -> tuple[str, ...]:
    """One sentence for each thing that the target cannot hold; empty when nothing is lost."""
    return tuple(sentence for loss in _OF[target] for sentence in loss(rubric, _NAMES[target]))


def _criteria(rubric: Rubric, has: Callable[[Criterion], object]) -> str:
    """The names of the criteria of which that is true."""
    return ", ".join(f"“{one.title}”" for one in rubric.criteria if has(one))


def _task(rubric: Rubric, name: str) -> Iterator[str]:
    if rubric.task:
        yield f"{name} has no place for the task: “{rubric.task}”."


def _title(rubric: Rubric, name: str) -> Iterator[str]:
    yield f"{name} takes the rubric's name from elsewhere: “{rubric.title}” is left out."


def _weights(rubric: Rubric, name: str) -> Iterator[str]:
    if rubric.weight:
        weights = ", ".join(f"“{one.title}” {one.weight} %" for one in rubric.criteria)
        yield f"{name} has no weights, points count instead: {weights}."


def _ranges(rubric: Rubric, name: str) -> Iterator[str]:
    found = _criteria(rubric, lambda one: any(level.lowest is not None for level in one.levels))
    if found:
        yield f"{name} has no ranges of points, the upper end stays: {found}."


def _lower_ends(rubric: Rubric, name: str) -> Iterator[str]:
    found = _criteria(rubric, _has_odd_range)
    if found:
        yield f"{name} begins each range where the one below ends: {found}."


def _has_odd_range(criterion: Criterion) -> bool:
    ordered = sorted(criterion.levels, key=lambda level: level.score)
    if all(level.lowest is None for level in ordered):
        return False
    below = min((0, *(level.score for level in ordered)))
    ends = [below, *(level.score for level in ordered)]
    return any(level.lowest != end for level, end in zip(ordered, ends, strict=False))


def _not_applicable(rubric: Rubric, name: str) -> Iterator[str]:
    found = _criteria(rubric, lambda one: one.may_not_apply)
    if found:
        yield f"{name} has no “N/A”: {found}."


def _links(rubric: Rubric, name: str) -> Iterator[str]:
    found = _criteria(rubric, lambda one: one.objective is not None)
    if found:
        yield f"{name} has no links to the plan's objectives: {found}."


def _items(rubric: Rubric, name: str) -> Iterator[str]:
    found = _criteria(rubric, lambda one: one.item_uri)
    if found:
        yield f"{name} has no addresses of standards: {found}."


def _descriptions(rubric: Rubric, name: str) -> Iterator[str]:
    found = _criteria(rubric, lambda one: one.description)
    if found:
        yield f"{name} has no description of a criterion: {found}."


def _feedback(rubric: Rubric, name: str) -> Iterator[str]:
    found = _criteria(rubric, lambda one: any(level.feedback for level in one.levels))
    if found:
        yield f"{name} has no ready feedback: {found}."


def _kind(rubric: Rubric, name: str) -> Iterator[str]:
    if rubric.kind is not RubricKind.ANALYTIC:
        kind = rubric.kind.value.replace("_", "-")
        yield f"{name} does not say that the rubric is {kind}."


def _same_points(rubric: Rubric, name: str) -> Iterator[str]:
    for criterion in rubric.criteria:
        counts = Counter(level.score for level in criterion.levels)
        for score, count in counts.items():
            if count > 1:
                yield (
                    f"{name} refuses levels with the same points: “{criterion.title}” has "
                    f"{count} with {write_points(score)}."
                )


def _many(rubric: Rubric, name: str) -> Iterator[str]:
    found = _criteria(rubric, lambda one: len(one.levels) > _MANY_RATINGS)
    if found:
        yield f"{name} shows more than {_MANY_RATINGS} levels badly: {found}."


_NO_PLAN = (_not_applicable, _links, _kind)
_LISTS = (_task, _weights)
_OF: dict[Target, tuple[Callable[[Rubric, str], Iterator[str]], ...]] = {
    Target.CANVAS: (*_LISTS, _lower_ends, *_NO_PLAN, _items, _feedback, _same_points, _many),
    Target.MOODLE: (
        _title,
        *_LISTS,
        _descriptions,
        _ranges,
        *_NO_PLAN,
        _items,
        _feedback,
        _same_points,
    ),
    Target.CASE: (_ranges, *_NO_PLAN),
    Target.MARKDOWN: (*_NO_PLAN, _items, _feedback),
    Target.DOCX: (*_NO_PLAN, _items, _feedback),
}
