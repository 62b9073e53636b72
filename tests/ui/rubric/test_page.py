"""The Rubric page with a real library: written in place, undone, kept, and shown as a sheet."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QStackedWidget

from facilitator.domain.rubric import Rubric, RubricKind, SheetParts
from facilitator.services import rubrics
from facilitator.ui.rubric import build
from facilitator.ui.rubric.levels_dialog import LevelsDialog
from facilitator.ui.rubric.menus import criterion_menu, page_menu
from tests.ui.looks import cut_words, nameless
from tests.ui.rig import SOIL, Rig

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from facilitator.ui.rubric import RubricPage
    from facilitator.ui.rubric.cells import Cell

LIST = """Rubric Name,Criteria Name,Criteria Description,Criteria Enable Range,\
Rating Name,Rating Description,Rating Points,Rating Name,Rating Description,Rating Points
Bread,Crumb,Even,false,Good,Open,4,Fair,Dense,1
Bread,Smell,,false
"""


@pytest.fixture
def page(rig: Rig, qtbot: QtBot) -> Iterator[RubricPage]:
    made = build(rig.shell)
    window = QStackedWidget()
    window.addWidget(made.view)
    qtbot.addWidget(window)
    window.resize(1366, 712)
    window.show()
    yield made
    window.hide()


@pytest.fixture
def plan_id(rig: Rig) -> str:
    return rig.add_plan(SOIL)


@pytest.fixture
def drafted(page: RubricPage, plan_id: str) -> RubricPage:
    page.show_plan(plan_id)
    page.view.draft_wanted.emit()
    return page


def kept(rig: Rig) -> Rubric:
    (one,) = rubrics.everything(rig.desk)
    return rubrics.open_rubric(rig.desk, one.id).rubric


def cell(page: RubricPage, place: int, level: int) -> Cell:
    row = page.view.table.rows[place]
    return row.title if level < 0 else row.cells[level]


def write(page: RubricPage, place: int, level: int, text: str) -> Cell:
    """Come to the cell by keyboard, and write over what is in it."""
    page.view.table.focus_cell(place, level)
    found = cell(page, place, level)
    found.selectAll()
    QTest.keyClicks(found, text)
    return found


def titles(page: RubricPage) -> list[str]:
    return [row.title.toPlainText() for row in page.view.table.rows]


def test_a_plan_without_a_rubric_says_how_to_begin(page: RubricPage, plan_id: str) -> None:
    page.show_plan(plan_id)
    words = [each.text() for each in page.view.findChildren(QLabel) if each.isVisible()]
    assert "This plan has no rubric yet" in words
    assert nameless(page.view) == []


def test_a_draft_is_kept_and_says_what_led_to_its_words(drafted: RubricPage, rig: Rig) -> None:
    rubric = kept(rig)
    assert titles(drafted) == [one.title for one in rubric.criteria]
    assert len(rubric.criteria) == len(SOIL.objectives)
    drafted.view.table.focus_cell(0, 1)
    said = drafted.view.why.text()
    assert "the verb “describe”" in said
    assert "level Understand that the plan names" in said


def test_what_is_typed_is_on_the_disk_and_is_one_step(drafted: RubricPage, rig: Rig) -> None:
    before = kept(rig)
    found = write(drafted, 0, 2, "Names five signs")
    assert kept(rig).criteria[0].levels[2].descriptor == "Names five signs"
    QTest.keyClick(found, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    drafted.view.undo_requested.emit()
    assert kept(rig) == before
    drafted.view.redo_requested.emit()
    assert kept(rig).criteria[0].levels[2].descriptor == "Names five signs"
    assert cell(drafted, 0, 2).toPlainText() == "Names five signs"


def test_escape_puts_back_and_leaves_nothing_to_undo(drafted: RubricPage, rig: Rig) -> None:
    before = kept(rig)
    found = write(drafted, 1, 0, "Other")
    assert kept(rig) != before
    QTest.keyClick(found, Qt.Key.Key_Escape)
    assert kept(rig) == before
    assert not drafted.view.undo.isEnabled()


def test_tab_goes_on_through_the_row_and_enter_down(drafted: RubricPage) -> None:
    drafted.view.table.focus_cell(0)
    QTest.keyClick(cell(drafted, 0, -1), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is cell(drafted, 0, 0)
    QTest.keyClick(cell(drafted, 0, 0), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is cell(drafted, 1, 0)


def test_rows_move_by_key_with_their_focus(drafted: RubricPage, rig: Rig) -> None:
    first, second, *rest = titles(drafted)
    drafted.view.table.focus_cell(0, 1)
    moving = cell(drafted, 0, 1)
    QTest.keyClick(moving, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(drafted) == [second, first, *rest]
    assert [one.title for one in kept(rig).criteria] == titles(drafted)
    assert QApplication.focusWidget() is moving


def test_rows_are_dragged_by_their_handle(drafted: RubricPage, qtbot: QtBot) -> None:
    QApplication.processEvents()
    first, second, *rest = titles(drafted)
    row = drafted.view.table.rows[0]
    below = drafted.view.table.rows[1].geometry()
    middle = row.handle.rect().center()
    QTest.mousePress(row.handle, Qt.MouseButton.LeftButton, pos=middle)
    down = middle + QPoint(0, below.center().y() - row.geometry().center().y() + 8)
    QTest.mouseMove(row.handle, down)
    QTest.mouseRelease(row.handle, Qt.MouseButton.LeftButton, pos=down)
    assert titles(drafted) == [second, first, *rest]


def test_the_total_says_what_is_missing(drafted: RubricPage, rig: Rig) -> None:
    weights = [one.weight for one in kept(rig).criteria]
    drafted.view.table.rows[0].weight.chosen.emit(weights[0] - 10)
    assert drafted.view.table.total.words == "90 %: add 10 %"
    assert drafted.view.table.total.tone == "warn"
    drafted.view.table.rows[0].weight.chosen.emit(weights[0] + 5)
    assert drafted.view.table.total.words == "105 %: take away 5 %"
    drafted.view.undo_requested.emit()
    drafted.view.undo_requested.emit()
    assert (drafted.view.table.total.words, drafted.view.table.total.tone) == ("100 %", "ok")


def test_criteria_are_added_copied_and_removed(drafted: RubricPage, rig: Rig) -> None:
    count = len(titles(drafted))
    drafted.view.table.criterion_wanted.emit()
    assert QApplication.focusWidget() is cell(drafted, count, -1)
    QTest.keyClicks(cell(drafted, count, -1), "Works safely")
    drafted.view.criterion_copied.emit(count)
    assert titles(drafted)[count:] == ["Works safely", "Works safely"]
    ids = [one.id for one in kept(rig).criteria]
    assert len(set(ids)) == len(ids)
    drafted.view.criterion_removed.emit(count + 1)
    assert titles(drafted)[count:] == ["Works safely"]
    assert rig.navigator.undo is not None
    rig.navigator.undo()
    assert len(titles(drafted)) == count + 2


def test_only_missing_objectives_are_added(drafted: RubricPage, rig: Rig) -> None:
    drafted.view.objectives_wanted.emit()
    assert rig.navigator.said == ["Every objective has its criterion."]
    first = titles(drafted)[0]
    drafted.view.criterion_removed.emit(0)
    drafted.view.objectives_wanted.emit()
    assert titles(drafted)[-1] == first
    assert drafted.view.table.total.words == "100 %"


def test_the_kind_changes_and_comes_back_by_undo(drafted: RubricPage, rig: Rig) -> None:
    before = kept(rig)
    for kind, levels in ((RubricKind.CHECKLIST, 2), (RubricKind.SINGLE_POINT, 3)):
        drafted.view.kind_wanted.emit(kind)
        assert len(drafted.view.table.rows[0].cells) == levels
        drafted.view.undo_requested.emit()
    assert kept(rig) == before


def test_points_and_ranges_are_set_for_all_rows(drafted: RubricPage, rig: Rig) -> None:
    drafted.view.levels_wanted.emit()
    (dialog,) = drafted.view.findChildren(LevelsDialog)
    top = dialog.fields[3]
    top.lowest.setText("7")
    top.highest.setText("6,5")
    assert dialog.problem.text() == "The range of level 4 ends below its beginning."
    assert not dialog.done_button.isEnabled()
    top.highest.setText("many")
    assert dialog.problem.text() == "Give numbers as points of level 4."
    top.highest.setText("7,5")
    top.name.setText("Excels")
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    for criterion in kept(rig).criteria:
        level = criterion.levels[3]
        assert (level.label, level.lowest, level.score) == ("Excels", 7, Decimal("7.5"))
    words = [each.text() for each in drafted.view.table.head.findChildren(QLabel)]
    assert "7–7.5" in words


def test_levels_are_added_and_removed(drafted: RubricPage, rig: Rig) -> None:
    before = kept(rig)
    drafted.view.level_added.emit()
    assert len(drafted.view.table.rows[0].cells) == 5
    assert kept(rig).criteria[0].levels[4].score == 5
    drafted.view.level_removed.emit()
    assert kept(rig) == before


def test_a_deleted_rubric_comes_back_by_undo(drafted: RubricPage, rig: Rig) -> None:
    title = kept(rig).title
    drafted.view.delete_wanted.emit()
    assert rubrics.everything(rig.desk) == ()
    assert rig.navigator.undo is not None
    rig.navigator.undo()
    assert kept(rig).title == title
    assert titles(drafted)


def test_a_copy_is_opened_and_both_can_be_chosen(drafted: RubricPage, rig: Rig) -> None:
    first = kept(rig)
    drafted.view.duplicate_wanted.emit()
    assert drafted.view.title.toPlainText() == f"{first.title} (copy)"
    assert drafted.view.choice.isVisible()
    rig.clock.advance(minutes=1)
    drafted.view.choice.chosen.emit(first.id)
    assert rubrics.rubric_for(rig.desk, drafted.presenter._plan_id or "") == first
    assert drafted.view.title.toPlainText() == first.title


def test_the_sheet_follows_the_last_key(drafted: RubricPage, qtbot: QtBot) -> None:
    presenter = drafted.presenter
    write(drafted, 0, 0, "Freshly written")
    assert presenter._preview._timer.isActive()
    assert presenter._preview._timer.interval() == 200
    shown = presenter._preview._shown
    presenter._preview._timer.timeout.emit()
    assert presenter._preview._shown != shown
    assert drafted.view.sheet.facts.text() == "A4 landscape, 1 page"
    assert drafted.view.sheet.canvas.wants() == ()


def test_the_print_studio_opens_with_the_plan(
    drafted: RubricPage, rig: Rig, plan_id: str, qtbot: QtBot
) -> None:
    qtbot.mouseClick(drafted.view.sheet.print, Qt.MouseButton.LeftButton)
    assert rig.navigator.went == [("plan", plan_id, "print")]


def test_broken_rows_are_told_and_the_good_ones_opened(
    page: RubricPage, rig: Rig, plan_id: str, tmp_path: Path
) -> None:
    page.show_plan(plan_id)
    file = tmp_path / "bread.csv"
    file.write_text(LIST, encoding="utf-8")
    page.presenter._files.read(file, plan_id)
    assert titles(page) == ["Crumb"]
    (box,) = page.view.findChildren(QMessageBox)
    assert box.informativeText() == "• Row 3: “Smell” has no ratings."
    box.close()


def test_what_is_lost_on_the_way_out_is_told(drafted: RubricPage, rig: Rig, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    drafted.presenter._files.save(kept(rig).id, "moodle", target)
    assert target.read_text("utf-8").startswith("criterion,level")
    (box,) = drafted.view.findChildren(QMessageBox)
    assert "Moodle has no weights" in box.informativeText()
    box.close()


def test_an_old_version_is_a_step_that_can_be_undone(
    drafted: RubricPage, rig: Rig, plan_id: str
) -> None:
    before = kept(rig)
    write(drafted, 0, 0, "Later")
    later = kept(rig)
    drafted.view.version_wanted.emit(1)
    assert kept(rig) == before
    drafted.view.undo_requested.emit()
    assert kept(rig) == later


def test_the_menus_hold_everything(drafted: RubricPage) -> None:
    view = drafted.view
    menu = page_menu(view, RubricKind.ANALYTIC, [("x", "Bread & Soup")], [])
    assert [one.text() for one in menu.actions() if one.text()] == [
        "Kind",
        "Levels and points…",
        "Add a level",
        "Remove the last level",
        "Score work…",
        "Add from objectives",
        "Duplicate rubric",
        "Import…",
        "Export",
        "Add a copy of",
        "Go back to",
        "Delete rubric",
    ]
    wanted: list[object] = []
    view.not_applicable_wanted.connect(lambda *said: wanted.append(said))
    made = criterion_menu(view, 0, last=2, may_not_apply=False)
    allowed = next(one for one in made.actions() if "N/A" in one.text())
    allowed.trigger()
    assert wanted == [(0, True)]


@pytest.mark.parametrize(("width", "height"), [(1024, 644), (1366, 712), (1920, 1024)])
def test_every_size_shows_all_words_and_names(drafted: RubricPage, width: int, height: int) -> None:
    window = drafted.view.window()
    window.resize(width, height)
    QApplication.processEvents()
    view = drafted.view
    assert nameless(view) == []
    assert cut_words(view) == []
    assert view.sheet.isVisible() == (width >= 1200)
    if width < 1200:
        view.preview.setChecked(True)
        assert view.sheet.isVisible()
        assert view.sheet.geometry().right() == view.width() - 1
        QTest.mouseClick(view.sheet.close_button, Qt.MouseButton.LeftButton)
        assert not view.sheet.isVisible()


def test_another_plan_ends_the_sitting(drafted: RubricPage, rig: Rig) -> None:
    other = rig.add_plan(SOIL)
    write(drafted, 0, 0, "Kept")
    drafted.show_plan(other)
    assert drafted.presenter._sitting.rubric is None
    (one,) = rubrics.everything(rig.desk)
    assert [each.number for each in rubrics.versions(rig.desk, one.id)] == [2, 1]


@pytest.mark.parametrize("size", [(1366, 712), (1920, 1024)])
def test_the_sheet_is_seen_whole_above_what_is_on_it(
    drafted: RubricPage, size: tuple[int, int]
) -> None:
    drafted.view.resize(*size)
    drafted.view.show()
    QApplication.processEvents()
    sheet = drafted.view.sheet
    assert sheet.canvas.isVisible()
    assert sheet.canvas.geometry().bottom() < sheet.print.geometry().top()
    last = list(sheet.parts.values())[-1]
    assert last.geometry().bottom() < sheet.height()


def test_what_the_sheet_leaves_room_for_is_kept_with_the_rubric(
    drafted: RubricPage, rig: Rig
) -> None:
    sheet = drafted.view.sheet
    parts = sheet.parts
    assert [name for name, box in parts.items() if box.isChecked()] == ["points", "next_step"]
    for name in ("signature", "next_step", "evidence", "other_answers"):
        parts[name].click()
    wanted = SheetParts(next_step=False, signature=True, other_answers=True, evidence=True)
    assert kept(rig).sheet == wanted
    assert all(box.isChecked() is getattr(wanted, name) for name, box in parts.items())
