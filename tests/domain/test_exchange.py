"""The law of joining: whoever merges what first, and how often, the outcome is the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.exchange import (
    Stamped,
    join_plans,
    join_rubrics,
    join_sessions,
    nameless,
    went_apart,
)
from tests.accounts import AT, plans, rubrics, sessions

if TYPE_CHECKING:
    from facilitator.domain.exchange import PlanRecord, RubricRecord, SessionRecord


@given(plans(), plans(), plans())
def test_plans_join_in_any_order_and_any_number_of_times(
    a: PlanRecord, b: PlanRecord, c: PlanRecord
) -> None:
    assert join_plans(a, b) == join_plans(b, a)
    assert join_plans(join_plans(a, b), c) == join_plans(a, join_plans(b, c))
    assert join_plans(a, a) == a
    assert join_plans(join_plans(a, b), b) == join_plans(a, b)


@given(rubrics(), rubrics(), rubrics())
def test_rubrics_join_in_any_order_and_any_number_of_times(
    a: RubricRecord, b: RubricRecord, c: RubricRecord
) -> None:
    assert join_rubrics(a, b) == join_rubrics(b, a)
    assert join_rubrics(join_rubrics(a, b), c) == join_rubrics(a, join_rubrics(b, c))
    assert join_rubrics(a, a) == a
    assert join_rubrics(join_rubrics(a, b), b) == join_rubrics(a, b)


@given(rubrics(), rubrics())
def test_a_rubric_has_every_version_and_the_last_choice(a: RubricRecord, b: RubricRecord) -> None:
    both = join_rubrics(a, b)

    keys = {version.key for version in (*a.versions, *b.versions)}
    assert [version.key for version in both.versions] == sorted(keys)
    assert both.chosen == max(a.chosen, b.chosen)


@given(sessions(), sessions(), sessions())
def test_sessions_join_in_any_order_and_any_number_of_times(
    a: SessionRecord, b: SessionRecord, c: SessionRecord
) -> None:
    assert join_sessions(a, b) == join_sessions(b, a)
    assert join_sessions(join_sessions(a, b), c) == join_sessions(a, join_sessions(b, c))
    assert join_sessions(a, a) == a
    assert join_sessions(join_sessions(a, b), b) == join_sessions(a, b)


@given(sessions(), sessions())
def test_joining_loses_nothing(a: SessionRecord, b: SessionRecord) -> None:
    both = join_sessions(a, b)

    for one in (a, b):
        assert one.events.keys() <= both.events.keys()
        assert one.groups.keys() <= both.groups.keys()
        assert one.follow_ups.keys() <= both.follow_ups.keys()
        assert one.answers.keys() <= both.answers.keys()
        if not both.forgotten:
            assert one.scores.keys() <= both.scores.keys()
            for id_, states in one.observations.items():
                assert {*states} <= {*both.observations[id_]}


@given(sessions(), sessions())
def test_who_was_forgotten_in_one_account_is_in_neither(a: SessionRecord, b: SessionRecord) -> None:
    both = join_sessions(a, b)

    assert both.forgotten == a.forgotten | b.forgotten
    assert nameless(both) == both
    if both.forgotten:
        assert "Quell" not in repr(both)
    if any(one.participant for one in both.forgotten):
        assert not any("p1" in score.value for score in both.scores.values())


@given(plans(), plans())
def test_a_plan_has_every_version_and_says_what_was_written_last(
    a: PlanRecord, b: PlanRecord
) -> None:
    both = join_plans(a, b)

    keys = {version.key for version in (*a.versions, *b.versions)}
    assert [version.key for version in both.versions] == sorted(keys)
    assert both.newest.key == max(a.newest.key, b.newest.key)


@given(sessions(), st.sampled_from(["mine", "theirs", "both"]))
def test_only_what_went_on_on_both_sides_went_apart(a: SessionRecord, on: str) -> None:
    shared = replace(a, events={"start": Stamped(AT, "{}")})
    mine = replace(shared, events={**shared.events, "m": Stamped(AT, "{}")})
    theirs = replace(shared, events={**shared.events, "t": Stamped(AT, "{}")})
    pair = {"mine": (mine, shared), "theirs": (shared, theirs), "both": (mine, theirs)}[on]

    assert went_apart(*pair) is (on == "both")
