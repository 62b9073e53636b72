"""How the looks of a session were spread."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.attention_spread import looks
from facilitator.domain.observation import Observation
from facilitator.domain.session import Group, Session

NINE = datetime(2026, 11, 20, 9, tzinfo=UTC)
SESSION = Session("s", "p", 1, "Knots", NINE, groups=(Group("a", "Aspen"), Group("b", "Beech")))


def seen(*groups: str, phase: int | None = 0) -> Observation:
    return Observation("o", "s", NINE, phase, groups, note="n")


def test_each_group_has_its_looks_by_phase_and_the_room_comes_last() -> None:
    rows = looks(SESSION, 2, [seen("a"), seen("a", phase=1), seen("a", "b", phase=1), seen()])
    told = [(one.name, one.by_phase, one.total) for one in rows]
    assert told == [("Aspen", (1, 2), 3), ("Beech", (0, 1), 1), ("", (1, 0), 1)]


def test_nobody_looked_means_nothing_to_show() -> None:
    assert looks(SESSION, 2, []) == ()


@given(
    st.lists(st.tuples(st.sampled_from([(), ("a",), ("a", "b")]), st.integers(0, 1)), min_size=1)
)
def test_shares_make_a_whole_and_phases_the_total(made: list[tuple[tuple[str, ...], int]]) -> None:
    rows = looks(SESSION, 2, [seen(*groups, phase=phase) for groups, phase in made])
    assert sum(one.share for one in rows) == pytest.approx(1)
    assert all(sum(one.by_phase) == one.total for one in rows)
