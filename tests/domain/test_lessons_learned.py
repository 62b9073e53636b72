"""Sessions of one plan side by side, and the changes they propose."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agenda import agenda_of
from facilitator.domain.histories import (
    HeldSession,
    objective_histories,
    phase_histories,
    quantile,
)
from facilitator.domain.length import Length
from facilitator.domain.lessons_learned import LessonKind, accept, lessons
from facilitator.domain.observation import AttainmentLevel, Observation
from facilitator.domain.plan import LessonPlan, Objective, Phase, Priority
from facilitator.domain.run import fold
from facilitator.domain.run_events import Advanced, Ended, RunEvent, Skipped, Started, TimeAdded
from facilitator.domain.seen import overview_of

BEGIN = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
NAMES = ("Engage", "Explore", "Elaborate")
PLAN = LessonPlan(
    "Soil",
    objectives=(Objective("Name five signs"), Objective("Plan a trial")),
    phases=tuple(
        Phase(name, Length(f"{minutes} minutes", minutes, minutes))
        for name, minutes in zip(NAMES, (30, 60, 60), strict=True)
    ),
)


def held(
    *minutes: float | None, plan: LessonPlan = PLAN, objectives: tuple[int, ...] = (0, 1)
) -> HeldSession:
    """A session with these minutes in each phase; None for one that was left out."""
    events: list[RunEvent] = []
    at = BEGIN
    for place, spent in enumerate(minutes):
        if spent is None:
            events.append(Skipped(f"s{place}", at, place, True))
            continue
        first = not any(isinstance(event, Started) for event in events)
        kind = Started if first else Advanced
        events.append(kind(f"a{place}", at, place))
        at += timedelta(minutes=spent)
    events.append(Ended("end", at))
    seen = tuple(
        Observation(f"o{one}", "s", BEGIN, objective=one, level=AttainmentLevel.PROFICIENT)
        for one in objectives
    )
    return HeldSession("s", plan, fold(agenda_of(plan, BEGIN), tuple(events)), overview_of(seen))


def test_a_phase_that_mostly_runs_over_is_proposed_longer() -> None:
    runs = [held(30, 60, 74), held(30, 60, 60), held(30, 60, 73), held(30, 60, 76)]
    (line,) = lessons(runs, PLAN)

    assert (line.kind, line.what, line.times, line.sessions) == (
        LessonKind.RAN_OVER, "Elaborate", 3, 4,
    )  # fmt: skip
    assert (line.minutes, line.proposal) == (14, 75)
    assert accept(PLAN, line).phases[2].minutes == 75
    assert lessons(runs, accept(PLAN, line)) == ()


def test_a_phase_that_is_mostly_shorter_is_proposed_shorter() -> None:
    (line,) = lessons([held(30, 41, 60), held(30, 44, 60)], PLAN)

    assert (line.kind, line.what, line.proposal) == (LessonKind.RAN_SHORT, "Explore", 40)


@pytest.mark.parametrize("minutes", [60, 62, 57, 65])
def test_a_few_minutes_change_no_plan(minutes: float) -> None:
    assert lessons([held(30, minutes, 60)], PLAN) == ()


def test_one_run_of_two_is_not_most() -> None:
    assert lessons([held(30, 80, 60), held(30, 60, 60)], PLAN) == ()


def test_a_locked_phase_keeps_its_length() -> None:
    locked = replace(PLAN, phases=(*PLAN.phases[:2], replace(PLAN.phases[2], locked=True)))
    assert lessons([held(30, 60, 80, plan=locked)], locked) == ()


def test_what_is_left_out_again_and_again_could_be_left_out() -> None:
    runs = [held(30, 60, None), held(30, 60, None), held(30, 60, 60)]
    (line,) = lessons(runs, PLAN)

    assert (line.kind, line.what, line.times) == (LessonKind.LEFT_OUT, "Elaborate", 2)
    assert accept(PLAN, line).phases[2].priority is Priority.COULD
    assert lessons(runs, accept(PLAN, line)) == ()


def test_an_objective_nobody_looks_at_gets_a_look() -> None:
    runs = [held(30, 60, 60, objectives=(0,))]
    (line,) = lessons(runs, PLAN)

    assert (line.kind, line.what) == (LessonKind.NEVER_SEEN, "Plan a trial")
    (look,) = accept(PLAN, line).assessments
    assert look.objectives == (1,)
    assert lessons(runs, accept(PLAN, line)) == ()


def test_advice_for_what_is_gone_changes_nothing() -> None:
    (line,) = lessons([held(30, 60, 80)], PLAN)
    other = replace(PLAN, phases=PLAN.phases[:2])

    assert accept(other, line) == other


def test_adapted_time_is_told_apart_from_planned_and_actual() -> None:
    one = held(30, 60, 70)
    events = (
        Started("a", BEGIN, 0), TimeAdded("t", BEGIN, 0, timedelta(minutes=5)),
        Ended("e", BEGIN + timedelta(minutes=33)),
    )  # fmt: skip
    run = fold(agenda_of(PLAN, BEGIN), events)
    first = phase_histories([replace(one, run=run)], PLAN)[0].times[0]

    assert (first.planned, first.adapted, first.actual) == (30, 35, 33)


def test_phases_are_found_by_name_in_older_versions() -> None:
    older = replace(PLAN, phases=PLAN.phases[1:])
    found = phase_histories([held(50, 61, plan=older), held(30, 70, 60)], PLAN)

    assert [(one.name, len(one.times)) for one in found] == [
        ("Engage", 1), ("Explore", 2), ("Elaborate", 2),
    ]  # fmt: skip
    assert found[1].median == 60


def test_levels_are_counted_over_sessions() -> None:
    found = objective_histories([held(30, 60, 60), held(30, 60, 60, objectives=(0,))], PLAN)

    assert found[0].levels == ((AttainmentLevel.PROFICIENT, 2),)
    assert [(one.seen_in, one.sessions) for one in found] == [(2, 2), (1, 2)]


@given(st.lists(st.integers(0, 300), min_size=1), st.floats(0, 1))
def test_a_quantile_lies_between_the_values_and_grows(values: list[int], share: float) -> None:
    found = quantile(values, share)
    assert found is not None
    assert min(values) <= found <= max(values)
    assert found <= (quantile(values, 1.0) or 0)


def test_quantiles_as_everybody_works_them_out() -> None:
    assert quantile([10, 20, 30, 40], 0.5) == 25
    assert quantile([10, 20, 30, 40, 50], 0.8) == 42
    assert quantile([], 0.5) is None
