"""Identifiers of a rubric and its parts: given once, then kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.domain.rubric import Criterion, Rubric


def identified(rubric: Rubric, new_id: Callable[[], str]) -> Rubric:
    """The rubric with an id wherever one is missing, or was already taken by an earlier part."""
    taken: set[str] = set()

    def settled(given: str) -> str:
        found = given if given and given not in taken else new_id()
        taken.add(found)
        return found

    def of_criterion(criterion: Criterion) -> Criterion:
        own = settled(criterion.id)
        levels = tuple(replace(level, id=settled(level.id)) for level in criterion.levels)
        return replace(criterion, id=own, levels=levels)

    own = settled(rubric.id)
    return replace(rubric, id=own, criteria=tuple(map(of_criterion, rubric.criteria)))


def anonymous(rubric: Rubric) -> Rubric:
    """The rubric without ids and uris: what a copy begins with, since it is another rubric."""
    return replace(
        rubric,
        id="",
        uri="",
        criteria=tuple(
            replace(
                criterion,
                id="",
                uri="",
                levels=tuple(replace(level, id="", uri="") for level in criterion.levels),
            )
            for criterion in rubric.criteria
        ),
    )
