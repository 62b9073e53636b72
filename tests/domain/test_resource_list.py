"""A text of resources as single things, and back without loss."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.resource_list import resource_items, resource_text


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("", ()),
        ("Slides", ("Slides",)),
        ("Slides, prompts", ("Slides", "prompts")),
        ("Cards (red, green), pens", ("Cards (red, green)", "pens")),
        ("Paper, A4; pens", ("Paper, A4", "pens")),
        ("- Slides\n- Cards, small", ("Slides", "Cards, small")),
        ("* Slides\n* Cards", ("Slides", "Cards")),
    ],
)
def test_lists_are_taken_apart(text: str, items: tuple[str, ...]) -> None:
    assert resource_items(text) == items
    assert resource_text(items, like=text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Hand out the cards. Keep the rest.",
        "Slides,prompts",
        "Slides, ",
        "First line\nsecond line",
        "1. Slides\n2. Cards",
        "- Slides\n* Cards",
    ],
)
def test_what_no_list_says_again_stays_a_text(text: str) -> None:
    assert resource_items(text) is None


@given(st.text(max_size=80))
def test_nothing_is_ever_lost(text: str) -> None:
    items = resource_items(text)
    assert items is None or resource_text(items, like=text) == text


@given(st.lists(st.from_regex(r"[a-z][a-z ]{0,8}[a-z]", fullmatch=True), max_size=6))
def test_things_come_back_as_they_were_written(things: list[str]) -> None:
    assert resource_items(resource_text(tuple(things))) == tuple(things)
