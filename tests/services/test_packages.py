"""Packages between two laptops: nothing is lost, nothing is there twice."""

from __future__ import annotations

import json
import zipfile
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.exchange import join_sessions
from facilitator.domain.observation import AttainmentLevel
from facilitator.domain.rotation import turns
from facilitator.domain.session import Group, Participant, Session
from facilitator.errors import UserError
from facilitator.library.store import Library
from facilitator.library.values import NewPlan
from facilitator.library.verification import verify
from facilitator.paths import below
from facilitator.services import observations, plans, replanning, runs, sessions
from facilitator.services.desk import Desk, new_id
from facilitator.services.packages import (
    open_package,
    preview_package,
    undo_merge,
    write_package,
)
from facilitator.services.progress import Cancelled
from tests.fakes import FakeClock
from tests.library.examples import AT, BEES, KNOTS, origin
from tests.strategies import plans as any_plans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from facilitator.domain.exchange import PlanRecord, SessionRecord
    from facilitator.domain.plan import LessonPlan


@contextmanager
def laptop(folder: Path, clock: FakeClock | None = None) -> Iterator[Desk]:
    paths = below(folder)
    paths.create()
    with closing(Library.open(paths.library, backups=paths.backups)) as library:
        yield Desk(library, clock or FakeClock(), paths)


@pytest.fixture
def other(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    """A second laptop; both clocks are right."""
    with laptop(tmp_path / "other", clock) as desk:
        yield desk


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "stick.facilitator"


def add(desk: Desk, plan: LessonPlan = BEES, **values: object) -> str:
    new = NewPlan(new_id(), plan, 2, **values)  # type: ignore[arg-type]
    with desk.library.transaction() as work:
        work.plans.add([new], desk.clock.now())
    return new.id


def add_version(desk: Desk, plan_id: str, plan: LessonPlan, label: str = "") -> int:
    with desk.library.transaction() as work:
        return work.plans.add_version(
            plan_id, NewPlan(plan_id, plan, 0), desk.clock.now(), label=label
        )


def set_up(desk: Desk, plan_id: str, **values: object) -> str:
    session = Session(
        new_id(),
        plan_id,
        plans.open_plan(desk, plan_id).version,
        "Bees on Friday",
        desk.clock.now(),
        "Garden house",
        (
            Group("cedar", "Cedar", "Experienced", 4, (Participant("p1", "A. B."),)),
            Group("maple", "Maple", people=3),
        ),
    )
    session = replace(session, **values)  # type: ignore[arg-type]
    sessions.save(desk, session)
    return session.id


def begun(desk: Desk, clock: FakeClock) -> str:
    """A session that runs, with two observations."""
    session_id = set_up(desk, add(desk))
    runs.start(desk, runs.load(desk, session_id))
    clock.advance(minutes=5)
    see(desk, session_id, "Asks why", groups=("maple",))
    see(desk, session_id, "Quiet")
    return session_id


def see(desk: Desk, session_id: str, note: str, **values: object) -> str:
    seen, _ = observations.record(desk, session_id, phase=0, note=note, **values)  # type: ignore[arg-type]
    return seen.id


def press_next(desk: Desk, session_id: str) -> None:
    runs.advance(desk, runs.load(desk, session_id))


def hand_over(desk: Desk, to: Desk, file: Path, *session_ids: str) -> None:
    write_package(desk, file, session_ids=session_ids)
    open_package(to, file)


def plan_of(desk: Desk, plan_id: str) -> PlanRecord | None:
    with desk.library.reading() as work:
        return work.exchange.plan(plan_id)


def session_of(desk: Desk, session_id: str) -> SessionRecord | None:
    with desk.library.reading() as work:
        return work.exchange.session(session_id)


def notes(desk: Desk, session_id: str) -> list[str]:
    return [seen.note for seen in observations.of_session(desk, session_id)]


# Plans


def test_a_plan_arrives_with_its_versions_labels_tags_and_documents(
    desk: Desk, other: Desk, clock: FakeClock, file: Path
) -> None:
    plan_id = add(desk, origin=origin(b"# Bees\n\nAll of it"))
    clock.advance(hours=1)
    add_version(desk, plan_id, replace(BEES, audience="Everybody"), "After the first run")
    plans.set_tags(desk, plan_id, ("bees", "garden"))

    write_package(desk, file, plan_ids=[plan_id])
    report, changes = open_package(other, file)

    assert plan_of(other, plan_id) == plan_of(desk, plan_id)
    stored = plans.open_plan(other, plan_id)
    assert (stored.plan.audience, stored.version, stored.tags) == (
        "Everybody", 2, ("bees", "garden"),
    )  # fmt: skip
    assert [hit.plan.id for hit in plans.search(other, "observation hive")] == [plan_id]
    with other.library.reading() as work:
        came = work.plans.origin(plan_id, 1)
        assert [version.label for version in work.plans.versions(plan_id)] == [
            "After the first run", "",
        ]  # fmt: skip
    assert came is not None
    assert (came.name, came.content) == ("bees.txt", b"# Bees\n\nAll of it")
    assert "/plans" not in came.path
    assert changes.plans == {plan_id}
    assert report.preview.plans[0].versions == 2


def test_where_documents_lay_stays_at_home(desk: Desk, file: Path) -> None:
    plan_id = add(desk, origin=origin(path="/home/anna/secret-client/bees.txt"))
    write_package(desk, file, plan_ids=[plan_id])

    with zipfile.ZipFile(file) as archive:
        assert not any(b"secret-client" in archive.read(name) for name in archive.namelist())


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=any_plans())
def test_whatever_a_plan_holds_arrives(
    desk: Desk, other: Desk, file: Path, plan: LessonPlan
) -> None:
    plan_id = add(desk, plan)
    write_package(desk, file, plan_ids=[plan_id])
    open_package(other, file)

    assert plan_of(other, plan_id) == plan_of(desk, plan_id)
    assert plans.open_plan(other, plan_id).plan == plan


