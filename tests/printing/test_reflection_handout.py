"""Reflection handouts, read back from the PDF."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.inline import plain
from facilitator.domain.paper import Paper
from facilitator.domain.plan import LessonPlan, Objective
from facilitator.domain.self_check import i_can
from facilitator.printing.coverage import printable
from facilitator.printing.reflection_handout import OWN_QUESTIONS, reflection_handout
from tests.printing.examples import LETTERS, PLAN
from tests.printing.pdf_reading import (
    MM,
    Pdf,
    assert_readable,
    pitches,
    squeezed,
    text_by_pdfium,
)

WORDS = st.text(
    alphabet=LETTERS,
    min_size=1,
    max_size=90,
)


def handout(plan: LessonPlan, paper: Paper = Paper.A4, groups: tuple[str, ...] = ()) -> Pdf:
    return Pdf(reflection_handout(plan, paper=paper, groups=groups))


def lines_below_each(pdf: Pdf, page: int = 0) -> list[int]:
    """How many lines stand between each question's number and the next one."""
    numbers = [span.box.y0 for span in pdf.spans(page) if abs(span.size - 9.5) < 0.01]
    lines = pdf.writing_lines(page)
    ends = [*numbers[1:], pdf.document[page].rect.height]
    return [
        sum(start < line < end for line in lines) for start, end in zip(numbers, ends, strict=True)
    ]


def test_says_everything_on_one_portrait_page() -> None:
    pdf = handout(PLAN)
    assert len(pdf) == 1
    assert (round(pdf.document[0].rect.width / MM), round(pdf.document[0].rect.height / MM)) == (
        210,
        297,
    )
    for objective in PLAN.objectives:
        assert i_can(objective.text) in pdf.text()
    for question in PLAN.learner_questions:
        assert question in pdf.text()
    for words in ("My reflection", "Bread without a machine", "Name", "Date",
                  "Circle where you are today", "O1", "O4",
                  "1 not yet, 2 with help, 3 on my own, 4 can teach it",
                  "One thing I will do by", "Learner reflection. Yours to keep.",
                  "Page 1 of 1"):  # fmt: skip
        assert words in pdf.text()


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("groups", [(), ("Alder", "Birch")])
def test_can_be_read(paper: Paper, groups: tuple[str, ...]) -> None:
    pdf = handout(PLAN, paper, groups)
    assert_readable(pdf)
    pages = 2 if paper is Paper.A5 else 1
    assert len(pdf) == max(len(groups), 1) * pages


def test_both_readers_find_the_same_words() -> None:
    found = squeezed(text_by_pdfium(reflection_handout(PLAN, paper=Paper.A4)))
    assert all(squeezed(question) in found for question in PLAN.learner_questions)


def test_has_four_circles_for_each_objective() -> None:
    pdf = handout(PLAN)
    circles = [
        drawing["rect"]
        for drawing in pdf.drawings(0)
        if all(item[0] == "c" for item in drawing["items"])
        and 5 * MM < drawing["rect"].width < 6 * MM
    ]
    assert len(circles) == 4 * len(PLAN.objectives)


def test_every_question_has_five_lines_or_more_eight_millimetres_apart() -> None:
    pdf = handout(PLAN)
    counts = lines_below_each(pdf)
    assert min(counts) >= 5
    assert 8.0 in pitches(pdf.writing_lines(0))
    within = [pitch for pitch in pitches(pdf.writing_lines(0)) if pitch < 12]
    assert within == [8.0]


def test_longer_questions_get_lines_first() -> None:
    short, long = "Why?", "Why this, and not what the others did, when both were possible?"
    more = 0
    for count in range(5):
        plan = replace(
            PLAN, objectives=PLAN.objectives[:count], learner_questions=(short, long, short)
        )
        first, second, third = lines_below_each(handout(plan))
        assert second >= first >= third >= second - 1
        more += second - third
    assert more


