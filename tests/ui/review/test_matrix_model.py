"""Latest levels, counts and gaps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from facilitator.domain.observation import AttainmentLevel, Observation
from facilitator.domain.plan import LessonPlan, Objective
from facilitator.domain.seen import overview_of
from facilitator.domain.session import Group, Session
from facilitator.ui.review.matrix_model import Cell, matrix

NINE = datetime(2026, 11, 20, 9, tzinfo=UTC)
PLAN = LessonPlan("Knots", objectives=(Objective("Tie a bowline"), Objective("Choose a knot")))
SESSION = Session("s", "p", 1, "Knots", NINE, groups=(Group("a", "Aspen"), Group("b", "Beech")))


def seen(minute: int, group: str | None, objective: int | None, level: int | None) -> Observation:
    return Observation(
        id=str(minute),
        session_id="s",
        at=NINE + timedelta(minutes=minute),
        groups=() if group is None else (group,),
        objective=objective,
        level=None if level is None else AttainmentLevel(level),
        note="seen",
    )


def test_the_newest_level_counts_whatever_the_order() -> None:
    shown = matrix(SESSION, PLAN, overview_of([seen(9, "a", 0, 3), seen(2, "a", 0, 1)]))
    assert shown.cell(0, 0) == Cell(2, AttainmentLevel.PROFICIENT)


def test_a_note_without_a_level_counts_but_leaves_the_level() -> None:
    shown = matrix(SESSION, PLAN, overview_of([seen(1, "a", 0, 2), seen(5, "a", 0, None)]))
    assert shown.cell(0, 0) == Cell(2, AttainmentLevel.DEVELOPING)


def test_the_whole_room_fills_no_gap() -> None:
    shown = matrix(SESSION, PLAN, overview_of([seen(1, None, 0, 2), seen(2, "a", None, 2)]))
    assert len(shown.gaps) == 4


def test_gaps_name_the_group_and_the_objective() -> None:
    shown = matrix(
        SESSION, PLAN, overview_of([seen(1, "a", 0, 2), seen(2, "a", 1, 2), seen(3, "b", 0, 4)])
    )
    assert [(group.name, column) for group, column in shown.gaps] == [("Beech", 1)]


def test_there_is_nothing_to_show_without_groups_or_objectives() -> None:
    assert matrix(SESSION, LessonPlan("Bare"), overview_of([])).is_empty
    assert not matrix(SESSION, PLAN, overview_of([])).is_empty
