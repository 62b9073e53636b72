"""Bloom's levels in their spellings."""

from __future__ import annotations

import pytest

from facilitator.domain.bloom import BloomLevel, recognize
from facilitator.domain.plan import Objective


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Analyze", BloomLevel.ANALYZE),
        ("Analyse", BloomLevel.ANALYZE),
        ("Analyzing", BloomLevel.ANALYZE),
        ("Analysis", BloomLevel.ANALYZE),
        ("CREATING", BloomLevel.CREATE),
        ("Synthesis", BloomLevel.CREATE),
        ("Comprehension", BloomLevel.UNDERSTAND),
        ("Knowledge", BloomLevel.REMEMBER),
        ("Level 3: Apply", BloomLevel.APPLY),
        ("*Evaluation*", BloomLevel.EVALUATE),
        ("Analyze / Evaluate", BloomLevel.EVALUATE),
        ("high", None),
        ("", None),
        ("reapply", None),
    ],
)
def test_levels_are_recognized_in_the_usual_spellings(text: str, level: BloomLevel | None) -> None:
    assert recognize(text) == level


def test_the_level_of_an_objective_stays_as_written() -> None:
    objective = Objective("Read a recipe", "Analysing")
    assert objective.bloom is BloomLevel.ANALYZE
    assert objective.level == "Analysing"