def test_fills_the_page() -> None:
    """From the last thing on the page to the foot there is less room than for one more line."""
    for questions in (1, 2, 3, 4):
        plan = replace(PLAN, learner_questions=PLAN.learner_questions[:1] * questions)
        pdf = handout(plan)
        for page in range(len(pdf)):
            foot = pdf.document[page].rect.height - (15 + 7 + 2.5) * MM
            lowest = max(
                drawing["rect"].y1
                for drawing in pdf.drawings(page)
                if drawing["rect"].y1 < foot + 2
            )
            assert foot - lowest < 9 * MM


def test_a_question_stays_with_its_lines() -> None:
    plan = replace(PLAN, learner_questions=tuple(f"Question {n}?" for n in range(1, 12)))
    pdf = handout(plan)
    assert len(pdf) > 2
    assert_readable(pdf)
    for page in range(len(pdf)):
        asked = pdf.text(page).count("Question ")
        assert len(pdf.writing_lines(page)) >= 5 * asked


def test_asks_own_questions_when_the_plan_has_none() -> None:
    pdf = handout(LessonPlan("Bare"))
    assert len(pdf) == 1
    for question in OWN_QUESTIONS:
        assert question in pdf.text()
    assert "Circle where you are today" not in pdf.text()
    assert_readable(pdf)


def test_a_single_question_leaves_room_for_notes() -> None:
    pdf = handout(LessonPlan("Bare", learner_questions=("What stays?",)))
    assert "Notes" in pdf.text()
    assert len(pdf) == 1


def test_repeats_the_legend_above_objectives_on_every_page() -> None:
    plan = replace(PLAN, objectives=tuple(Objective(f"Use tool {n}") for n in range(60)))
    pdf = handout(plan)
    assert_readable(pdf)
    pages = [page for page in range(len(pdf)) if "I can use tool" in pdf.text(page)]
    assert len(pages) > 1
    assert all("4 can teach it" in pdf.text(page) for page in pages)


def test_prints_the_groups_name_and_a_line_for_the_learners() -> None:
    pdf = handout(PLAN, groups=("Alder", "Birch <3>"))
    for page, name in enumerate(("Alder", "Birch <3>")):
        assert name in pdf.text(page)
        assert "Name" in pdf.text(page)
        line = pdf.document[page].search_for("Group")[0]
        assert abs(line.y1 - pdf.document[page].search_for(name)[0].y1) < 3


def test_blank_copies_have_no_field_for_a_group() -> None:
    pdf = handout(PLAN, groups=("", "", ""))
    assert len(pdf) == 3
    assert "Group" not in pdf.text()


def test_is_light_on_ink_embedded_and_the_same_again() -> None:
    first, second = (reflection_handout(PLAN, paper=Paper.LETTER) for _ in range(2))
    assert first == second
    pdf = Pdf(first)
    assert 0.005 < pdf.darkness(0) < 0.05
    assert all("NotoSans" in font[3] for font in pdf.document[0].get_fonts())
    assert pdf.document.metadata["title"] == "My reflection: Bread without a machine"
    titles = [entry[1] for entry in pdf.document.get_toc()]
    assert titles[1] == "Self-check"
    assert PLAN.learner_questions[0] in titles


@settings(max_examples=25)
@given(
    st.lists(WORDS, max_size=12),
    st.lists(st.builds(lambda text, times: text * times, WORDS, st.integers(1, 40)), max_size=8),
    st.sampled_from(Paper),
)
def test_any_plan_can_be_read_without_loss(
    objectives: list[str], questions: list[str], paper: Paper
) -> None:
    plan = LessonPlan(
        "Anything", objectives=tuple(map(Objective, objectives)), learner_questions=tuple(questions)
    )
    pdf = handout(plan, paper)
    assert_readable(pdf)
    found = squeezed(pdf.text())
    for text in questions:
        for word in printable(plain(text)).split():
            assert squeezed(word)[:8] in found