def test_opening_twice_adds_once(desk: Desk, other: Desk, clock: FakeClock, file: Path) -> None:
    session_id = begun(desk, clock)
    hand_over(desk, other, file, session_id)
    before = session_of(other, session_id)
    backups = list(other.paths.backups.iterdir())

    report, changes = open_package(other, file)

    assert not report.replaced
    assert not changes
    assert not report.preview.is_news
    assert session_of(other, session_id) == before
    assert list(other.paths.backups.iterdir()) == backups


def test_versions_of_both_stay_and_the_newest_is_what_the_plan_says(
    desk: Desk, other: Desk, clock: FakeClock, file: Path, tmp_path: Path
) -> None:
    plan_id = add(desk)
    write_package(desk, file, plan_ids=[plan_id])
    open_package(other, file)
    clock.advance(hours=1)
    add_version(desk, plan_id, replace(BEES, audience="Mine, earlier"))
    session_id = set_up(desk, plan_id)
    clock.advance(hours=1)
    add_version(other, plan_id, replace(BEES, audience="Theirs, later"))
    back = tmp_path / "back.facilitator"
    write_package(other, back, plan_ids=[plan_id])
    write_package(desk, file, plan_ids=[plan_id])

    open_package(desk, back)
    report, _ = open_package(other, file)

    assert plan_of(desk, plan_id) == plan_of(other, plan_id)
    for each in (desk, other):
        assert plans.open_plan(each, plan_id).plan.audience == "Theirs, later"
        assert [one.number for one in plans.versions(each, plan_id)] == [3, 2, 1]
        assert plans.open_plan(each, plan_id, version=2).plan.audience == "Mine, earlier"
    assert not report.preview.plans[0].newer
    assert sessions.find(desk, session_id).session.version == 2


def test_a_session_stays_with_its_version_when_an_earlier_one_comes_between(
    desk: Desk, other: Desk, clock: FakeClock, file: Path
) -> None:
    plan_id = add(desk)
    write_package(desk, file, plan_ids=[plan_id])
    open_package(other, file)
    clock.advance(hours=1)
    add_version(other, plan_id, replace(BEES, audience="Theirs, earlier"))
    write_package(other, file, plan_ids=[plan_id])
    clock.advance(hours=1)
    with desk.library.transaction() as work:
        later = NewPlan(plan_id, replace(BEES, audience="Mine, later"), 0, origin(b"later"))
        work.plans.add_version(plan_id, later, clock.now())
    session_id = set_up(desk, plan_id)

    open_package(desk, file)

    session = sessions.find(desk, session_id).session
    assert session.version == 3
    assert plans.open_plan(desk, plan_id, version=3).plan.audience == "Mine, later"
    with desk.library.reading() as work:
        document = work.plans.origin(plan_id, 3)
    assert document is not None
    assert document.content == b"later"
    assert verify(desk.library.path)["session"] == 1


