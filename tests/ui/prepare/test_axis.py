"""Phases moved, resized, added, divided and joined: by mouse, by keys, and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from facilitator.domain.editing.phases import change_phase
from facilitator.domain.plan import LessonPlan, Priority
from facilitator.ui.prepare.axis_drag import Resize, drop_place
from facilitator.ui.prepare.phase_actions import PhaseActions
from tests.ui.prepare.conftest import DAY, LEFT, send_move, settle

if TYPE_CHECKING:
    from tests.ui.prepare.conftest import Editor

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def middle(widget: QWidget) -> QPoint:
    return widget.rect().center()


def lower_edge(widget: QWidget) -> QPoint:
    return QPoint(widget.width() // 2, widget.height() - 3)


def test_a_card_is_dragged_to_another_place(editor: Editor) -> None:
    card = editor.cards[0]
    by = editor.cards[1].geometry().center().y() + 10 - card.geometry().center().y()
    editor.drag(card, QPoint(16, 20), by)
    assert editor.names == ["Explore", "Engage", "Break", "Evaluate"]
    assert editor.undo_text == "Undo move Engage (Ctrl Z)"
    assert editor.view.place == 1, "what was moved is still what is shown"
    editor.undo()
    assert editor.plan == DAY
    editor.redo()
    assert editor.names[1] == "Engage"


def test_a_card_let_go_where_it_was_changes_nothing(editor: Editor) -> None:
    card = editor.cards[1]
    before = card.geometry()
    editor.drag(card, middle(card), 12)
    assert editor.plan == DAY
    assert card.geometry() == before


def test_escape_puts_a_dragged_card_back(editor: Editor) -> None:
    card = editor.cards[0]
    before = card.geometry()
    QTest.mousePress(card, LEFT, pos=middle(card))
    send_move(card, card.mapToGlobal(middle(card)) + QPoint(0, 200), Qt.KeyboardModifier.NoModifier)
    assert card.geometry() != before
    QTest.keyClick(card, Qt.Key.Key_Escape)
    QTest.mouseRelease(card, LEFT)
    assert card.geometry() == before
    assert editor.plan == DAY


def test_a_lower_edge_changes_minutes_in_steps_of_five(editor: Editor) -> None:
    scale = editor.view.axis.canvas._axis.scale
    card = editor.cards[1]
    editor.drag(card, lower_edge(card), round(-13 * scale))
    assert editor.plan.phases[1].minutes == 45
    assert editor.undo_text == "Undo length of Explore (Ctrl Z)"
    editor.undo()
    assert editor.plan == DAY


def test_with_alt_in_steps_of_one(editor: Editor) -> None:
    scale = editor.view.axis.canvas._axis.scale
    card = editor.cards[1]
    editor.drag(card, lower_edge(card), round(-13 * scale), ALT)
    assert editor.plan.phases[1].minutes == 47


def test_while_an_edge_is_dragged_the_new_minutes_show(editor: Editor) -> None:
    card, later = editor.cards[1], editor.cards[2]
    top = later.y()
    scale = editor.view.axis.canvas._axis.scale
    at = lower_edge(card)
    QTest.mousePress(card, LEFT, pos=at)
    down = QPoint(0, round(30 * scale))
    send_move(card, card.mapToGlobal(at) + down, Qt.KeyboardModifier.NoModifier)
    assert card.shown_minutes == "90 min"
    assert later.y() == pytest.approx(top + 30 * scale, abs=2)
    assert editor.plan == DAY, "nothing is saved before the edge is let go"
    QTest.keyClick(card, Qt.Key.Key_Escape)
    QTest.mouseRelease(card, LEFT, pos=at)
    assert card.shown_minutes == "60 min"


KEYS = [
    (Qt.Key.Key_Down, ALT, ["Explore", "Engage", "Break", "Evaluate"], "move Engage"),
    (Qt.Key.Key_N, ALT, ["Engage", "New phase", "Explore", "Break", "Evaluate"], "add New phase"),
    (Qt.Key.Key_B, ALT, ["Engage", "Break", "Explore", "Break", "Evaluate"], "add a break"),
    (
        Qt.Key.Key_D,
        CONTROL | SHIFT,
        ["Engage", "Engage", "Explore", "Break", "Evaluate"],
        "duplicate Engage",
    ),
    (
        Qt.Key.Key_S,
        ALT,
        ["Engage", "Engage (2)", "Explore", "Break", "Evaluate"],
        "split Engage",
    ),
    (Qt.Key.Key_M, ALT, ["Engage / Explore", "Break", "Evaluate"], "merge Engage"),
    (
        Qt.Key.Key_Delete,
        Qt.KeyboardModifier.NoModifier,
        ["Explore", "Break", "Evaluate"],
        "delete Engage",
    ),
]


def test_all_phases_are_fitted_by_key(editor: Editor) -> None:
    editor.cards[0].setFocus()
    editor.press_key(editor.cards[0], Qt.Key.Key_Down, ALT | SHIFT)
    assert editor.plan.phase_minutes == 125
    editor.press_key(editor.cards[0], Qt.Key.Key_F, ALT)
    assert editor.plan.phase_minutes == 120
    assert editor.undo_text == "Undo fit phases to the plan’s length (Ctrl Z)"


@pytest.mark.parametrize(("key", "modifier", "names", "told"), KEYS)
def test_each_action_has_a_key_and_a_way_back(
    editor: Editor, key: Qt.Key, modifier: Qt.KeyboardModifier, names: list[str], told: str
) -> None:
    editor.cards[0].setFocus()
    editor.press_key(editor.cards[0], key, modifier)
    assert editor.names == names
    assert editor.undo_text == f"Undo {told} (Ctrl Z)"
    editor.undo()
    assert editor.plan == DAY


def test_up_moves_a_later_phase_up(editor: Editor) -> None:
    editor.choose(3)
    editor.press_key(editor.cards[3], Qt.Key.Key_Up, ALT)
    assert editor.names == ["Engage", "Explore", "Evaluate", "Break"]
    assert editor.view.place == 2


@pytest.mark.parametrize(("key", "minutes"), [(Qt.Key.Key_Down, 35), (Qt.Key.Key_Up, 25)])
def test_keys_change_the_length(editor: Editor, key: Qt.Key, minutes: int) -> None:
    editor.cards[0].setFocus()
    editor.press_key(editor.cards[0], key, ALT | SHIFT)
    assert editor.plan.phases[0].minutes == minutes
    editor.undo()
    assert editor.plan == DAY


def test_a_break_can_take_its_minutes_from_the_phases(editor: Editor) -> None:
    end = editor.view.bar.ends.value
    editor.cards[0].setFocus()
    editor.press_key(editor.cards[0], Qt.Key.Key_B, ALT | SHIFT)
    assert editor.names[1] == "Break"
    assert editor.view.bar.ends.value == end
    editor.undo()
    assert editor.plan == DAY


def test_what_cannot_be_done_is_said(editor: Editor) -> None:
    editor.choose(1)
    editor.press_key(editor.cards[1], Qt.Key.Key_M, ALT)
    assert str(editor.rig.navigator.errors[0]) == "A break and a phase cannot be merged."
    assert editor.plan == DAY


def test_delete_in_a_text_deletes_text(editor: Editor) -> None:
    field = editor.form.you
    field.setFocus()
    cursor = field.textCursor()
    cursor.setPosition(0)
    field.setTextCursor(cursor)
    editor.press_key(field, Qt.Key.Key_Delete)
    assert editor.plan.phases[0].facilitator_actions == "how one."
    assert len(editor.plan.phases) == 4


def test_the_buttons_below_add_at_the_end(editor: Editor) -> None:
    QTest.mouseClick(editor.view.axis.canvas.add_phase, LEFT)
    settle()
    assert editor.names[-1] == "New phase"
    assert editor.head.title.hasFocus()
    QTest.keyClicks(editor.head.title, "Close")
    settle()
    assert editor.names[-1] == "Close"
    QTest.mouseClick(editor.view.axis.canvas.add_break, LEFT)
    settle()
    assert editor.names[-2:] == ["Close", "Break"]


@pytest.fixture
def menus(monkeypatch: pytest.MonkeyPatch) -> list[QMenu]:
    """The menus that came up: the screen without a screen cannot show them."""
    shown: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: shown.append(menu))
    return shown


def test_the_menu_of_a_card_is_about_that_card(editor: Editor, menus: list[QMenu]) -> None:
    card = editor.cards[1]
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, middle(card), card.mapToGlobal(middle(card))
    )
    QApplication.sendEvent(card, event)
    (menu,) = menus
    assert editor.view.place == 1
    shown = {action.text(): action for action in menu.actions() if action.text()}
    assert shown["Duplicate"].shortcut().toString() == "Ctrl+Shift+D"
    shown["Duplicate"].trigger()
    settle()
    assert editor.names[:3] == ["Engage", "Explore", "Explore"]


def test_the_three_dots_open_the_same_menu(editor: Editor, menus: list[QMenu]) -> None:
    QTest.mouseClick(editor.head.more, LEFT)
    (menu,) = menus
    texts = [action.text() for action in menu.actions() if action.text()]
    assert {"Move later", "Split in two", "Merge with the next", "Delete"} <= set(texts)
    enabled = {action.text() for action in menu.actions() if action.isEnabled()}
    assert "Move earlier" not in enabled


def test_keys_in_menus_are_all_different(editor: Editor) -> None:
    actions = editor.view.actions_of_phase
    assert isinstance(actions, PhaseActions)
    keys = [a.shortcut().toString() for group in actions._groups for a in group]
    given = [key for key in keys if key]
    assert len(given) == len(set(given)) >= 11


def test_the_arithmetic_of_dragging() -> None:
    assert Resize(0, 30, 2.0).minutes_at(9, fine=False) == 35
    assert Resize(0, 30, 2.0).minutes_at(9, fine=True) == 34
    assert Resize(0, 30, 2.0).minutes_at(-500, fine=False) == 5
    assert Resize(0, 30, 2.0).minutes_at(-500, fine=True) == 1
    tops, heights = [0.0, 40.0, 100.0], [36.0, 56.0, 20.0]
    assert [drop_place(tops, heights, 0, y) for y in (0, 67, 69, 111)] == [0, 0, 1, 2]
    assert [drop_place(tops, heights, 2, y) for y in (10, 30, 90)] == [0, 1, 2]


def test_a_plan_without_phases_offers_to_add_one(editor: Editor) -> None:
    editor.page.show_plan(editor.rig.add_plan(LessonPlan("An idea")))
    settle()
    empty = editor.view.centre._empty
    assert empty.isVisible()
    QTest.mouseClick(editor.view.centre._add, LEFT)
    settle()
    assert editor.view.centre.editor.isVisible()
    assert editor.head.title.hasFocus()
    assert len(editor.cards) == 1
    editor.undo()
    assert empty.isVisible()


def test_a_card_says_how_much_a_phase_counts_and_that_it_is_locked(editor: Editor) -> None:
    card, before = editor.cards[1], editor.cards[1].grab().toImage()
    assert "Could" not in card.accessibleName()
    for change in ({"priority": Priority.COULD}, {"locked": True}):
        seen = card.grab().toImage()
        editor.page.presenter.edit(
            "mark", lambda plan, change=change: change_phase(plan, 1, **change)
        )
        settle()
        assert card.grab().toImage() != seen
    assert card.accessibleName().endswith("Could, length locked, has checks")
    assert card.toolTip() == "Explore, Could, length locked"
    editor.undo()
    editor.undo()
    assert card.grab().toImage() == before


def test_a_card_says_that_its_start_is_fixed(editor: Editor) -> None:
    card, before = editor.cards[1], editor.cards[1].grab().toImage()
    editor.page.presenter.edit("pin", lambda plan: change_phase(plan, 1, pinned_start=750))
    settle()
    card = editor.cards[1]
    assert "start fixed at 12:30" in card.accessibleName()
    assert card.toolTip().endswith("start fixed at 12:30")
    assert card._signs[0][0] == "ph.push-pin"
    editor.undo()
    assert editor.cards[1].grab().toImage() == before
