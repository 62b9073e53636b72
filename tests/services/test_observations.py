"""Observations: kept as they were said, in the order they were made, and never lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator.domain.length import Length
from facilitator.domain.observation import AttainmentLevel
from facilitator.domain.plan import LessonPlan, Phase
from facilitator.domain.session import Group, Session
from facilitator.errors import UserError
from facilitator.library.store import Library
from facilitator.library.values import NewPlan
from facilitator.services import observations, sessions
from facilitator.services.desk import Desk, new_id

if TYPE_CHECKING:
    from facilitator.domain.observation import Observation
    from tests.fakes import FakeClock

LEVELS = AttainmentLevel


@pytest.fixture
def session(desk: Desk) -> Session:
    plan_id = new_id()
    plan = LessonPlan("Bread", phases=(Phase("Mix", Length("30 min", 30, 30)),))
    with desk.library.transaction() as work:
        work.plans.add([NewPlan(plan_id, plan, 0)], desk.clock.now())
    groups = (Group("r", "Rye"), Group("s", "Spelt"))
    made = Session(new_id(), plan_id, 1, "Bread", desk.clock.now(), groups=groups)
    sessions.save(desk, made)
    return made


def kept(desk: Desk, session: Session) -> tuple[Observation, ...]:
    """As another process finds them."""
    library = Library.open(desk.paths.library, backups=desk.paths.backups)
    try:
        return observations.of_session(Desk(library, desk.clock, desk.paths), session.id)
    finally:
        library.close()


def test_everything_said_is_kept(desk: Desk, clock: FakeClock, session: Session) -> None:
    seen, changes = observations.record(
        desk,
        session.id,
        phase=0,
        groups=("s", "r"),
        objective=2,
        level=LEVELS.PROFICIENT,
        tags=("Evidence", "Stuck"),
        note="Dough <b>holds</b> & springs back — Ω",
        follow_up=True,
    )

    assert seen.at == clock.now()
    assert changes.observations == {seen.id}
    assert changes.sessions == {session.id}
    assert kept(desk, session) == (seen,)


def test_one_thing_is_enough_and_nothing_is_not(desk: Desk, session: Session) -> None:
    observations.record(desk, session.id, phase=None, level=LEVELS.BEGINNING)
    observations.record(desk, session.id, phase=None, tags=("Stuck",))
    observations.record(desk, session.id, phase=None, note="Quiet")
    with pytest.raises(UserError, match="Choose a level, a tag or write a note"):
        observations.record(desk, session.id, phase=0, groups=("r",), note=" \n ", follow_up=True)

    assert len(kept(desk, session)) == 3


def test_a_note_becomes_one_line(desk: Desk, session: Session) -> None:
    seen, _ = observations.record(desk, session.id, phase=0, note="  a\n b\t c ")

    assert seen.note == "a b c"


def test_they_come_in_the_order_they_were_made(
    desk: Desk, clock: FakeClock, session: Session
) -> None:
    made = []
    for word in ("one", "two", "three"):
        made.append(observations.record(desk, session.id, phase=0, note=word)[0])
        clock.advance(seconds=1)

    assert observations.of_session(desk, session.id) == tuple(made)


def test_a_change_is_kept_and_must_still_say_something(
    desk: Desk, clock: FakeClock, session: Session
) -> None:
    seen, _ = observations.record(desk, session.id, phase=0, note="Sticky")
    clock.advance(minutes=1)
    better = replace(seen, note="Sticky, then smooth", level=LEVELS.DEVELOPING)
    changes = observations.change(desk, better)

    assert changes.observations == {seen.id}
    assert kept(desk, session) == (better,)
    with pytest.raises(UserError):
        observations.change(desk, replace(seen, note=""))
    assert kept(desk, session) == (better,)


def test_removed_ones_can_be_brought_back_as_they_were(desk: Desk, session: Session) -> None:
    seen, _ = observations.record(desk, session.id, phase=0, level=LEVELS.EXTENDING, note="!")
    observations.remove(desk, seen)
    assert kept(desk, session) == ()
    assert sessions.find(desk, session.id).observations == 0

    observations.bring_back(desk, seen)
    assert kept(desk, session) == (seen,)
    assert sessions.find(desk, session.id).observations == 1


def test_a_note_before_the_start_and_for_the_whole_room_is_fine(
    desk: Desk, session: Session
) -> None:
    seen, _ = observations.record(desk, session.id, phase=None, note="Room is cold")

    assert seen.groups == ()
    assert kept(desk, session) == (seen,)
