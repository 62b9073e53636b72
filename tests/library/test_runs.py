"""The event logs of sessions."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from facilitator.domain.clock import Reading
from facilitator.domain.run_events import GapCause, Paused, RunEvent, Started
from tests.library.examples import AT, add, instants, new, save, session

if TYPE_CHECKING:
    from facilitator.library.store import Library

_LENGTHS = st.timedeltas(timedelta(days=-9999), timedelta(days=9999))
VALUES = {
    "id": st.uuids().map(lambda number: number.hex),
    "at": instants,
    "phase": st.integers(0, 99),
    "step": st.integers(0, 99),
    "done": st.booleans(),
    "amount": _LENGTHS,
    "target": st.uuids().map(lambda number: number.hex),
    "begin": instants,
    "end": instants,
    "finish": st.none() | instants,
    "shift": _LENGTHS,
    "lengths": st.lists(st.tuples(st.integers(0, 99), _LENGTHS), max_size=4).map(tuple),
    "dropped": st.lists(st.integers(0, 99), max_size=4).map(tuple),
    "source": st.integers(0, 99),
    "rounds": st.integers(0, 99),
    "round": st.integers(0, 99),
    "group": st.uuids().map(lambda number: number.hex),
    "minutes": st.integers(0, 999),
    "cause": st.sampled_from(GapCause),
    "counts": st.booleans(),
}
KINDS = get_args(RunEvent)
events = st.one_of(
    *(
        st.builds(kind, **{field.name: VALUES[field.name] for field in fields(kind)})
        for kind in KINDS
    )
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(log=st.lists(events, max_size=12, unique_by=lambda event: event.id))
def test_a_log_comes_back_in_the_order_of_writing(library: Library, log: list[RunEvent]) -> None:
    plan_id = add(library, new())
    one, other = session(plan_id), session(plan_id)
    save(library, one, other)
    for event in log:
        with library.transaction() as work:
            work.runs.append(one.id, event)
            work.runs.append(other.id, event)

    with library.reading() as work:
        assert work.runs.events(one.id) == tuple(log)


def test_every_kind_of_event_is_tried() -> None:
    assert len(KINDS) == 18


def test_an_event_is_written_once(library: Library) -> None:
    one = session(add(library, new()))
    save(library, one)
    with library.transaction() as work:
        work.runs.append(one.id, Started("e", AT))

    with pytest.raises(IntegrityError), library.transaction() as work:
        work.runs.append(one.id, Paused("e", AT))


def test_what_the_clocks_showed_comes_back(library: Library) -> None:
    one = session(add(library, new()))
    save(library, one)
    shown = Reading(AT, 12345.678, 9876.5, "a start of the computer")
    with library.transaction() as work:
        work.runs.append(one.id, Started("e", AT))
        assert work.runs.last_reading(one.id) is None
        work.runs.append(one.id, Paused("f", AT), shown)

    with library.reading() as work:
        assert work.runs.last_reading(one.id) == shown
