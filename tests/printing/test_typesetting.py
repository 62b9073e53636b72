"""Breaking text into lines."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.inline import plain
from facilitator.printing.coverage import BREAK_HERE, printable
from facilitator.printing.style import text_style
from facilitator.printing.typesetting import (
    cut_stack,
    one_line,
    set_plain,
    set_text,
    stack_height,
    text_width,
)

STYLE = text_style(10)
TEXTS = st.text(max_size=300) | st.text(alphabet="ab c-/d*_`[]<>&", max_size=300)


def lines(text: str, width: float) -> list[str]:
    return [line.text for line in set_text(text, STYLE, width)]


@given(TEXTS, st.floats(min_value=15, max_value=500))
def test_no_line_is_wider_than_its_column(text: str, width: float) -> None:
    for line in set_text(text, STYLE, width):
        assert line.width <= width + 0.01
        shown = sum(text_width(run.text, text_style(10, bold=run.bold)) for run in line.runs)
        assert shown == pytest.approx(line.width, abs=0.01)


@given(TEXTS, st.floats(min_value=15, max_value=500))
def test_no_letter_is_lost(text: str, width: float) -> None:
    shown = "".join(lines(text, width)).replace(" ", "")
    assert shown == printable(plain(text)).replace(" ", "").replace(BREAK_HERE, "")


@given(TEXTS)
def test_plain_text_keeps_every_mark(text: str) -> None:
    shown = "".join(line.text for line in set_plain(text, STYLE, 100)).replace(" ", "")
    assert shown == printable(text).replace(" ", "").replace(BREAK_HERE, "")


def test_breaks_between_words() -> None:
    assert lines("one two three", text_width("one two ", STYLE)) == ["one two", "three"]


def test_breaks_long_words_at_hyphens_first() -> None:
    assert lines("cross-functional", text_width("cross-func", STYLE)) == ["cross-", "functional"]


@pytest.mark.parametrize("text", ["e-mail", "2024-11-20", "24/7", "-5"])
def test_keeps_short_signs_whole(text: str) -> None:
    assert lines(f"aaaa {text}", text_width(f"aaaa {text[:-1]}", STYLE)) == ["aaaa", text]


def test_breaks_a_word_wider_than_the_column() -> None:
    broken = lines("m" * 30, text_width("m" * 10, STYLE))
    assert broken == ["m" * 10] * 3


def test_keeps_no_break_spaces() -> None:
    width = text_width("aaa 10\u00a0", STYLE)
    assert lines("aaa 10\u00a0min", width) == ["aaa", "10\u00a0min"]


def test_bold_words_stand_where_they_belong() -> None:
    (line,) = set_text("so **very** good", STYLE, 500)
    assert [(run.text, run.bold) for run in line.runs] == [
        ("so", False),
        (" very", True),
        (" good", False),
    ]
    assert line.runs[1].x == pytest.approx(text_width("so", STYLE))


def test_one_line_says_that_there_is_more() -> None:
    line = one_line("one two three four", STYLE, text_width("one two th…", STYLE))
    assert line.text == "one two…"
    assert one_line("", STYLE, 50).text == ""


@given(st.integers(1, 60), st.floats(14, 100), st.floats(14, 100))
def test_cutting_loses_no_line(count: int, first: float, later: float) -> None:
    stack = set_text("word " * count, STYLE, text_width("word", STYLE) + 1)
    parts = cut_stack(stack, first, later)
    assert tuple(line for part in parts for line in part) == stack
    assert stack_height(parts[0]) <= first + 0.01
    assert all(stack_height(part) <= later + 0.01 for part in parts[1:])


@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000,
        "水" * 40_000,
        "**a " * 50_000,
        "[a](" * 50_000,
        "_a_ `b " * 30_000,
        "-a" * 100_000,
    ],
    ids=["word", "code points", "bold", "links", "marks", "hyphens"],
)
def test_takes_linear_time(text: str) -> None:
    begin = process_time()
    set_text(text, STYLE, 100)
    assert process_time() - begin < 5
