"""Copies that differ in a name: what they share is in the file once."""

from __future__ import annotations

import re

from facilitator.domain.paper import Paper
from facilitator.printing import rubric_sheet
from tests.printing.examples import rubric_of
from tests.printing.pdf_reading import Pdf

MOST_BYTES_OF_A_PAGE = 900


def sheet(copies: int, *, criteria: int = 4, text: str = "Work of this level") -> bytes:
    names = tuple(f"Group {number:03}" for number in range(copies))
    rubric = rubric_of(criteria, 4, text)
    return rubric_sheet.rubric_sheet(rubric, lesson="Bread", paper=Paper.A4, groups=names)


def growth(**more: object) -> float:
    """Bytes for each further copy."""
    return (len(sheet(140, **more)) - len(sheet(40, **more))) / 100  # type: ignore[arg-type]


def test_a_further_copy_takes_room_for_its_name_only() -> None:
    pages = len(Pdf(sheet(2))) // 2
    assert growth() < MOST_BYTES_OF_A_PAGE * pages


def test_more_text_on_the_sheet_makes_no_copy_larger() -> None:
    longer = "Work of this level, told in more words than usual"
    assert len(Pdf(sheet(2, text=longer))) == len(Pdf(sheet(2)))
    assert abs(growth(text=longer) - growth()) < 10


def test_the_common_part_stands_in_the_file_once_and_is_reused() -> None:
    content = sheet(30)
    assert content.count(b"/Subtype /Form") == len(Pdf(content)) // 30


def test_every_copy_still_shows_all_and_its_own_name() -> None:
    read = Pdf(sheet(30))
    pages = len(read) // 30
    for number in (0, 7, 29):
        text = read.text(number * pages)
        assert f"Group {number:03}" in text
        assert len(re.findall(r"Group \d\d\d", text)) == 1
        assert "Work of this level 1.4" in text
        assert "Bread" in text
