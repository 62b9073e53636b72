"""What a trainer is told to look at."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from facilitator.domain.activities import activities_in
from facilitator.domain.checks import check_plan, open_checks
from facilitator.domain.diagnostic import Diagnostic, Place, Severity
from facilitator.domain.length import length_of, read_length
from facilitator.domain.offline import needs_of, phase_needs
from facilitator.domain.plan import Assessment, LessonPlan, Objective, Phase, PhaseField, Section
from facilitator.domain.things_used import things_in
from facilitator.domain.word_match import stems
from tests.strategies import plans


def phase(name: str, minutes: int | None = 30, **texts: str) -> Phase:
    return Phase(name, None if minutes is None else length_of(minutes), **texts)


SOUND = LessonPlan(
    title="Knots",
    duration=read_length("1 hour"),
    objectives=(Objective("Tie a bowline", "Apply"),),
    assessments=(Assessment("Summative", "A bowline tied in ten seconds"),),
    phases=(phase("Engage"), phase("Explore")),
)


def found(plan: LessonPlan, code: str) -> list[Diagnostic]:
    return [finding for finding in check_plan(plan) if finding.code == code]


def message(plan: LessonPlan, code: str) -> str:
    (finding,) = found(plan, code)
    return finding.message


def test_a_sound_plan_has_nothing_to_fix() -> None:
    assert open_checks(check_plan(SOUND)) == 0
    assert {finding.code for finding in check_plan(SOUND)} == {"missing-section"}


def test_phases_that_do_not_add_up() -> None:
    plan = replace(SOUND, duration=read_length("4 hours"), phases=(phase("A", 180), phase("B", 90)))
    (finding,) = found(plan, "phases-do-not-add-up")
    assert finding.message == "Phases add up to 4 h 30 min but the plan says 4 h"
    assert finding.severity is Severity.WARNING
    assert finding.place == Place(Section.HEADER, None, PhaseField.DURATION)


@pytest.mark.parametrize("stated", ["1 hour", "75 min", "60+ minutes", "45-70 min", "variable"])
def test_phases_add_up_with_or_without_the_breaks(stated: str) -> None:
    phases = (phase("A"), phase("Break", 15), phase("B"))
    plan = replace(SOUND, duration=read_length(stated), phases=phases)
    assert not found(plan, "phases-do-not-add-up")


def test_ranges_of_phases_add_up_when_some_sum_fits() -> None:
    long = Phase("A", read_length("30-60 minutes"))
    assert not found(replace(SOUND, phases=(long, phase("B"))), "phases-do-not-add-up")
    assert found(replace(SOUND, phases=(long, phase("B", 45))), "phases-do-not-add-up")


def test_an_unknown_length_leaves_the_sum_open() -> None:
    plan = replace(SOUND, phases=(phase("A", 10), phase("B", None)))
    assert not found(plan, "phases-do-not-add-up")
    assert message(plan, "phase-without-length") == (
        "B has no length. Give it one, such as 45 minutes"
    )


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        (
            "depends",
            "unreadable-length",
            "A: the length “depends” cannot be read. Write it as “45 minutes”",
        ),
        ("~30 min", "approximate-length", "A: “~30 min” is approximate. 30 min is planned"),
        ("20-30 min", "length-range", "A: “20-30 min” is a range. 30 min is planned"),
        ("30+ min", "length-open-ended", "A: “30+ min” has no upper end. 30 min is planned"),
        ("30", "length-without-unit", "A: “30” has no unit. It is read as minutes"),
    ],
)  # fmt: skip
def test_what_was_made_of_a_length_is_said(text: str, code: str, words: str) -> None:
    plan = replace(SOUND, phases=(Phase("A", read_length(text)), phase("B")))
    (finding,) = found(plan, code)
    assert finding.message == words
    assert finding.phase == 0
    assert finding.place == Place(Section.STRUCTURE, 0, PhaseField.DURATION)


def test_ninety_minutes_without_a_break() -> None:
    plan = replace(SOUND, phases=(phase("A", 45), phase("B", 45), phase("C", 20), phase("D", 10)))
    (finding,) = found(plan, "no-break")
    assert finding.message == "2 h without a break. Add one before B"
    assert finding.phase == 1


def test_the_break_goes_where_the_parts_become_equally_long() -> None:
    lengths = (30, 60, 60, 90, 30)
    phases = tuple(phase(f"P{n}", minutes) for n, minutes in enumerate(lengths))
    assert message(replace(SOUND, phases=phases), "no-break").endswith("Add one before P2")


def pinned(start: int | None, *lengths: int | None, pin: int) -> LessonPlan:
    """Phases of these lengths, and then one that is fixed to the time."""
    before = tuple(phase(f"P{n}", minutes) for n, minutes in enumerate(lengths))
    lunch = replace(phase("Break: Lunch", 30), pinned_start=pin)
    return replace(SOUND, duration=None, start=start, phases=(*before, lunch))


def test_a_fixed_start_that_is_too_early() -> None:
    plan = pinned(9 * 60, 60, 45, pin=10 * 60 + 30)
    assert message(plan, "pin-too-early") == (
        "Lunch is fixed at 10:30, but what is before it runs until 10:45. "
        "Shorten it by 15 min, or move the start"
    )


def test_a_fixed_start_that_leaves_a_gap_is_only_told() -> None:
    (finding,) = found(pinned(9 * 60, 60, pin=10 * 60 + 10), "pin-gap")
    assert finding.message == "10 min are free before Lunch, which is fixed at 10:10"
    assert finding.severity is Severity.INFO


@pytest.mark.parametrize(
    "plan",
    [
        pinned(9 * 60, 60, pin=10 * 60),
        pinned(None, 60, pin=10 * 60 + 10),
        pinned(23 * 60, 90, pin=30),
        pinned(9 * 60, 60, None, pin=10 * 60),
    ],
)
def test_what_fits_or_is_unknown_collides_with_nothing(plan: LessonPlan) -> None:
    assert not found(plan, "pin-gap")
    assert not found(plan, "pin-too-early")


def test_a_break_in_time_is_enough() -> None:
    phases = (phase("A", 90), phase("Break: Tea", 10), phase("B", 90))
    assert not found(replace(SOUND, phases=phases), "no-break")


def test_a_single_phase_that_is_too_long() -> None:
    phases = (phase("A", 30), phase("Break", 10), phase("B", 120))
    assert message(replace(SOUND, phases=phases), "no-break") == (
        "2 h without a break. B alone is longer than 1 h 30 min: divide it"
    )


@pytest.mark.parametrize(
    ("does", "minutes", "drags"),
    [
        ("Work in groups.", 90, True),
        ("Work in groups.", 60, False),
        ("Analyze a case study, develop a roadmap", 90, False),
        ("Analyze a case study, develop a roadmap", 150, True),
        ("Listen, take notes and watch the film", 75, True),
        ("- Sort the cards\n- Present the order", 90, False),
        ("", 120, False),
    ],
)
def test_an_activity_that_goes_on_too_long(does: str, minutes: int, *, drags: bool) -> None:
    plan = replace(SOUND, phases=(phase("A", minutes, learner_activities=does),))
    assert bool(found(plan, "long-phase")) is drags


def test_a_long_phase_is_told_its_length() -> None:
    plan = replace(SOUND, phases=(phase("A", 75, facilitator_actions="Talk about rope."),))
    assert message(plan, "long-phase") == (
        "A is 1 h 15 min of one activity. Change the activity after an hour at the latest"
    )


def test_technology_that_needs_internet() -> None:
    needy = phase("Engage", technology="Use interactive polling software", resources="Online map")
    plan = replace(SOUND, phases=(phase("Start"), needy))
    (finding,) = found(plan, "needs-internet")
    assert finding.message == "Polling software needs internet. Engage: add an offline alternative"
    assert (finding.phase, finding.place) == (1, Place(Section.STRUCTURE, 1, PhaseField.TECHNOLOGY))


def test_an_offline_alternative_settles_it() -> None:
    needy = phase("Engage", technology="Polling software", offline_alternative="Show of hands")
    assert not found(replace(SOUND, phases=(needy,)), "needs-internet")


def test_rooms_that_are_virtual() -> None:
    plan = replace(SOUND, phases=(phase("Explore", resources="Maps, breakout rooms for groups"),))
    assert message(plan, "virtual-room") == (
        "Breakout rooms are virtual. Explore: choose an in-person resource"
    )


def test_materials_that_need_internet() -> None:
    plan = replace(SOUND, materials=("Pens", "Computers with internet access"))
    (finding,) = found(plan, "needs-internet")
    assert finding.message.startswith("“Computers with internet access” needs internet.")
    assert finding.place == Place(Section.MATERIALS, 1)


def test_a_draft_is_told_what_it_lacks() -> None:
    codes = [finding.code for finding in check_plan(LessonPlan(title=""))]
    assert codes[:4] == ["missing-title", "no-stated-length", "no-objectives", "no-phases"]
    assert codes[4:] == ["missing-section"] * 14


def test_a_level_that_is_none_of_blooms() -> None:
    plan = replace(
        SOUND, objectives=(Objective("a", "Apply"), Objective("b", "high"), Objective("c"))
    )
    assert (
        message(plan, "unknown-bloom-level") == "Objective 2: “high” is none of Bloom’s six levels"
    )


def test_a_key_press_has_only_its_own_phase_read_again() -> None:
    """Sixty phases are checked at each key press: what did not change must not be read anew."""
    many = tuple(
        phase(
            f"Step {n}", 5, learner_activities=f"Tie knot {n} in a new way", resources=f"Rope {n}"
        )
        for n in range(60)
    )
    check_plan(replace(SOUND, phases=many))
    readers = (needs_of, stems, things_in, phase_needs, activities_in)
    before = [reader.cache_info().misses for reader in readers]
    typed = replace(many[30], learner_activities="Tie knot 30 in another way")
    check_plan(replace(SOUND, phases=(*many[:30], typed, *many[31:])))
    missed = [reader.cache_info().misses - was for reader, was in zip(readers, before, strict=True)]
    assert max(missed) <= 3


@settings(suppress_health_check=list(HealthCheck))
@given(plans())
def test_any_plan_can_be_checked(plan: LessonPlan) -> None:
    for finding in check_plan(plan):
        assert finding.message
        assert finding.line is None
        assert finding.place is not None
        assert finding.phase is None or finding.phase < len(plan.phases)
