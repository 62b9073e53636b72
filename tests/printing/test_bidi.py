"""The order of text that runs both ways, held against another implementation."""

from __future__ import annotations

import bidi
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.printing.bidi import has_right_to_left, levels_of, mirrored, visual_order

MIXED = st.text("abc אבג عرب 12 ٣٤ ().,-+%$!?[]{}\u0301\u064b「」", min_size=1, max_size=24)


def seen(text: str) -> str:
    """From left to right; brackets still open the way they did, as the other one leaves them."""
    return "".join(text[at] for at in visual_order(levels_of(text).each))


@given(MIXED.map(str.strip).filter(bool))
def test_agrees_with_python_bidi(text: str) -> None:
    assert seen(text) == bidi.get_display(text)


@given(st.text("abc 12 ().,-%é한中"))
def test_what_runs_to_the_right_stays_as_it_is(text: str) -> None:
    assert not has_right_to_left(text)
    assert seen(text) == text


@pytest.mark.parametrize(
    ("text", "base"), [("abc אבג", 0), ("אבג abc", 1), ("12 (%)", 0), ("12 عرب", 1)]
)
def test_the_first_letter_says_how_the_whole_runs(text: str, base: int) -> None:
    assert levels_of(text).base == base


def test_brackets_open_the_other_way() -> None:
    assert mirrored("(a) «b»") == "«b» (a)"
