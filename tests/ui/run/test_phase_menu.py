"""What the menu of a phase offers and does, from its row and from the title."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from facilitator.domain.phase import Rotation
from facilitator.ui.run.phase_menu import PhaseDeeds
from tests.ui.rig import FOUR_GROUPS, SOIL, Rig
from tests.ui.run.conftest import CTRL, KEY, Stage, put_on

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


@pytest.fixture
def running(stage: Stage) -> Stage:
    """Six minutes into the second phase."""
    stage.start()
    stage.wait(minutes=10)
    stage.press(KEY.Key_PageDown)
    stage.wait(minutes=6)
    return stage


def actions(menu: QMenu) -> dict[str, QAction]:
    """All that can be chosen, those of lists behind their heading."""
    found: dict[str, QAction] = {}
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            found |= {f"{action.text()} > {one}": deed for one, deed in actions(inner).items()}
        elif action.text():
            found[action.text()] = action
    return found


def menu_of(stage: Stage, phase: int) -> dict[str, QAction]:
    deeds = stage.view.findChild(PhaseDeeds)
    assert deeds is not None
    menu = deeds.menu(phase)
    assert menu is not None
    return actions(menu)


def choose(stage: Stage, phase: int, words: str) -> None:
    menu_of(stage, phase)[words].trigger()


def test_each_deed_is_one_step_that_is_told_and_taken_back(running: Stage) -> None:
    before = running.run
    deeds = {
        "Go to Explain now": 3,
        "Leave it out": 2,
        "Borrow for Explore > 5 min": 3,
        "Move on by itself at 0:00": 1,
        "It began earlier > 10 min ago": 1,
        "Go back to Engage now": 0,
    }
    for words, phase in deeds.items():
        choose(running, phase, words)
        assert running.run != before, words
        assert running.rig.navigator.undo is not None
        running.press(KEY.Key_Z, CTRL)
        assert running.run == before, words


def test_only_what_can_be_done_is_offered(running: Stage) -> None:
    assert list(menu_of(running, 0)) == ["Go back to Engage now"]
    current = menu_of(running, 1)
    assert "It began earlier > 5 min ago" not in current
    assert "It began earlier > 15 min ago" in current
    assert not any(words.startswith("Go to") for words in current)


def test_what_was_left_out_can_be_taken_in_again(running: Stage) -> None:
    choose(running, 2, "Leave it out")
    assert "Next: Explain" in running.view.transport.forward.accessibleName()
    choose(running, 2, "Take it in again")
    assert running.run.skipped == frozenset()


def test_leaving_out_says_which_objective_nothing_else_works_on(rig: Rig, qtbot: QtBot) -> None:
    phases = tuple(replace(one, objectives=(place,)) for place, one in enumerate(SOIL.phases))
    stage = put_on(rig, qtbot, rig.add_session(rig.add_plan(replace(SOIL, phases=phases))))
    stage.start()

    assert "Leave it out: nothing else works on O2" in menu_of(stage, 1)


def test_we_moved_on_ten_minutes_ago(running: Stage) -> None:
    choose(running, 1, "It began earlier > 10 min ago")

    assert running.run.used(1, running.now) == minutes(10)
    assert "The beginning was moved" in running.rig.navigator.said


def test_the_menu_opens_from_the_row_and_from_the_title(
    running: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = running.view.rundown.rows[3]
    opened: list[str] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _place: opened.append(menu.title()))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(4, 4), QPoint(4, 4))
    QApplication.sendEvent(row, event)
    qtbot.mouseClick(row, LEFT)
    qtbot.mouseClick(running.view.centre.title.more, LEFT)

    assert opened == ["Explain", "Explain"]


def test_nothing_is_offered_behind_the_end(running: Stage) -> None:
    running.press(KEY.Key_E, CTRL)
    running.press(KEY.Key_Return)
    deeds = running.view.findChild(PhaseDeeds)

    assert deeds is not None
    assert deeds.menu(1) is None


# --- groups that take turns ---


def test_turns_of_the_plan_show_round_stations_and_the_next_move(rig: Rig, qtbot: QtBot) -> None:
    first, *others = SOIL.phases
    plan = replace(SOIL, phases=(replace(first, rotation=Rotation(3, 10)), *others))
    stage = put_on(rig, qtbot, rig.add_session(rig.add_plan(plan), *FOUR_GROUPS))
    stage.start()
    stage.wait(minutes=11)
    told = [tile.tile.where for tile in stage.view.groups.tiles.buttons]

    assert stage.view.groups.turns.text() == "Round 2 of 3 · move in 8:59"
    assert told == [
        "Station 2, then 3", "Station 3, then 1", "Station 1, then 2", "Station 2, then 3",
    ]  # fmt: skip
    assert "Station 2, then 3" in stage.view.groups.tiles.buttons[0].accessibleName()
    stage.wait(minutes=9)
    assert stage.view.groups.turns.text() == "Round 3 of 3 · together in 9:59"
    stage.wait(minutes=10)
    assert stage.view.groups.turns.text() == "All rounds are over · everybody together"


def test_turns_can_be_chosen_on_the_day(running: Stage) -> None:
    assert not running.view.groups.turns.isVisible()
    choose(running, 1, "Groups take turns > 4 rounds of 15 min")
    assert running.view.groups.turns.text() == "Round 1 of 4 · move in 9:00"
    choose(running, 1, "Groups take turns > No turns")
    assert not running.view.groups.turns.isVisible()


def test_a_late_group_gets_more_time_while_the_others_move_on(rig: Rig, qtbot: QtBot) -> None:
    first, *others = SOIL.phases
    plan = replace(SOIL, phases=(replace(first, rotation=Rotation(3, 10)), *others))
    stage = put_on(rig, qtbot, rig.add_session(rig.add_plan(plan), *FOUR_GROUPS))
    stage.start()
    stage.wait(minutes=8)
    name = FOUR_GROUPS[1].name
    choose(stage, 0, f"More time for one group > {name} > 3 min")
    stage.wait(minutes=3)
    tiles = [button.tile for button in stage.view.groups.tiles.buttons]

    assert [tile.where for tile in tiles] == [
        "Station 2, then 3", "Station 2, 1:59 more", "Station 1, then 2", "Station 2, then 3",
    ]  # fmt: skip
    assert stage.view.groups.turns.text() == "Round 2 of 3 · move in 8:59"
    assert "1:59 more" in stage.view.groups.tiles.buttons[1].accessibleName()
    stage.press(KEY.Key_Z, CTRL)
    assert stage.view.groups.tiles.buttons[1].tile.where == "Station 3, then 1"


def test_more_time_is_never_more_than_the_next_round_lends(rig: Rig, qtbot: QtBot) -> None:
    first, *others = SOIL.phases
    plan = replace(SOIL, phases=(replace(first, rotation=Rotation(3, 4)), *others))
    stage = put_on(rig, qtbot, rig.add_session(rig.add_plan(plan), *FOUR_GROUPS))
    stage.start()
    name = FOUR_GROUPS[1].name
    offered = [words for words in menu_of(stage, 0) if name in words]

    assert [words.split(" > ")[-1] for words in offered] == ["1 min", "2 min", "3 min"]
    stage.wait(minutes=9)
    assert not [words for words in menu_of(stage, 0) if name in words]