def test_a_plan_in_the_trash_comes_back_and_undo_puts_it_there_again(
    desk: Desk, file: Path
) -> None:
    plan_id = add(desk)
    write_package(desk, file, plan_ids=[plan_id])
    plans.move_to_trash(desk, plan_id)

    assert preview_package(desk, file).plans[0].in_trash
    report, _ = open_package(desk, file)
    assert [row.id for row in plans.shelf(desk)] == [plan_id]

    undo_merge(desk, report)
    assert not plans.shelf(desk)


# Sessions


def test_a_session_arrives_with_groups_log_and_observations(
    desk: Desk, other: Desk, clock: FakeClock, file: Path
) -> None:
    session_id = begun(desk, clock)
    gone = see(desk, session_id, "Mistaken")
    changed = see(desk, session_id, "Draws", level=AttainmentLevel.DEVELOPING)
    by_id = {seen.id: seen for seen in observations.of_session(desk, session_id)}
    clock.advance(seconds=3)
    observations.remove(desk, by_id[gone])
    observations.change(desk, replace(by_id[changed], note="Draws the hive"))

    hand_over(desk, other, file, session_id)

    assert sessions.find(other, session_id) == sessions.find(desk, session_id)
    assert observations.of_session(other, session_id) == observations.of_session(desk, session_id)
    assert runs.load(other, session_id).events == runs.load(desk, session_id).events
    assert session_of(other, session_id) == session_of(desk, session_id)
    states = session_of(other, session_id).observations[changed]  # type: ignore[union-attr]
    assert [json.loads(state.value)["note"] for state in states] == ["Draws", "Draws the hive"]


def test_a_running_session_goes_on_at_the_same_second_on_the_second_laptop(
    desk: Desk, other: Desk, clock: FakeClock, file: Path
) -> None:
    session_id = begun(desk, clock)
    press_next(desk, session_id)
    clock.advance(minutes=3, seconds=7)

    hand_over(desk, other, file, session_id)

    clock.advance(seconds=11)
    here, there = runs.load(desk, session_id).run, runs.load(other, session_id).run
    assert there.current == here.current == 1
    assert there.remaining(1, clock.now()) == here.remaining(1, clock.now())
    assert there.used(1, clock.now()) == timedelta(minutes=3, seconds=18)
    assert sessions.still_running(other)[0].session.id == session_id


def test_turns_with_more_time_for_one_group_go_on_on_the_second_laptop(
    desk: Desk, other: Desk, clock: FakeClock, file: Path
) -> None:
    session_id = begun(desk, clock)
    live = runs.load(desk, session_id)
    live, _ = replanning.rotate(desk, live, 0, rounds=2, minutes=6)
    live, _ = replanning.delay_group(desk, live, "maple", timedelta(minutes=2))

    hand_over(desk, other, file, session_id)

    clock.advance(minutes=1)
    there = runs.load(other, session_id).run
    assert there.delays == live.run.delays
    assert [event.group for event in there.delays] == ["maple"]
    assert turns(there, 0, clock.now()) == turns(live.run, 0, clock.now())
    assert turns(there, 0, clock.now()) is not None


def test_a_run_that_went_on_on_both_keeps_both_logs_in_one_order(
    desk: Desk, other: Desk, clock: FakeClock, file: Path, tmp_path: Path
) -> None:
    session_id = begun(desk, clock)
    hand_over(desk, other, file, session_id)
    clock.advance(minutes=1)
    press_next(desk, session_id)
    clock.advance(minutes=1)
    press_next(other, session_id)
    clock.advance(minutes=1)
    press_next(desk, session_id)
    back = tmp_path / "back.facilitator"
    write_package(other, back, session_ids=[session_id])
    write_package(desk, file, session_ids=[session_id])

    mine, _ = open_package(desk, back)
    theirs, _ = open_package(other, file)

    assert mine.preview.sessions[0].went_apart
    assert theirs.preview.sessions[0].went_apart
    here, there = runs.load(desk, session_id), runs.load(other, session_id)
    assert len({event.id for event in here.events}) == len(here.events) == 4
    assert here.events == there.events
    assert here.run == there.run
    assert here.run.current == 2


