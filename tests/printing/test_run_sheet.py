"""Run sheets, read back from the PDF."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import Phase as Phase_
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.length import read_length
from facilitator.domain.occasion import Occasion
from facilitator.domain.paper import PLAIN_LOOK, Look, Paper
from facilitator.domain.plan import LessonPlan, Phase, Strategy
from facilitator.domain.session import Group
from facilitator.errors import UserError
from facilitator.printing.coverage import printable
from facilitator.printing.run_sheet import run_sheet
from tests.printing.examples import LETTERS
from tests.printing.examples import PLAN as BREAD
from tests.printing.pdf_reading import Pdf, assert_readable, squeezed

PHASES = (
    Phase(
        "Engage",
        read_length("20 minutes"),
        facilitator_actions="Hold up two loaves and ask which one rose longer.",
        learner_activities="Smell, press and guess.",
        resources="Two loaves, Bread knife",
        differentiation="Let those who bake at home speak last.",
    ),
    Phase(
        "Break: Tea",
        read_length("15 minutes"),
        facilitator_actions="Set out flour and scales.",
    ),
    Phase(
        "Explore",
        read_length("45 minutes"),
        facilitator_actions="* Show how to knead\n* Walk from bowl to bowl",
        learner_activities="Knead by hand for ten minutes.",
        technology="Online timer",
        offline_alternative="Use the kitchen clock.",
    ),
)
PLAN = replace(
    BREAD,
    phases=PHASES,
    strategies=(Strategy("New to baking", "Give the recipe as pictures."),
                Strategy("Bakers", "Ask for the reasons.")),
)  # fmt: skip
ROOM = Occasion(
    datetime(2026, 11, 20, 9, 5),  # noqa: DTZ001 - wall time in the room
    has_day=True,
    place="Kitchen 2",
    groups=(Group("a", "Alder", "New to baking", 4), Group("b", "Birch", "", 5)),
)
NOWHERE = Occasion()
WORDS = st.text(alphabet=LETTERS, max_size=60)
LONG = st.builds(lambda text, times: text * times, WORDS, st.integers(0, 40))


def sheet(
    plan: LessonPlan = PLAN,
    occasion: Occasion = ROOM,
    *,
    paper: Paper = Paper.A4,
    look: Look = PLAIN_LOOK,
) -> Pdf:
    return Pdf(run_sheet(plan, occasion, paper=paper, look=look))


def test_says_what_happens_when_on_one_page() -> None:
    pdf = sheet()
    assert len(pdf) == 1
    for words in ("Run sheet", "Bread without a machine", "Fri 20 Nov 2026, 09:05–10:25",
                  "Kitchen 2, 1 h 5 min + 15 min break", "1 Alder New to baking, 4", "2 Birch 5",
                  "09:05", "20 min", "Actual", "You Hold up two loaves", "Learners Smell",
                  "For the groups Let those who bake", "Two loaves", "Bread knife",
                  "09:25", "Tea", "Back at 09:40. Set out flour and scales.",
                  "09:40", "Without internet Use the kitchen clock.", "Notes"):  # fmt: skip
        assert words in pdf.text()


def test_strategies_name_the_groups_they_are_for_and_leave_out_who_is_not_here() -> None:
    assert "Alder (New to baking): Give the recipe as pictures." in sheet().text()
    assert "Ask for the reasons." not in sheet().text()
    assert "Bakers: Ask for the reasons." in sheet(occasion=NOWHERE).text()


def test_without_a_start_it_gives_lengths_only() -> None:
    text = sheet(occasion=NOWHERE).text()
    assert "20 min" in text
    assert "09:" not in text


def test_a_plan_without_phases_is_refused() -> None:
    with pytest.raises(UserError, match="no phases"):
        sheet(replace(PLAN, phases=()))


def test_speaks_the_language_that_is_asked_for() -> None:
    text = sheet(look=Look(language="de")).text()
    for words in ("Ablaufplan", "Fr 20 Nov. 2026", "Lernende", "Weiter um 09:40.",
                  "Seite 1 von 1"):  # fmt: skip
        assert words in text


def test_saving_ink_leaves_out_the_ground_and_thins_the_lines() -> None:
    usual, thin = sheet(), sheet(look=Look(ink_saver=True))
    assert thin.darkness(0) < usual.darkness(0)
    assert max(drawing["width"] or 0 for drawing in thin.drawings(0)) <= 0.4 + 1e-6


def test_large_print_has_eighteen_points() -> None:
    sizes = {round(span.size, 1) for span in sheet(look=Look(large=True)).spans(0)}
    assert max(sizes) >= 18.0


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("look", [PLAIN_LOOK, Look(large=True), Look(spacious=True)])
def test_can_be_read(paper: Paper, look: Look) -> None:
    assert_readable(sheet(paper=paper, look=look))


@settings(max_examples=30, phases=(Phase_.explicit, Phase_.generate))
@given(st.lists(st.tuples(WORDS, LONG, LONG, LONG, LONG), min_size=1, max_size=6), LONG,
       st.sampled_from(Paper), st.booleans())  # fmt: skip
def test_any_plan_can_be_read_without_loss(
    texts: list[tuple[str, str, str, str, str]], profile: str, paper: Paper, large: bool
) -> None:
    phases = tuple(
        Phase(
            f"P{name}",
            facilitator_actions=actions,
            learner_activities=activities,
            resources=resources,
            differentiation=differentiation,
        )
        for name, actions, activities, resources, differentiation in texts
    )
    plan = LessonPlan("Title", phases=phases, strategies=(Strategy("All", profile),))
    pdf = sheet(plan, NOWHERE, paper=paper, look=Look(large=large))
    assert_readable(pdf)
    texts_in = (profile, *(text for phase in texts for text in phase[1:3]))
    said = Counter(squeezed("".join(map(printable, texts_in))))
    del said["*"], said["`"]
    assert not said - Counter(squeezed(pdf.text()))


def test_a_resource_of_nothing_but_space_has_no_box() -> None:
    phase = replace(PHASES[0], resources="\u00a0, \u2003")
    assert_readable(sheet(replace(PLAN, phases=(phase,))))
