from __future__ import annotations

import pytest

from facilitator.domain.title import short_title, subtitle


@pytest.mark.parametrize(
    ("title", "short", "rest"),
    [
        ("Mastering: a way: on", "Mastering", "a way: on"),
        ("No colon", "No colon", ""),
        (": odd", ": odd", ""),
        ("Ends with:", "Ends with", ""),
    ],
)
def test_the_first_colon_parts_a_title(title: str, short: str, rest: str) -> None:
    assert short_title(title) == short
    assert subtitle(title) == rest
