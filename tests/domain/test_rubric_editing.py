"""Editing a rubric: one thing changes, and weights stay a whole."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from facilitator.domain import rubric_editing as edit
from facilitator.domain.plan import LessonPlan, Objective
from facilitator.domain.rubric import CriterionLevel, Rubric, RubricKind
from facilitator.domain.rubric_draft import draft_rubric
from facilitator.domain.rubric_identity import identified
from facilitator.domain.rubric_kinds import as_kind
from tests.rubrics import KNOTS, any_rubrics

PLAN = LessonPlan("Knots", objectives=(Objective("Tie a bowline"), Objective("Compare two knots")))


@given(any_rubrics, st.data())
def test_moving_loses_nothing_and_can_be_taken_back(rubric: Rubric, data: st.DataObject) -> None:
    assume(rubric.criteria)
    place, to = (data.draw(st.integers(0, len(rubric.criteria) - 1)) for _ in range(2))
    moved = edit.move(rubric, place, to)
    assert moved.criteria[to] == rubric.criteria[place]
    assert edit.move(moved, to, place) == rubric


def test_a_move_beyond_an_end_stops_there() -> None:
    assert edit.move(KNOTS, 0, 9).criteria == KNOTS.criteria[::-1]
    assert edit.move(KNOTS, 0, -1) == KNOTS


def test_a_copy_stands_behind_and_gets_ids_of_its_own() -> None:
    named = identified(KNOTS, iter("abcdefghijklmnop").__next__)
    copied = edit.duplicate(named, 0)
    assert copied.criteria[1].title == "Ties it"
    assert copied.criteria[1].id == ""
    assert edit.remove(copied, 1) == named


def test_a_new_criterion_takes_the_missing_weight_and_the_usual_levels() -> None:
    short = edit.set_weight(KNOTS, 0, 45)
    assert edit.missing_weight(short) == 15
    new = edit.add_criterion(short).criteria[-1]
    assert (new.weight, [level.label for level in new.levels]) == (
        15,
        ["Beginning", "Developing", "Proficient", "Extending"],
    )
    assert not any(level.descriptor for level in new.levels)
    assert edit.add_criterion(replace(KNOTS, criteria=())).weight == 100


def test_only_objectives_without_a_criterion_are_added_and_weights_make_room() -> None:
    more = edit.add_from_objectives(KNOTS, PLAN)
    assert [one.objective for one in more.criteria] == [0, None, 1]
    assert more.weight == 100
    assert edit.add_from_objectives(more, PLAN) == more


@given(st.lists(st.integers(0, 100), max_size=30))
def test_shares_are_whole_and_in_order(weights: list[int]) -> None:
    shares = edit.shared_out(weights)
    assert sum(shares) == (100 if sum(weights) else 0)
    for one, share in zip(weights, shares, strict=True):
        for other, of_other in zip(weights, shares, strict=True):
            assert one <= other or share >= of_other


def test_names_and_points_of_levels_change_in_all_rows() -> None:
    scale = [CriterionLevel(score, f"L{score}", "", lowest=score - 2) for score in (2, 4, 6, 8)]
    scaled = edit.set_scale(KNOTS, scale)
    for before, after in zip(KNOTS.criteria, scaled.criteria, strict=True):
        assert [one.descriptor for one in after.levels] == [one.descriptor for one in before.levels]
        assert [(one.lowest, one.score) for one in after.levels] == [(0, 2), (2, 4), (4, 6), (6, 8)]


def test_every_kind_keeps_what_should_be() -> None:
    rubric = draft_rubric(PLAN)
    met = [one.levels[2].descriptor for one in rubric.criteria]
    single = as_kind(rubric, RubricKind.SINGLE_POINT)
    assert [one.levels[1].descriptor for one in single.criteria] == met
    assert [len(one.levels) for one in single.criteria] == [3, 3]
    done = as_kind(rubric, RubricKind.CHECKLIST)
    assert [[level.descriptor for level in one.levels] for one in done.criteria] == [
        ["", words] for words in met
    ]
    (whole,) = as_kind(rubric, RubricKind.HOLISTIC).criteria
    assert whole.levels[2].descriptor == "\n".join(met)
    assert whole.weight == 100
    for other in (single, done):
        back = as_kind(other, RubricKind.ANALYTIC)
        assert [one.levels[2].descriptor for one in back.criteria] == met
        assert [one.weight for one in back.criteria] == [one.weight for one in rubric.criteria]


@given(any_rubrics, st.sampled_from(RubricKind))
def test_any_rubric_can_be_of_any_kind(rubric: Rubric, kind: RubricKind) -> None:
    assert as_kind(rubric, kind).kind is kind


def test_levels_come_and_go_at_the_top_and_two_stay() -> None:
    raised = edit.add_level(KNOTS)
    assert [one.levels[-1].score for one in raised.criteria] == [5, 5]
    assert edit.remove_level(raised) == KNOTS
    fewest = KNOTS
    for _ in range(5):
        fewest = edit.remove_level(fewest)
    assert [len(one.levels) for one in fewest.criteria] == [2, 2]
