"""Observation sheets, read back from the PDF."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from facilitator.domain.occasion import Occasion
from facilitator.domain.paper import PLAIN_LOOK, Look, Paper
from facilitator.domain.plan import LessonPlan, Objective
from facilitator.domain.session import Group
from facilitator.errors import UserError
from facilitator.printing.observation_sheet import Tag, observation_sheet
from tests.printing.examples import LETTERS, PLAN
from tests.printing.pdf_reading import MM, Pdf, assert_readable

GROUPS = (Group("a", "Alder", "New to baking", 4), Group("b", "Birch", "", 5))
ROOM = Occasion(groups=GROUPS)
TAGS = (Tag("S", "stuck"), Tag("Q", "question"))
WORDS = st.text(alphabet=LETTERS, max_size=90)


def sheet(
    plan: LessonPlan = PLAN,
    occasion: Occasion = ROOM,
    *,
    paper: Paper = Paper.A4,
    look: Look = PLAIN_LOOK,
) -> Pdf:
    return Pdf(observation_sheet(plan, occasion, paper=paper, look=look, tags=TAGS))


def circles(pdf: Pdf) -> int:
    return sum(
        all(item[0] == "c" for item in drawing["items"]) and 5 * MM < drawing["rect"].width < 6 * MM
        for page in range(len(pdf))
        for drawing in pdf.drawings(page)
    )


def test_has_four_circles_for_each_group_and_objective() -> None:
    pdf = sheet()
    assert len(pdf) == 1
    assert circles(pdf) == 4 * len(GROUPS) * len(PLAN.objectives)


def test_says_who_and_what_under_the_numbers_of_the_screen() -> None:
    text = sheet().text()
    for words in ("Observation sheet", "Group", "1 Alder", "New to baking", "4 people", "2 Birch",
                  "O1 Explain how yeast", "O4 Plan a baking day", "Observer", "Follow up",
                  "1 Beginning", "4 Extending", "S stuck", "Q question",
                  "Copy into the app"):  # fmt: skip
        assert words in text


def test_a_plan_nobody_set_up_gets_rows_without_names() -> None:
    pdf = sheet(occasion=Occasion())
    assert circles(pdf) == 4 * 4 * len(PLAN.objectives)
    assert "Alder" not in pdf.text()


def test_many_objectives_go_on_in_further_tables() -> None:
    many = replace(PLAN, objectives=PLAN.objectives * 3)
    pdf = sheet(many)
    assert circles(pdf) == 4 * len(GROUPS) * 12
    assert_readable(pdf)
    assert "O12 Plan a baking day" in pdf.text()


def test_a_plan_without_objectives_is_refused() -> None:
    with pytest.raises(UserError, match="no objectives"):
        sheet(replace(PLAN, objectives=()))


def test_there_are_two_lines_or_more_to_write_on() -> None:
    pdf = sheet()
    assert len(pdf.writing_lines(0)) >= 2 * len(GROUPS)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("look", [PLAIN_LOOK, Look(large=True), Look(spacious=True, language="de")])
def test_can_be_read(paper: Paper, look: Look) -> None:
    assert_readable(sheet(paper=paper, look=look))


@settings(max_examples=30, phases=(Phase.explicit, Phase.generate))
@given(
    st.lists(WORDS, min_size=1, max_size=9),
    st.lists(st.tuples(WORDS, WORDS), max_size=9),
    st.sampled_from(Paper),
    st.booleans(),
)
def test_any_plan_can_be_read(
    aims: list[str], groups: list[tuple[str, str]], paper: Paper, large: bool
) -> None:
    plan = LessonPlan("Title", objectives=tuple(Objective(aim) for aim in aims))
    here = tuple(Group(str(number), name, profile) for number, (name, profile) in enumerate(groups))
    pdf = sheet(plan, Occasion(groups=here), paper=paper, look=Look(large=large))
    assert_readable(pdf)
    assert circles(pdf) == 4 * (len(groups) or 4) * len(aims)
