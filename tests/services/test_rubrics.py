"""Rubrics in the library: drafted, kept in versions, copied, removed and brought back."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from io import BytesIO

import pytest
from pypdfium2 import PdfDocument

from facilitator.domain.bloom import BloomLevel
from facilitator.domain.plan import LessonPlan, Objective
from facilitator.domain.rubric import Rubric
from facilitator.domain.rubric_identity import anonymous
from facilitator.errors import UserError
from facilitator.library.store import Library
from facilitator.services import drafting, rubrics
from facilitator.services.desk import Desk
from facilitator.services.printing import Document, PrintOrder, make_pdf, unprintable_characters
from tests.rubrics import KNOTS

PLAN = LessonPlan(
    "Knots",
    objectives=(Objective("Tie a bowline safely", "Apply"), Objective("Compare two knots")),
)


@pytest.fixture
def plan_id(desk: Desk) -> str:
    return drafting.add_plan(desk, PLAN)[0]


@pytest.fixture
def rubric_id(desk: Desk, plan_id: str) -> str:
    return rubrics.add(desk, KNOTS, plan_id=plan_id)[0]


def titled(desk: Desk, rubric_id: str, title: str) -> rubrics.RubricEditing:
    """An open sitting in which the title was changed."""
    sitting = rubrics.open_editing(desk, rubric_id)
    return rubrics.save(desk, sitting, replace(sitting.rubric, title=title))[0]


def numbers(desk: Desk, rubric_id: str) -> list[int]:
    return [version.number for version in rubrics.versions(desk, rubric_id)]


def as_another_process_finds_it(desk: Desk, rubric_id: str) -> Rubric:
    with closing(Library.open(desk.paths.library, backups=desk.paths.backups)) as library:
        return rubrics.open_rubric(Desk(library, desk.clock, desk.paths), rubric_id).rubric


def test_a_draft_says_which_verb_and_level_it_was_written_for(desk: Desk, plan_id: str) -> None:
    rubric_id, changes = rubrics.draft(desk, plan_id)
    assert changes.rubrics == {rubric_id}
    tie, compare = rubrics.open_rubric(desk, rubric_id).rubric.criteria
    assert tie.drafted is not None
    assert compare.drafted is not None
    assert (tie.drafted.verb, tie.drafted.matter) == ("tie", "a bowline safely")
    assert (tie.drafted.level, tie.drafted.stated) == (BloomLevel.APPLY, True)
    assert (compare.drafted.verb, compare.drafted.stated) == ("compare", False)
    assert (tie.objective, compare.objective) == (0, 1)


def test_a_plan_without_anything_to_draft_from_says_so(desk: Desk) -> None:
    empty = drafting.add_plan(desk, LessonPlan("Nothing"))[0]
    with pytest.raises(UserError, match="no learning objectives"):
        rubrics.draft(desk, empty)
    assert rubrics.everything(desk) == ()


def test_every_part_has_an_id_that_edits_keep(desk: Desk, rubric_id: str) -> None:
    before = rubrics.open_rubric(desk, rubric_id).rubric
    sitting = rubrics.open_editing(desk, rubric_id)
    turned = replace(before, criteria=before.criteria[::-1])
    rubrics.save(desk, sitting, turned)
    after = as_another_process_finds_it(desk, rubric_id)
    assert after == turned
    assert {one.id for one in after.criteria} == {one.id for one in before.criteria}
    assert all(level.id for one in after.criteria for level in one.levels)


def test_one_sitting_leaves_one_version(desk: Desk, rubric_id: str) -> None:
    sitting = titled(desk, rubric_id, "a")
    for title in ("ab", "abc"):
        sitting, _ = rubrics.save(desk, sitting, replace(sitting.rubric, title=title))
        assert as_another_process_finds_it(desk, rubric_id).title == title
    rubrics.close(desk, sitting)
    assert numbers(desk, rubric_id) == [2, 1]
    titled(desk, rubric_id, "later")
    assert numbers(desk, rubric_id) == [3, 2, 1]


def test_a_sitting_in_which_all_was_undone_leaves_nothing(desk: Desk, rubric_id: str) -> None:
    sitting = titled(desk, rubric_id, "Other")
    sitting, _ = rubrics.save(desk, sitting, replace(sitting.rubric, title=KNOTS.title))
    rubrics.close(desk, sitting)
    assert numbers(desk, rubric_id) == [1]
    assert [one.title for one in rubrics.everything(desk)] == [KNOTS.title]


def test_an_old_version_comes_back_as_the_newest(desk: Desk, rubric_id: str) -> None:
    titled(desk, rubric_id, "Other")
    number, _ = rubrics.restore_version(desk, rubric_id, 1)
    rubrics.label_version(desk, rubric_id, 1, " As  given ")
    stored = rubrics.open_rubric(desk, rubric_id)
    assert (number, stored.version, stored.rubric.title) == (3, 3, KNOTS.title)
    assert [one.label for one in rubrics.versions(desk, rubric_id)] == ["", "", "As given"]
    assert rubrics.open_rubric(desk, rubric_id, version=2).rubric.title == "Other"


def test_a_copy_is_another_rubric(desk: Desk, rubric_id: str, plan_id: str) -> None:
    copy_id, _ = rubrics.duplicate(desk, rubric_id, "Copy")
    first, copy = (rubrics.open_rubric(desk, one) for one in (rubric_id, copy_id))
    assert copy.plan_id == plan_id
    assert anonymous(copy.rubric) == replace(KNOTS, title="Copy")
    assert {one.id for one in copy.rubric.criteria}.isdisjoint(
        one.id for one in first.rubric.criteria
    )


def test_what_is_removed_can_be_brought_back(desk: Desk, rubric_id: str, plan_id: str) -> None:
    rubrics.remove(desk, rubric_id)
    assert rubrics.of_plan(desk, plan_id) == ()
    assert rubrics.rubric_for(desk, plan_id) is None
    rubrics.restore(desk, rubric_id)
    assert [one.id for one in rubrics.of_plan(desk, plan_id)] == [rubric_id]


def test_the_shelf_holds_rubrics_without_a_plan(desk: Desk, rubric_id: str, plan_id: str) -> None:
    loose, _ = rubrics.add(desk, replace(KNOTS, title="Loose"))
    assert {one.id for one in rubrics.everything(desk)} == {rubric_id, loose}
    assert [one.id for one in rubrics.of_plan(desk, plan_id)] == [rubric_id]
    assert rubrics.resolve(desk, "loose").id == loose
    assert rubrics.resolve(desk, rubric_id[:12]).id == rubric_id
    with pytest.raises(UserError, match="No rubric"):
        rubrics.resolve(desk, "Nets")
    rubrics.add(desk, replace(KNOTS, title="Loose"))
    with pytest.raises(UserError, match="could be 2 rubrics"):
        rubrics.resolve(desk, "Loose")


def test_a_foreign_id_stays_and_is_not_given_twice(desk: Desk) -> None:
    foreign = replace(KNOTS, id="5F0C", uri="https://case.example/5F0C")
    first, _ = rubrics.add(desk, foreign)
    second, _ = rubrics.add(desk, foreign)
    assert first == "5F0C"
    assert rubrics.open_rubric(desk, first).rubric.uri == foreign.uri
    assert second != first


def test_the_kept_rubric_is_what_is_printed(desk: Desk, rubric_id: str, plan_id: str) -> None:
    kept = rubrics.rubric_for(desk, plan_id)
    order = PrintOrder(Document.RUBRIC, PLAN, rubric=kept)
    text = PdfDocument(BytesIO(make_pdf(order)))[0].get_textpage().get_text_range()
    assert "Explains it at 4" in text
    assert kept is not None
    odd = replace(kept, title="\U0001f9f6")
    assert unprintable_characters(replace(order, rubric=odd)) == ("\U0001f9f6",)
