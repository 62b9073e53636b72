"""Setting up sessions: what is proposed, kept, and refused."""

from __future__ import annotations

import time as system_time
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.plan import LessonPlan, Phase, Strategy
from facilitator.domain.session import Group, Participant, Session
from facilitator.errors import UserError
from facilitator.library.values import NewPlan
from facilitator.services import runs, sessions
from facilitator.services.starting import start_now

if TYPE_CHECKING:
    from facilitator.services.desk import Desk
    from tests.fakes import FakeClock

NAMES = ("Aspen", "Beech", "Cypress", "Dogwood")
KNOTS = LessonPlan(
    "Knots for Everyone",
    phases=(Phase("Show"), Phase("Try")),
    strategies=(Strategy("New hands", "Thick rope."), Strategy("Old hands", "One hand only.")),
)


def add(desk: Desk, plan: LessonPlan = KNOTS, plan_id: str = "knots") -> str:
    with desk.library.transaction() as work:
        work.plans.add([NewPlan(plan_id, plan, 0)], desk.clock.now())
    return plan_id


def drafted(desk: Desk, plan_id: str = "knots") -> Session:
    return sessions.draft(desk, plan_id, planned_start=desk.clock.now(), names=NAMES)


def test_a_first_draft_has_a_group_for_each_profile(desk: Desk) -> None:
    add(desk)
    made = drafted(desk)
    assert [(group.name, group.profile) for group in made.groups] == [
        ("Aspen", "New hands"),
        ("Beech", "Old hands"),
    ]
    assert (made.title, made.version) == ("Knots for Everyone", 1)


def test_a_plan_without_profiles_gets_one_group(desk: Desk) -> None:
    add(desk, replace(KNOTS, strategies=()))
    assert [(group.name, group.profile) for group in drafted(desk).groups] == [("Aspen", "")]


def test_the_next_draft_takes_the_groups_of_last_time_without_persons(desk: Desk) -> None:
    add(desk)
    people = (Participant("p1", "Ana"),)
    group = Group("g1", "Owls", "Old hands", 6, people)
    stale = Group("g2", "Cranes", "Gone", 3)
    sessions.save(desk, replace(drafted(desk), groups=(group, stale)))
    again = drafted(desk).groups
    assert [(each.name, each.profile, each.people) for each in again] == [
        ("Owls", "Old hands", 6),
        ("Cranes", "", 3),
    ]
    assert all(not each.participants for each in again)
    assert {each.id for each in again}.isdisjoint({"g1", "g2"})


def test_a_plan_that_is_gone_cannot_be_drafted(desk: Desk) -> None:
    with pytest.raises(UserError, match="no longer in the library"):
        drafted(desk, "gone")


def test_a_saved_session_is_found_as_it_was(desk: Desk) -> None:
    add(desk)
    people = (Participant("p1", "Ana"), Participant("p2", "Bo"))
    group = Group("g1", "Owls", "Old hands", 2, people)
    made = replace(drafted(desk), place="Barn", groups=(group, Group("g2", "Elms")))
    changes = sessions.save(desk, made)
    assert sessions.find(desk, made.id).session == made
    assert changes.sessions == {made.id}
    assert changes.plans == {"knots"}
    sessions.save(desk, replace(made, groups=(group,)))
    assert sessions.find(desk, made.id).session.groups == (group,)


@pytest.mark.parametrize(
    ("names", "sentence"), [(("Owls", ""), "has no name"), (("Owls", "OWLS"), "the same name")]
)
def test_groups_that_notes_could_not_find_are_refused(
    desk: Desk, names: tuple[str, ...], sentence: str
) -> None:
    add(desk)
    groups = tuple(Group(str(place), name) for place, name in enumerate(names))
    with pytest.raises(UserError, match=sentence):
        sessions.save(desk, replace(drafted(desk), groups=groups))
    assert sessions.of_plan(desk, "knots") == ()


