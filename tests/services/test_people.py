"""Names of participants leave everything, down to the bytes of the files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.length import Length
from facilitator.domain.person import GONE, without_names
from facilitator.domain.plan import LessonPlan, Phase
from facilitator.domain.session import Group, Participant, Session
from facilitator.errors import UserError
from facilitator.library.values import NewPlan
from facilitator.services import (
    follow_ups,
    observations,
    packages,
    people,
    reflection,
    runs,
    sessions,
)
from facilitator.services.desk import Desk, new_id

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes import FakeClock

ADA, BOB = "Ada Quellwasser", "Bob Öztürk"


def make_session(desk: Desk, plan_id: str) -> Session:
    groups = (
        Group("r", "Rye", people=2, participants=(Participant(new_id(), ADA),
                                                  Participant(new_id(), BOB))),
        Group("s", "Spelt"),
    )  # fmt: skip
    made = Session(new_id(), plan_id, 1, "Bread", desk.clock.now(), groups=groups)
    sessions.save(desk, made)
    return made


@pytest.fixture
def plan_id(desk: Desk) -> str:
    plan_id = new_id()
    plan = LessonPlan("Bread", phases=(Phase("Mix", Length("30 min", 30, 30)),))
    with desk.library.transaction() as work:
        work.plans.add([NewPlan(plan_id, plan, 0)], desk.clock.now())
    return plan_id


@pytest.fixture
def session(desk: Desk, plan_id: str, tmp_path: Path) -> Session:
    """A session in which Ada's name stands wherever a name can stand."""
    made = make_session(desk, plan_id)
    seen, _ = observations.record(
        desk, made.id, phase=0, groups=("r",), note=f"{ADA} kneads well", tags=(ADA,)
    )
    observations.change(desk, replace(seen, note=f"{BOB} and ada QUELLWASSER knead well"))
    follow_ups.add(desk, made.id, f"Call {ADA}")
    reflection.answer(desk, made.id, "Who led?", f"{ADA}, mostly.")
    for _ in range(5):  # each save leaves old rows in free pages
        sessions.save(desk, made)
    packages.write_package(
        desk, tmp_path / "out.facilitator", plan_ids=[plan_id], session_ids=[made.id]
    )
    return made


def bytes_of(desk: Desk) -> bytes:
    files = desk.paths.library.parent.glob(f"{desk.paths.library.name}*")
    return b"".join(file.read_bytes() for file in files).lower()


def test_forgetting_leaves_no_byte_of_the_name(desk: Desk, session: Session) -> None:
    assert b"quellwasser" in bytes_of(desk)
    known, changes = people.forget(desk, "ada quellwasser")

    assert b"quellwasser" not in bytes_of(desk)
    assert changes.sessions == {session.id}
    assert len(known.attendances) == 1
    assert len(known.mentions) == 5
    (kept,) = observations.of_session(desk, session.id)
    assert kept.note == f"{BOB} and {GONE} knead well"


def test_nobody_else_is_touched(desk: Desk, session: Session) -> None:
    people.forget(desk, ADA)

    assert [one.name for one in people.of_session(desk, session.id)] == [BOB]
    assert sessions.find(desk, session.id).session.group("r") is not None
    assert BOB.lower().encode() in bytes_of(desk).replace("Ö".encode(), "ö".encode())


def test_somebody_is_forgotten_in_all_sessions(desk: Desk, session: Session, plan_id: str) -> None:
    make_session(desk, plan_id)
    people.forget(desk, people.of_session(desk, session.id)[0].participant_id)

    with pytest.raises(UserError, match="Nobody is kept"):
        people.find(desk, ADA)


def test_all_that_is_kept_can_be_shown(desk: Desk, session: Session) -> None:
    known = people.file_of(desk, ADA)

    assert [(one.group, one.title) for one in known.attendances] == [("Rye", "Bread")]
    assert sorted(one.where for one in known.mentions) == [
        "follow_up.text", "observation.note", "observation.tags",
        "observation_history.value", "reflection.answer",
    ]  # fmt: skip
    assert {one.session_id for one in known.mentions} == {session.id}


def test_a_session_forgets_its_names_when_its_days_are_over(
    desk: Desk, session: Session, plan_id: str, clock: FakeClock
) -> None:
    other = make_session(desk, plan_id)
    people.set_keep_days(desk, session.id, 30)
    clock.advance(hours=24 * 30 - 1)
    assert not people.forget_due(desk)
    clock.advance(hours=1)

    assert people.forget_due(desk).sessions == {session.id}
    assert people.of_session(desk, session.id) == ()
    assert len(people.of_session(desk, other.id)) == 2
    assert not people.forget_due(desk)


def test_no_file_of_the_app_but_backups_holds_a_forgotten_name(
    desk: Desk, clock: FakeClock, session: Session
) -> None:
    """The library, its log and search, the journal of a session that ran, and whatever else."""
    runs.start(desk, runs.load(desk, session.id))
    clock.advance(minutes=3)
    seen, _ = observations.record(desk, session.id, phase=0, groups=("r",), note=f"{ADA} shapes")
    observations.change(desk, replace(seen, note=f"{ADA.upper()} bakes"))
    assert "journal" in {one.suffix.strip(".") for one in _holding(desk, "quellwasser")}

    people.forget(desk, ADA)

    assert _holding(desk, "quellwasser") == []
    assert "journal" in {one.suffix.strip(".") for one in _holding(desk, "ztürk")}


def _holding(desk: Desk, name: str) -> list[Path]:
    folders = {desk.paths.library.parent, desk.library.journals.folder}
    files = {one for folder in folders for one in folder.rglob("*") if one.is_file()}
    backups = desk.paths.backups
    return sorted(
        one
        for one in files
        if backups not in one.parents and name.encode() in one.read_bytes().lower()
    )


def test_days_can_be_changed_and_taken_back(desk: Desk, session: Session) -> None:
    assert people.keep_days(desk, session.id) is None
    people.set_keep_days(desk, session.id, 30)
    people.set_keep_days(desk, session.id, 7)
    assert people.keep_days(desk, session.id) == 7
    people.set_keep_days(desk, session.id, None)
    assert people.keep_days(desk, session.id) is None


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Will and Willow", f"{GONE} and Willow"),
        ("WILL", GONE),
        ("Will's idea", f"{GONE}'s idea"),
        ("goodwill", "goodwill"),
    ],
)
def test_a_name_is_a_word_of_its_own(text: str, left: str) -> None:
    assert without_names(["Will"])(text) == left


@given(st.text(), st.text(min_size=1))
def test_taking_out_twice_is_taking_out_once(text: str, name: str) -> None:
    clean = without_names([name])
    once = clean(text)
    if GONE not in name:
        assert clean(once) == once
