"""The Review page with a real library: looking, filtering, correcting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QListView, QMessageBox

from facilitator.services import observations, runs, sessions
from facilitator.ui.review import build
from facilitator.ui.review.notes_model import NoteRole
from facilitator.ui.review.view import left_width
from facilitator.ui.theme import Mode, theme
from tests.ui.looks import cut_words, nameless
from tests.ui.rig import FOUR_GROUPS, SOIL

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.domain.observation import Observation
    from facilitator.ui.review import ReviewPage
    from tests.ui.review.conftest import Played
    from tests.ui.rig import Rig


def rows(page: ReviewPage) -> list[Observation]:
    model = page.view.notes.list.model()
    return [model.index(row, 0).data(NoteRole.OBSERVATION) for row in range(model.rowCount())]


def texts(page: ReviewPage) -> list[str]:
    found = page.view.findChildren(QLabel)
    return [each.text() for each in found if each.isVisible()]


def press(page: ReviewPage, name: str, qtbot: QtBot) -> None:
    found = [
        each
        for each in page.view.findChildren(QAbstractButton)
        if each.accessibleName() == name and each.isVisible()
    ]
    assert len(found) == 1, name
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def choose_cell(played: Played, row: int, column: int, qtbot: QtBot) -> None:
    table = played.page.view.matrix.table
    where = table.visualRect(table.model().index(row, column)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_the_bar_tells_times_counts_and_gaps(played: Played) -> None:
    shown = texts(played.page)
    assert "08:02–11:54" in shown
    assert "planned 08:00–11:45" in shown
    assert "18 observations" in shown
    assert "4 groups, 17 people" in shown
    assert "1 gap" in shown
    assert "Cypress, objective 4" in shown


def test_the_time_card_says_where_the_minutes_went(played: Played) -> None:
    shown = [each.replace("\u00a0", " ") for each in texts(played.page)]
    assert "late start +2, Engage +2, Explore +2, Elaborate +5, Evaluate −2" in shown
    assert played.page.view.time.chart.accessibleName().startswith("9 min over")


def test_hovering_a_bar_would_find_it_where_it_is_drawn(played: Played) -> None:
    bars = played.page.view.time.chart.bars()
    planned = [rect for _, rect, actual in bars if not actual]
    actual = [rect for _, rect, actual in bars if actual]
    assert len(planned) == len(actual) == 6
    assert planned[0].left() < actual[0].left()
    assert all(rect.bottom() < actual[0].top() for rect in planned)
    assert actual[-1].right() <= played.page.view.time.chart.width()


def test_choosing_a_cell_shows_its_notes_only(played: Played, qtbot: QtBot) -> None:
    choose_cell(played, 2, 2, qtbot)
    assert [each.note for each in rows(played.page)] == [
        "Names compaction first now. The reason is still open.",
        "Plan has no order of what limits most.",
    ]


def test_the_chip_of_the_cell_lets_it_go_again(played: Played, qtbot: QtBot) -> None:
    choose_cell(played, 2, 2, qtbot)
    press(played.page, "Cypress, O3", qtbot)
    assert len(rows(played.page)) == 18
    assert not played.page.view.matrix.table.selectedIndexes()


def test_arrow_keys_move_from_cell_to_cell(played: Played, qtbot: QtBot) -> None:
    choose_cell(played, 0, 0, qtbot)
    qtbot.keyClick(played.page.view.matrix.table, Qt.Key.Key_Down)
    assert {each.groups for each in rows(played.page)} == {("g2",)}
    qtbot.keyClick(played.page.view.matrix.table, Qt.Key.Key_Escape)
    assert len(rows(played.page)) == 18


def test_reaching_the_grid_with_tab_chooses_nothing(played: Played) -> None:
    played.page.view.matrix.table.setFocus(Qt.FocusReason.TabFocusReason)
    assert len(rows(played.page)) == 18


def test_a_gap_has_no_notes_and_says_so(played: Played, qtbot: QtBot) -> None:
    choose_cell(played, 2, 3, qtbot)
    assert rows(played.page) == []
    assert "No note fits this filter." in texts(played.page)


def test_the_order_can_be_turned_round(played: Played, qtbot: QtBot) -> None:
    first = rows(played.page)[0]
    press(played.page, "Newest", qtbot)
    assert rows(played.page)[-1] == first


def edit_first(played: Played, text: str, qtbot: QtBot, key: Qt.Key) -> None:
    notes = played.page.view.notes.list
    notes.setCurrentIndex(notes.model().index(0, 0))
    notes.setFocus()
    qtbot.keyClick(notes, Qt.Key.Key_Return)
    editor = notes.viewport().findChild(QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, key)
    qtbot.waitUntil(lambda: notes.state() == QListView.State.NoState)


def test_enter_edits_a_note(played: Played, qtbot: QtBot) -> None:
    edit_first(played, "Chose one sign.", qtbot, Qt.Key.Key_Return)
    stored = observations.of_session(played.rig.desk, played.session.id)
    assert stored[-1].note == "Chose one sign."
    assert rows(played.page)[0].note == "Chose one sign."


def test_escape_leaves_a_note_as_it_was(played: Played, qtbot: QtBot) -> None:
    edit_first(played, "Never mind", qtbot, Qt.Key.Key_Escape)
    assert rows(played.page)[0].note == ""


def test_delete_removes_a_note_and_undo_brings_it_back(played: Played, qtbot: QtBot) -> None:
    notes = played.page.view.notes.list
    notes.setCurrentIndex(notes.model().index(1, 0))
    doomed = rows(played.page)[1]
    qtbot.keyClick(notes, Qt.Key.Key_Delete)
    assert doomed not in rows(played.page)
    assert played.rig.navigator.said == ["Observation deleted: Dogwood"]
    assert notes.currentIndex().row() == 1
    played.rig.navigator.undo()
    assert doomed in rows(played.page)


def test_notes_can_be_marked_and_found_for_follow_up(played: Played, qtbot: QtBot) -> None:
    notes = played.page.view.notes.list
    notes.setCurrentIndex(notes.model().index(2, 0))
    qtbot.keyClick(notes, Qt.Key.Key_F)
    press(played.page, "Follow up 1", qtbot)
    assert [each.follow_up for each in rows(played.page)] == [True]
    press(played.page, "No follow-up", qtbot)
    assert rows(played.page) == []


def test_a_plan_without_sessions_offers_to_set_one_up(rig: Rig, qtbot: QtBot) -> None:
    page = build(rig.shell)
    qtbot.addWidget(page.view)
    page.view.show()
    plan_id = rig.add_plan(SOIL)
    page.show_plan(plan_id)
    press(page, "Set up session", qtbot)
    assert rig.navigator.went == [("set up", plan_id, "")]


def test_a_session_saved_for_later_can_be_started(rig: Rig, qtbot: QtBot) -> None:
    page = build(rig.shell)
    qtbot.addWidget(page.view)
    page.view.show()
    plan_id = rig.add_plan(SOIL)
    session = rig.add_session(plan_id, *FOUR_GROUPS)
    page.show_plan(plan_id)
    rig.clock.advance(minutes=3)
    assert "Planned for Fri 20 Nov 2026, 08:00–11:45" in texts(page)
    press(page, "Start now", qtbot)
    live = runs.load(rig.desk, session.id)
    assert live.run.started_at == rig.clock.now()
    assert live.agenda.start < rig.clock.now()
    assert rig.navigator.went == [("run", session.id)]
    assert "since 08:03" in texts(page)


def test_a_session_saved_for_later_can_be_changed_or_deleted(rig: Rig, qtbot: QtBot) -> None:
    page = build(rig.shell)
    qtbot.addWidget(page.view)
    page.view.show()
    plan_id = rig.add_plan(SOIL)
    session = rig.add_session(plan_id, *FOUR_GROUPS)
    page.show_session(session.id)
    press(page, "Change set-up", qtbot)
    assert rig.navigator.went == [("set up", plan_id, session.id)]
    press(page, "Delete session", qtbot)
    box = page.view.findChild(QMessageBox)
    qtbot.mouseClick(
        next(each for each in box.buttons() if each.text() == "Delete session"),
        Qt.MouseButton.LeftButton,
    )
    assert sessions.of_plan(rig.desk, plan_id) == ()
    assert "No session yet" in texts(page)


def test_while_a_session_runs_the_chart_follows_the_clock(rig: Rig, qtbot: QtBot) -> None:
    plan_id = rig.add_plan(SOIL)
    session = rig.add_session(plan_id, *FOUR_GROUPS)
    rig.play(session, 10, end=False)
    page = build(rig.shell)
    qtbot.addWidget(page.view)
    page.view.show()
    page.show_plan(plan_id)
    rig.shell.ticker.ticked.emit(rig.clock.now())
    before = page.view.time.chart.bars()[-1][0].end
    rig.shell.ticker.ticked.emit(rig.clock.advance(minutes=2))
    assert (page.view.time.chart.bars()[-1][0].end - before).total_seconds() == 120
    press(page, "Go to Run", qtbot)
    assert rig.navigator.went == [("run", session.id)]


def test_the_page_follows_what_others_change(played: Played) -> None:
    played.rig.see(played.session, "Cypress", 3, 2)
    from facilitator.domain.changes import Changes

    changed = Changes(sessions=frozenset({played.session.id}))
    played.rig.shell.bus.announce(changes=changed)
    assert "No gaps" in texts(played.page)


def test_print_takes_the_session_along(played: Played, qtbot: QtBot) -> None:
    press(played.page, "Print", qtbot)
    assert played.rig.navigator.went == [("print", played.session.id)]


SIZES = [(1024, 644), (1366, 712), (1920, 1024)]


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("size", SIZES)
def test_no_word_is_cut(played: Played, size: tuple[int, int], mode: Mode, qtbot: QtBot) -> None:
    theme().set_mode(mode)
    played.page.view.resize(*size)
    choose_cell(played, 1, 1, qtbot)
    assert played.page.view.width() == size[0]
    assert cut_words(played.page.view) == []


@pytest.mark.parametrize(("window", "left"), [(1024, 540), (1199, 540), (1366, 600), (1920, 800)])
def test_the_left_pane_follows_the_breakpoints(window: int, left: int) -> None:
    assert left_width(window) == left


def test_everything_that_can_be_reached_has_a_name(played: Played) -> None:
    assert nameless(played.page.view) == []


def test_a_tag_narrows_the_notes_to_those_that_have_it(played: Played) -> None:
    tags = played.page.view.notes.tags
    assert [tags.itemText(place) for place in range(tags.count())] == [
        "All tags", "Evidence 3", "Question 2", "Stuck 2",
    ]  # fmt: skip
    tags.setCurrentIndex(3)
    tags.activated.emit(3)
    assert [each.tags for each in rows(played.page)] == [("Stuck",), ("Stuck",)]
    press_all = played.page.view.notes._all
    press_all.click()
    assert len(rows(played.page)) == 18
    assert tags.currentData() == ""


def test_a_page_that_nobody_sees_does_not_load_and_catches_up_when_shown(played: Played) -> None:
    page, rig = played.page, played.rig
    page.view.hide()
    seen, changes = observations.record(rig.desk, played.session.id, phase=0, note="Late")
    rig.shell.bus.announce(changes, None)
    assert len(rows(page)) == 18
    page.view.show()
    assert rows(page)[0] == seen
