"""Formative observations."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from facilitator.domain.observation import AttainmentLevel, Observation
from facilitator.library.connection import connect
from tests.library.examples import AT, LATER, add, instants, new, save, session, several, texts

if TYPE_CHECKING:
    from facilitator.library.store import Library

positions = st.none() | st.integers(0, 20)
observations = st.builds(
    Observation,
    id=st.just(""),
    session_id=st.just(""),
    at=instants,
    phase=positions,
    groups=st.lists(st.sampled_from(["cedar", "maple"]), max_size=2, unique=True).map(tuple),
    objective=positions,
    level=st.none() | st.sampled_from(AttainmentLevel),
    tags=several,
    note=texts,
    follow_up=st.booleans(),
)


@pytest.fixture
def session_id(library: Library) -> str:
    """A session with the groups Cedar and Maple."""
    one = session(add(library, new()))
    save(library, one)
    return one.id


def seen(session_id: str, **values: object) -> Observation:
    made = Observation(
        "seen", session_id, AT, note="Asks", groups=("maple", "cedar"), tags=("idea",)
    )
    return replace(made, **values)  # type: ignore[arg-type]


def of_session(library: Library, session_id: str) -> tuple[Observation, ...]:
    with library.reading() as work:
        return work.observations.of_session(session_id)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=observations, second=observations)
def test_an_observation_comes_back_equal_also_after_a_change(
    library: Library, session_id: str, first: Observation, second: Observation
) -> None:
    first = replace(first, session_id=session_id, id=uuid4().hex)
    second = replace(second, session_id=session_id, id=first.id)
    with library.transaction() as work:
        work.observations.add(first)
        assert first in work.observations.of_session(session_id)
        work.observations.change(second, LATER)
        assert second in work.observations.of_session(session_id)


def test_observations_come_oldest_first(library: Library, session_id: str) -> None:
    hours = (2, 0, 1)
    with library.transaction() as work:
        for hour in hours:
            at = AT + timedelta(hours=hour)
            work.observations.add(seen(session_id, id=f"{hour}", at=at))

    assert [one.id for one in of_session(library, session_id)] == ["0", "1", "2"]


def test_a_removed_observation_is_hidden_until_it_is_brought_back(
    library: Library, session_id: str
) -> None:
    with library.transaction() as work:
        work.observations.add(seen(session_id))
        work.observations.remove("seen", LATER)
        summary = work.sessions.get(session_id)
        assert summary is not None
        assert (work.observations.of_session(session_id), summary.observations) == ((), 0)
        work.observations.restore("seen")

    assert of_session(library, session_id) == (seen(session_id),)


def test_what_an_observation_said_before_is_kept_with_the_time(
    library: Library, session_id: str
) -> None:
    with library.transaction() as work:
        work.observations.add(seen(session_id, level=AttainmentLevel.DEVELOPING))
        work.observations.change(seen(session_id, note="Explains", groups=()), LATER)

    with closing(connect(library.path, "ro")) as connection:
        rows = connection.execute("SELECT changed_at, value FROM observation_history").fetchall()
    ((changed_at, value),) = rows
    assert timedelta(microseconds=changed_at) == LATER - AT.replace(1970, 1, 1, 0)
    assert json.loads(value) == {
        "at": AT.isoformat(),
        "phase": None,
        "groups": ["maple", "cedar"],
        "objective": None,
        "level": 2,
        "tags": ["idea"],
        "note": "Asks",
        "follow_up": False,
    }


def test_a_group_of_no_session_cannot_be_observed(library: Library, session_id: str) -> None:
    with pytest.raises(IntegrityError), library.transaction() as work:
        work.observations.add(seen(session_id, groups=("nobody",)))
    assert of_session(library, session_id) == ()


def test_changing_an_unknown_observation_is_a_bug(library: Library, session_id: str) -> None:
    with pytest.raises(LookupError), library.transaction() as work:
        work.observations.change(seen(session_id), LATER)
    with pytest.raises(LookupError), library.transaction() as work:
        work.observations.remove("seen", LATER)
    with pytest.raises(LookupError), library.transaction() as work:
        work.observations.restore("seen")
