"""What is printed for characters that the font does not have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.printing.coverage import BREAK_HERE, missing_characters, printable, script_for
from facilitator.printing.fonts import typeface
from facilitator.printing.shaping import JOINERS


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ω ж ạ ế ß € № “quoted” – dash", "Ω ж ạ ế ß € № “quoted” – dash"),
        ("<b>a & b</b> <img src='x'/>", "<b>a & b</b> <img src='x'/>"),
        ("smile 🙂", "smile [U+1F642]"),
        ("👩\u200d🏫", "[U+1F469][U+1F3EB]"),
        ("❤\ufe0f", "[U+2764]"),
        ("a → b ≤ c ☐", "a -> b <= c [ ]"),
        ("水", "[U+6C34]"),
        ("e\u0301", "é"),
        ("soft\u00adhyphen", "softhyphen"),
        ("tab\tand\nline\u2003space", "tab and line space"),
        ("no\u00a0break", "no\u00a0break"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\u200cb", "ab"),
        ("bell\x07 \u202eright\u202c", "bell right"),
        ("lone \ud800", "lone [U+D800]"),
    ],
)
def test_shows(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_names_what_is_missing_once_and_in_order() -> None:
    assert missing_characters(["a → 🙂", "🙂 水 →"]) == ("→", "🙂", "水")


def test_misses_nothing_that_has_no_picture() -> None:
    assert missing_characters(["Plain\ttext\n", "Ω\u00adж\ufe0f\u200d", "e\u0301"]) == ()


@given(st.text())
def test_everything_printable_is_covered(text: str) -> None:
    shown = printable(text)
    drawn = (one for one in shown if one != BREAK_HERE and one not in JOINERS)
    assert all(typeface().covers(one) or script_for(one) for one in drawn)


@given(st.text())
def test_a_character_is_missing_exactly_when_it_is_replaced(text: str) -> None:
    for character in missing_characters([text]):
        assert printable(character) != character
        assert printable(character)
