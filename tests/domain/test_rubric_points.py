"""Weights as points."""

from __future__ import annotations

import pytest

from facilitator.domain.rubric import Criterion, CriterionLevel, Rubric
from facilitator.domain.rubric_points import points


def rubric(*weights: int) -> Rubric:
    levels = tuple(CriterionLevel(score, "", "") for score in (1, 2, 3, 4))
    return Rubric("", "", tuple(Criterion("", "", weight, levels) for weight in weights))


@pytest.mark.parametrize(
    ("weights", "worth"),
    [
        ((20, 20, 40, 20), (4, 4, 8, 4)),
        ((35, 35, 30), (7, 7, 6)),
        ((34, 66), (17, 33)),
        ((33, 33, 34), (33, 33, 34)),
        ((0, 0), (4, 4)),
        ((), ()),
    ],
)
def test_are_small_whole_numbers(weights: tuple[int, ...], worth: tuple[int, ...]) -> None:
    assert points(rubric(*weights)) == worth
