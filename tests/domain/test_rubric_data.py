"""Rubrics as data: nothing is lost, and numbers stay what they were."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from itertools import count

from hypothesis import given

from facilitator.domain.rubric import Rubric
from facilitator.domain.rubric_data import rubric_from_data, rubric_to_data
from facilitator.domain.rubric_identity import anonymous, identified
from tests.rubrics import KNOTS, any_rubrics


@given(any_rubrics)
def test_what_is_stored_comes_back(rubric: Rubric) -> None:
    stored = json.dumps(rubric_to_data(rubric))
    back = rubric_from_data(json.loads(stored))
    assert back == rubric
    assert json.dumps(rubric_to_data(back)) == stored


def test_whole_points_stay_whole_and_others_exact() -> None:
    first = KNOTS.criteria[0]
    half = replace(first.levels[0], score=Decimal("1.75"), lowest=1)
    rubric = replace(KNOTS, criteria=(replace(first, levels=(half, first.levels[1])),))
    (back,) = rubric_from_data(json.loads(json.dumps(rubric_to_data(rubric)))).criteria
    assert [(repr(level.score), level.lowest) for level in back.levels] == [
        ("Decimal('1.75')", 1),
        ("2", None),
    ]


@given(any_rubrics)
def test_every_part_gets_an_id_of_its_own_and_keeps_it(rubric: Rubric) -> None:
    numbers = count()
    once = identified(rubric, lambda: f"new-{next(numbers)}")
    ids = [once.id]
    for criterion in once.criteria:
        ids += [criterion.id, *(level.id for level in criterion.levels)]
    assert all(ids)
    assert len(set(ids)) == len(ids)
    assert identified(once, lambda: "again") == once
    assert anonymous(once) == anonymous(rubric)
