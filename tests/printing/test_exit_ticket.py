"""Exit tickets, read back from the PDF."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from facilitator.domain.paper import PLAIN_LOOK, Look, Paper
from facilitator.domain.plan import LessonPlan
from facilitator.printing.exit_ticket import FOUR_UP, TWO_UP, exit_ticket
from tests.printing.examples import LETTERS, PLAN
from tests.printing.pdf_reading import (
    MM,
    Pdf,
    assert_lines_clear_of_text,
    assert_nothing_overlaps,
    pitches,
)


def tickets(
    plan: LessonPlan = PLAN,
    *,
    paper: Paper = Paper.A4,
    look: Look = PLAIN_LOOK,
    groups: tuple[str, ...] = (),
    up: int = TWO_UP,
) -> Pdf:
    return Pdf(exit_ticket(plan, paper=paper, look=look, groups=groups, up=up))


def assert_cuts_cleanly(pdf: Pdf, up: int) -> None:
    """Nothing small, nothing overlapping, nothing nearer than 8 mm to where one cuts."""
    page = pdf.document[0].rect
    for number in range(len(pdf)):
        spans = pdf.spans(number)
        assert min(span.size for span in spans) >= 8.99
        assert_nothing_overlaps([span.box for span in spans])
        assert_lines_clear_of_text(pdf, number)
        for span in spans:
            for cut in (0, page.height / 2, page.height):
                assert not span.box.y0 - 8 * MM < cut < span.box.y1 + 8 * MM, span
            for cut in (0, page.width / 2, page.width) if up == FOUR_UP else (0, page.width):
                assert not span.box.x0 - 8 * MM < cut < span.box.x1 + 8 * MM, span


@pytest.mark.parametrize("up", [TWO_UP, FOUR_UP])
def test_each_ticket_has_the_plans_first_question_and_a_scale(up: int) -> None:
    text = tickets(up=up).text()
    for words in ("Exit ticket", PLAN.learner_questions[0], "I still wonder about",
                  "I can use this", "not yet", "this week"):  # fmt: skip
        assert text.count(words) == up


def test_a_plan_without_questions_gets_one_of_ours() -> None:
    assert "The most useful thing today was" in tickets(LessonPlan("Bare")).text()


def test_every_group_gets_a_page_with_its_name_on_each_ticket() -> None:
    pdf = tickets(groups=("Alder", "Birch"))
    assert [pdf.text(page).count("Alder") for page in range(len(pdf))] == [2, 0]
    assert "Page 1" not in pdf.text()


def test_lines_are_eight_millimetres_apart() -> None:
    assert 8.0 in pitches(tickets().writing_lines(0))


def test_long_questions_take_lines_and_not_the_scale() -> None:
    plan = replace(PLAN, learner_questions=("What will you remember? " * 40,))
    assert_cuts_cleanly(tickets(plan, up=FOUR_UP), FOUR_UP)


@settings(max_examples=25, phases=(Phase.explicit, Phase.generate))
@given(
    st.text(alphabet=LETTERS, max_size=300),
    st.text(alphabet=LETTERS, max_size=60),
    st.sampled_from([Paper.A4, Paper.LETTER]),
    st.sampled_from([TWO_UP, FOUR_UP]),
    st.sampled_from([PLAIN_LOOK, Look(language="de", spacious=True)]),
)
def test_any_ticket_can_be_cut_and_read(
    question: str, title: str, paper: Paper, up: int, look: Look
) -> None:
    plan = LessonPlan(f"T {title}", learner_questions=(question,) if question else ())
    assert_cuts_cleanly(tickets(plan, paper=paper, look=look, up=up), up)