def test_only_the_second_laptop_went_on_is_no_quarrel(
    desk: Desk, other: Desk, clock: FakeClock, file: Path
) -> None:
    session_id = begun(desk, clock)
    hand_over(desk, other, file, session_id)
    clock.advance(minutes=1)
    runs.end(other, runs.load(other, session_id))
    write_package(other, file, session_ids=[session_id])

    report, _ = open_package(desk, file)

    assert not report.preview.sessions[0].went_apart
    assert sessions.find(desk, session_id).ended_at == clock.now()


def test_events_keep_their_order_when_the_clock_was_set_back(
    desk: Desk, other: Desk, clock: FakeClock, file: Path
) -> None:
    session_id = begun(desk, clock)
    clock.jump(seconds=-3600)
    runs.pause(desk, runs.load(desk, session_id))
    clock.advance(seconds=1)
    runs.resume(desk, runs.load(desk, session_id))

    hand_over(desk, other, file, session_id)

    assert runs.load(other, session_id).events == runs.load(desk, session_id).events


def test_observations_say_whose_they_are(
    desk: Desk, other: Desk, clock: FakeClock, file: Path
) -> None:
    with desk.library.transaction() as work:
        work.exchange.set_owner("A. B.")
    session_id = begun(desk, clock)
    hand_over(desk, other, file, session_id)
    see(other, session_id, "Seen by the other one")

    record = session_of(other, session_id)
    assert record is not None
    owners = [json.loads(one[-1].value).get("owner") for one in record.observations.values()]
    devices = {json.loads(one[-1].value)["device"] for one in record.observations.values()}
    assert sorted(owners, key=str) == ["A. B.", "A. B.", None]
    assert len(devices) == 2


def test_what_was_changed_last_is_said_and_what_it_said_before_is_kept(
    desk: Desk, other: Desk, clock: FakeClock, file: Path
) -> None:
    session_id = begun(desk, clock)
    hand_over(desk, other, file, session_id)
    every = observations.of_session(desk, session_id)
    seen = next(one for one in every if one.note == "Asks why")
    clock.advance(minutes=1)
    observations.change(other, replace(seen, note="Theirs, earlier"))
    clock.advance(minutes=1)
    observations.change(desk, replace(seen, note="Mine, later"))
    write_package(other, file, session_ids=[session_id])

    report, _ = open_package(desk, file)

    assert "Mine, later" in notes(desk, session_id)
    assert "Theirs, earlier" not in notes(desk, session_id)
    assert report.preview.sessions[0].other
    record = session_of(desk, session_id)
    assert record is not None
    said = [json.loads(state.value)["note"] for state in record.observations[seen.id]]
    assert said == ["Asks why", "Theirs, earlier", "Mine, later"]


def test_a_removed_observation_stays_removed_until_somebody_brings_it_back(
    desk: Desk, other: Desk, clock: FakeClock, file: Path
) -> None:
    session_id = begun(desk, clock)
    hand_over(desk, other, file, session_id)
    seen = observations.of_session(desk, session_id)[0]
    clock.advance(minutes=1)
    observations.remove(desk, seen)
    hand_over(other, desk, file, session_id)
    assert seen.note not in notes(desk, session_id)

    hand_over(desk, other, file, session_id)
    assert seen.note not in notes(other, session_id)

    observations.bring_back(other, seen)
    hand_over(other, desk, file, session_id)
    assert seen.note in notes(desk, session_id)


