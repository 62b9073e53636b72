"""Minutes as people read them."""

from __future__ import annotations

import pytest

from facilitator.domain.wording import hours_and_minutes


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (270, "4 h 30 min"),
        (240, "4 h"),
        (45, "45 min"),
        (0, "0 min"),
        (61, "1 h 1 min"),
        (-90, "−1 h 30 min"),
    ],
)
def test_hours_and_minutes(minutes: int, words: str) -> None:
    assert hours_and_minutes(minutes) == words
