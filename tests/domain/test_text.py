"""Clean text, and the steps in a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.text import clean_block, clean_line, clean_lines, steps

ANY = st.one_of(st.text(), st.text(alphabet="a \t\n\r\x0b\x0c\x1c\x85\u2028\u00a0\x00\x7f\ud800"))


@given(ANY)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_block(clean_block(text)) == clean_block(text)


@given(ANY)
def test_a_clean_line_is_one_line_that_can_be_stored(text: str) -> None:
    line = clean_line(text)
    assert line.splitlines() in ([], [line])
    assert line == line.strip()
    assert line.encode().decode() == line


@given(ANY)
def test_a_clean_block_has_line_feeds_only(text: str) -> None:
    block = clean_block(text)
    assert block.splitlines() == (block.split("\n") if block else [])
    assert block == block.strip()
    assert all(line == "" or line.strip() for line in block.split("\n"))


def test_space_that_means_something_in_markdown_stays() -> None:
    assert clean_block("a  \n\n    code\n") == "a  \n\n    code"
    assert clean_lines("a\r\n \t\r\x00b") == ["a", "", "b"]


def test_steps_are_items_else_lines_else_sentences() -> None:
    assert steps("* Show\n* Ask") == ("Show", "Ask")
    assert steps("1. Show\n2) Ask") == ("Show", "Ask")
    assert steps("Show\nAsk") == ("Show", "Ask")
    assert steps("Show it. Ask why.") == ("Show it.", "Ask why.")
    assert steps("") == ()


def test_what_no_document_can_hold_is_left_out() -> None:
    assert clean_line("a\x00\x1b\ud800\ufffe\uffffb") == "ab"
