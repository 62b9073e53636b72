"""A time on a sheet of paper belongs to one instant and to one phase."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from facilitator.domain.agenda import Agenda, PlannedPhase
from facilitator.domain.paper_entry import instant_of, phase_at
from facilitator.domain.run import Run, Span, Visit

NINE = datetime(2026, 11, 20, 9, tzinfo=UTC)


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


AGENDA = Agenda(
    NINE,
    tuple(PlannedPhase(name, minutes(30)) for name in ("Engage", "Explore", "Explain")),
)


def local(at: datetime) -> time:
    return at.astimezone().time()


@pytest.mark.parametrize("late", [-60, 0, 15, 300, 16 * 60])
def test_a_wall_time_is_the_instant_of_the_session_even_past_midnight(late: int) -> None:
    at = NINE + minutes(late)
    assert instant_of(local(at), NINE) == at


@pytest.mark.parametrize(
    ("after", "phase"), [(-10, 0), (0, 0), (29, 0), (30, 1), (75, 2), (500, 2)]
)
def test_without_a_log_the_agenda_tells_the_phase(after: int, phase: int) -> None:
    assert phase_at(Run(AGENDA), NINE + minutes(after)) == phase


def test_the_log_knows_better_than_the_agenda() -> None:
    late = Visit(0, Span(NINE, NINE + minutes(50))), Visit(1, Span(NINE + minutes(50)))
    run = Run(AGENDA, visits=late)
    assert phase_at(run, NINE + minutes(40)) == 0
    assert phase_at(run, NINE + minutes(55)) == 1


def test_where_the_laptop_died_the_agenda_goes_on_from_the_phase_it_was_in() -> None:
    died = Run(AGENDA, visits=(Visit(1, Span(NINE + minutes(50))),))
    assert phase_at(died, NINE + minutes(79)) == 1
    assert phase_at(died, NINE + minutes(81)) == 2
    longer = Run(AGENDA, visits=died.visits, added=((1, minutes(10)),))
    assert phase_at(longer, NINE + minutes(81)) == 1


def test_after_a_session_that_was_ended_it_is_the_last_phase_that_was_run() -> None:
    visits = (Visit(0, Span(NINE, NINE + minutes(20))),)
    ended = Run(AGENDA, visits=visits, ended_at=NINE + minutes(20))
    assert phase_at(ended, NINE + minutes(25)) == 0


def test_an_agenda_without_phases_has_none() -> None:
    assert phase_at(Run(Agenda(NINE, ())), NINE) is None
