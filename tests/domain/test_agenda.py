"""The planned order of phases, and when to warn."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from facilitator.domain.agenda import Agenda, PlannedPhase, agenda_of, warning_lead
from facilitator.domain.length import Length
from facilitator.domain.plan import LessonPlan, Phase

START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def phase(name: str, length: int | None) -> Phase:
    return Phase(name, None if length is None else Length(f"{length} min", length, length))


@pytest.mark.parametrize(
    ("planned", "lead"),
    [
        (60, 5),  # the last five minutes
        (25, 5),  # from 25 minutes on
        (24, 4.8),  # below that the last fifth
        (10, 2),
        (5, 1),
        (4, None),  # and none under five minutes
        (0, None),
        (None, None),
    ],
)
def test_warning_comes_by_the_rules(planned: float | None, lead: float | None) -> None:
    given = None if planned is None else minutes(planned)

    assert warning_lead(given) == (None if lead is None else minutes(lead))


def test_phases_lie_end_to_end() -> None:
    agenda = Agenda(START, (PlannedPhase("A", minutes(30)), PlannedPhase("B", minutes(60))))

    assert agenda.start_of(0) == START
    assert agenda.start_of(1) == START + minutes(30)
    assert agenda.finish == START + minutes(90)
    assert agenda.last == 1


def test_a_phase_of_unknown_length_takes_no_planned_time() -> None:
    plan = LessonPlan("P", phases=(phase("A", 30), phase("B", None), phase("C", 10)))

    agenda = agenda_of(plan, START)

    assert agenda.phases[1].planned is None
    assert agenda.start_of(2) == agenda.start_of(1) == START + minutes(30)
    assert agenda.finish == START + minutes(40)


def test_breaks_keep_their_label_and_are_known_as_breaks() -> None:
    plan = LessonPlan("P", phases=(phase("Engage", 30), phase("Break: Lunch", 45)))

    first, second = agenda_of(plan, START).phases

    assert (first.name, first.is_break) == ("Engage", False)
    assert (second.name, second.is_break) == ("Lunch", True)


def test_a_plan_without_phases_ends_when_it_starts() -> None:
    agenda = agenda_of(LessonPlan("P"), START)

    assert agenda.finish == START
    assert agenda.last == -1


@pytest.mark.parametrize(("planned", "lead"), [(60, 3), (15, 3), (10, 2), (4, None)])
def test_another_standing_warning_takes_the_place_of_the_five_minutes(
    planned: int, lead: int | None
) -> None:
    found = warning_lead(minutes(planned), standing=minutes(3))
    assert found == (None if lead is None else minutes(lead))


def test_no_standing_warning_leaves_what_a_phase_asks_for() -> None:
    assert warning_lead(minutes(60), standing=minutes(0)) is None
    assert warning_lead(minutes(60), minutes(7), minutes(0)) == minutes(7)