def test_a_session_that_waits_takes_the_newest_version(desk: Desk) -> None:
    add(desk)
    made = drafted(desk)
    sessions.save(desk, made)
    newer = NewPlan("new", replace(KNOTS, title="Knots II"), 0)
    with desk.library.transaction() as work:
        work.plans.add_version("knots", newer, desk.clock.now())
    reopened = sessions.reopen(desk, made.id)
    assert (reopened.version, reopened.title) == (2, "Knots II")


def test_a_session_that_began_keeps_its_version(desk: Desk) -> None:
    add(desk)
    made = drafted(desk)
    start_now(desk, made)
    with desk.library.transaction() as work:
        work.plans.add_version("knots", NewPlan("new", KNOTS, 0), desk.clock.now())
    assert sessions.reopen(desk, made.id).version == 1


def test_starting_saves_and_runs_in_one_go(desk: Desk, clock: FakeClock) -> None:
    add(desk)
    made = drafted(desk)
    changes = start_now(desk, made)
    live = runs.load(desk, made.id)
    assert live.run.started_at == clock.now()
    assert (changes.sessions, changes.runs) == ({made.id}, {made.id})
    assert [found.session.id for found in sessions.still_running(desk)] == [made.id]


def test_a_session_without_phases_is_saved_but_does_not_start(desk: Desk) -> None:
    add(desk, replace(KNOTS, phases=()))
    made = drafted(desk)
    with pytest.raises(UserError, match="no phases"):
        start_now(desk, made)
    assert sessions.still_running(desk) == ()


def test_a_start_that_was_meant_stays_when_one_is_late(desk: Desk) -> None:
    made = replace(_session(), planned_start=desk.clock.now() - timedelta(minutes=20))
    assert sessions.begun_now(desk, made, guessed=False) == made


def test_a_start_that_was_guessed_becomes_now(desk: Desk) -> None:
    made = replace(_session(), planned_start=desk.clock.now() + timedelta(minutes=12))
    assert sessions.begun_now(desk, made, guessed=True).planned_start == desk.clock.now()


def test_a_start_on_another_day_becomes_now(desk: Desk) -> None:
    made = replace(_session(), planned_start=desk.clock.now() - timedelta(days=7))
    assert sessions.begun_now(desk, made, guessed=False).planned_start == desk.clock.now()


def _session() -> Session:
    return Session("s", "knots", 1, "Knots", datetime(2026, 1, 1, tzinfo=UTC))


@given(st.datetimes(timezones=st.just(UTC)).filter(lambda at: at.year < 9999))
def test_the_next_quarter_is_the_first_at_or_behind(at: datetime) -> None:
    found = sessions.next_quarter(at)
    assert found.minute % 15 == found.second == found.microsecond == 0
    assert timedelta() <= found - at < timedelta(minutes=15)


