"""Points on a rubric sheet: weights in per cent, turned into small whole numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.domain.rubric import Points, Rubric

_PARTS = (5, 2, 1)
"""Per cent worth one point, the coarsest first: weights in steps of 5 make a total of 20."""


def points(rubric: Rubric) -> tuple[Points, ...]:
    """The points that the highest level of each criterion earns.

    Without weights it is the score of that level.
    """
    if not rubric.weight:
        return tuple(criterion.most for criterion in rubric.criteria)
    part = next(p for p in _PARTS if all(c.weight % p == 0 for c in rubric.criteria))
    return tuple(criterion.weight // part for criterion in rubric.criteria)
