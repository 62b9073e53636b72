"""Which strategy comes first for a group whose work stands out in this phase."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from facilitator.domain.differentiation import Need, Standing, fitting, needs, standing_of
from facilitator.domain.observation import AttainmentLevel, Observation
from facilitator.domain.plan import Strategy
from facilitator.domain.session import Group

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
STRATEGIES = (
    Strategy("Novice AI practitioners", "Explain terms again."),
    Strategy("IT operations professionals", "Focus on deployment."),
    Strategy("Experienced data scientists", "Offer an advanced scenario."),
)
ALDER = Group("a", "Alder", "Novice AI practitioners")
CEDAR = Group("c", "Cedar", "IT operations professionals")
LEVELS = list(AttainmentLevel)


def seen(group: str, level: int | None, *, minute: int = 0, phase: int = 3) -> Observation:
    at = AT + timedelta(minutes=minute)
    given = None if level is None else AttainmentLevel(level)
    return Observation(f"{group}{minute}", "s", at, phase, (group,), level=given)


@pytest.mark.parametrize(
    ("levels", "standing"),
    [
        ((), None), ((1,), "low"), ((2,), None), ((3,), None), ((4,), "high"), ((2, 2), "low"),
        ((3, 2), None), ((2, 3), None), ((1, 4), "high"), ((4, 1), "low"), ((1, 3), None),
    ],
)  # fmt: skip
def test_what_stands_out(levels: tuple[int, ...], standing: str | None) -> None:
    assert standing_of([AttainmentLevel(level) for level in levels]) == standing


@pytest.mark.parametrize(
    ("profile", "standing", "strategy"),
    [
        ("Novice AI practitioners", Standing.LOW, 0),
        ("IT operations professionals", Standing.LOW, 0),
        ("IT operations professionals", Standing.HIGH, 2),
        ("Experienced data scientists", Standing.HIGH, 2),
        ("Novice AI practitioners", Standing.HIGH, 2),
        ("", Standing.LOW, 0),
    ],
)
def test_the_strategy_for_what_the_group_needs_now(
    profile: str, standing: Standing, strategy: int
) -> None:
    assert fitting(STRATEGIES, profile, standing) == strategy


def test_without_such_a_strategy_the_groups_own_one_moves_up() -> None:
    alike = (Strategy("Nurses", "x"), Strategy("Doctors", "y"))

    assert fitting(alike, "Doctors", Standing.LOW) == 1
    assert fitting(alike, "Nobody", Standing.LOW) is None


def test_only_levels_of_this_phase_and_of_the_group_itself_count() -> None:
    watched = (
        seen("c", 1, phase=2),
        seen("a", 4, minute=1, phase=2),
        Observation("r", "s", AT, 3, (), level=AttainmentLevel.BEGINNING),
        seen("c", 3, minute=2),
        seen("c", None, minute=3),
    )

    assert needs(watched, 3, groups=(ALDER, CEDAR), strategies=STRATEGIES) == ()


def test_the_newest_level_decides_in_whatever_order_they_come() -> None:
    watched = (seen("c", 1, minute=9), seen("c", 4, minute=5), seen("a", 4, minute=1))

    assert needs(watched, 3, groups=(ALDER, CEDAR), strategies=STRATEGIES) == (
        Need("a", Standing.HIGH, AttainmentLevel.EXTENDING, 2),
        Need("c", Standing.LOW, AttainmentLevel.BEGINNING, 0),
    )
