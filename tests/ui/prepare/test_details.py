"""The lists and the head of a plan written in place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from facilitator.domain.editing.lists import FIELDS, items_of
from facilitator.domain.plan import Assessment, Objective, Section, Strategy
from facilitator.ui.prepare.item_list import ItemList
from facilitator.ui.prepare.item_rows import AssessmentRow
from facilitator.ui.prepare.live_fields import LiveLine
from facilitator.ui.prepare.plan_form import PlanForm
from tests.ui.prepare.conftest import DAY, LEFT, send_move, settle

if TYPE_CHECKING:
    from facilitator.domain.plan import LessonPlan
    from tests.ui.prepare.conftest import Editor

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
NO_LISTS = (Section.STRUCTURE, Section.DISMISSALS)


@pytest.fixture
def form(editor: Editor) -> PlanForm:
    editor.view.choose_mode("details")
    settle()
    return editor.view.centre.details


def begin(items: ItemList) -> None:
    QTest.mouseClick(items.add, LEFT)
    settle()


def write(items: ItemList, text: str) -> None:
    (draft,) = [row for row in items.rows if row.first.hasFocus()]
    QTest.keyClicks(draft.first, text)
    settle()


@pytest.mark.parametrize("section", [each for each in FIELDS if each not in NO_LISTS])
def test_every_list_takes_another_item(editor: Editor, form: PlanForm, section: Section) -> None:
    items = form.list_of(section)
    before = items_of(DAY, section)
    begin(items)
    assert editor.plan == DAY, "a draft is not yet part of the plan"
    write(items, "Wool")
    added = items_of(editor.plan, section)
    expected = {
        Section.OBJECTIVES: Objective("Wool"),
        Section.ASSESSMENTS: Assessment("Formative", "Wool"),
        Section.DIFFERENTIATION: Strategy("Wool", ""),
    }.get(section, "Wool")
    assert added == (*before, expected)
    assert editor.undo_text.startswith("Undo add ")
    editor.undo()
    assert editor.plan == DAY


def test_enter_goes_on_to_the_next_item(editor: Editor, form: PlanForm) -> None:
    items = form.list_of(Section.MATERIALS)
    items.rows[0].first.setFocus()
    editor.press_key(items, Qt.Key.Key_Return)
    write(items, "Glue")
    editor.press_key(items, Qt.Key.Key_Return)
    write(items, "Tape")
    assert editor.plan.materials == ("Paper", "Glue", "Tape", "Pens")
    for _ in range(2):
        editor.undo()
    assert editor.plan == DAY


def test_a_draft_that_is_left_is_gone(editor: Editor, form: PlanForm) -> None:
    items = form.list_of(Section.MATERIALS)
    begin(items)
    assert len(items.rows) == 3
    form.title.setFocus()
    settle()
    assert len(items.rows) == 2
    assert editor.plan == DAY


def test_an_emptied_item_goes_when_one_leaves_it(editor: Editor, form: PlanForm) -> None:
    items = form.list_of(Section.MATERIALS)
    row = items.rows[0]
    row.first.setFocus()
    row.first.selectAll()
    editor.press_key(row, Qt.Key.Key_Backspace)
    form.title.setFocus()
    settle()
    assert editor.plan.materials == ("Pens",)
    editor.undo()
    assert editor.plan == DAY


def test_items_are_removed_by_key_and_by_mouse(editor: Editor, form: PlanForm) -> None:
    items = form.list_of(Section.MATERIALS)
    items.rows[1].first.setFocus()
    editor.press_key(items, Qt.Key.Key_Delete, CONTROL)
    assert editor.plan.materials == ("Paper",)
    assert items.rows[0].first.hasFocus()
    QTest.mouseClick(items.rows[0].remove, LEFT)
    assert editor.plan.materials == ()
    for _ in range(2):
        editor.undo()
    assert editor.plan == DAY


def test_items_are_moved_by_key_and_by_mouse(editor: Editor, form: PlanForm) -> None:
    items = form.list_of(Section.MATERIALS)
    items.rows[0].first.setFocus()
    editor.press_key(items, Qt.Key.Key_Down, ALT)
    assert editor.plan.materials == ("Pens", "Paper")
    assert items.rows[1].first.hasFocus()
    editor.undo()
    handle = items.rows[0].handle
    start = handle.rect().center()
    QTest.mousePress(handle, LEFT, pos=start)
    at = handle.mapToGlobal(start) + QPoint(0, items.rows[1].height() + 20)
    send_move(handle, at, Qt.KeyboardModifier.NoModifier)
    QTest.mouseRelease(handle, LEFT, pos=handle.mapFromGlobal(at))
    settle()
    assert editor.plan.materials == ("Pens", "Paper")
    assert editor.undo_text == "Undo move material (Ctrl Z)"


def test_links_follow_the_objectives(editor: Editor, form: PlanForm) -> None:
    editor.view.choose_mode("phase")
    settle()
    QTest.mouseClick(editor.form.objectives.chips[1], LEFT)
    editor.view.choose_mode("details")
    items = form.list_of(Section.OBJECTIVES)
    items.rows[0].first.setFocus()
    editor.press_key(items, Qt.Key.Key_Delete, CONTROL)
    assert editor.plan.phases[0].objectives == (0,)
    editor.undo()
    assert editor.plan.phases[0].objectives == (1,)


def test_a_level_is_chosen(editor: Editor, form: PlanForm) -> None:
    row = form.list_of(Section.OBJECTIVES).rows[0]
    level = row.tab_stops[1]
    level.setFocus()
    QTest.keyClick(level, Qt.Key.Key_Down)
    settle()
    assert editor.plan.objectives[0].level == "Understand"
    editor.undo()
    assert editor.plan == DAY


def with_columns(plan: LessonPlan) -> LessonPlan:
    first, *rest = plan.objectives
    own = replace(first, other_cells=("Week 1",))
    return replace(plan, objectives=(own, *rest), other_objective_columns=("When", "Who"))


def test_columns_the_form_does_not_know_are_written_in_place(
    editor: Editor, form: PlanForm
) -> None:
    editor.page.presenter.edit("give columns", with_columns)
    settle()
    before = editor.plan
    row = form.list_of(Section.OBJECTIVES).rows[0]
    when, who = row.tab_stops[2:]
    assert isinstance(when, LiveLine)
    assert isinstance(who, LiveLine)
    assert (when.text(), when.accessibleName(), who.text()) == ("Week 1", "When", "")
    editor.type(who, "Ann")
    assert editor.plan.objectives[0].other_cells == ("Week 1", "Ann")
    assert editor.undo_text.startswith("Undo change of objective")
    editor.undo()
    assert editor.plan == before
    assert who.text() == ""


def test_what_an_assessment_looks_at_is_chosen_and_confirmed(
    editor: Editor, form: PlanForm
) -> None:
    row = form.list_of(Section.ASSESSMENTS).rows[0]
    assert isinstance(row, AssessmentRow)
    chips = row.objectives.chips
    assert len(chips) == len(DAY.objectives)
    form.ensureWidgetVisible(chips[1])
    chips[1].setFocus()
    editor.press_key(row, Qt.Key.Key_Space)
    met = {at for at, chip in enumerate(chips) if chip.isChecked()}
    assert set(editor.plan.assessments[0].objectives or ()) == met
    assert not row.objectives.confirm.isVisible()
    editor.undo()
    assert editor.plan == DAY
    assert editor.plan.assessments[0].objectives is None


def test_a_draft_of_an_assessment_is_linked_when_it_is_in_the_plan(
    editor: Editor, form: PlanForm
) -> None:
    items = form.list_of(Section.ASSESSMENTS)
    begin(items)
    row = items.rows[-1]
    assert isinstance(row, AssessmentRow)
    assert not row.objectives.isVisible()
    write(items, "Watch")
    assert row.objectives.isVisible()


def test_the_head_is_written_in_place(editor: Editor, form: PlanForm) -> None:
    editor.type(form.title, "x")
    editor.type(form.audience, "y")
    form.length.setFocus()
    form.length.selectAll()
    QTest.keyClicks(form.length, "3 hours")
    settle()
    plan = editor.plan
    assert (plan.title, plan.audience) == ("xA day: in short", "yBeginners")
    assert plan.stated_minutes == 180
    assert editor.view.bar.plan_says.value == "3 h"
    for _ in range(3):
        editor.undo()
    assert editor.plan == DAY


def test_what_the_form_does_not_know_is_written_as_text(editor: Editor, form: PlanForm) -> None:
    (field,) = form.kept_in(Section.CONCEPTS).fields
    assert field.isVisible()
    editor.type(field, "Still: ")
    assert editor.plan.kept[0].text == "Still: A kept remark"
    editor.undo()
    assert editor.plan == DAY


def test_showing_the_details_changes_nothing(editor: Editor, form: PlanForm) -> None:
    for section in FIELDS:
        form.show_section(section)
        settle()
    assert editor.plan == DAY
    assert not editor.view.bar.undo.isEnabled()
