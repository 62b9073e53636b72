"""SQLite counts and lists observations as Python does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.observation import AttainmentLevel, Observation
from facilitator.domain.seen import SeenFilter, overview_of
from tests.library.examples import AT, add, instants, new, save, session

if TYPE_CHECKING:
    from facilitator.library.store import Library

_GROUPS = ("cedar", "maple")
_few = st.none() | st.integers(0, 2)
_tags = st.lists(st.sampled_from(["Stuck", "stuck", "a, b", "ﬁ"]), max_size=2, unique=True)
_seen = st.builds(
    Observation,
    id=st.just(""),
    session_id=st.just(""),
    at=st.just(AT) | instants,
    phase=_few,
    groups=st.lists(st.sampled_from(_GROUPS), max_size=2, unique=True).map(tuple),
    objective=_few,
    level=st.none() | st.sampled_from(AttainmentLevel),
    tags=_tags.map(tuple),
    follow_up=st.booleans(),
    participants=st.lists(st.sampled_from(["ann", "bo"]), max_size=2, unique=True).map(tuple),
)
_filters = st.builds(
    SeenFilter,
    cell=st.none() | st.tuples(st.sampled_from(_GROUPS), st.integers(0, 2)),
    follow_up=st.booleans(),
    newest_first=st.booleans(),
    tag=st.sampled_from(["", "Stuck", "a, b", "never"]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(_seen, max_size=8), st.lists(_filters, min_size=1, max_size=3), st.booleans())
def test_counts_and_lists_are_those_of_the_observations_themselves(
    library: Library, made: list[Observation], filters: list[SeenFilter], with_removed: bool
) -> None:
    one = session(add(library, new()))
    save(library, one)
    made = [replace(seen, id=uuid4().hex, session_id=one.id) for seen in made]
    with library.transaction() as work:
        for seen in made:
            work.observations.add(seen)
        if with_removed and made:
            work.observations.remove(made.pop().id, AT)
    with library.reading() as work:
        assert work.observations.overview(one.id) == overview_of(made)
        marked = SeenFilter(follow_up=True, newest_first=False).apply(made)
        assert work.observations.marked(one.id) == marked
        for wanted in filters:
            ids = work.observations.listed(one.id, wanted)
            assert work.observations.some(ids) == wanted.apply(made)