def test_groups_of_both_are_there(desk: Desk, other: Desk, clock: FakeClock, file: Path) -> None:
    session_id = begun(desk, clock)
    hand_over(desk, other, file, session_id)
    clock.advance(minutes=1)
    session = sessions.find(other, session_id).session
    late = Group("late", "Late comers", people=2)
    sessions.save(other, replace(session, groups=(*session.groups, late), place="Shed"))
    see(other, session_id, "Here at last", groups=("late",))
    clock.advance(minutes=1)
    session = sessions.find(desk, session_id).session
    sessions.save(desk, replace(session, place="Orchard"))

    write_package(other, file, session_ids=[session_id])
    open_package(desk, file)

    merged = sessions.find(desk, session_id).session
    assert [group.name for group in merged.groups] == ["Cedar", "Maple", "Late comers"]
    assert merged.place == "Orchard"
    assert merged.groups[0].participants == (Participant("p1", "A. B."),)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_several_observers_come_together_in_any_order(tmp_path: Path, data: st.DataObject) -> None:
    """One session, seen by several: each merges the others' packages when and as they get them."""
    clock = FakeClock()
    folder = tmp_path / new_id()
    with (
        laptop(folder / "0", clock) as first,
        laptop(folder / "1", clock) as second,
        laptop(folder / "2", clock) as third,
    ):
        desks = (first, second, third)
        session_id = begun(first, clock)
        for desk in (second, third):
            hand_over(first, desk, folder / "start.facilitator", session_id)
        acts = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(ACTS)), max_size=6)
        for number, act in data.draw(acts):
            clock.advance(seconds=7)
            act(desks[number], session_id)
        files = [folder / f"{number}.facilitator" for number in range(3)]
        for desk, file in zip(desks, files, strict=True):
            write_package(desk, file, session_ids=[session_id])
        for desk in desks:
            for number in data.draw(st.permutations([0, 1, 2, 0])):
                open_package(desk, files[number])

        records = [session_of(desk, session_id) for desk in desks]
        assert records[0] == records[1] == records[2]
        told = [observations.of_session(desk, session_id) for desk in desks]
        assert told[0] == told[1] == told[2]
        assert runs.load(first, session_id).run == runs.load(third, session_id).run


def test_what_was_changed_and_removed_elsewhere_is_not_told_as_new(
    desk: Desk, other: Desk, clock: FakeClock, file: Path
) -> None:
    """Found by the law above: its history says what it said, not that it was out of sight."""
    session_id = begun(desk, clock)
    hand_over(desk, other, file, session_id)
    for act, place in ((_change, other), (_remove, other), (_remove, desk)):
        clock.advance(seconds=7)
        act(place, session_id)
    theirs = file.with_name("theirs.facilitator")
    write_package(desk, file, session_ids=[session_id])
    write_package(other, theirs, session_ids=[session_id])
    for one in (desk, other):
        for package in (file, theirs, file):
            open_package(one, package)

    assert session_of(desk, session_id) == session_of(other, session_id)


def _rename(desk: Desk, session_id: str) -> None:
    session = sessions.find(desk, session_id).session
    sessions.save(desk, replace(session, place=f"{session.place}!"))


def _change(desk: Desk, session_id: str) -> None:
    for seen in observations.of_session(desk, session_id)[:1]:
        observations.change(desk, replace(seen, note=f"{seen.note}!"))


def _remove(desk: Desk, session_id: str) -> None:
    for seen in observations.of_session(desk, session_id)[:1]:
        observations.remove(desk, seen)


def _see(desk: Desk, session_id: str) -> None:
    see(desk, session_id, "More", groups=("cedar",))


def _pause(desk: Desk, session_id: str) -> None:
    live = runs.load(desk, session_id)
    (runs.resume if live.run.is_paused else runs.pause)(desk, live)


ACTS: tuple[Callable[[Desk, str], None], ...] = (
    press_next, _rename, _change, _remove, _see, _pause,
)  # fmt: skip


# Before, after and in between


def test_the_preview_changes_nothing_and_says_what_would_come(
    desk: Desk, other: Desk, clock: FakeClock, file: Path
) -> None:
    session_id = begun(desk, clock)
    knots = add(desk, KNOTS)
    write_package(desk, file, plan_ids=[knots], session_ids=[session_id])

    preview = preview_package(other, file)

    assert not plans.shelf(other)
    assert preview.is_news
    assert sorted((one.title, one.is_new) for one in preview.plans) == [
        (BEES.title, True), (KNOTS.title, True),
    ]  # fmt: skip
    (session,) = preview.sessions
    assert (session.title, session.events, session.observations) == ("Bees on Friday", 1, 2)


def test_a_verified_backup_is_made_before_a_merge(desk: Desk, other: Desk, file: Path) -> None:
    write_package(desk, file, plan_ids=[add(desk)])
    add(other, KNOTS)

    report, _ = open_package(other, file)

    assert report.backup is not None
    assert report.backup.name.endswith("-before-merge.sqlite3")
    assert verify(report.backup)["plan"] == 1


