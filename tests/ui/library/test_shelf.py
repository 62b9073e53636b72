"""Filters, counts and orders of the library's list."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.shelf import PlanSummary
from facilitator.ui.library.shelf import (
    LengthRange,
    Order,
    ShelfRow,
    Status,
    Wanted,
    arranged,
    count,
    has_length,
    sort_key,
)

_AT = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


def plan(
    name: str,
    *,
    minutes: int | None = 60,
    phases: int = 3,
    checks: int = 0,
    runs: int = 0,
    age: int = 0,
    last_run: int | None = None,
    next_session: int | None = None,
    tags: tuple[str, ...] = (),
) -> ShelfRow:
    """A row; ages are hours before, sessions hours after `_AT`."""
    summary = PlanSummary(
        id=name,
        title=name,
        audience="Anyone",
        stated_minutes=minutes,
        phase_minutes=minutes or 0,
        break_minutes=0,
        phases=phases,
        open_checks=checks,
        version=1,
        updated_at=_AT - timedelta(hours=age),
        tags=tags,
        runs=runs,
        last_run=None if last_run is None else _AT - timedelta(hours=last_run),
        next_session=None if next_session is None else _AT + timedelta(hours=next_session),
    )
    return ShelfRow(summary)


def ids(rows: tuple[ShelfRow, ...]) -> list[str]:
    return [row.plan.id for row in rows]


_ROWS = (
    plan("beta", minutes=90, age=5, tags=("law", "short")),
    plan("Äpfel", minutes=None, age=1, checks=2, runs=2, last_run=30),
    plan("alpha", minutes=240, age=9, next_session=4, tags=("law",)),
    plan("gamma", minutes=None, phases=0, age=2, next_session=1),
    plan("zeta", minutes=60, age=7, runs=1, last_run=3),
)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.NEXT_SESSION, ["gamma", "alpha", "Äpfel", "beta", "zeta"]),
        (Order.TITLE, ["alpha", "Äpfel", "beta", "gamma", "zeta"]),
        (Order.CHANGED, ["Äpfel", "gamma", "beta", "zeta", "alpha"]),
        (Order.LAST_RUN, ["zeta", "Äpfel", "gamma", "beta", "alpha"]),
        (Order.LENGTH, ["zeta", "beta", "alpha", "Äpfel", "gamma"]),
    ],
)
def test_what_an_order_leaves_open_the_last_change_decides(
    order: Order, expected: list[str]
) -> None:
    assert ids(arranged(_ROWS, Wanted(order=order))) == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(status=Status.READY), ["alpha", "beta", "zeta"]),
        (Wanted(status=Status.CHECKS), []),
        (Wanted(status=Status.DRAFT), ["gamma", "Äpfel"]),
        (Wanted(status=Status.NEVER_RUN), ["gamma", "alpha", "beta"]),
        (Wanted(tags=frozenset({"law"})), ["alpha", "beta"]),
        (Wanted(tags=frozenset({"law", "short"})), ["beta"]),
        (Wanted(length=LengthRange.HOUR), ["zeta"]),
        (Wanted(length=LengthRange.HALF_DAY), ["alpha"]),
    ],
)
def test_filters_leave_out_what_they_say(wanted: Wanted, expected: list[str]) -> None:
    assert ids(arranged(_ROWS, wanted)) == expected


def test_matches_of_a_search_keep_their_rank() -> None:
    assert ids(arranged(_ROWS, Wanted(order=Order.TITLE), ranked=True)) == ids(_ROWS)


def test_a_plan_without_a_stated_length_is_as_long_as_its_phases() -> None:
    row = plan("x", minutes=45)
    assert has_length(row.plan, LengthRange.HOUR)


@given(st.integers(1, 10**4))
def test_every_length_falls_into_exactly_one_range(minutes: int) -> None:
    row = plan("x", minutes=minutes)
    ranges = [each for each in LengthRange if each is not LengthRange.ANY]
    assert sum(has_length(row.plan, each) for each in ranges) == 1


_rows = st.lists(
    st.builds(
        plan,
        st.uuids().map(str),
        minutes=st.none() | st.integers(1, 500),
        phases=st.integers(0, 6),
        checks=st.integers(0, 3),
        runs=st.integers(0, 2),
        age=st.integers(0, 100),
        next_session=st.none() | st.integers(0, 99),
        tags=st.sets(st.sampled_from("abc")).map(lambda tags: tuple(sorted(tags))),
    ),
    unique_by=lambda row: row.plan.id,
    max_size=12,
)


@given(_rows)
def test_a_count_is_what_its_filter_shows(rows: list[ShelfRow]) -> None:
    counts = count(rows)
    for status in Status:
        assert counts.statuses[status] == len(arranged(rows, Wanted(status=status)))
    for tag in "abc":
        assert counts.tags[tag] == len(arranged(rows, Wanted(tags=frozenset({tag}))))


@given(_rows, st.sampled_from(Order))
def test_an_order_neither_loses_nor_adds_a_plan(rows: list[ShelfRow], order: Order) -> None:
    assert set(arranged(rows, Wanted(order=order))) == set(rows)


def test_tags_come_by_use_then_by_name() -> None:
    assert count(_ROWS).tags_by_use() == ("law", "short")


def test_accents_do_not_move_a_title_to_the_end() -> None:
    assert sort_key("Éclair") == sort_key("eclair")
