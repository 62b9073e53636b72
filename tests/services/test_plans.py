"""Finding, opening, tagging, trashing and exporting."""

from __future__ import annotations

import json
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

import pytest

from facilitator.domain.plan import LessonPlan
from facilitator.errors import UserError
from facilitator.library.values import NewPlan
from facilitator.resources import sample_plans
from facilitator.services import plans, sessions
from facilitator.services.exporting import ExportFormat, export
from facilitator.services.imports import import_paths
from facilitator.services.welcome import add_samples

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.services.desk import Desk
    from tests.fakes import FakeClock


@pytest.fixture
def ids(desk: Desk) -> list[str]:
    report, _ = add_samples(desk)
    return [document.plan_id or "" for document in report.documents]


def test_samples_are_added_once(desk: Desk, ids: list[str]) -> None:
    _, changes = add_samples(desk)
    assert not changes
    assert len(plans.shelf(desk)) == len(ids) == len(sample_plans()) == 3


def test_every_field_is_searched(desk: Desk, ids: list[str]) -> None:
    plan = plans.open_plan(desk, ids[0]).plan
    texts = (
        plan.title,
        plan.audience,
        plan.objectives[-1].text,
        plan.concepts[-1],
        plan.materials[-1],
        plan.phases[-1].learner_activities,
        plan.phases[0].differentiation,
        plan.assessments[0].alignment,
        plan.strategies[-1].audience,
        plan.safety[0],
        plan.facilitator_questions[-1],
        plan.resources[-1],
    )
    for text in texts:
        words = " ".join(word for word in text.split() if word.isalpha())
        found = [hit.plan.id for hit in plans.search(desk, words)]
        assert ids[0] in found, words


def test_what_a_plan_is_called(desk: Desk, ids: list[str]) -> None:
    row = plans.resolve(desk, ids[1])
    assert plans.resolve(desk, row.title).id == ids[1]
    assert plans.resolve(desk, ids[1][:12]).id == ids[1]
    with pytest.raises(UserError, match="No plan in the library"):
        plans.resolve(desk, "A plan nobody wrote")


def test_an_ambiguous_start_of_an_id_names_the_plans(desk: Desk) -> None:
    with desk.library.transaction() as work:
        new = [NewPlan(f"abc{n}", LessonPlan(f"Plan {n}"), open_checks=0) for n in range(3)]
        work.plans.add(new, desk.clock.now())
    with pytest.raises(UserError, match=r"could be 3 plans: .*Give more of the id"):
        plans.resolve(desk, "abc")


def test_markdown_goes_out_as_it_came_in(desk: Desk, ids: list[str]) -> None:
    for plan_id, file in zip(ids, sample_plans(), strict=True):
        assert export(desk, plan_id, ExportFormat.MARKDOWN) == file.read_bytes()


def test_json_names_the_plan(desk: Desk, ids: list[str]) -> None:
    data = json.loads(export(desk, ids[0], ExportFormat.JSON))
    assert data["id"] == ids[0]
    assert data["title"] == plans.open_plan(desk, ids[0]).plan.title


def test_json_comes_back_as_the_same_plan(desk: Desk, ids: list[str], tmp_path: Path) -> None:
    plan = plans.open_plan(desk, ids[0]).plan
    file = tmp_path / "plan.json"
    file.write_bytes(export(desk, ids[0], ExportFormat.JSON))
    report, _ = import_paths(desk, [file])
    (document,) = report.documents
    assert document.plan_id not in ids
    assert plans.open_plan(desk, document.plan_id or "").plan == plan
    file.write_text('{"title": "x", "phases": 5}')
    (refused,) = import_paths(desk, [file])[0].documents
    assert "“phases” is no list" in refused.diagnostics[0].message


def test_tags_are_kept_clean_and_found(desk: Desk, ids: list[str]) -> None:
    plans.set_tags(desk, ids[0], ("  first   aid ", "Lunchtime", "first aid", ""))
    row = plans.resolve(desk, ids[0])
    assert set(row.tags) == {"first aid", "Lunchtime"}
    assert [hit.plan.id for hit in plans.search(desk, "lunchtime")] == [ids[0]]


def test_the_trash_gives_everything_back(desk: Desk, ids: list[str]) -> None:
    before = set(plans.shelf(desk))
    plans.move_to_trash(desk, ids[0])
    assert ids[0] not in {row.id for row in plans.shelf(desk)}
    assert [row.id for row in plans.trashed(desk)] == [ids[0]]
    assert ids[0] not in {hit.plan.id for hit in plans.search(desk, "the")}
    plans.take_from_trash(desk, ids[0])
    assert {row.id for row in plans.shelf(desk)} == {row.id for row in before}


def test_emptying_the_trash_is_for_good(desk: Desk, ids: list[str]) -> None:
    plans.move_to_trash(desk, ids[0])
    plans.empty_trash(desk)
    assert not plans.trashed(desk)
    with pytest.raises(UserError, match="no longer in the library"):
        plans.open_plan(desk, ids[0])
    import_paths(desk, sample_plans()[:1])
    assert len(plans.shelf(desk)) == 3


def test_a_plan_with_a_session_stays_in_the_trash(desk: Desk, ids: list[str]) -> None:
    made = sessions.draft(desk, ids[0], planned_start=desk.clock.now(), names=("Ash",))
    sessions.save(desk, made)
    plans.move_to_trash(desk, *ids)
    changes = plans.empty_trash(desk)
    assert changes.plans == set(ids[1:])
    assert [row.id for row in plans.trashed(desk)] == ids[:1]


def test_a_missed_session_is_not_the_next_one(desk: Desk, ids: list[str], clock: FakeClock) -> None:
    made = sessions.draft(desk, ids[0], planned_start=clock.now(), names=("Ash",))
    sessions.save(desk, made)
    row = plans.summary(desk, ids[0])
    assert row is not None
    assert row.next_session == clock.now()
    clock.advance(hours=48)
    row = plans.summary(desk, ids[0])
    assert row is not None
    assert row.next_session is None


def test_a_session_of_this_morning_is_still_the_next_one(
    desk: Desk, ids: list[str], clock: FakeClock
) -> None:
    midnight = clock.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    early = [midnight.astimezone(UTC) - timedelta(seconds=second) for second in (0, 1)]
    for plan_id, start in zip(ids, early, strict=False):
        sessions.save(desk, sessions.draft(desk, plan_id, planned_start=start, names=("Ash",)))
    planned = {row.id: row.next_session for row in plans.shelf(desk)}
    assert [planned[plan_id] for plan_id in ids] == [early[0], None, None]


def test_several_plans_get_and_lose_tags_and_keep_the_others(desk: Desk, ids: list[str]) -> None:
    plans.set_tags(desk, ids[0], ("spring", "outdoors"))
    plans.set_tags(desk, ids[1], ("spring",))
    changes = plans.change_tags(desk, ids[:2], add=(" new  hall ",), remove=("spring",))
    assert changes.plans == set(ids[:2])
    tags = {row.id: row.tags for row in plans.shelf(desk)}
    assert [tags[plan_id] for plan_id in ids] == [("new hall", "outdoors"), ("new hall",), ()]