def test_undo_takes_back_what_came_and_nothing_else(
    desk: Desk, other: Desk, clock: FakeClock, file: Path
) -> None:
    session_id = begun(desk, clock)
    hand_over(desk, other, file, session_id)
    before = session_of(other, session_id)
    clock.advance(minutes=2)
    see(desk, session_id, "After the hand-over")
    press_next(desk, session_id)
    seen = observations.of_session(desk, session_id)[0]
    observations.change(desk, replace(seen, note="Asks why not"))
    session = sessions.find(desk, session_id).session
    sessions.save(desk, replace(session, groups=(*session.groups, Group("new", "New"))))
    knots = add(desk, KNOTS)
    write_package(desk, file, plan_ids=[knots], session_ids=[session_id])

    report, _ = open_package(other, file)
    assert session_of(other, session_id) != before
    changes = undo_merge(other, report)

    assert session_of(other, session_id) == before
    assert sorted(notes(other, session_id)) == ["Asks why", "Quiet"]
    assert len(sessions.find(other, session_id).session.groups) == 2
    assert knots not in {row.id for row in plans.shelf(other)}
    assert changes.sessions == {session_id}


def test_undo_of_new_things_leaves_an_empty_library(
    desk: Desk, other: Desk, clock: FakeClock, file: Path
) -> None:
    session_id = begun(desk, clock)
    write_package(desk, file, session_ids=[session_id])
    report, _ = open_package(other, file)

    undo_merge(other, report)

    assert not plans.shelf(other)
    counts = verify(other.library.path)
    assert (counts["session"], counts["observation"], counts["exchanged"]) == (0, 0, 0)


def test_undo_says_no_once_work_went_on(
    desk: Desk, other: Desk, clock: FakeClock, file: Path
) -> None:
    session_id = begun(desk, clock)
    write_package(desk, file, session_ids=[session_id])
    report, _ = open_package(other, file)
    see(other, session_id, "One more")

    with pytest.raises(UserError, match="Work went on"):
        undo_merge(other, report)

    assert "One more" in notes(other, session_id)


def test_what_came_is_told_in_a_log(desk: Desk, other: Desk, clock: FakeClock, file: Path) -> None:
    session_id = begun(desk, clock)
    hand_over(desk, other, file, session_id)

    text = (other.paths.logs / "packages.log").read_text(encoding="utf-8")
    assert "stick.facilitator" in text
    assert f"new plan, 1 version: {BEES.title}" in text
    assert "new session, 1 event, 2 observations: Bees on Friday" in text


def test_a_package_with_parts_of_later_versions_is_kept(
    desk: Desk, other: Desk, file: Path
) -> None:
    from facilitator.formats.package import About, part_of_plan, write_parts

    plan = plan_of(desk, add(desk))
    assert plan is not None
    parts = [part_of_plan(plan), ("scores/x.json", b"{}")]
    write_parts(file, About("99", AT, "x"), parts)

    report, _ = open_package(other, file)

    assert report.preview.unknown == ("scores/x.json",)
    assert report.kept is not None
    assert report.kept.read_bytes() == file.read_bytes()


