"""Two versions of a plan side by side."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.editing.header import change_header
from facilitator.domain.editing.lists import change_item, insert_item
from facilitator.domain.editing.phases import (
    change_phase,
    insert_phase,
    move_phase,
    remove_phase,
    set_length,
)
from facilitator.domain.length import length_of
from facilitator.domain.plan import KeptText, LessonPlan, Objective, Phase, Section
from facilitator.domain.plan_diff import Change, ItemChange, compare, compare_items
from tests.edits import edited
from tests.strategies import plans

PLAN = LessonPlan(
    title="Knots",
    duration=length_of(60),
    objectives=(Objective("Tie a bowline", "Apply"),),
    materials=("Rope of eight metres", "Hook"),
    phases=tuple(Phase(name, length_of(20), f"Show {name}") for name in ("A", "B", "C")),
    kept=(KeptText(Section.MATERIALS, 1, "Also:"),),
)


def rows_of(after: LessonPlan, section: Section = Section.STRUCTURE) -> tuple[ItemChange, ...]:
    found = [one for one in compare(PLAN, after).sections if one.section is section]
    return found[0].rows if found else ()


def shape(rows: tuple[ItemChange, ...]) -> list[tuple[str, int | None, int | None]]:
    return [(row.change.value, row.old_position, row.new_position) for row in rows]


def test_the_same_plan_does_not_differ() -> None:
    assert not compare(PLAN, replace(PLAN)).differs
    assert compare(PLAN, change_header(PLAN, title="Splices")).header[0].name == "title"


def test_a_changed_phase_names_its_fields() -> None:
    (_, changed, _) = rows_of(set_length(PLAN, 1, 25))
    assert changed.change is Change.CHANGED
    assert [field.name for field in changed.fields] == ["duration"]
    assert not changed.moved


def test_added_and_removed_phases_stand_where_they_are() -> None:
    added = rows_of(insert_phase(PLAN, 1, Phase("New", facilitator_actions="Other words")))
    assert shape(added)[1] == ("added", None, 1)
    removed = rows_of(remove_phase(PLAN, 1))
    assert shape(removed) == [("same", 0, 0), ("removed", 1, None), ("same", 2, 1)]


def test_a_phase_that_moved_is_the_same_phase() -> None:
    rows = rows_of(move_phase(PLAN, 0, 2))
    assert shape(rows) == [("same", 1, 0), ("same", 2, 1), ("same", 0, 2)]
    assert [row.moved for row in rows] == [False, False, True]


def test_a_renamed_phase_is_known_by_what_it_says() -> None:
    long = change_phase(PLAN, 0, facilitator_actions="one two three four five six")
    renamed = change_phase(long, 0, name="Other")
    (row, *_) = compare(long, renamed).sections[2].rows
    assert (row.change, row.fields[0].name) == (Change.CHANGED, "name")


def test_a_reworded_item_is_changed_and_a_new_one_added() -> None:
    reworded = change_item(PLAN, Section.MATERIALS, 0, "Rope of nine metres")
    assert shape(rows_of(reworded, Section.MATERIALS))[0] == ("changed", 0, 0)
    other = change_item(PLAN, Section.MATERIALS, 1, "Knife")
    assert [row.change for row in rows_of(other, Section.MATERIALS)] == [
        Change.SAME,
        Change.ADDED,
        Change.REMOVED,
    ]


def test_kept_texts_are_compared_too() -> None:
    found = compare(PLAN, replace(PLAN, kept=())).sections
    (section,) = [one for one in found if one.differs]
    assert [row.change for row in section.kept] == [Change.REMOVED]


def test_equal_items_are_paired_one_by_one() -> None:
    twice = insert_item(PLAN, Section.MATERIALS, 2, "Hook")
    assert shape(rows_of(twice, Section.MATERIALS))[-1] == ("added", None, 2)


_ITEMS = st.lists(st.sampled_from(["a b c", "a b d", "x", "y z", "x y"]), max_size=7)


@given(_ITEMS, _ITEMS)
def test_every_item_has_one_row(old: list[str], new: list[str]) -> None:
    rows = compare_items(old, new)
    left = [row.old_position for row in rows if row.old_position is not None]
    right = [row.new_position for row in rows if row.new_position is not None]
    assert sorted(left) == list(range(len(old)))
    assert right == list(range(len(new)))
    for row in rows:
        assert (row.change is Change.SAME) == (row.before == row.after)
    still = [row.old_position for row in rows if row.before and row.after and not row.moved]
    assert still == sorted(still)


@settings(suppress_health_check=list(HealthCheck))
@given(plans(), st.data())
def test_a_plan_differs_when_it_was_changed(plan: LessonPlan, data: st.DataObject) -> None:
    after = data.draw(edited(plan))
    columns = replace(after, other_objective_columns=plan.other_objective_columns)
    assert compare(plan, after).differs == (plan != columns)
    assert not compare(after, after).differs