@pytest.fixture
def in_kolkata(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    system_time.tzset()
    yield
    monkeypatch.undo()
    system_time.tzset()


def test_the_usual_time_is_proposed_while_it_lies_ahead(desk: Desk, in_kolkata: None) -> None:
    """8:00 UTC is 13:30 there."""
    later, guessed = sessions.proposed_start(desk, time(14, 0))
    assert (later, guessed) == (datetime(2026, 11, 20, 8, 30, tzinfo=UTC), False)


def test_a_usual_time_that_has_passed_gives_way_to_the_next_quarter(
    desk: Desk, clock: FakeClock, in_kolkata: None
) -> None:
    clock.advance(minutes=1)
    assert sessions.proposed_start(desk, time(9, 0)) == (
        datetime(2026, 11, 20, 8, 15, tzinfo=UTC),
        True,
    )


def test_who_keeps_a_name_stays_the_same_person() -> None:
    before = (Participant("1", "Ana"), Participant("2", "Bo"))
    found = sessions.participants_named((" Bo ", "", "Chi", "Ana", "Ana"), before)
    assert [person.name for person in found] == ["Bo", "Chi", "Ana", "Ana"]
    assert (found[0].id, found[2].id) == ("2", "1")
    assert len({person.id for person in found}) == 4


def test_who_is_named_counts_as_present() -> None:
    group = Group("1", "Alder", people=2)
    assert sessions.with_participants(group, ["Ana", "Bo", "Chi"]).people == 3
    assert sessions.with_participants(group, ["Ana", ""]).people == 2
    assert sessions.with_participants(replace(group, people=None), [""]).people is None


@given(st.integers(1, 20), st.integers(0, 300))
def test_made_groups_share_people_evenly_and_take_profiles_in_turn(count: int, people: int) -> None:
    names = tuple(map(str, range(20)))
    made = sessions.make_groups(count, people, profiles=("a", "b"), names=names)
    sizes = [group.people or 0 for group in made]
    assert sum(sizes) == people
    assert max(sizes) - min(sizes) <= 1
    assert [group.profile for group in made] == [("a", "b")[place % 2] for place in range(count)]


def test_the_running_session_is_the_one_to_run(desk: Desk, clock: FakeClock) -> None:
    add(desk)
    assert sessions.to_run(desk, "knots") is None
    later, sooner = drafted(desk), drafted(desk)
    sessions.save(desk, replace(later, planned_start=clock.now() + timedelta(days=9)))
    sessions.save(desk, replace(sooner, planned_start=clock.now() + timedelta(days=2)))
    found = sessions.to_run(desk, "knots")
    assert found is not None
    assert found.session.id == sooner.id
    start_now(desk, later)
    running = sessions.to_run(desk, "knots")
    assert running is not None
    assert running.session.id == later.id


def test_a_deleted_session_is_gone_with_everything(desk: Desk) -> None:
    add(desk)
    made = drafted(desk)
    start_now(desk, made)
    changes = sessions.delete(desk, made.id)
    assert changes.plans == {"knots"}
    with pytest.raises(UserError, match="no longer in the library"):
        sessions.find(desk, made.id)


def test_a_session_that_starts_now_is_planned_in_whole_minutes(
    desk: Desk, clock: FakeClock
) -> None:
    add(desk)
    made = drafted(desk)
    full = clock.now()
    clock.advance(seconds=42.5)
    assert sessions.begun_now(desk, made, guessed=True).planned_start == full


def test_the_session_to_run_runs_or_is_next_and_not_long_past(desk: Desk, clock: FakeClock) -> None:
    add(desk)
    missed, next_one, later = (
        replace(drafted(desk), planned_start=clock.now() + timedelta(hours=hours))
        for hours in (-13, 1, 20)
    )
    assert sessions.to_run(desk, "knots") is None
    for made in (later, missed, next_one):
        sessions.save(desk, made)
    found = sessions.to_run(desk, "knots")
    assert found is not None
    assert found.session.id == next_one.id
    start_now(desk, later)
    found = sessions.to_run(desk, "knots")
    assert found is not None
    assert found.session.id == later.id


def test_a_session_not_begun_follows_the_plan_and_one_begun_does_not(
    desk: Desk, clock: FakeClock
) -> None:
    add(desk)
    waiting, begun = drafted(desk), drafted(desk)
    sessions.save(desk, waiting)
    start_now(desk, begun)
    with desk.library.transaction() as work:
        newer = replace(KNOTS, title="Knots, Tied Anew")
        work.plans.add_version("knots", NewPlan("knots", newer, 0), clock.now())
    assert sessions.bring_up_to_date(desk, waiting.id)
    assert sessions.find(desk, waiting.id).session.title == "Knots, Tied Anew"
    assert not sessions.bring_up_to_date(desk, waiting.id)
    assert not sessions.bring_up_to_date(desk, begun.id)
    assert sessions.find(desk, begun.id).session.version == 1