def test_cancelling_adds_nothing(desk: Desk, other: Desk, file: Path) -> None:
    write_package(desk, file, plan_ids=[add(desk), add(desk, KNOTS)])

    def stop(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        open_package(other, file, progress=stop)

    assert not plans.shelf(other)


def test_gone_plans_and_sessions_are_a_sentence(desk: Desk, file: Path) -> None:
    with pytest.raises(UserError, match="no longer in the library"):
        write_package(desk, file, plan_ids=["gone"])
    with pytest.raises(UserError, match="no longer in the library"):
        write_package(desk, file, session_ids=["gone"])
    assert not file.exists()


# What somebody else may have put into a package


def bent(record: SessionRecord, **values: object) -> SessionRecord:
    setup = {**json.loads(record.setup.value), **values}
    return replace(record, setup=replace(record.setup, value=json.dumps(setup)))


def bent_in(record: SessionRecord, kind: str, /, **values: object) -> SessionRecord:
    """The record with other values in its first event, group or observation."""
    named = dict(getattr(record, kind))
    id_, held = next(iter(named.items()))
    last = held[-1] if isinstance(held, tuple) else held
    new = replace(last, value=json.dumps({**json.loads(last.value), **values}))
    named[id_] = (new,) if isinstance(held, tuple) else new
    return replace(record, **{kind: named})


SESSIONS: dict[str, Callable[[SessionRecord], SessionRecord]] = {
    "no title": lambda one: bent(one, title=None),
    "a title that is a number": lambda one: bent(one, title=3),
    "a start that is a text": lambda one: bent(one, planned_start="soon"),
    "a start before all times": lambda one: bent(one, planned_start="0001-01-01T00:00:00+00:00"),
    "no plan": lambda one: bent(one, plan=None),
    "another plan": lambda one: bent(one, plan="other"),
    "a version that is not there": lambda one: bent(one, version={"at": "2026-01-01", "sha256": 1}),
    "a rehearsal that is a number": lambda one: bent(one, rehearsal=2),
    "an unknown event": lambda one: bent_in(one, "events", kind="exploded"),
    "an event in no phase": lambda one: bent_in(one, "events", phase="first"),
    "an event in a huge phase": lambda one: bent_in(one, "events", phase=2**80),
    "an event without an instant": lambda one: bent_in(one, "events", at=None),
    "a detail that is no JSON": lambda one: bent_in(one, "events", detail="{", kind="replanned"),
    "a level beyond all": lambda one: bent_in(one, "observations", level=9),
    "tags that are a text": lambda one: bent_in(one, "observations", tags="a"),
    "tags that are numbers": lambda one: bent_in(one, "observations", tags=[1]),
    "a group that is not there": lambda one: bent_in(one, "observations", groups=["oak"]),
    "a group twice": lambda one: bent_in(one, "observations", groups=["maple", "maple"]),
    "a note that is a list": lambda one: bent_in(one, "observations", note=[]),
    "a group without a name": lambda one: bent_in(one, "groups", name=None),
    "people who are a text": lambda one: bent_in(one, "groups", participants="all"),
    "people without names": lambda one: bent_in(one, "groups", participants=[{"id": "x"}]),
}


@pytest.mark.parametrize("name", SESSIONS)
def test_a_session_that_could_not_be_used_is_refused_whole(
    desk: Desk, other: Desk, clock: FakeClock, file: Path, name: str
) -> None:
    from facilitator.formats.package import About, part_of_plan, part_of_session, write_parts

    session_id = begun(desk, clock)
    record = session_of(desk, session_id)
    assert record is not None
    plan = plan_of(desk, json.loads(record.setup.value)["plan"])
    assert plan is not None
    write_parts(
        file, About("9", AT, "x"), [part_of_plan(plan), part_of_session(SESSIONS[name](record))]
    )

    with pytest.raises(UserError, match="Nothing was added"):
        open_package(other, file)

    assert not plans.shelf(other)


BODIES = [
    {}, {"title": None}, {"title": 3}, {"title": "x", "phases": [1]}, {"title": "x", "phases": 1},
    {"title": "x", "audience": 5}, {"title": "x", "materials": [5]},
    {"title": "x", "phases": [{"name": "Engage", "resources": 5}]},
    {"title": "x", "duration": {"text": "x", "low": "y", "high": 2}},
    {"title": "x", "kept": [{"section": "nowhere", "after": 1, "text": ""}]},
    {"title": "half \ud800"},
]  # fmt: skip


@pytest.mark.parametrize("body", BODIES)
def test_a_plan_that_could_not_be_used_is_refused(
    desk: Desk, file: Path, body: dict[str, object]
) -> None:
    text = json.dumps(body, separators=(",", ":"))
    digest = sha256(text.encode()).hexdigest()
    version = {"at": AT.isoformat(), "sha256": digest, "plan": body}
    part = json.dumps({"id": "x", "versions": [version]}).encode()
    from facilitator.formats.package import About, write_parts

    write_parts(file, About("9", AT, "x"), [("plans/x.json", part)])

    with pytest.raises(UserError):
        open_package(desk, file)

    assert not plans.shelf(desk)


def test_joining_here_is_joining_there(
    desk: Desk, other: Desk, clock: FakeClock, file: Path
) -> None:
    """What the library stores is what the law of joining says."""
    session_id = begun(desk, clock)
    hand_over(desk, other, file, session_id)
    clock.advance(seconds=1)
    see(other, session_id, "There")
    see(desk, session_id, "Here")
    mine, theirs = session_of(desk, session_id), session_of(other, session_id)
    assert mine is not None
    assert theirs is not None

    hand_over(other, desk, file, session_id)

    assert session_of(desk, session_id) == join_sessions(mine, theirs)
