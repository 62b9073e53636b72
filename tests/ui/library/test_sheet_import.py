"""Spreadsheets: settling the columns, seeing the plan, and saving only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.domain.run_sheet.columns import Column
from facilitator.services import plans, rubrics
from facilitator.ui.library.columns_known import remember, remembered
from facilitator.ui.library.result_dialog import ResultDialog
from facilitator.ui.library.sheet_dialog import NEW_PLAN, NO_HEADER, SheetDialog
from facilitator.ui.library.sheet_model import letter_of
from tests.formats.test_sheets import GERMAN, workbook
from tests.ui.library.conftest import open_page, settle
from tests.ui.looks import cut_words, nameless

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.library.conftest import Shelf
    from tests.ui.rig import Rig

ODD = "Stuff;Bits;When\nWarm up;Ball;9:00\nMap;Paper;9:20\nClose;;10:00\n"


@pytest.fixture
def page(rig: Rig, qtbot: QtBot) -> Shelf:
    return open_page(rig, qtbot, "", "", "")


def opened(page: Shelf, *paths: Path) -> SheetDialog:
    page.view.files_dropped.emit(paths)
    settle()
    return shown(page)


def shown(page: Shelf) -> SheetDialog:
    return next(one for one in page.view.findChildren(SheetDialog) if one.isVisible())


def result(page: Shelf) -> ResultDialog:
    return next(one for one in page.view.findChildren(ResultDialog) if one.isVisible())


def phases(dialog: SheetDialog) -> list[str]:
    return [dialog.phases.item(n).text() for n in range(dialog.phases.count())]


def choose(dialog: SheetDialog, position: int, column: Column) -> None:
    """As a hand at the keyboard does: down through the list until it is there."""
    select = dialog.select_for(position)
    select.setFocus()
    while select.currentData() != column:
        before = select.currentIndex()
        up = list(Column).index(column) < before
        QTest.keyClick(select, Qt.Key.Key_Up if up else Qt.Key.Key_Down)
        assert select.currentIndex() != before
    settle()


def test_the_plan_is_shown_before_anything_is_saved(page: Shelf, tmp_path: Path) -> None:
    file = tmp_path / "müll.csv"
    file.write_text(GERMAN, encoding="utf-8")
    dialog = opened(page, file)
    assert dialog.heading.text() == "Workshop Müll trennen"
    assert dialog.facts.text() == "4 parts · 1 h 15 min"
    assert phases(dialog)[:2] == ["Ankommen  ·  15 min", "Sortieren  ·  45 min"]
    assert "Row 10 has no name" in dialog.problems.text()
    assert dialog.table.rowCount() == 8
    assert dialog.select_for(5).currentText() == "You"
    assert page.titles == []
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    settle()
    assert page.titles == ["Workshop Müll trennen"]
    result(page).accept()


def test_a_column_settled_otherwise_changes_the_plan_and_is_remembered(
    page: Shelf, tmp_path: Path
) -> None:
    file = tmp_path / "odd.csv"
    file.write_text(ODD)
    dialog = opened(page, file)
    assert phases(dialog) == ["Warm up  ·  20 min", "Map  ·  40 min", "Close  ·  no length"]
    choose(dialog, 1, Column.RESOURCES)
    QTest.keyClick(dialog.take, Qt.Key.Key_Return)
    settle()
    result(page).accept()
    (row,) = plans.shelf(page.rig.desk)
    plan = plans.open_plan(page.rig.desk, row.id).plan
    assert [phase.resources for phase in plan.phases] == ["Ball", "Paper", ""]
    other = tmp_path / "again.csv"
    other.write_text(ODD.replace("Ball", "Rope"))
    again = opened(page, other)
    assert again.select_for(1).currentData() == Column.RESOURCES
    again.reject()


def test_nothing_is_imported_by_cancelling(page: Shelf, tmp_path: Path) -> None:
    file = tmp_path / "odd.csv"
    file.write_text(ODD)
    opened(page, file).reject()
    settle()
    assert page.titles == []
    assert not [one for one in page.view.findChildren(ResultDialog) if one.isVisible()]


def test_a_sheet_is_merged_into_a_plan_and_that_can_be_undone(page: Shelf, tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text(ODD)
    second.write_text("Topic,Minutes\nMap,50\nWalk,5\n")
    QTest.mouseClick(opened(page, first).take, Qt.MouseButton.LeftButton)
    settle()
    result(page).accept()
    (row,) = plans.shelf(page.rig.desk)
    dialog = opened(page, second)
    dialog.targets.set_current(row.id)
    dialog.targets.chosen.emit(row.id)
    settle()
    assert dialog.take.label == "Merge"
    assert dialog.facts.text() == "1 changed or confirmed, 1 added"
    assert phases(dialog)[1:3] == ["Map  ·  50 min", "Walk  ·  5 min"]
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    settle()
    assert len(plans.open_plan(page.rig.desk, row.id).plan.phases) == 4
    result(page)._undo()
    settle()
    assert len(plans.open_plan(page.rig.desk, row.id).plan.phases) == 3
    assert dialog.targets.itemData(0) == NEW_PLAN


def test_sheets_and_header_rows_can_be_chosen(page: Shelf, tmp_path: Path) -> None:
    file = tmp_path / "two.xlsx"
    file.write_bytes(workbook(("Topic", "Minutes"), ("Walk", 5), ("Talk", 10), title="Day 1"))
    dialog = opened(page, file)
    assert not dialog.sheets.isEnabled()
    assert dialog.headers.currentText() == "row 1"
    dialog.header_chosen.emit(NO_HEADER)
    settle()
    assert phases(dialog)[0].startswith("Topic")
    dialog.header_chosen.emit(0)
    settle()
    choose(dialog, 0, Column.NOTHING)
    assert not dialog.take.isEnabled()
    assert "Say which column" in dialog.facts.text()
    dialog.reject()


def test_several_files_are_asked_one_after_the_other_and_told_together(
    page: Shelf, tmp_path: Path
) -> None:
    sheet, bad = tmp_path / "a.csv", tmp_path / "b.xlsx"
    sheet.write_text(ODD)
    bad.write_bytes(b"PK\x03\x04 not at all")
    notes = tmp_path / "c.md"
    notes.write_text("# Knots\n\n## Tie (5 min)\n\n## Untie (5 min)\n")
    dialog = opened(page, sheet, bad, notes)
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    settle()
    assert sorted(page.titles) == ["Knots", "a"]
    assert "2 of 3" in result(page).findChildren(type(dialog.facts))[0].text()
    result(page).accept()


def test_rubrics_need_no_question(page: Shelf, tmp_path: Path) -> None:
    file = tmp_path / "rubric.csv"
    file.write_text(
        "Rubric Name,Criteria Name,Rating Name,Rating Description,Rating Points,"
        "Rating Name,Rating Description,Rating Points\nMap,Clear,Good,All,4,Weak,Some,1\n"
    )
    page.view.files_dropped.emit((file,))
    settle()
    assert page.titles == []
    assert [one.title for one in rubrics.everything(page.rig.desk)] == ["Map"]
    result(page).accept()


def test_remembered_columns_survive_nonsense(page: Shelf) -> None:
    choices = page.rig.shell.choices
    choices.set_text("library/columns", "[1,2")
    assert remembered(choices) == {}
    for number in range(70):
        remember(choices, f"s{number}", "[]")
    assert len(remembered(choices)) == 60
    assert [letter_of(n) for n in (0, 25, 26, 99)] == ["A", "Z", "AA", "CV"]


def test_cells_that_are_pasted_are_settled_like_a_file(page: Shelf) -> None:
    page.view.text_pasted.emit("Topic\tMinutes\r\nWalk\t5\r\nTalk\t10\r\n")
    settle()
    dialog = shown(page)
    assert phases(dialog) == ["Walk  ·  5 min", "Talk  ·  10 min"]
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    settle()
    assert page.titles == ["Pasted text"]
    result(page).accept()
    page.view.text_pasted.emit("# Knots\n\n## Tie (5 min)\n\n## Untie (5 min)\n")
    settle()
    assert "Knots" in page.titles
    result(page).accept()


@pytest.mark.parametrize("size", [(820, 540), (1000, 660)])
def test_no_word_is_cut_and_every_control_has_a_name(
    page: Shelf, tmp_path: Path, size: tuple[int, int]
) -> None:
    file = tmp_path / "m.csv"
    file.write_text(GERMAN)
    dialog = opened(page, file)
    dialog.resize(*size)
    settle()
    assert cut_words(dialog) == []
    assert nameless(dialog) == []
    dialog.reject()
