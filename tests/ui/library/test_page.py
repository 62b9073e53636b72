"""The library page with a real library behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.services import plans, sessions
from facilitator.ui.library.shelf import Order, Status, Wanted
from facilitator.ui.library.view import LibraryView
from facilitator.ui.place import Place
from tests.ui.library.conftest import open_page, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.library.conftest import Shelf
    from tests.ui.rig import Rig


def type_text(shelf: Shelf, text: str) -> None:
    QTest.keyClicks(shelf.view.pane.tools.search, text)
    settle()


def press(shelf: Shelf, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    none = Qt.KeyboardModifier.NoModifier
    QTest.keyClick(shelf.view.pane.plans, key, modifiers or none)
    settle()


def press_chip(shelf: Shelf, text: str) -> None:
    chips = shelf.view.pane.tools.chips
    chip = next(each for each in chips._chips.values() if each.label == text)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    settle()


def test_the_last_changed_plan_comes_first_when_no_session_is_near(shelf: Shelf) -> None:
    assert shelf.titles == ["An Idea", "Five Knots", "Reading the Soil"]


def test_a_session_brings_its_plan_to_the_top(shelf: Shelf) -> None:
    session = shelf.rig.add_session(shelf.soil)
    shelf.rig.shell.bus.announce(sessions.save(shelf.rig.desk, session))
    assert shelf.titles[0] == "Reading the Soil"


def test_chips_count_and_filter(shelf: Shelf) -> None:
    shown = shelf.view.pane.tools.chips.shown_texts()
    assert shown[:4] == ["All 3", "Ready 1", "Has checks 1", "Never run 3"]
    press_chip(shelf, "Has checks 1")
    assert shelf.titles == ["Five Knots"]
    press_chip(shelf, "All 3")
    assert len(shelf.titles) == 3


def test_tags_narrow_the_list_further(shelf: Shelf) -> None:
    press_chip(shelf, "field work 2")
    assert set(shelf.titles) == {"Five Knots", "Reading the Soil"}
    press_chip(shelf, "Ready 1")
    assert shelf.titles == ["Reading the Soil"]


def test_a_chip_keeps_the_focus_that_pressing_it_gave(shelf: Shelf) -> None:
    chips = shelf.view.pane.tools.chips
    ready = chips._chips[Status.READY]
    ready.setFocus()
    QTest.keyClick(ready, Qt.Key.Key_Space)
    settle()
    assert chips._chips[Status.READY] is ready
    assert ready.isChecked()


def test_every_filter_can_be_had_from_more(shelf: Shelf) -> None:
    menu = shelf.view.pane.tools.chips.make_menu()
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == [
        "Ready 1",
        "Has checks 1",
        "Never run 3",
        "Draft 1",
        "Tags",
        "Length",
        "Clear filters",
        "Trash",
    ]
    next(action for action in menu.actions() if action.text() == "Draft 1").trigger()
    menu.deleteLater()
    assert shelf.titles == ["An Idea"]
    assert "Draft 1" in shelf.view.pane.tools.chips.shown_texts()


def test_filters_and_selection_are_there_again_next_time(shelf: Shelf, qtbot: QtBot) -> None:
    press_chip(shelf, "field work 2")
    shelf.view.pane.tools.order.chosen.emit(Order.TITLE)
    shelf.view.selected.select([shelf.soil])
    settle()
    again = open_page(shelf.rig, qtbot, shelf.soil, shelf.knots, shelf.idea)
    assert again.view.wanted == Wanted(tags=frozenset({"field work"}), order=Order.TITLE)
    assert again.titles == ["Five Knots", "Reading the Soil"]
    assert again.view.selected.ids == (shelf.soil,)


def test_typing_searches_and_clearing_brings_all_back(shelf: Shelf) -> None:
    type_text(shelf, "rope")
    assert shelf.titles == ["Five Knots"]
    assert shelf.view.pane.head.first == "1 match"
    row = shelf.view.pane.plans.plans.rows[0]
    assert ("Rope", True) in row.snippet
    QTest.keyClick(shelf.view.pane.tools.search, Qt.Key.Key_Escape)
    settle()
    assert len(shelf.titles) == 3
    assert shelf.view.pane.head.first == "Lesson plan"


def test_keys_typed_fast_cost_one_search(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = plans.search
    monkeypatch.setattr(
        plans,
        "search",
        lambda desk, query, **more: asked.append(query) or real(desk, query, **more),
    )
    type_text(shelf, "rope")
    assert asked == ["rope"]


def test_no_match_says_so_and_offers_a_way_back(shelf: Shelf) -> None:
    type_text(shelf, "<b>fin ops")
    nothing = shelf.view.pane._nothing
    assert nothing is not None
    assert nothing.isVisible()
    assert nothing.accessibleName() == "No plan matches “<b>fin ops”."
    QTest.mouseClick(nothing.findChildren(type(shelf.view.preview._start))[0], LEFT)
    settle()
    assert len(shelf.titles) == 3


LEFT = Qt.MouseButton.LeftButton


def test_search_and_filter_together(shelf: Shelf) -> None:
    press_chip(shelf, "Ready 1")
    type_text(shelf, "soil")
    assert shelf.titles == ["Reading the Soil"]
    type_text(shelf, "zzz")
    assert shelf.titles == []


def test_down_leads_from_the_search_into_the_list(shelf: Shelf, qtbot: QtBot) -> None:
    search = shelf.view.pane.tools.search
    qtbot.waitUntil(lambda: shelf.view.isActiveWindow() or True)
    search.setFocus()
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert shelf.view.pane.plans.hasFocus()


def test_enter_opens_and_ctrl_enter_starts(shelf: Shelf) -> None:
    shelf.view.selected.select([shelf.knots])
    press(shelf, Qt.Key.Key_Return)
    press(shelf, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert shelf.rig.navigator.went == [
        ("plan", shelf.knots, Place.PREPARE),
        ("set up", shelf.knots, ""),
    ]


def test_a_double_click_opens_the_plan(shelf: Shelf) -> None:
    plans_list = shelf.view.pane.plans
    place = plans_list.visualRect(plans_list.plans.index(1)).center()
    QTest.mouseClick(plans_list.viewport(), LEFT, pos=place)
    QTest.mouseDClick(plans_list.viewport(), LEFT, pos=place)
    assert shelf.rig.navigator.went == [("plan", shelf.knots, Place.PREPARE)]


def test_starting_leads_to_the_session_that_was_set_up(shelf: Shelf) -> None:
    session = shelf.rig.add_session(shelf.soil)
    shelf.view.selected.session_requested.emit(shelf.soil)
    assert shelf.rig.navigator.went == [("set up", shelf.soil, session.id)]


def test_starting_goes_on_with_a_session_that_runs(shelf: Shelf) -> None:
    session = shelf.rig.add_session(shelf.soil)
    shelf.rig.play(session, 5, end=False)
    shelf.view.selected.session_requested.emit(shelf.soil)
    assert shelf.rig.navigator.went == [("run", session.id)]


def test_a_session_long_past_is_not_started_again(shelf: Shelf) -> None:
    shelf.rig.add_session(shelf.soil)
    shelf.rig.clock.advance(hours=30)
    shelf.view.selected.session_requested.emit(shelf.soil)
    assert shelf.rig.navigator.went == [("set up", shelf.soil, "")]


def test_the_preview_tells_what_the_plan_holds(shelf: Shelf) -> None:
    shelf.view.selected.select([shelf.soil])
    settle()
    shown = shelf.view.preview.shown
    assert shown is not None
    assert shown.title == "Reading the Soil"
    assert shown.subtitle == "Field Diagnosis for Smallholders"
    assert shown.length == "3 h 30 min + 15 min break"
    assert [line.name for line in shown.phases][:2] == ["Engage", "Explore"]
    assert shown.phases[0].text == "Show two spades of soil."
    assert [line.level for line in shown.objectives] == ["Understand", "Apply", "Analyze", "Create"]


def test_a_plan_goes_to_the_trash_and_comes_back(shelf: Shelf) -> None:
    shelf.view.selected.select([shelf.knots])
    press(shelf, Qt.Key.Key_Delete)
    assert shelf.titles == ["An Idea", "Reading the Soil"]
    assert shelf.rig.navigator.said == ["“Five Knots” moved to the trash"]
    assert shelf.rig.navigator.undo is not None
    shelf.rig.navigator.undo()
    settle()
    assert "Five Knots" in shelf.titles
    assert shelf.view.selected.ids == (shelf.knots,)


def test_what_follows_a_trashed_plan_is_selected(shelf: Shelf) -> None:
    shelf.view.selected.select([shelf.knots])
    press(shelf, Qt.Key.Key_Delete)
    assert shelf.view.selected.ids == (shelf.soil,)


def test_several_plans_go_at_once(shelf: Shelf) -> None:
    shelf.view.selected.select([shelf.knots, shelf.soil])
    assert shelf.view.preview.shown is None
    press(shelf, Qt.Key.Key_Delete)
    assert shelf.titles == ["An Idea"]
    assert shelf.rig.navigator.said == ["2 plans moved to the trash"]


def test_the_trash_can_be_looked_into_and_emptied(shelf: Shelf, qtbot: QtBot) -> None:
    session = shelf.rig.add_session(shelf.soil)
    assert session.plan_id == shelf.soil
    plans.move_to_trash(shelf.rig.desk, shelf.soil, shelf.knots)
    shelf.view.trash_shown.emit()
    settle()
    assert sorted(shelf.titles) == ["Five Knots", "Reading the Soil"]
    shelf.view.selected.select([shelf.soil])
    press(shelf, Qt.Key.Key_Return)
    assert shelf.titles == ["Five Knots"]
    assert shelf.rig.navigator.said == ["“Reading the Soil” put back"]
    shelf.view.shelf_shown.emit()
    settle()
    assert sorted(shelf.titles) == ["An Idea", "Reading the Soil"]


def test_emptying_the_trash_is_asked_about(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    plans.move_to_trash(shelf.rig.desk, shelf.knots)
    shelf.view.trash_shown.emit()
    asked: list[int] = []

    def say_yes(number: int, wanted: object) -> None:
        asked.append(number)
        assert callable(wanted)
        wanted()

    monkeypatch.setattr(shelf.view.dialogs, "confirm_empty_trash", say_yes)
    shelf.view.empty_trash_requested.emit()
    assert asked == [1]
    assert plans.trashed(shelf.rig.desk) == ()
    assert shelf.titles == []


def test_typing_in_the_trash_searches_the_library(shelf: Shelf) -> None:
    shelf.view.trash_shown.emit()
    settle()
    type_text(shelf, "soil")
    assert shelf.titles == ["Reading the Soil"]


def test_what_others_change_shows(shelf: Shelf) -> None:
    shelf.rig.shell.bus.announce(plans.move_to_trash(shelf.rig.desk, shelf.idea))
    assert shelf.titles == ["Five Knots", "Reading the Soil"]


def test_while_nobody_looks_nothing_is_read(shelf: Shelf) -> None:
    shelf.view.hide()
    shelf.rig.shell.bus.announce(plans.move_to_trash(shelf.rig.desk, shelf.idea))
    assert len(shelf.titles) == 3
    shelf.view.show()
    assert len(shelf.titles) == 2


def test_the_place_in_a_long_list_is_kept(rig: Rig, qtbot: QtBot) -> None:
    from tests.ui.library.conftest import KNOTS

    ids = [rig.add_plan(replace(KNOTS, title=f"Plan {number:03}")) for number in range(60)]
    page = open_page(rig, qtbot, ids[0], ids[1], ids[2])
    bar = page.view.pane.plans.verticalScrollBar()
    bar.setValue(1500)
    rig.shell.bus.announce(plans.set_tags(rig.desk, ids[0], ("x",)))
    settle()
    assert bar.value() == 1500


def test_tags_of_several_plans_are_changed_together(shelf: Shelf) -> None:
    ids = (shelf.soil, shelf.knots)
    shelf.view.selected.tags_requested.emit(ids)
    from facilitator.ui.library.tags_dialog import TagsDialog

    dialog = shelf.view.findChild(TagsDialog)
    assert dialog is not None
    assert dialog.box("field work").checkState() is Qt.CheckState.Checked
    assert dialog.box("soil").checkState() is Qt.CheckState.PartiallyChecked
    dialog.box("field work").setChecked(False)
    QTest.keyClicks(dialog.field, "outdoors")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle()
    tags = {id_: plans.open_plan(shelf.rig.desk, id_).tags for id_ in ids}
    assert tags == {shelf.soil: ("outdoors", "soil"), shelf.knots: ("outdoors",)}


def test_tags_left_alone_change_nothing(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    from facilitator.ui.library.tags_dialog import TagsDialog

    shelf.view.selected.tags_requested.emit((shelf.soil, shelf.knots))
    dialog = shelf.view.findChild(TagsDialog)
    assert dialog is not None
    changes: list[object] = []
    dialog.chosen.connect(changes.append)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert changes == []


def test_a_tag_that_is_known_is_not_added_twice(shelf: Shelf) -> None:
    from facilitator.ui.library.tags_dialog import TagsDialog

    shelf.view.selected.tags_requested.emit((shelf.idea,))
    dialog = shelf.view.findChild(TagsDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.field, "  Field   WORK ")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle()
    assert plans.open_plan(shelf.rig.desk, shelf.idea).tags == ("field work",)


def test_an_empty_library_shows_how_to_begin(rig: Rig, qtbot: QtBot) -> None:
    page = open_page(rig, qtbot, "", "", "")
    welcome = page.view._welcome
    assert welcome is not None
    assert welcome.isVisible()
    texts = [button.label for button in welcome.findChildren(type(page.view.preview._start))]
    assert texts == [
        "Import lesson plans",
        "Import a folder",
        "New plan",
        "Open the three sample plans",
        "Show the trash",
    ]
    assert not welcome._trash.isVisible()


def test_an_unknown_library_is_not_an_empty_one(qtbot: QtBot) -> None:
    view = LibraryView()
    qtbot.addWidget(view)
    view.show_rows(None)
    view.show()
    assert view._welcome is None


def test_the_menu_of_a_plan_offers_what_its_keys_do(shelf: Shelf) -> None:
    shelf.view.selected.select([shelf.soil])
    settle()
    menu = shelf.view.selected.make_menu()
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == [
        "Prepare\tEnter",
        "Start session\tCtrl+Enter",
        "Print",
        "Tags…",
        "Export\tCtrl+E",
        "Move to trash\tDel",
    ]
    menu.deleteLater()


def ask_for_menu(shelf: Shelf, reason: QContextMenuEvent.Reason, at: QPoint) -> list[QPoint]:
    asked: list[QPoint] = []
    shelf.view.selected._list.menu_requested.disconnect()
    shelf.view.selected._list.menu_requested.connect(asked.append)
    QApplication.sendEvent(shelf.view.pane.plans.viewport(), QContextMenuEvent(reason, at, at))
    return asked


def test_the_menu_key_means_the_current_row(shelf: Shelf) -> None:
    shelf.view.selected.select([shelf.knots])
    table = shelf.view.pane.plans
    asked = ask_for_menu(shelf, QContextMenuEvent.Reason.Keyboard, QPoint(5, 5))
    row = table.visualRect(table.currentIndex())
    assert [table.viewport().mapFromGlobal(at) for at in asked] == [row.center()]


def test_below_the_rows_there_is_no_menu(shelf: Shelf) -> None:
    assert ask_for_menu(shelf, QContextMenuEvent.Reason.Mouse, QPoint(5, 380)) == []


@pytest.mark.parametrize(("width", "preview"), [(1024, 360), (1366, 420), (1920, 560)])
def test_the_preview_is_as_wide_as_the_window_lets_it(
    shelf: Shelf, width: int, preview: int
) -> None:
    shelf.view.resize(width, 700)
    settle()
    assert shelf.view.preview.width() == preview
    assert shelf.view.childAt(QPoint(width - 30, 650)) is not None
