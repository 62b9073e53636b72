"""Formatted text as it lies on the clipboard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.formats.pasted import markdown_of

_WORD = """<html xmlns:o="urn:x"><head><style>p {color: red}</style></head><body>
<!--StartFragment--><p class=MsoNormal>Ask <b>two</b> questions<o:p></o:p></p>
<p class=MsoNormal><span style='font-weight:bold'>Then </span>listen.</p>
<ul><li>Who?</li><li>When &amp; where?</li></ul><!--EndFragment--></body></html>"""


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (_WORD, "Ask **two** questions\n\n**Then** listen.\n\n* Who?\n* When & where?"),
        ("<ol><li><p>One</p></li><li><p>Two</p></li></ol>", "1. One\n2. Two"),
        ("<ul><li>A<ul><li>B</li></ul></li></ul>", "* A\n  * B"),
        ('<b style="font-weight:normal"><p>Plain <b>bold</b></p></b>', "Plain **bold**"),
        ("one<br>two", "one\ntwo"),
        ("<p>5 * 3</p>", "5 * 3"),
        ('<img src="http://x/y.png"><script>alert(1)</script><p>Kept</p>', "Kept"),
        ("<p><b>a</b><b>b</b></p>", "**ab**"),
    ],
)
def test_paragraphs_items_and_bold_are_kept(html: str, text: str) -> None:
    assert markdown_of(html) == text


@given(st.text(alphabet="<>/bpliou&;*a \n\\\"'=!-", max_size=60))
def test_any_html_becomes_some_text(html: str) -> None:
    assert markdown_of(html) == markdown_of(html).strip()
