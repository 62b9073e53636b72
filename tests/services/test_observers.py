"""Several observers: what each of them wrote comes together, and who was forgotten stays so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from facilitator.domain.person import GONE
from facilitator.domain.scoring import Subject, Verdict
from facilitator.domain.session import Group, Participant
from facilitator.library.verification import verify
from facilitator.services import (
    follow_ups,
    identity,
    observations,
    people,
    reflection,
    rubrics,
    scoring,
    sessions,
)
from facilitator.services.desk import Desk, new_id
from facilitator.services.packages import (
    open_package,
    preview_package,
    undo_merge,
    write_package,
)
from tests.fakes import FakeClock
from tests.rubrics import KNOTS
from tests.services.test_packages import (
    add,
    file,
    hand_over,
    laptop,
    other,
    see,
    session_of,
    set_up,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["file", "other"]  # fixtures

ADA = "Ada Quellwasser"
CEDAR = Subject("cedar")


def judge(desk: Desk, session_id: str, rubric_id: str, level: int, subject: Subject) -> None:
    page = scoring.sheet(desk, session_id, rubric_id, subject)
    first = page.rubric.criteria[0]
    chosen = first.levels[level]
    note = f"{ADA} tied it" if subject.participant else "Tied it"
    scoring.give(desk, page, first.id, scoring.Answer(Verdict.LEVEL, level=chosen.id, note=note))


@pytest.fixture
def session_id(desk: Desk) -> str:
    """A session whose names stand wherever a name can stand."""
    groups = (
        Group("cedar", f"Cedar with {ADA}", "Experienced", 4, (Participant("p1", ADA),)),
        Group("maple", "Maple", people=3, participants=(Participant("p2", "Bo Li"),)),
    )
    made = set_up(desk, add(desk), groups=groups, title=f"Bees for {ADA}", place=f"At {ADA}'s")
    identity.set_owner(desk, "Ines")
    return made


def judged(desk: Desk, session_id: str) -> str:
    plan_id = sessions.find(desk, session_id).session.plan_id
    rubric_id, _ = rubrics.add(desk, replace(KNOTS, id=new_id()), plan_id=plan_id)
    judge(desk, session_id, rubric_id, 2, CEDAR)
    judge(desk, session_id, rubric_id, 1, Subject("cedar", "p1"))
    return rubric_id


def everywhere(desk: Desk, session_id: str) -> None:
    """Her name in every text there is, and in what each said before."""
    seen = see(desk, session_id, f"{ADA} asks", groups=("cedar",), tags=(ADA,))
    (found,) = (one for one in observations.of_session(desk, session_id) if one.id == seen)
    observations.change(desk, replace(found, note="ada  QUELLWASSER, and Bo Li"))
    follow_ups.add(desk, session_id, f"Call {ADA}")
    reflection.answer(desk, session_id, "Who led?", f"{ADA}, mostly.")
    judged(desk, session_id)
    for _ in range(4):  # each save leaves old rows in free pages
        sessions.save(desk, sessions.find(desk, session_id).session)


def bytes_of(desk: Desk) -> bytes:
    files = desk.paths.library.parent.glob(f"{desk.paths.library.name}*")
    return b"".join(each.read_bytes() for each in files).lower()


def test_what_was_written_afterwards_arrives_with_whose_it_is(
    desk: Desk, other: Desk, clock: FakeClock, file: Path, session_id: str
) -> None:
    rubric_id = judged(desk, session_id)
    item, _ = follow_ups.add(desk, session_id, "Order honey")
    follow_ups.tick(desk, item, done=True)
    reflection.answer(desk, session_id, "What next?", "More hives")
    people.set_keep_days(desk, session_id, 30)

    write_package(desk, file, session_ids=[session_id])
    (news,) = preview_package(other, file).sessions
    hand_over(desk, other, file, session_id)

    assert (news.scores, news.follow_ups, news.answers, news.keep_days) == (2, 1, 1, 30)
    assert news.starts == clock.now()
    mine, theirs = scoring.history(desk, session_id), scoring.history(other, session_id)
    assert {replace(one, owner="Ines") for one in mine} == {*theirs}
    assert follow_ups.of_session(other, session_id) == follow_ups.of_session(desk, session_id)
    assert people.keep_days(other, session_id) == 30
    with other.library.reading() as work:
        assert work.reviews.answers(session_id) == {}
        assert work.reviews.answers_of_others(session_id) == (("What next?", "More hives", "Ines"),)
    assert rubrics.open_rubric(other, rubric_id).rubric.title == KNOTS.title
    assert session_of(other, session_id) == session_of(desk, session_id)
    verify(other.library.path)


def test_scores_of_two_stand_side_by_side_and_come_home_once(
    desk: Desk, other: Desk, clock: FakeClock, file: Path, session_id: str
) -> None:
    rubric_id = judged(desk, session_id)
    hand_over(desk, other, file, session_id)
    clock.advance(minutes=1)
    judge(other, session_id, rubric_id, 0, CEDAR)

    hand_over(other, desk, file, session_id)
    hand_over(desk, other, file, session_id)

    for each in (desk, other):
        assert len(scoring.history(each, session_id)) == 3
        found = scoring.sheet(each, session_id, rubric_id, CEDAR).criteria[0].answer
        assert found is not None
        assert found.owner == ""
    levels = [
        scoring.sheet(each, session_id, rubric_id, CEDAR).criteria[0].answer.level  # type: ignore[union-attr]
        for each in (desk, other)
    ]
    first = KNOTS.criteria[0].levels
    assert levels[0] != levels[1]
    assert len(first) == 4
    assert session_of(desk, session_id) == session_of(other, session_id)


def test_a_follow_up_taken_off_stays_off_unless_it_was_changed_later(
    desk: Desk, other: Desk, clock: FakeClock, file: Path, session_id: str
) -> None:
    item, _ = follow_ups.add(desk, session_id, "Order honey")
    hand_over(desk, other, file, session_id)
    write_package(desk, file, session_ids=[session_id])
    clock.advance(minutes=1)
    follow_ups.remove(desk, item)
    open_package(desk, file)
    assert follow_ups.of_session(desk, session_id) == ()
    clock.advance(minutes=1)
    follow_ups.reword(other, item, "Order much honey")

    hand_over(desk, other, file, session_id)
    hand_over(other, desk, file, session_id)

    for each in (desk, other):
        assert [one.text for one in follow_ups.of_session(each, session_id)] == ["Order much honey"]


def test_of_two_limits_for_names_the_shorter_holds(
    desk: Desk, other: Desk, file: Path, session_id: str
) -> None:
    hand_over(desk, other, file, session_id)
    people.set_keep_days(desk, session_id, 90)
    people.set_keep_days(other, session_id, 30)
    hand_over(desk, other, file, session_id)
    assert people.keep_days(other, session_id) == 30
    hand_over(other, desk, file, session_id)
    assert people.keep_days(desk, session_id) == 30


def test_undo_takes_what_was_written_afterwards_back_too(
    desk: Desk, other: Desk, clock: FakeClock, file: Path, session_id: str
) -> None:
    hand_over(desk, other, file, session_id)
    before = session_of(other, session_id)
    clock.advance(minutes=1)
    everywhere(desk, session_id)
    write_package(desk, file, session_ids=[session_id])
    report, changes = open_package(other, file)
    assert changes.scores == {session_id}

    undo_merge(other, report)

    assert session_of(other, session_id) == before
    assert scoring.history(other, session_id) == ()
    assert rubrics.everything(other) == ()


def test_forgetting_leaves_no_byte_of_the_name_and_no_package_brings_it_back(
    desk: Desk, other: Desk, clock: FakeClock, file: Path, session_id: str
) -> None:
    everywhere(desk, session_id)
    hand_over(desk, other, file, session_id)
    clock.advance(minutes=1)
    theirs = sessions.find(other, session_id).session
    sessions.save(other, replace(theirs, place=f"Behind {ADA}'s hives"))
    see(other, session_id, f"{ADA} explains it to Bo Li")
    write_package(other, file, session_ids=[session_id])

    people.forget(desk, ADA)
    assert b"quellwasser" not in bytes_of(desk)
    open_package(desk, file)

    assert b"quellwasser" not in bytes_of(desk)
    notes = sorted(one.note for one in observations.of_session(desk, session_id))
    assert notes == [f"{GONE} explains it to Bo Li", f"{GONE}, and Bo Li"]
    assert [one.name for one in people.of_session(desk, session_id)] == ["Bo Li"]
    assert sessions.find(desk, session_id).session.place == f"Behind {GONE}'s hives"
    assert len(scoring.history(desk, session_id)) == 1
    assert not preview_package(desk, file).is_news


def test_a_session_that_was_deleted_comes_back_without_the_name(
    desk: Desk, other: Desk, file: Path, session_id: str
) -> None:
    everywhere(desk, session_id)
    hand_over(desk, other, file, session_id)
    people.forget(desk, ADA)
    sessions.delete(desk, session_id)

    open_package(desk, file)

    assert sessions.find(desk, session_id).session.title == f"Bees for {GONE}"
    assert b"quellwasser" not in bytes_of(desk)


def test_who_was_forgotten_there_is_forgotten_here_and_the_preview_says_so(
    desk: Desk, other: Desk, file: Path, session_id: str
) -> None:
    everywhere(desk, session_id)
    hand_over(desk, other, file, session_id)
    people.forget(desk, ADA)
    write_package(desk, file, session_ids=[session_id])
    assert b"uellwasser" not in file.read_bytes()

    assert preview_package(other, file).sessions[0].forgotten == 1
    report, _ = open_package(other, file)

    assert b"quellwasser" not in bytes_of(other)
    assert report.backup is not None
    assert b"quellwasser" in report.backup.read_bytes().lower()
    assert session_of(other, session_id) == session_of(desk, session_id)


def test_somebody_who_left_a_group_can_still_be_forgotten(
    desk: Desk, file: Path, session_id: str
) -> None:
    write_package(desk, file, session_ids=[session_id])
    session = sessions.find(desk, session_id).session
    cedar = Group("cedar", "Cedar")
    sessions.save(desk, replace(session, groups=(cedar,), title="Bees", place=""))
    assert b"quellwasser" in bytes_of(desk)

    people.forget(desk, ADA)

    assert b"quellwasser" not in bytes_of(desk)


def test_a_session_forgets_only_its_own_names(
    desk: Desk, clock: FakeClock, session_id: str
) -> None:
    """The same participant, by the same id, in another session stays there."""
    groups = sessions.find(desk, session_id).session.groups
    later = set_up(desk, add(desk), groups=groups)
    people.set_keep_days(desk, session_id, 1)
    clock.advance(hours=24)

    assert people.forget_due(desk).sessions == {session_id}
    assert len(people.of_session(desk, later)) == 2


def _see(desk: Desk, session_id: str) -> None:
    see(desk, session_id, f"{ADA} and Bo Li ask", groups=("cedar",))


def _change(desk: Desk, session_id: str) -> None:
    for seen in observations.of_session(desk, session_id)[:1]:
        observations.change(desk, replace(seen, note=f"{seen.note}, says {ADA}"))


def _remove(desk: Desk, session_id: str) -> None:
    for seen in observations.of_session(desk, session_id)[-1:]:
        observations.remove(desk, seen)


def _follow_up(desk: Desk, session_id: str) -> None:
    follow_ups.add(desk, session_id, f"Call {ADA}")


def _tick(desk: Desk, session_id: str) -> None:
    for item in follow_ups.of_session(desk, session_id)[:1]:
        follow_ups.tick(desk, item, done=item.done_at is None)


def _take_off(desk: Desk, session_id: str) -> None:
    for item in follow_ups.of_session(desk, session_id)[-1:]:
        follow_ups.remove(desk, item)


def _answer(desk: Desk, session_id: str) -> None:
    reflection.answer(desk, session_id, "Who led?", f"{ADA}, by {desk.clock.now():%M:%S}")


def _judge(desk: Desk, session_id: str) -> None:
    for found in rubrics.everything(desk):
        judge(desk, session_id, found.id, 1, CEDAR)
        judge(desk, session_id, found.id, 2, Subject("cedar", "p1"))


def _limit(desk: Desk, session_id: str) -> None:
    people.set_keep_days(desk, session_id, desk.clock.now().second)


def _forget(desk: Desk, session_id: str) -> None:
    if any(one.name == ADA for one in people.of_session(desk, session_id)):
        people.forget(desk, ADA)


ACTS: tuple[Callable[[Desk, str], None], ...] = (
    _see, _change, _remove, _follow_up, _tick, _take_off, _answer, _judge, _limit, _forget,
)  # fmt: skip


@settings(
    max_examples=20,
    phases=set(Phase) - {Phase.shrink},  # of three libraries it takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_three_observers_come_together_in_any_order(tmp_path: Path, data: st.DataObject) -> None:
    """Over random splits of what was done, and random orders of merging it."""
    clock = FakeClock()
    folder = tmp_path / new_id()
    with (
        laptop(folder / "0", clock) as first,
        laptop(folder / "1", clock) as second,
        laptop(folder / "2", clock) as third,
    ):
        desks = (first, second, third)
        cedar = Group("cedar", "Cedar", participants=(Participant("p1", ADA),))
        plan_id = add(first)
        session_id = set_up(first, plan_id, groups=(cedar,))
        rubrics.add(first, replace(KNOTS, id=new_id()), plan_id=plan_id)
        for desk in (second, third):
            hand_over(first, desk, folder / "start.facilitator", session_id)
        acts = st.tuples(st.integers(0, 2), st.sampled_from(ACTS))
        forgot = False
        for number, act in data.draw(st.lists(acts, max_size=12)):
            clock.advance(seconds=7)
            act(desks[number], session_id)
            forgot |= act is _forget
        files = [folder / f"{number}.facilitator" for number in range(3)]
        for desk, target in zip(desks, files, strict=True):
            write_package(desk, target, session_ids=[session_id])
        for desk in desks:
            for number in data.draw(st.permutations([0, 1, 2, 0])):
                open_package(desk, files[number])

        records = [session_of(desk, session_id) for desk in desks]
        assert records[0] == records[1] == records[2]
        told = [
            (
                observations.of_session(desk, session_id),
                follow_ups.of_session(desk, session_id),
                people.of_session(desk, session_id),
                people.keep_days(desk, session_id),
            )
            for desk in desks
        ]
        assert told[0] == told[1] == told[2]
        assert not any(preview_package(first, one).is_news for one in files)
        if forgot:
            assert not any(b"quellwasser" in bytes_of(desk) for desk in desks)
