"""Plans, their versions, origins, tags and the trash."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.shelf import PlanSummary
from facilitator.domain.text import clean_line
from facilitator.library.connection import connect
from facilitator.library.errors import DamagedLibrary, PlanInUse
from tests.library.examples import (
    AT,
    BEES,
    KNOTS,
    LATER,
    add,
    new,
    origin,
    save,
    session,
)
from tests.strategies import plans

if TYPE_CHECKING:
    from facilitator.domain.plan import LessonPlan
    from facilitator.library.store import Library

ON_ONE_LIBRARY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
FEW_PLANS = settings(ON_ONE_LIBRARY, max_examples=20)


@FEW_PLANS
@given(plan=plans())
def test_a_stored_plan_comes_back_equal(library: Library, plan: LessonPlan) -> None:
    plan_id = add(library, new(plan))

    with library.reading() as work:
        stored = work.plans.get(plan_id)

    assert stored is not None
    assert stored.plan == plan
    assert (stored.version, stored.updated_at, stored.trashed_at) == (1, AT, None)


def test_an_unknown_plan_is_none(library: Library) -> None:
    plan_id = add(library, new())

    with library.reading() as work:
        assert work.plans.get("nobody") is None
        assert work.plans.get(plan_id, 2) is None
        assert work.plans.summary("nobody") is None


def test_a_plan_that_changed_on_the_disk_is_not_opened(library: Library) -> None:
    plan_id, other = add(library, new()), add(library, new(KNOTS))
    with closing(connect(library.path, "rw")) as connection:
        connection.execute("UPDATE plan_version SET body = replace(body, '30 min', '90 min')")

    with pytest.raises(DamagedLibrary, match=r"Bees and their work.*was damaged"):
        get(library, plan_id)
    assert get(library, other) == KNOTS


def get(library: Library, plan_id: str) -> LessonPlan:
    with library.reading() as work:
        stored = work.plans.get(plan_id)
    assert stored is not None
    return stored.plan


def test_a_summary_says_what_the_shelf_shows(library: Library) -> None:
    plan_id = add(library, new(checks=3))

    with library.reading() as work:
        assert work.plans.summary(plan_id) == PlanSummary(
            id=plan_id,
            title=BEES.title,
            audience="Garden volunteers",
            stated_minutes=180,
            phase_minutes=90,
            break_minutes=15,
            phases=3,
            open_checks=3,
            version=1,
            updated_at=AT,
        )


def test_the_shelf_shows_the_last_changed_plan_first(library: Library) -> None:
    first, second, third = (add(library, new(), at=AT + timedelta(hours=n)) for n in range(3))
    with library.transaction() as work:
        work.plans.add_version(first, new(KNOTS), LATER)
        work.plans.trash(second, LATER)

    with library.reading() as work:
        assert [plan.id for plan in work.plans.summaries()] == [first, third]
        assert [plan.id for plan in work.plans.summaries(trashed=True)] == [second]


def test_plans_added_together_stay_in_their_order(library: Library) -> None:
    together = [new() for _ in range(5)]
    add(library, *together)

    with library.reading() as work:
        assert [plan.id for plan in work.plans.summaries()] == [plan.id for plan in together]


def test_adding_nothing_adds_nothing(library: Library) -> None:
    with library.transaction() as work:
        work.plans.add([], AT)
        assert work.plans.summaries() == ()


def test_a_new_version_is_shown_and_the_old_one_kept(library: Library) -> None:
    plan_id = add(library, new(checks=2))
    with library.transaction() as work:
        assert work.plans.add_version(plan_id, new(KNOTS), LATER, label="Edited") == 2

    with library.reading() as work:
        summary = work.plans.summary(plan_id)
        newest, first = work.plans.get(plan_id), work.plans.get(plan_id, 1)
        assert summary is not None
        assert (summary.title, summary.open_checks, summary.updated_at) == ("Five knots", 0, LATER)
        assert newest is not None
        assert (newest.plan, newest.version) == (KNOTS, 2)
        assert first is not None
        assert (first.plan, first.version) == (BEES, 1)
        assert [(v.number, v.at, v.label) for v in work.plans.versions(plan_id)] == [
            (2, LATER, "Edited"),
            (1, AT, ""),
        ]


def test_taking_a_version_back_leaves_the_plan_as_it_was(library: Library) -> None:
    plan_id = add(library, new(checks=2, origin=origin()))
    with library.reading() as work:
        before = work.plans.summary(plan_id), work.plans.get(plan_id), work.plans.search("bees")
    with library.transaction() as work:
        number = work.plans.add_version(plan_id, new(KNOTS, origin=origin(b"knots")), LATER)
        work.plans.remove_version(plan_id, number)

    with library.reading() as work:
        after = work.plans.summary(plan_id), work.plans.get(plan_id), work.plans.search("bees")
        assert after == before
        assert work.plans.search("knots") == ()
        assert work.plans.origin(plan_id, number) is None


@pytest.mark.parametrize("version", [1, 3])
def test_only_the_newest_of_several_versions_is_taken_back(library: Library, version: int) -> None:
    plan_id = add(library, new())
    with library.transaction() as work:
        work.plans.add_version(plan_id, new(KNOTS), LATER)

    with pytest.raises(ValueError, match=f"version {version} "), library.transaction() as work:
        work.plans.remove_version(plan_id, version)


def test_a_version_that_a_session_runs_is_not_taken_back(library: Library) -> None:
    plan_id = add(library, new())
    with library.transaction() as work:
        work.plans.add_version(plan_id, new(KNOTS), LATER)
    save(library, session(plan_id, version=2))

    with pytest.raises(PlanInUse), library.transaction() as work:
        work.plans.remove_version(plan_id, 2)


def test_the_document_comes_back_byte_for_byte(library: Library) -> None:
    document = origin(b"\xef\xbb\xbf# Bees\r\n\x00\xff", path="/plans/b\udce9es.txt")
    plan_id = add(library, new(origin=document))

    with library.reading() as work:
        assert work.plans.origin(plan_id, 1) == document
        assert work.plans.origin(plan_id, 2) is None
        assert [version.origin_name for version in work.plans.versions(plan_id)] == [document.name]


def test_a_document_is_known_again_by_its_place_and_by_its_bytes(library: Library) -> None:
    first, second = origin(b"one"), origin(b"two")
    plan_id = add(library, new(origin=first))
    with library.transaction() as work:
        work.plans.add_version(plan_id, new(KNOTS, origin=second), LATER)

    with library.reading() as work:
        found = work.plans.with_origins([first.path, "/plans/else.txt"])
        assert found == {first.path: plan_id}
        known = work.plans.with_digests([first.digest, second.digest])
        assert known == {second.digest: plan_id}, "not by an older version's bytes"


def test_the_plan_read_last_from_a_place_is_the_one_known(library: Library) -> None:
    add(library, new(origin=origin(b"one")))
    second = add(library, new(origin=origin(b"two")), at=LATER)

    with library.reading() as work:
        assert work.plans.with_origins([origin().path]) == {origin().path: second}


def test_plans_in_the_trash_are_not_known_again(library: Library) -> None:
    plan_id = add(library, new(origin=origin()))
    with library.transaction() as work:
        work.plans.trash(plan_id, LATER)

    with library.reading() as work:
        assert work.plans.with_origins([origin().path]) == {}
        assert work.plans.with_digests([origin().digest]) == {}
        assert work.plans.titled([BEES.title]) == {}
        assert work.plans.matching(plan_id) == ()
        assert work.plans.search("bees") == ()


def test_a_reference_means_an_id_or_its_beginning_or_a_title(library: Library) -> None:
    ids = ["ab", "abc1", "abc2", "cd"]
    add(library, *(new(replace(KNOTS, title=f"Plan {id_}"), id_=id_) for id_ in ids))

    def found(reference: str) -> list[str]:
        with library.reading() as work:
            return [plan.id for plan in work.plans.matching(reference)]

    assert found("ab") == ["ab"]
    assert found("abc") == ["abc1", "abc2"]
    assert found("c") == ["cd"]
    assert found("Plan cd") == ["cd"]
    assert found("plan cd") == found("%") == found("") == found("x") == []
    assert found("\udcff") == []


def test_an_exact_title_is_meant_before_the_beginning_of_an_id(library: Library) -> None:
    titled = new(replace(KNOTS, title="cafe"), id_="1")
    add(library, titled, new(id_="cafe1"), new(id_="cafe2"))
    with library.reading() as work:
        assert [plan.id for plan in work.plans.matching("cafe")] == ["1"]


def test_plans_share_a_title(library: Library) -> None:
    one, two, other = new(), new(), new(KNOTS)
    add(library, one, two, other)

    with library.reading() as work:
        assert work.plans.titled([BEES.title]) == {BEES.title: [one.id, two.id]}
        assert {plan.id for plan in work.plans.matching(BEES.title)} == {one.id, two.id}


@ON_ONE_LIBRARY
@given(tags=st.lists(st.text(max_size=9), max_size=5))
def test_tags_come_back_clean_and_once_each(library: Library, tags: list[str]) -> None:
    plan_id = add(library, new())
    with library.transaction() as work:
        work.plans.set_tags(plan_id, ["to be replaced"])
        work.plans.set_tags(plan_id, tags)

    with library.reading() as work:
        stored, summary = work.plans.get(plan_id), work.plans.summary(plan_id)
    assert stored is not None
    assert summary is not None
    assert sorted(stored.tags) == sorted({clean_line(tag) for tag in tags} - {""})
    assert summary.tags == stored.tags


def test_tags_are_counted_by_the_plans_on_the_shelf(library: Library) -> None:
    first, second, third = new(), new(), new()
    add(library, first, second, third)
    with library.transaction() as work:
        work.plans.set_tags(first.id, ["outdoors", "Bees"])
        work.plans.set_tags(second.id, ["outdoors"])
        work.plans.set_tags(third.id, ["outdoors", "gone"])
        work.plans.trash(third.id, LATER)

    with library.reading() as work:
        assert work.plans.tags() == (("Bees", 1), ("outdoors", 2))


def test_a_plan_comes_back_from_the_trash_as_it_was(library: Library) -> None:
    plan_id = add(library, new())
    with library.transaction() as work:
        work.plans.set_tags(plan_id, ["spring"])
        before = work.plans.summary(plan_id), work.plans.search("spring")
        work.plans.trash(plan_id, LATER)
        trashed = work.plans.get(plan_id)
        assert trashed is not None
        assert trashed.trashed_at == LATER
        assert trashed.updated_at == AT
        work.plans.restore(plan_id)
        assert (work.plans.summary(plan_id), work.plans.search("spring")) == before


def test_a_deleted_plan_leaves_nothing_behind(library: Library) -> None:
    plan_id = add(library, new(origin=origin()))
    with library.transaction() as work:
        work.plans.set_tags(plan_id, ["spring"])
        work.plans.delete(plan_id)
        work.plans.delete(plan_id)

    with library.reading() as work:
        assert work.plans.get(plan_id) is None
        assert work.plans.versions(plan_id) == work.plans.tags() == work.plans.search("bees") == ()
        assert work.plans.with_digests([origin().digest]) == {}


def test_a_plan_with_sessions_is_not_deleted(library: Library) -> None:
    used, unused = new(), new()
    add(library, used, unused)
    save(library, session(used.id))

    with library.transaction() as work:
        with pytest.raises(PlanInUse, match="Delete those sessions first"):
            work.plans.delete(used.id)
        work.plans.delete(unused.id)

    with library.reading() as work:
        assert [plan.id for plan in work.plans.summaries()] == [used.id]


def test_a_summary_counts_the_real_sessions(library: Library) -> None:
    plan_id = add(library, new())
    hours = [AT + timedelta(hours=n) for n in range(6)]
    held = [session(plan_id, planned_start=hours[n]) for n in range(2)]
    to_come = [session(plan_id, planned_start=hours[n]) for n in (4, 5)]
    running = session(plan_id, planned_start=hours[0])
    missed = session(plan_id, planned_start=hours[2])
    tried = session(plan_id, planned_start=hours[3], rehearsal=True)
    save(library, *held, running, missed, tried, *to_come)
    with library.transaction() as work:
        for one in (*held, tried):
            work.sessions.mark(one.id, started_at=one.planned_start, ended_at=one.planned_start)
        work.sessions.mark(running.id, started_at=AT, ended_at=None)

    with library.reading() as work:
        plan, from_now = work.plans.summary(plan_id), work.plans.summary(plan_id, since=hours[3])
    assert plan is not None
    assert from_now is not None
    assert (plan.runs, plan.last_run, plan.next_session) == (3, hours[1], hours[2])
    assert from_now.next_session == hours[4]


@pytest.mark.parametrize(
    ("change", "arguments"),
    [
        ("add_version", (new(), AT)),
        ("remove_version", (2,)),
        ("set_tags", (["x"],)),
        ("trash", (AT,)),
        ("restore", ()),
    ],
)
def test_changing_an_unknown_plan_is_a_bug(
    library: Library, change: str, arguments: tuple[object, ...]
) -> None:
    with pytest.raises(LookupError), library.transaction() as work:
        getattr(work.plans, change)("nobody", *arguments)
