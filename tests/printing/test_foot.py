"""The foot of a page."""

from __future__ import annotations

import pytest

from facilitator.domain.occasion import NO_OCCASION
from facilitator.domain.paper import PLAIN_LOOK, Paper
from facilitator.printing.observation_sheet import observation_sheet
from facilitator.printing.reflection_handout import reflection_handout
from tests.printing.examples import PLAN
from tests.printing.pdf_reading import Pdf, assert_readable


@pytest.mark.parametrize("paper", Paper)
def test_its_hint_is_whole_on_every_paper(paper: Paper) -> None:
    handout = Pdf(reflection_handout(PLAN, paper=paper))
    sheet = Pdf(observation_sheet(PLAN, NO_OCCASION, paper=paper, look=PLAIN_LOOK))
    assert "Learner reflection. Yours to keep." in handout.text(0)
    assert "Copy into the app: group number, level, Enter." in sheet.text(0)
    for pdf in (handout, sheet):
        assert_readable(pdf)
