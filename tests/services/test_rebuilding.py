"""A library that is lost or damaged while a session runs: its journal brings the session back."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.length import Length
from facilitator.domain.plan import LessonPlan, Objective, Phase
from facilitator.domain.session import Group, Participant, Session
from facilitator.library.files import companions_of
from facilitator.library.store import Library
from facilitator.library.values import NewPlan
from facilitator.paths import below
from facilitator.services import maintenance, observations, paper_entry, people, runs, sessions
from facilitator.services.desk import Desk, new_id
from tests.fakes import FakeClock
from tests.library.full_disk import full_disk

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.domain.observation import Observation
    from facilitator.domain.run_events import RunEvent
    from facilitator.paths import Paths

ADA = "Ada Quellwasser"
PLAN = LessonPlan(
    "Bread",
    objectives=(Objective("Knead", "Apply"),),
    phases=tuple(Phase(name, Length("30 min", 30, 30)) for name in ("Mix", "Rest", "Bake")),
)


class Known(NamedTuple):
    """All that a facilitator was told is saved."""

    session: Session
    plan: LessonPlan
    events: tuple[RunEvent, ...]
    seen: tuple[Observation, ...]
    started_at: object
    ended_at: object


def known(desk: Desk, session_id: str) -> Known:
    found = sessions.find(desk, session_id)
    live = runs.load(desk, session_id)
    return Known(
        replace(found.session, version=1),
        live.plan,
        live.events,
        observations.of_session(desk, session_id),
        found.started_at,
        found.ended_at,
    )


def begin(desk: Desk) -> Session:
    plan_id = new_id()
    with desk.library.transaction() as work:
        work.plans.add([NewPlan(plan_id, PLAN, 2)], desk.clock.now())
    groups = (
        Group("r", "Rye", people=2, participants=(Participant("p1", ADA), Participant("p2", "Bo"))),
        Group("s", "Spelt"),
    )
    made = Session(new_id(), plan_id, 1, "Bread", desk.clock.now(), groups=groups)
    sessions.save(desk, made)
    runs.start(desk, runs.load(desk, made.id))
    return made


def work_through(desk: Desk, clock: FakeClock, session_id: str) -> None:
    """Everything that can be done while a session runs."""
    live = runs.load(desk, session_id)
    live, _ = runs.add_time(desk, live, timedelta(minutes=3))
    first, _ = observations.record(
        desk, session_id, phase=0, groups=("r",), participants=("p1",), note=f"{ADA} leads"
    )
    clock.advance(minutes=1)
    second, _ = observations.record(desk, session_id, phase=0, tags=("calm",))
    third, _ = observations.record(desk, session_id, phase=0, groups=("s",), note="Left out")
    live, _ = runs.pause(desk, live)
    clock.advance(minutes=1)
    live, _ = runs.resume(desk, live)
    live, _ = runs.advance(desk, live)
    observations.change(desk, replace(second, note="Calm, and slow"))
    observations.remove(desk, third)
    observations.remove(desk, first)
    observations.bring_back(desk, first)
    live, _ = runs.undo(desk, live, live.events[-1].id)
    sheet = paper_entry.sheet(desk, session_id)
    box = paper_entry.Box("s", 0)
    at = sheet.begin.astimezone().time().replace(second=0, microsecond=0)
    paper_entry.copy(desk, sheet, box, paper_entry.Written(None, at, "From paper"))


def open_again(paths: Paths, clock: FakeClock) -> Desk:
    """Where the library is lost, the user asks for a new one."""
    maintenance.begin_anew(paths)
    return Desk(Library.open(paths.library, backups=paths.backups), clock, paths)


def lose(paths: Paths) -> None:
    for file in companions_of(paths.library):
        file.unlink(missing_ok=True)
    paths.library.unlink()


def test_a_deleted_library_comes_back_with_the_whole_session(desk: Desk, clock: FakeClock) -> None:
    session = begin(desk)
    work_through(desk, clock, session.id)
    told = known(desk, session.id)
    assert len(told.seen) == 3
    desk.library.close()
    lose(desk.paths)

    again = open_again(desk.paths, clock)

    with closing(again.library):
        assert known(again, session.id) == told
        brought = again.library.brought_in
        assert (brought.sessions, brought.events, brought.observations) == (1, len(told.events), 4)


def test_nothing_is_there_twice_however_often_it_is_read(desk: Desk, clock: FakeClock) -> None:
    session = begin(desk)
    work_through(desk, clock, session.id)
    told = known(desk, session.id)
    desk.library.close()
    lose(desk.paths)
    for _ in range(3):
        open_again(desk.paths, clock).library.close()

    again = open_again(desk.paths, clock)

    with closing(again.library):
        assert not again.library.brought_in
        assert not again.library.read_journals(thoroughly=True)
        assert known(again, session.id) == told


def test_a_backup_of_the_morning_is_brought_up_to_the_minute(
    desk: Desk, clock: FakeClock, tmp_path: Path
) -> None:
    session = begin(desk)
    observations.record(desk, session.id, phase=0, note="In the backup")
    desk.library.backup_to(tmp_path / "morning.sqlite3")
    work_through(desk, clock, session.id)
    told = known(desk, session.id)
    desk.library.close()
    lose(desk.paths)
    (tmp_path / "morning.sqlite3").rename(desk.paths.library)

    again = open_again(desk.paths, clock)

    with closing(again.library):
        assert known(again, session.id) == told
        assert again.library.brought_in.sessions == 0


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(backup_after=st.integers(0, 12), acts=st.lists(st.integers(0, 5), max_size=12))
def test_any_backup_and_the_journal_make_the_whole(
    tmp_path: Path, backup_after: int, acts: list[int]
) -> None:
    clock = FakeClock()
    paths = below(tmp_path / new_id())
    paths.create()
    backup = paths.data / "backup"
    desk = open_again(paths, clock)
    session = begin(desk)
    for number, act in enumerate(acts):
        if number == backup_after:
            desk.library.backup_to(backup)
        clock.advance(seconds=7)
        do_one(desk, session.id, act)
    told = known(desk, session.id)
    desk.library.close()
    lose(paths)
    if backup.exists():
        backup.rename(paths.library)

    again = open_again(paths, clock)

    with closing(again.library):
        assert known(again, session.id) == told
        assert not again.library.read_journals(thoroughly=True)


def do_one(desk: Desk, session_id: str, act: int) -> None:
    live, seen = runs.load(desk, session_id), observations.of_session(desk, session_id)
    if act == 0:
        runs.advance(desk, live)
    elif act == 1:
        runs.undo(desk, live, live.events[-1].id)
    elif act == 2 and seen:
        observations.change(desk, replace(seen[0], note=f"{seen[0].note} and more"))
    elif act == 3 and seen:
        observations.remove(desk, seen[-1])
    else:
        observations.record(desk, session_id, phase=0, groups=("r",), note=f"Seen {act}")


def test_a_session_that_began_before_there_were_journals_gets_a_whole_one(
    desk: Desk, clock: FakeClock
) -> None:
    session = begin(desk)
    observations.record(desk, session.id, phase=0, note="Early")
    desk.library.journals.drop(session.id)
    observations.record(desk, session.id, phase=0, note="Late")
    told = known(desk, session.id)
    desk.library.close()
    lose(desk.paths)

    again = open_again(desk.paths, clock)

    with closing(again.library):
        assert known(again, session.id) == told


def test_a_deleted_session_stays_deleted(desk: Desk, clock: FakeClock) -> None:
    session = begin(desk)
    with desk.library.transaction() as work:
        work.sessions.delete(session.id)
    desk.library.close()

    again = open_again(desk.paths, clock)

    with closing(again.library):
        assert not again.library.brought_in
        assert not list(again.library.journals.sessions())


def test_a_name_leaves_the_journal_and_nothing_else_does(desk: Desk, clock: FakeClock) -> None:
    session = begin(desk)
    work_through(desk, clock, session.id)
    assert b"quellwasser" in journal_bytes(desk)

    people.forget(desk, ADA)

    assert b"quellwasser" not in journal_bytes(desk)
    told = known(desk, session.id)
    desk.library.close()
    lose(desk.paths)
    again = open_again(desk.paths, clock)
    with closing(again.library):
        assert known(again, session.id) == told
        assert [one.name for one in people.of_session(again, session.id)] == ["Bo"]


def test_a_session_forgets_its_names_in_its_journal_too(desk: Desk, clock: FakeClock) -> None:
    session, other = begin(desk), begin(desk)

    people.forget_session(desk, session.id)

    assert b"quellwasser" not in journal_bytes(desk, session.id)
    assert b"quellwasser" in journal_bytes(desk, other.id)


def journal_bytes(desk: Desk, session_id: str = "") -> bytes:
    files = desk.library.journals.folder.glob(f"{session_id or '*'}.journal")
    return b"".join(file.read_bytes() for file in files).lower()


def test_while_the_disk_is_full_a_session_goes_on_in_memory(desk: Desk, clock: FakeClock) -> None:
    session = begin(desk)
    with full_disk(desk.library):
        for number in range(600):
            clock.advance(seconds=1)
            observations.record(desk, session.id, phase=0, groups=("r",), note=f"{number} " * 40)
        runs.advance(desk, runs.load(desk, session.id))
        told = known(desk, session.id)
        assert desk.library.waiting
        assert desk.library.why_waiting.endswith(".")
        assert len(told.seen) == 600

    assert desk.library.write_waiting()

    assert not desk.library.waiting
    assert desk.library.why_waiting == ""
    assert known(desk, session.id) == told
    with desk.library.reading() as work:
        assert work.observations.of_session(session.id) == told.seen


def test_what_waited_is_whole_after_a_crash(desk: Desk, clock: FakeClock) -> None:
    """The library took nothing more, the journal did."""
    session = begin(desk)
    with full_disk(desk.library):
        for number in range(300):
            observations.record(desk, session.id, phase=0, note=f"{number} " * 40)
        assert desk.library.waiting
        told = known(desk, session.id)
        desk.library.close()

    again = open_again(desk.paths, clock)

    with closing(again.library):
        assert known(again, session.id) == told


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be taken away there")
def test_a_library_that_is_taken_away_mid_session_is_no_end(desk: Desk, clock: FakeClock) -> None:
    session = begin(desk)
    observations.record(desk, session.id, phase=0, note="Before")
    told = known(desk, session.id)
    lose(desk.paths)
    desk.library.close()

    again = open_again(desk.paths, clock)

    with closing(again.library):
        assert known(again, session.id) == told
