"""Materials that phases use and the list leaves out; profiles that no phase serves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.checks import check_plan
from facilitator.domain.diagnostic import Place
from facilitator.domain.plan import LessonPlan, Phase, PhaseField, Section, Strategy
from facilitator.domain.served import unserved
from facilitator.domain.things_used import missing_from_list


def missing(resources: str, *materials: str) -> list[str]:
    plan = LessonPlan("P", materials=materials, phases=(Phase("One", resources=resources),))
    return [use.thing for use in missing_from_list(plan)]


@pytest.mark.parametrize(
    ("resources", "material"),
    [
        ("Case study documents", "Documents of the case studies"),
        ("flip charts", "One flip chart"),
        ("Pens and paper", "Paper, pens"),
        ("a roadmap template", "Sample integration roadmap template"),
        ("Markers", "Flip chart and markers"),
        ("Whiteboard for capturing ideas", "Whiteboard or digital collaboration tool"),
        ("Scenario card: collapse in the canteen", "Scenario cards: office fall, canteen"),
    ],
)
def test_what_the_list_has_in_other_words_is_there(resources: str, material: str) -> None:
    assert missing(resources, material) == []


@pytest.mark.parametrize(
    "resources",
    [
        "",
        "None",
        "Online resources, breakout rooms",
        "Group findings",
        "Provide links to further reading material",
        "#### Final questions",
        "Whatever the learners bring with them on the day of the session itself",
    ],
)
def test_what_is_no_thing_to_bring(resources: str) -> None:
    assert missing(resources, "Pens") == []


def test_each_missing_thing_counts_once() -> None:
    assert missing("Presentation slides, presentation slides, peer feedback forms", "Pens") == [
        "Presentation slides",
        "peer feedback forms",
    ]


def found(plan: LessonPlan) -> list[tuple[str, Place | None]]:
    codes = {"missing-material", "profile-without-phase"}
    return [(one.message, one.place) for one in check_plan(plan) if one.code in codes]


def test_one_missing_thing_is_named_with_its_phase() -> None:
    plan = LessonPlan("P", materials=("Pens",), phases=(Phase("Engage", resources="Pens, a bell"),))
    assert found(plan) == [
        (
            "Engage uses “a bell”, which the materials list leaves out. Add it to the list",
            Place(Section.STRUCTURE, 0, PhaseField.RESOURCES),
        )
    ]


def test_several_missing_things_are_one_finding() -> None:
    phases = (Phase("A", resources="bell, rope, flag"), Phase("B", resources="whistle"))
    plan = LessonPlan("P", materials=("Pens",), phases=phases)
    assert found(plan) == [
        (
            "The materials list leaves out 4 things that phases use. Add “bell”, “rope”, “flag” …",
            Place(Section.MATERIALS),
        )
    ]


def test_without_a_list_nothing_is_left_out() -> None:
    assert found(LessonPlan("P", phases=(Phase("A", resources="bell"),))) == []


PROFILES = (
    Strategy("Novice practitioners", "Explain terms"),
    Strategy("Experienced data scientists", "Harder cases"),
    Strategy("IT operations professionals", "Focus on deployment"),
)


def profiles(*notes: str) -> list[int]:
    phases = tuple(Phase(f"P{n}", differentiation=note) for n, note in enumerate(notes))
    return list(unserved(LessonPlan("P", phases=phases, strategies=PROFILES)))


def test_a_profile_that_no_phase_serves() -> None:
    notes = ("More guidance for beginners", "Advanced users explore further")
    assert profiles(*notes) == [2]
    phases = tuple(Phase("P", differentiation=note) for note in notes)
    ((message, place),) = found(LessonPlan("P", phases=phases, strategies=PROFILES))
    assert message.startswith("No phase serves “IT operations professionals”. Say under")
    assert place == Place(Section.DIFFERENTIATION, 2)


def test_a_note_for_everybody_serves_everybody() -> None:
    assert profiles("Novices first", "Assign roles based on expertise levels") == []
    assert profiles("Anything that helps") == []


def test_without_notes_the_strategies_stand_beside_each_phase() -> None:
    assert profiles("", "") == []


@given(st.text(max_size=200), st.text(max_size=100))
def test_any_text_can_be_compared(resources: str, material: str) -> None:
    missing(resources, material)
    profiles(resources, material)
