"""The facilitator's reflection: figures, and as much room for each question as for the others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator.domain.paper import Look, Paper
from facilitator.printing.labels import label
from facilitator.printing.style import frame_of
from facilitator.services import review_exports
from facilitator.services.printing import Document, PrintOrder, make_pdf
from tests.printing.pdf_reading import Pdf, assert_readable
from tests.ui.rig import SOIL, make_rig, play_soil

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.session_report import SessionReport


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SessionReport]:
    rig = make_rig(tmp_path_factory.mktemp("room") / "desk")
    _, session = play_soil(rig)
    found = review_exports.report_for(rig.desk, session.id)
    assert found is not None
    yield found
    rig.desk.library.close()


def sheet(report: SessionReport, questions: int, paper: Paper) -> Pdf:
    asked = tuple(f"What of part {number} would I keep?" for number in range(1, questions + 1))
    plan = replace(SOIL, facilitator_questions=asked)
    order = PrintOrder(Document.FACILITATOR_REFLECTION, plan, report=report, paper=paper)
    return Pdf(make_pdf(order))


def lines_of_questions(pdf: Pdf) -> list[list[int]]:
    """By page: the lines below each question."""
    found = []
    for page in range(len(pdf)):
        tops = [box.y0 for box, word in pdf.words(page) if word == "What"]
        ends = [*tops[1:], *(box.y0 for box, word in pdf.words(page) if word == "Notes")]
        ends = [*ends, pdf.document[page].rect.height][: len(tops)]
        lines = pdf.writing_lines(page)
        pairs = zip(tops, ends, strict=True)
        found.append([sum(top < line < end for line in lines) for top, end in pairs])
    return found


@pytest.mark.parametrize("paper", [Paper.A4, Paper.LETTER])
def test_three_questions_and_the_figures_are_one_page(report: SessionReport, paper: Paper) -> None:
    pdf = sheet(report, 3, paper)
    assert_readable(pdf)
    assert len(pdf) == 1
    assert min(lines_of_questions(pdf)[0]) >= 4


@pytest.mark.parametrize("paper", [Paper.A4, Paper.LETTER])
@pytest.mark.parametrize("questions", range(4, 9))
def test_questions_on_all_pages_have_like_room(
    report: SessionReport, questions: int, paper: Paper
) -> None:
    pages = lines_of_questions(sheet(report, questions, paper))
    each = [lines for page in pages for lines in page]
    assert len(each) == questions
    assert len(pages[0]) > 1
    assert min(each) >= 4
    assert max(each) < 2 * min(each)


@pytest.mark.parametrize("language", ["en", "de", "es", "fr"])
@pytest.mark.parametrize("paper", Paper)
def test_no_word_of_the_figures_is_broken(
    report: SessionReport, paper: Paper, language: str
) -> None:
    look = Look(language=language)
    order = PrintOrder(Document.FACILITATOR_REFLECTION, SOIL, report=report, paper=paper, look=look)
    pdf = Pdf(make_pdf(order))
    assert_readable(pdf)
    words = {word for _, word in pdf.words(0)}
    frame = frame_of(paper, look=look)
    for head in ("Phase", "Planned", "Adapted", "Actual"):
        assert set(label(frame, head).split()) <= words
    minutes = [box.y0 for box, word in pdf.words(0) if word == "min"]
    assert len(set(minutes)) <= len(SOIL.phases)
