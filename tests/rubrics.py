"""Rubrics to test with: one by hand, and any at all."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from facilitator.domain.bloom import BloomLevel
from facilitator.domain.rubric import (
    Criterion,
    CriterionLevel,
    Drafted,
    Rubric,
    RubricKind,
    SheetParts,
)

LABELS = ("Beginning", "Developing", "Proficient", "Extending")


def criterion(title: str, weight: int = 0, **more: Any) -> Criterion:
    """Four levels that say which criterion they are of."""
    levels = tuple(
        CriterionLevel(score, label, f"{title} at {score}")
        for score, label in enumerate(LABELS, start=1)
    )
    return Criterion(title, "", weight, levels, **more)


KNOTS = Rubric(
    "Knots rubric",
    "Tying a bowline",
    (criterion("Ties it", 60, objective=0, may_not_apply=True), criterion("Explains it", 40)),
)

_texts = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=12)
_points = st.integers(-5, 100) | st.decimals(
    0, 20, places=2, allow_nan=False, allow_infinity=False
).map(lambda points: points if isinstance(points, Decimal) else Decimal(points))
_levels = st.builds(
    CriterionLevel,
    score=_points,
    label=_texts,
    descriptor=_texts,
    lowest=st.none() | _points,
    feedback=_texts,
    id=_texts,
    uri=_texts,
)
_bloom = st.none() | st.sampled_from(BloomLevel)
_drafted = st.builds(Drafted, verb=_texts, matter=_texts, level=_bloom, stated=st.booleans())
_criteria = st.builds(
    Criterion,
    title=_texts,
    description=_texts,
    weight=st.integers(0, 100),
    levels=st.lists(_levels, max_size=5).map(tuple),
    objective=st.none() | st.integers(0, 5),
    bloom=_bloom,
    may_not_apply=st.booleans(),
    drafted=st.none() | _drafted,
    item_uri=_texts,
    id=_texts,
    uri=_texts,
)
any_rubrics = st.builds(
    Rubric,
    title=_texts,
    task=_texts,
    criteria=st.lists(_criteria, max_size=4).map(tuple),
    kind=st.sampled_from(RubricKind),
    id=_texts,
    uri=_texts,
    sheet=st.builds(SheetParts, *(st.booleans() for _ in range(6))),
)
