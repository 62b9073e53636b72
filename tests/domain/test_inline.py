"""Inline Markdown as plain words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.inline import Span, plain, spans


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**bold** and *em*, `code`", "bold and em, code"),
        ("__bold__ and _em_", "bold and em"),
        ("***both*** **a** **b**", "both a b"),
        ("**a *b* c**", "a b c"),
        ("[text](https://example.org)", "text (https://example.org)"),
        ("[https://a.b](https://a.b)", "https://a.b"),
        ("![picture](a.png)", "picture (a.png)"),
        ("<https://example.org> <mailto:a@b.c>", "https://example.org mailto:a@b.c"),
        (r"\*not\*", "*not*"),
    ],
)
def test_takes_marks_away(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize(
    "text",
    ["5*3*2", "5*3* 2", "snake_case_name",
     "2 * 3 * 4", "****", "____", "a < b > c", "<Enter>", "<img src=x>",
     "[x] done", "C:\\temp", "if a<b then c", "&amp;", "`", "**", "[a](b c d)"],
)  # fmt: skip
def test_leaves_what_is_no_mark(text: str) -> None:
    assert plain(text) == text


def test_knows_what_is_bold() -> None:
    assert spans("so **very** good") == (Span("so "), Span("very", strong=True), Span(" good"))
    assert spans("") == ()


@given(st.text(alphabet="ab *_`[]()<>\\!", max_size=60))
def test_letters_always_stay(text: str) -> None:
    assert [c for c in plain(text) if c in "ab"] == [c for c in text if c in "ab"]
