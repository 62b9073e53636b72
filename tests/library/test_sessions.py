"""Sessions with their groups and participants."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from facilitator.domain.observation import Observation
from facilitator.domain.run_events import Started
from facilitator.domain.session import Group, Participant
from facilitator.library.values import SessionSummary
from tests.library.examples import AT, LATER, add, instants, new, save, session, texts

if TYPE_CHECKING:
    from facilitator.library.store import Library

people = st.lists(st.builds(Participant, texts, texts), max_size=3).map(tuple)
groups = st.lists(
    st.builds(Group, texts, texts, texts, st.none() | st.integers(0, 99), people),
    max_size=4,
    unique_by=lambda group: group.id,
).map(tuple)


def seen(session_id: str, *group_ids: str, id_: str = "seen") -> Observation:
    return Observation(id_, session_id, LATER, groups=group_ids, note="Asks good questions")


def stored(library: Library, session_id: str) -> SessionSummary:
    with library.reading() as work:
        found = work.sessions.get(session_id)
    assert found is not None
    return found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    before=groups, after=groups, start=instants, place=texts, title=texts, rehearsal=st.booleans()
)
def test_a_session_comes_back_equal_also_after_a_change(
    library: Library,
    before: tuple[Group, ...],
    after: tuple[Group, ...],
    start: object,
    place: str,
    title: str,
    rehearsal: bool,
) -> None:
    first = session(add(library, new()), groups=before)
    second = replace(
        first, planned_start=start, place=place, title=title, groups=after, rehearsal=rehearsal
    )
    for one in (first, second):
        save(library, one)
        assert stored(library, one.id) == SessionSummary(one, None, None, 0)


def test_an_unknown_session_is_none(library: Library) -> None:
    with library.reading() as work:
        assert work.sessions.get("nobody") is None


def test_sessions_come_newest_planned_start_first(library: Library) -> None:
    bees, knots = add(library, new()), add(library, new())
    made = [
        session(plan_id, planned_start=AT + timedelta(days=days))
        for plan_id, days in ((bees, 1), (knots, 3), (bees, 2))
    ]
    save(library, *made)

    with library.reading() as work:
        assert [one.session for one in work.sessions.all()] == [made[1], made[2], made[0]]
        assert [one.session for one in work.sessions.of_plan(bees)] == [made[2], made[0]]


def test_a_session_that_began_and_did_not_end_is_running(library: Library) -> None:
    plan_id = add(library, new())
    waiting, running, over = (session(plan_id) for _ in range(3))
    save(library, waiting, running, over)
    with library.transaction() as work:
        work.sessions.mark(running.id, started_at=AT, ended_at=None)
        work.sessions.mark(over.id, started_at=AT, ended_at=LATER)

    with library.reading() as work:
        assert work.sessions.running() == (SessionSummary(running, AT, None, 0),)
        assert work.sessions.get(over.id) == SessionSummary(over, AT, LATER, 0)


def test_saving_a_session_again_keeps_what_happened_in_it(library: Library) -> None:
    one = session(add(library, new()))
    save(library, one)
    with library.transaction() as work:
        work.sessions.mark(one.id, started_at=AT, ended_at=None)
        work.runs.append(one.id, Started("e", AT))
        work.observations.add(seen(one.id, "cedar"))

    save(library, replace(one, place="Shed"))

    assert stored(library, one.id) == SessionSummary(replace(one, place="Shed"), AT, None, 1)
    with library.reading() as work:
        assert work.runs.events(one.id) == (Started("e", AT),)
        assert work.observations.of_session(one.id) == (seen(one.id, "cedar"),)


def test_a_group_that_left_keeps_what_was_seen_of_it(library: Library) -> None:
    one = session(add(library, new()))
    save(library, one)
    with library.transaction() as work:
        work.observations.add(seen(one.id, "cedar"))

    smaller = replace(one, groups=one.groups[1:])
    save(library, smaller)
    assert stored(library, one.id).session == smaller
    with library.reading() as work:
        assert work.observations.of_session(one.id) == (seen(one.id, "cedar"),)

    save(library, one)
    assert stored(library, one.id).session == one


def test_two_sessions_may_have_groups_of_the_same_id(library: Library) -> None:
    plan_id = add(library, new())
    one, other = session(plan_id), session(plan_id)
    save(library, one, other)
    save(library, replace(one, groups=()))

    assert stored(library, other.id).session == other


def test_a_deleted_session_leaves_nothing_behind(library: Library) -> None:
    plan_id = add(library, new())
    one = session(plan_id)
    save(library, one)
    with library.transaction() as work:
        work.runs.append(one.id, Started("e", AT))
        work.observations.add(seen(one.id, "cedar", "maple"))
        work.observations.change(seen(one.id, "cedar"), LATER)
        work.sessions.delete(one.id)
        work.plans.delete(plan_id)

    with library.reading() as work:
        assert work.sessions.all() == work.runs.events(one.id) == ()
        assert work.observations.of_session(one.id) == ()


def test_a_session_runs_a_version_that_exists(library: Library) -> None:
    plan_id = add(library, new())

    with pytest.raises(IntegrityError):
        save(library, session(plan_id, version=2))
