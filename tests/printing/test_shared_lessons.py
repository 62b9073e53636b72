"""The lesson plans that lie beside the checkout, on paper; they are no part of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.domain.paper import Paper
from facilitator.domain.rubric_draft import draft_rubric
from facilitator.formats.markdown import read_plan
from facilitator.printing.reflection_handout import reflection_handout
from facilitator.printing.rubric_sheet import rubric_sheet
from tests.printing.examples import texts_of
from tests.printing.pdf_reading import Pdf, assert_readable, squeezed

LESSONS = Path(__file__).resolve().parents[3] / "shared" / "lessons"
FILES = sorted(LESSONS.glob("*.txt"))


@pytest.mark.skipif(not FILES, reason="no lesson plans beside the checkout")
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("file", FILES or [Path("none")], ids=lambda file: file.name[:3])
def test_prints_well(file: Path, paper: Paper) -> None:
    plan = read_plan(file.read_text(encoding="utf-8")).plan
    rubric = draft_rubric(plan)
    sheet = Pdf(rubric_sheet(rubric, lesson=plan.title, paper=paper))
    handout = Pdf(reflection_handout(plan, paper=paper))
    if paper is not Paper.A5:
        assert len(sheet) == (1 if len(rubric.criteria) < 5 else 2)
        assert len(handout) <= 2
    for pdf in (sheet, handout):
        assert_readable(pdf)
        assert all(pdf.darkness(page) < 0.05 for page in range(len(pdf)))
    found = squeezed(sheet.text())
    assert all(squeezed(text) in found for text in texts_of(rubric))
    assert all(question in handout.text() for question in plan.learner_questions)
