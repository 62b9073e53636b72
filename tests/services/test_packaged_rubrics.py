"""Rubrics in packages: they arrive whole with their plans, and come together like plans do."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.rubric import Rubric
from facilitator.domain.scoring import Subject, Verdict
from facilitator.errors import UserError
from facilitator.library.verification import verify
from facilitator.services import plans, rubrics, scoring
from facilitator.services.desk import Desk, new_id
from facilitator.services.packages import (
    open_package,
    preview_package,
    undo_merge,
    write_package,
)
from tests.fakes import FakeClock
from tests.library.examples import AT
from tests.rubrics import KNOTS, any_rubrics
from tests.services.test_packages import add, file, laptop, other, plan_of, set_up

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from facilitator.domain.exchange import RubricRecord

__all__ = ["file", "other"]  # fixtures

CASE_ID = "urn:case/Rubric 7 " + "x" * 80


def judged(desk: Desk, plan_id: str | None, **values: object) -> str:
    """A rubric of the plan."""
    return rubrics.add(desk, replace(KNOTS, **values), plan_id=plan_id)[0]  # type: ignore[arg-type]


def rename(desk: Desk, rubric_id: str, title: str) -> None:
    editing = rubrics.open_editing(desk, rubric_id)
    editing, _ = rubrics.save(desk, editing, replace(editing.rubric, title=title))
    rubrics.close(desk, editing)


def record(desk: Desk, rubric_id: str) -> RubricRecord | None:
    with desk.library.reading() as work:
        return work.exchange.rubric(rubric_id)


def score(desk: Desk, plan_id: str, rubric_id: str) -> str:
    """The session in which the group's work was judged by the newest version."""
    session_id = set_up(desk, plan_id)
    page = scoring.sheet(desk, session_id, rubric_id, Subject("cedar"))
    first = page.rubric.criteria[0]
    scoring.give(desk, page, first.id, scoring.Answer(Verdict.LEVEL, first.levels[0].id))
    return session_id


def test_a_plan_brings_its_rubrics_with_versions_ids_and_the_chosen_one(
    desk: Desk, other: Desk, clock: FakeClock, file: Path
) -> None:
    plan_id = add(desk)
    first = judged(desk, plan_id, id=CASE_ID, uri="https://case.example/7")
    clock.advance(hours=1)
    rename(desk, first, "Second thoughts")
    rubrics.label_version(desk, first, 2, "After the pilot")
    clock.advance(hours=1)
    second = judged(desk, plan_id, title="Another")
    clock.advance(hours=1)
    rubrics.choose(desk, first)
    gone, shelf = judged(desk, plan_id), judged(desk, None)
    rubrics.remove(desk, gone)

    write_package(desk, file, plan_ids=[plan_id])
    preview = preview_package(other, file)
    report, changes = open_package(other, file)

    assert sorted((one.title, one.is_new, one.versions) for one in preview.rubrics) == [
        ("Another", True, 1), ("Second thoughts", True, 2),
    ]  # fmt: skip
    assert changes.rubrics == {first, second}
    for rubric_id in (first, second):
        assert record(other, rubric_id) == record(desk, rubric_id)
    assert record(other, gone) is record(other, shelf) is None
    assert rubrics.of_plan(other, plan_id) == rubrics.of_plan(desk, plan_id)
    assert rubrics.rubric_for(other, plan_id) == rubrics.rubric_for(desk, plan_id)
    assert rubrics.versions(other, first) == rubrics.versions(desk, first)
    assert rubrics.open_rubric(other, first, version=1).rubric.id == CASE_ID
    assert report.backup is not None


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rubric=any_rubrics)
def test_whatever_a_rubric_holds_arrives_and_goes_on(
    desk: Desk, other: Desk, file: Path, rubric: Rubric
) -> None:
    rubric_id = rubrics.add(desk, replace(rubric, id=new_id()), plan_id=add(desk))[0]
    write_package(desk, file, rubric_ids=[rubric_id])
    packed = packed_rubrics(file)
    open_package(other, file)

    assert record(other, rubric_id) == record(desk, rubric_id)
    write_package(other, file, rubric_ids=[rubric_id])
    assert packed_rubrics(file) == packed
    assert not preview_package(desk, file).is_news


