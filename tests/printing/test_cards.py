"""Group cards and name tents, read back from the PDF."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import Phase as Stage
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.length import read_length
from facilitator.domain.occasion import Occasion
from facilitator.domain.paper import PLAIN_LOOK, Look, Paper
from facilitator.domain.phase import Phase, Rotation
from facilitator.domain.plan import LessonPlan
from facilitator.domain.session import Group
from facilitator.printing.group_cards import group_cards
from facilitator.printing.name_tents import name_tents
from tests.printing.examples import LETTERS, PLAN
from tests.printing.pdf_reading import Pdf, assert_lines_clear_of_text, assert_nothing_overlaps

STATIONS = Phase(
    "Explore",
    read_length("40 minutes"),
    learner_activities="Knead by hand at each station.",
    rotation=Rotation(4, 10),
)
BAKING = replace(PLAN, phases=(Phase("Engage", read_length("20 minutes")), STATIONS))
NAMES = ("Alder", "Birch", "Cedar", "Damson", "Elm")
ROOM = Occasion(
    datetime(2026, 11, 20, 9, 5),  # noqa: DTZ001 - wall time in the room
    groups=tuple(Group(name, name) for name in NAMES),
)
WORDS = st.text(alphabet=LETTERS, max_size=200)


def cards(
    plan: LessonPlan = BAKING,
    occasion: Occasion = ROOM,
    *,
    paper: Paper = Paper.A4,
    look: Look = PLAIN_LOOK,
) -> Pdf:
    return Pdf(group_cards(plan, occasion, paper=paper, look=look))


def assert_stays_in_its_cell(pdf: Pdf) -> None:
    for number in range(len(pdf)):
        page, spans = pdf.document[number].rect, pdf.spans(number)
        assert all(span.size >= 8.99 for span in spans)
        assert_nothing_overlaps([span.box for span in spans])
        assert_lines_clear_of_text(pdf, number)
        for span in spans:
            assert not span.box.x0 < page.width / 2 < span.box.x1, span
            assert not span.box.y0 < page.height / 2 < span.box.y1, span
            assert page.contains(span.box)


def test_four_cards_on_a_page_in_the_order_of_the_room() -> None:
    pdf = cards()
    assert len(pdf) == 2
    assert [name for name in NAMES if name in pdf.text(0)] == list(NAMES[:4])
    assert "Elm" in pdf.text(1)
    assert pdf.text(0).count("Your task in Explore Knead by hand at each station.") == 4


def test_everybody_moves_on_by_one_station_each_round() -> None:
    for words in ("09:25 Station 1", "09:35 Station 2", "09:55 Station 4", "09:25 Station 4"):
        assert words in cards().text(0)


def test_without_a_rotation_the_longest_phase_is_the_task() -> None:
    plan = replace(BAKING, phases=(BAKING.phases[0], replace(STATIONS, rotation=None)))
    text = cards(plan).text(0)
    assert "Your task in Explore" in text
    assert "Station" not in text


def test_blank_cards_for_a_plan_nobody_set_up() -> None:
    assert cards(occasion=Occasion()).text(0).count("Your task in Explore") == 4


def test_a_task_too_long_for_its_card_ends_in_an_ellipsis() -> None:
    plan = replace(BAKING, phases=(replace(STATIONS, learner_activities="Knead well. " * 300),))
    pdf = cards(plan)
    assert_stays_in_its_cell(pdf)
    assert pdf.text(0).count("…") == 4


@settings(max_examples=25, phases=(Stage.explicit, Stage.generate))
@given(
    WORDS,
    st.lists(st.text(alphabet=LETTERS, max_size=50), max_size=6),
    st.sampled_from([Paper.A4, Paper.LETTER]),
    st.sampled_from([PLAIN_LOOK, Look(large=True), Look(spacious=True)]),
)
def test_any_card_stays_in_its_cell(task: str, names: list[str], paper: Paper, look: Look) -> None:
    plan = LessonPlan("T", phases=(replace(STATIONS, learner_activities=task),))
    groups = tuple(Group(str(at), name) for at, name in enumerate(names))
    assert_stays_in_its_cell(cards(plan, Occasion(groups=groups), paper=paper, look=look))


def tents(*names: str, paper: Paper = Paper.A4) -> Pdf:
    return Pdf(name_tents(PLAN, names, paper=paper, look=PLAIN_LOOK))


def test_a_short_name_is_as_large_as_it_goes_and_stands_below_the_fold() -> None:
    (name,) = (span for span in tents("Ada").spans(0) if span.text == "Ada")
    height = tents("Ada").document[0].rect.height
    assert name.size == pytest.approx(64)
    assert height / 4 < name.box.y0
    assert name.box.y1 < height / 2


def test_two_tents_on_a_page_and_blank_ones_have_a_line() -> None:
    assert len(tents("Ada", "Ben", "Cem")) == 2
    assert len(tents()) == 1
    assert tents().text().count("Fold here") == 2


@settings(max_examples=25, phases=(Stage.explicit, Stage.generate))
@given(st.lists(st.text(alphabet=LETTERS, max_size=120), min_size=1, max_size=4),
       st.sampled_from([Paper.A4, Paper.LETTER]))  # fmt: skip
def test_any_name_fits(names: list[str], paper: Paper) -> None:
    pdf = tents(*names, paper=paper)
    for page in range(len(pdf)):
        assert_nothing_overlaps([span.box for span in pdf.spans(page)])
        assert all(pdf.document[page].rect.contains(span.box) for span in pdf.spans(page))
