"""Whole lesson files: canonical ones come back byte for byte, messy ones lose nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.domain.checks import check_plan
from facilitator.domain.length import read_length
from facilitator.domain.plan import Assessment, LessonPlan, Objective, Section, Strategy
from facilitator.formats.markdown import ReadPlan, place, read_plan, write_plan
from facilitator.formats.source import load_source

DATA = Path(__file__).resolve().parents[1] / "data"
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "lessons"
LESSONS = sorted(SHARED.glob("*.txt"))


@pytest.mark.skipif(not LESSONS, reason="the five lessons are not beside the checkout")
@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem[:3])
def test_the_five_lessons_come_back_byte_for_byte(lesson: Path) -> None:
    content = lesson.read_bytes()
    read = read_plan(content.decode())
    assert write_plan(read.plan).encode() == content
    assert read.diagnostics == ()
    assert read.plan.kept == ()
    assert all(phase.kept == () for phase in read.plan.phases)


@pytest.mark.skipif(not LESSONS, reason="the five lessons are not beside the checkout")
def test_the_fifth_lesson_does_not_add_up() -> None:
    read = read_plan(LESSONS[4].read_text("utf-8"))
    first = place(check_plan(read.plan), read.lines)[0]
    assert first.message == "Phases add up to 4 h 30 min but the plan says 4 h"
    assert first.line == 3


@pytest.fixture(scope="module")
def sourdough() -> LessonPlan:
    return read_plan((DATA / "sourdough.md").read_text("utf-8")).plan


def test_our_own_lesson_comes_back_byte_for_byte(sourdough: LessonPlan) -> None:
    assert write_plan(sourdough).encode() == (DATA / "sourdough.md").read_bytes()


def test_every_part_of_our_own_lesson_is_in_its_place(sourdough: LessonPlan) -> None:
    assert sourdough.short_title == "Sourdough at home"
    assert sourdough.duration == read_length("3 hours")
    assert sourdough.audience == "Adults who have baked yeast bread before"
    assert sourdough.other_objective_columns == ("Where it shows",)
    assert sourdough.objectives[0] == Objective(
        "Explain why a starter rises", "Understanding", ("Table talk",)
    )
    assert sourdough.objectives[1].other_cells == ()
    assert sourdough.objectives[2].other_cells == ("Plan | photo",)
    assert sourdough.concepts[2].endswith("first rise:\n- warm and short\n- cool and long")
    assert len(sourdough.materials) == 3
    assert sourdough.assessments[1] == Assessment(
        "Summative", "The plan of a baking day", "Objectives 2 and 3,\nwith the dough on the table"
    )
    assert sourdough.strategies[0] == Strategy("New to baking", "Give the dough a head start")
    assert sourdough.learner_questions == ("What did your hands notice before your eyes did?",)


def test_the_phases_of_our_own_lesson(sourdough: LessonPlan) -> None:
    names = [phase.name for phase in sourdough.phases]
    assert names == ["Engage", "Explore", "Break: Tea", "Explain", "Elaborate", "Evaluate"]
    assert [phase.minutes for phase in sourdough.phases] == [20, 40, 15, 30, 60, 30]
    assert (sourdough.phase_minutes, sourdough.break_minutes) == (180, 15)
    explore, tea, explain = sourdough.phases[1:4]
    assert explore.facilitator_actions.startswith("1. Show how to fold once.\n2. Walk")
    assert explore.offline_alternative == "Question cards on a string"
    assert explore.kept[0].text == "**Clean-up:** Scrape the bowls before they dry."
    assert tea.is_break
    assert tea.label == "Tea"
    assert "\n## is what" in explain.facilitator_actions
    assert "\n# 24 °C   4 h\n" in explain.facilitator_actions


def test_what_the_form_does_not_know_stays_in_its_place(sourdough: LessonPlan) -> None:
    assert [(kept.section, kept.after) for kept in sourdough.kept] == [
        (Section.HEADER, 3),
        (Section.MATERIALS, 0),
        (Section.MATERIALS, 2),
        (Section.VIRTUAL, 1),
    ]
    assert sourdough.kept[3].text.startswith("## Song for the rise\n\nSing it twice")
    assert sourdough.kept[3].text.endswith("* Verse two")


@pytest.fixture(scope="module")
def first_aid() -> ReadPlan:
    return read_plan(load_source(DATA / "first_aid.txt").text)


def test_a_messy_lesson_is_understood(first_aid: ReadPlan) -> None:
    plan = first_aid.plan
    assert plan.title == "First aid: the first five minutes"
    assert plan.stated_minutes == 90
    assert plan.audience == "Volunteers of the sports club, and whoever has the key"
    assert plan.objectives == (
        Objective("Call for help in the right order", "Remember"),
        Objective("Put a person into the recovery position", "Applying"),
    )
    assert plan.prior_knowledge == ("None",)
    assert plan.materials == ("Mats",)
    assert plan.learner_questions == ("What would you do first?",)
    assert plan.facilitator_questions == ("Did everybody lie down once?",)


def test_the_phases_of_a_messy_lesson_are_understood(first_aid: ReadPlan) -> None:
    engage, explore, coffee, explain = first_aid.plan.phases
    assert (engage.name, engage.minutes) == ("Phase 1: Engage", 10)
    assert engage.facilitator_actions == "Ask who has ever had to call.\nWait."
    assert (
        engage.learner_activities == "- Share in pairs\n- Note the first question they were asked"
    )
    assert engage.kept[0].text == "---"
    assert (explore.duration, explore.minutes) == (read_length("depends on the room"), None)
    assert (
        explore.learner_activities == "Practise on each other.\n**Weather:** Indoors if it rains."
    )
    assert (coffee.name, coffee.minutes) == ("Break: Coffee", 15)
    assert explain.facilitator_actions == "Show the recovery position.\n* slowly\n* again"
    assert explain.resources == "Mat"


def test_nothing_of_a_messy_lesson_is_lost(first_aid: ReadPlan) -> None:
    written = write_plan(first_aid.plan)
    words = set(load_source(DATA / "first_aid.txt").text.replace("*", " ").split())
    changed = {"Agenda", "Prerequisites", "Reflection", "Trainers", "1.", "Learning", "outcomes:",
               "Total", "time", "Audience:", "Teacher", "Student", "activities:", "Participant",
               "Coffee", "break", "–", "+", "Time:", "(10", "minutes)", "(Remember)", "(Applying)",
               "=================================", "-", "##", "###", "#", ":"}  # fmt: skip
    assert sorted(word for word in words - changed if word not in written) == []
    assert read_plan(written).plan == first_aid.plan
    assert write_plan(read_plan(written).plan) == written


def test_what_was_odd_about_a_messy_lesson_is_said_with_its_line(first_aid: ReadPlan) -> None:
    said = [(finding.line, finding.code) for finding in first_aid.diagnostics]
    assert said == [(49, "duplicate-field"), (54, "unknown-section"), (57, "duplicate-heading")]
    messages = [finding.message for finding in first_aid.diagnostics]
    assert messages == [
        "“Explain” has “Materials” twice. The second one is kept as text",
        "“Risk register” is no section of a lesson plan. It is kept as text",
        "The section “Material” appears twice. The second one is kept as text",
    ]


def test_findings_of_the_check_get_the_line_they_are_about(first_aid: ReadPlan) -> None:
    found = {
        (finding.code, finding.line)
        for finding in place(check_plan(first_aid.plan), first_aid.lines)
        if finding.code != "missing-section"
    }
    assert found == {
        ("unreadable-length", 37),
        ("length-range", 44),
        ("objective-without-assessment", None),
    }