def packed_rubrics(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {
            name: archive.read(name) for name in archive.namelist() if name.startswith("rubrics/")
        }


def test_a_rubric_of_the_shelf_travels_when_it_is_asked_for(
    desk: Desk, other: Desk, file: Path
) -> None:
    shelf = judged(desk, None)
    write_package(desk, file, rubric_ids=[shelf])
    open_package(other, file)

    assert record(other, shelf) == record(desk, shelf)
    assert [one.plan_id for one in rubrics.everything(other)] == [None]
    with pytest.raises(UserError, match="rubric is no longer"):
        write_package(desk, file, rubric_ids=["gone"])


def test_versions_of_both_stay_and_scores_stay_with_theirs(
    desk: Desk, other: Desk, clock: FakeClock, file: Path
) -> None:
    plan_id = add(desk)
    rubric_id = judged(desk, plan_id)
    write_package(desk, file, plan_ids=[plan_id])
    open_package(other, file)
    clock.advance(hours=1)
    rename(other, rubric_id, "Theirs, earlier")
    clock.advance(hours=1)
    rename(desk, rubric_id, "Mine, later")
    session_id = score(desk, plan_id, rubric_id)
    write_package(other, file, plan_ids=[plan_id])

    (news,) = preview_package(desk, file).rubrics
    report, _ = open_package(desk, file)

    assert (news.versions, news.newer, news.is_new) == (1, False, False)
    told = [rubrics.open_rubric(desk, rubric_id, version=number) for number in (1, 2, 3)]
    assert [one.rubric.title for one in told] == [KNOTS.title, "Theirs, earlier", "Mine, later"]
    assert rubrics.open_rubric(desk, rubric_id).version == 3
    with desk.library.reading() as work:
        assert [one.version for one in work.scores.of_session(session_id)] == [3]
    verify(desk.library.path)

    undo_merge(desk, report)
    assert [one.number for one in rubrics.versions(desk, rubric_id)] == [2, 1]
    with desk.library.reading() as work:
        assert [one.version for one in work.scores.of_session(session_id)] == [2]


def test_opening_twice_adds_once_and_undo_leaves_nothing(
    desk: Desk, other: Desk, file: Path
) -> None:
    plan_id = add(desk)
    judged(desk, plan_id)
    write_package(desk, file, plan_ids=[plan_id])
    report, _ = open_package(other, file)
    again, changes = open_package(other, file)

    assert not again.replaced
    assert not changes
    assert undo_merge(other, report).rubrics
    assert (verify(other.library.path)["rubric"], plans.shelf(other)) == (0, ())


def test_undo_says_no_once_work_was_judged_or_a_rubric_was_added(
    desk: Desk, other: Desk, clock: FakeClock, file: Path
) -> None:
    plan_id = add(desk)
    rubric_id = judged(desk, plan_id)
    write_package(desk, file, plan_ids=[plan_id])
    report, _ = open_package(other, file)
    own = judged(other, plan_id)
    with pytest.raises(UserError, match="Work went on"):
        undo_merge(other, report)
    assert record(other, own)
    assert record(other, rubric_id)

    clock.advance(hours=1)
    rename(desk, rubric_id, "Later")
    write_package(desk, file, plan_ids=[plan_id])
    report, _ = open_package(other, file)
    session_id = score(other, plan_id, rubric_id)
    with pytest.raises(UserError, match="Work went on"):
        undo_merge(other, report)
    with other.library.reading() as work:
        assert work.scores.of_session(session_id)


def test_a_removed_rubric_comes_back_and_undo_removes_it_again(desk: Desk, file: Path) -> None:
    plan_id = add(desk)
    rubric_id = judged(desk, plan_id)
    write_package(desk, file, plan_ids=[plan_id])
    rubrics.remove(desk, rubric_id)

    assert preview_package(desk, file).rubrics[0].in_trash
    report, _ = open_package(desk, file)
    assert [one.id for one in rubrics.of_plan(desk, plan_id)] == [rubric_id]
    undo_merge(desk, report)
    assert not rubrics.of_plan(desk, plan_id)


def test_one_standard_on_two_laptops_stays_with_the_plan_it_has_there(
    desk: Desk, other: Desk, clock: FakeClock, file: Path
) -> None:
    theirs, mine = add(desk), add(other)
    judged(desk, theirs, id=CASE_ID)
    clock.advance(minutes=1)
    judged(other, mine, id=CASE_ID, title="Mine")
    write_package(desk, file, plan_ids=[theirs])

    open_package(other, file)

    assert [one.title for one in rubrics.of_plan(other, mine)] == ["Mine"]
    assert len(rubrics.versions(other, CASE_ID)) == 2
    assert not preview_package(other, file).is_news


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_three_libraries_come_together_in_any_order(tmp_path: Path, data: st.DataObject) -> None:
    clock = FakeClock()
    folder = tmp_path / new_id()
    with (
        laptop(folder / "0", clock) as first,
        laptop(folder / "1", clock) as second,
        laptop(folder / "2", clock) as third,
    ):
        desks = (first, second, third)
        plan_id = add(first)
        ids = [judged(first, plan_id), judged(first, plan_id, title="Other")]
        for desk in (second, third):
            write_package(first, folder / "start.facilitator", plan_ids=[plan_id])
            open_package(desk, folder / "start.facilitator")
        acts = st.tuples(st.integers(0, 2), st.sampled_from(ACTS), st.sampled_from(ids))
        for number, act, rubric_id in data.draw(st.lists(acts, max_size=6)):
            clock.advance(seconds=7)
            act(desks[number], rubric_id)
        files = [folder / f"{number}.facilitator" for number in range(3)]
        for desk, target in zip(desks, files, strict=True):
            write_package(desk, target, plan_ids=[plan_id])
        for desk in desks:
            for number in data.draw(st.permutations([0, 1, 2, 0])):
                open_package(desk, files[number])

        for rubric_id in ids:
            assert record(first, rubric_id) == record(second, rubric_id) == record(third, rubric_id)
        told = [rubrics.of_plan(desk, plan_id) for desk in desks]
        assert told[0] == told[1] == told[2]
        assert plan_of(first, plan_id) == plan_of(third, plan_id)


def _rename(desk: Desk, rubric_id: str) -> None:
    rename(desk, rubric_id, f"{rubrics.open_rubric(desk, rubric_id).rubric.title}!")


def _label(desk: Desk, rubric_id: str) -> None:
    rubrics.label_version(desk, rubric_id, 1, "Pilot")
    rubrics.choose(desk, rubric_id)


ACTS: tuple[Callable[[Desk, str], object], ...] = (_rename, _label, rubrics.choose)


BODIES = [
    {}, {"title": 3}, {"title": "x"}, {"title": "x", "id": "other"},
    {"title": "x", "id": "r", "kind": "magic"}, {"title": "x", "id": "r", "criteria": [1]},
    {"title": "x", "id": "r", "criteria": [{"title": "c", "weight": "all"}]},
    {"title": "x", "id": "r", "criteria": [{"title": "c", "levels": [{"score": "NaN"}]}]},
    {"title": "x", "id": "r", "criteria": [{"title": "c", "levels": [{"score": "1E+999999"}]}]},
    {"title": "x", "id": "r", "criteria": [{"title": "c", "levels": [{"score": "many"}]}]},
]  # fmt: skip


@pytest.mark.parametrize("body", BODIES)
def test_a_rubric_that_could_not_be_used_is_refused_whole(
    desk: Desk, file: Path, body: dict[str, object]
) -> None:
    assert "rubric" in refusal(desk, file, body, plan="")
    assert not rubrics.everything(desk)


def test_a_rubric_whose_plan_is_missing_is_refused(desk: Desk, file: Path) -> None:
    assert "plan that it belongs to" in refusal(desk, file, {"title": "x", "id": "r"}, plan="gone")


def refusal(desk: Desk, file: Path, body: dict[str, object], *, plan: str) -> str:
    from facilitator.formats.package import About, write_parts

    text = json.dumps(body, separators=(",", ":"))
    digest = sha256(text.encode()).hexdigest()
    version = {"at": AT.isoformat(), "sha256": digest, "rubric": body}
    part = {"id": "r", "plan": plan, "chosen": AT.isoformat(), "versions": [version]}
    write_parts(file, About("9", AT, "x"), [("rubrics/x.json", json.dumps(part).encode())])
    with pytest.raises(UserError, match="Nothing was added") as caught:
        open_package(desk, file)
    return str(caught.value)
