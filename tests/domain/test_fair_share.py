"""How attention is spread, and where to look next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.fair_share import Tally, attention, is_uneven, next_look
from facilitator.domain.observation import Observation
from facilitator.domain.session import Group

BEGIN = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
GROUPS = (Group("a", "Alder"), Group("b", "Birch"), Group("c", "Cedar"))
AT = BEGIN + timedelta(minutes=30)


def seen(minute: int, *groups: str, objective: int | None = None) -> Observation:
    return Observation(
        f"{minute}{groups}", "s", BEGIN + timedelta(minutes=minute), groups=groups,
        objective=objective,
    )  # fmt: skip


def test_each_group_has_its_count_its_wait_and_its_gaps() -> None:
    spread = attention(
        GROUPS, 2, [seen(5, "a", objective=0), seen(12, "a", "b", objective=1), seen(20)],
        since=BEGIN, at=AT,
    )  # fmt: skip

    assert [(one.count, one.unseen // timedelta(minutes=1), one.missing) for one in spread] == [
        (2, 18, ()), (1, 18, (0,)), (0, 30, (0, 1)),
    ]  # fmt: skip
    assert [round(one.share, 2) for one in spread] == [0.67, 0.33, 0]


def test_the_one_who_waits_longest_comes_next_with_what_is_assessed_here() -> None:
    spread = attention(GROUPS, 3, [seen(5, "a"), seen(9, "b")], since=BEGIN, at=AT)
    found = next_look(spread, here=(2,))

    assert found is not None
    assert (found.group.name, found.objective) == ("Cedar", 2)
    assert next_look(spread, least=timedelta(minutes=31)) is None


def test_one_group_alone_is_never_next() -> None:
    assert next_look(attention(GROUPS[:1], 1, [], since=BEGIN, at=AT)) is None


def test_of_two_who_wait_alike_the_one_with_more_gaps_comes_next() -> None:
    both = [seen(5, "a", objective=0), seen(10, "a", "b", "c", objective=1)]
    found = next_look(attention(GROUPS, 2, both, since=BEGIN, at=AT))

    assert found is not None
    assert (found.group.name, found.objective) == ("Birch", 0)


def test_a_few_observations_more_are_not_uneven() -> None:
    even = [seen(minute, group) for minute in range(2) for group in "abc"]
    assert not is_uneven(attention(GROUPS, 0, [*even, seen(9, "a")], since=BEGIN, at=AT))
    many = [seen(minute, "a") for minute in range(9)]
    assert is_uneven(attention(GROUPS, 0, [*even, *many], since=BEGIN, at=AT))


@given(st.lists(st.tuples(st.integers(0, 30), st.sets(st.sampled_from("abc"))), max_size=30))
def test_shares_add_up_and_nobody_waits_longer_than_the_session(
    looks: list[tuple[int, set[str]]],
) -> None:
    spread = attention(
        GROUPS, 1, [seen(minute, *sorted(who)) for minute, who in looks], since=BEGIN, at=AT
    )

    assert sum(one.count for one in spread) == sum(len(who) for _, who in looks)
    assert all(timedelta() <= one.unseen <= AT - BEGIN for one in spread)
    assert round(sum(one.share for one in spread), 6) in (0, 1)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 59), st.none() | st.integers(0, 3))))
def test_going_on_with_a_tally_is_counting_everything_again(
    told: list[tuple[int, int, int | None]],
) -> None:
    made = [
        Observation(f"{n}", "s", BEGIN + timedelta(minutes=minute), groups=(f"g{g}",), objective=o)
        for n, (g, minute, o) in enumerate(told)
    ]
    groups = [Group(f"g{n}", f"{n}") for n in range(4)]
    tally, at = Tally(), BEGIN + timedelta(hours=2)
    for one in made:
        tally.add(one)
    assert attention(groups, 4, tally, since=BEGIN, at=at) == attention(
        groups, 4, made, since=BEGIN, at=at
    )
