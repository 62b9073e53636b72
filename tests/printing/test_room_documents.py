"""Materials checklist, facilitator's reflection, station sheets, certificates: read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase as Stage
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.length import read_length
from facilitator.domain.occasion import NO_OCCASION, Occasion
from facilitator.domain.paper import PLAIN_LOOK, Look, Paper
from facilitator.domain.phase import Phase, Rotation
from facilitator.domain.plan import LessonPlan, Objective
from facilitator.domain.rotation_table import stops_of, visits_of
from facilitator.domain.session import Group, Participant
from facilitator.errors import UserError
from facilitator.printing import certificate, facilitator_reflection, materials_list, station_sheets
from facilitator.printing.render import render
from tests.printing.examples import LETTERS
from tests.printing.examples import PLAN as BREAD
from tests.printing.pdf_reading import Pdf, assert_readable

if TYPE_CHECKING:
    from facilitator.printing.story import Story

PLAN = replace(
    BREAD,
    materials=("One bowl for each group", "Apron, one for each person", "Oven"),
    facilitator_questions=("Who did not touch the dough?",),
    phases=(
        Phase("Engage", read_length("20 minutes"), resources="Two loaves"),
        Phase(
            "Explore",
            read_length("30 minutes"),
            learner_activities="Knead at each table.",
            resources="Bowl, Kitchen scales",
            rotation=Rotation(3, 10),
        ),
    ),
)
ROOM = Occasion(
    datetime(2026, 11, 20, 9, 5),  # noqa: DTZ001 - wall time in the room
    has_day=True,
    place="Kitchen 2",
    groups=(
        Group("a", "Alder", people=4, participants=(Participant("1", "Ada"),)),
        Group("b", "Birch", people=5),
        Group("c", "Cedar", people=3),
    ),
)
LOOKS = [PLAIN_LOOK, Look(large=True), Look(spacious=True), Look(language="de", large=True)]
WORDS = st.text(alphabet=LETTERS, max_size=60)
LONG = st.builds(lambda text, times: text * times, WORDS, st.integers(0, 30))
GENERATED = (Stage.explicit, Stage.generate)


def stories(plan: LessonPlan, occasion: Occasion, paper: Paper, look: Look) -> list[Story]:
    usual = (plan, occasion)
    return [
        materials_list.story(*usual, paper=paper, look=look),
        facilitator_reflection.story(*usual, paper=paper, look=look),
        station_sheets.story(*usual, paper=paper, look=look),
        certificate.story(*usual, occasion.names, paper=paper, look=look),
    ]


def read(story: Story) -> Pdf:
    return Pdf(render(story))


def test_the_checklist_counts_for_the_groups() -> None:
    text = read(materials_list.story(PLAN, ROOM, paper=Paper.A4, look=PLAIN_LOOK)).text()
    for words in ("Materials checklist", "Fri 20 Nov 2026, Kitchen 2", "3 groups, 12 people",
                  "One bowl for each group 3 2", "Apron, one for each person 12",
                  "Also used in phases", "Two loaves 1", "Kitchen scales 2"):  # fmt: skip
        assert words in text


def test_a_plan_that_names_nothing_has_nothing_to_pack() -> None:
    with pytest.raises(UserError, match="no materials"):
        materials_list.story(LessonPlan("Bare"), ROOM, paper=Paper.A4, look=PLAIN_LOOK)


def test_the_facilitator_gets_the_plan_s_questions_or_ours() -> None:
    pdf = read(facilitator_reflection.story(PLAN, ROOM, paper=Paper.A4, look=PLAIN_LOOK))
    assert "Who did not touch the dough?" in pdf.text()
    assert "Fri 20 Nov 2026, 09:05 · Kitchen 2 · 3 groups · 12 people" in pdf.text()
    assert len(pdf.writing_lines(0)) >= 5
    bare = facilitator_reflection.story(
        LessonPlan("Bare"), NO_OCCASION, paper=Paper.A4, look=Look(language="fr")
    )
    assert "Que vais-je changer la prochaine fois ?" in read(bare).text()


def test_each_station_says_who_comes_when() -> None:
    pdf = read(station_sheets.story(PLAN, ROOM, paper=Paper.A4, look=PLAIN_LOOK))
    assert len(pdf) == 3
    second = pdf.text(1)
    for words in ("Station 2", "2 Explore", "Knead at each table.", "Bowl", "Kitchen scales",
                  "09:25 Birch", "09:35 Alder", "09:45 Cedar"):  # fmt: skip
        assert words in second
    assert [title for _, title, _ in pdf.document.get_toc()][1:] == [
        f"Station {number}, Explore" for number in (1, 2, 3)
    ]


def test_a_long_phase_name_beside_a_station_stays_on_the_page() -> None:
    long = replace(
        PLAN,
        phases=tuple(replace(phase, name=f"{phase.name} and more " * 6) for phase in PLAN.phases),
    )
    for paper in Paper:
        story = station_sheets.story(long, ROOM, paper=paper, look=Look(large=True))
        assert_readable(read(story))


def test_a_plan_without_stations_says_so() -> None:
    with pytest.raises(UserError, match="stations"):
        station_sheets.story(BREAD, ROOM, paper=Paper.A4, look=PLAIN_LOOK)


@given(st.integers(1, 6), st.integers(0, 9))
def test_stations_and_groups_tell_of_the_same_moves(rounds: int, groups: int) -> None:
    rotation = Rotation(rounds, 10)
    by_station = {
        (visit.round, station, group)
        for station in range(1, rounds + 1)
        for visit in visits_of(rotation, station, groups, begin=None)
        for group in visit.groups
    }
    by_group = {
        (stop.round, stop.station, group)
        for group in range(groups)
        for stop in stops_of(rotation, group, begin=None)
    }
    assert by_station == by_group


def test_certificates_are_made_out_to_those_who_are_given() -> None:
    names = ("Ada Lovelace", "Bo")
    pdf = read(certificate.story(PLAN, ROOM, names, paper=Paper.A4, look=PLAIN_LOOK))
    assert len(pdf) == 2
    assert "Ada Lovelace" in pdf.text(0)
    assert "Bo" in pdf.text(1)
    for words in ("Certificate of attendance", "took part in", "Bread without a machine",
                  "Fri 20 Nov 2026 · Kitchen 2 · 50 min", "Shape and bake a simple loaf",
                  "Place and date", "Facilitator"):  # fmt: skip
        assert words in pdf.text(0)
    blank = read(certificate.story(PLAN, ROOM, (), paper=Paper.A4, look=PLAIN_LOOK))
    assert "Ada" not in blank.text()


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("look", LOOKS)
def test_can_be_read(paper: Paper, look: Look) -> None:
    for story in stories(PLAN, ROOM, paper, look):
        assert_readable(read(story))


@settings(max_examples=20, phases=GENERATED, deadline=None)
@given(LONG, st.lists(LONG, min_size=1, max_size=8), WORDS, st.sampled_from(Paper), st.booleans())
def test_any_plan_can_be_read(
    text: str, materials: list[str], name: str, paper: Paper, large: bool
) -> None:
    plan = LessonPlan(
        f"T {text[:300]}",
        objectives=(Objective(text, "Apply"),),
        materials=("x", *materials),
        facilitator_questions=(f"Q {text}",),
        phases=(Phase(f"P {name}", learner_activities=text, rotation=Rotation(2, 5)),),
    )
    group = Group("a", f"G {name}", participants=(Participant("1", f"N {name}"),))
    for story in stories(plan, Occasion(groups=(group,)), paper, Look(large=large)):
        assert_readable(read(story))
