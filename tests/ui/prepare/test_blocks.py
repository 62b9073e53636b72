"""Cutting a text of a plan into paragraphs, items and the rest."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from facilitator.ui.prepare.blocks import Block, Kind, blocks


def test_lines_of_a_paragraph_flow_together() -> None:
    assert blocks("one\ntwo\n\nthree") == (
        Block(Kind.PARAGRAPH, "one two"),
        Block(Kind.PARAGRAPH, "three"),
    )


def test_a_line_break_that_was_meant_stays_one() -> None:
    assert blocks("one  \ntwo\\\nthree")[0].text == "one\u2028two\u2028three"


def test_items_know_their_depth_and_mark() -> None:
    found = blocks("* first\n  - inner\n    goes on\n1. numbered")
    assert found == (
        Block(Kind.ITEM, "first", 0, "*"),
        Block(Kind.ITEM, "inner goes on", 1, "-"),
        Block(Kind.ITEM, "numbered", 0, "1."),
    )
    assert [each.is_numbered for each in found] == [False, False, True]


def test_headings_quotes_and_rules() -> None:
    assert blocks("#### Notes ##\n> said\n> so\n***") == (
        Block(Kind.HEADING, "Notes", 4),
        Block(Kind.QUOTE, "said so"),
        Block(Kind.RULE, ""),
    )


def test_tables_and_code_are_shown_as_they_stand() -> None:
    table = "| a | b |\n|---|---|\n| 1 | 2 |"
    assert blocks(table) == (Block(Kind.LITERAL, table),)
    assert blocks("```\n* no item\n```\nafter") == (
        Block(Kind.LITERAL, "* no item"),
        Block(Kind.PARAGRAPH, "after"),
    )


def test_code_without_an_end_goes_to_the_end() -> None:
    assert blocks("~~~\na\n\nb") == (Block(Kind.LITERAL, "a\n\nb"),)


_LINES = st.text(alphabet="ab *-#>|`~1.\\\n\t ", max_size=60)


@given(_LINES)
def test_no_letter_is_lost(text: str) -> None:
    shown = "".join(block.text for block in blocks(text))
    assert re.findall("[ab]", shown) == re.findall("[ab]", text)
