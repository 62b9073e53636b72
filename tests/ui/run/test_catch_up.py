"""Catching up on the page: what is offered, chosen, applied and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt

from facilitator.domain.plan import Priority
from facilitator.ui.run.catch_up_panel import OptionTile
from tests.ui.rig import FOUR_GROUPS, SOIL, Rig
from tests.ui.run.conftest import CTRL, KEY, Stage, put_on

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


@pytest.fixture
def late(stage: Stage) -> Stage:
    """Started eight minutes late."""
    stage.start(after=minutes(8))
    stage.wait(minutes=3)
    return stage


def titles(stage: Stage) -> list[str]:
    tiles = stage.view.catch_up.findChildren(OptionTile)
    return [tile.accessibleName().split(".")[0] for tile in tiles if tile.isVisible()]


def test_on_time_there_is_nothing_to_press(stage: Stage) -> None:
    stage.start()

    assert not stage.view.transport.catch_up.isEnabled()
    assert stage.view.transport.catch_up.toolTip() == "You are on time"
    stage.press(KEY.Key_C)
    assert not stage.view.catch_up.isVisible()


def test_c_opens_the_panel_below_the_clock(late: Stage) -> None:
    assert late.view.transport.catch_up.isEnabled()
    late.press(KEY.Key_C)

    panel, clock = late.view.catch_up, late.view.centre.panel
    assert panel.isVisible()
    below = clock.mapTo(late.view, QPoint(0, clock.height())).y()
    assert panel.geometry().top() >= below
    assert late.view.centre.geometry().contains(panel.geometry().center())
    assert titles(late)[0] == "Share it out"
    assert titles(late)[-1] == "End later"


@pytest.mark.parametrize("size", [(1024, 668), (1366, 736), (1920, 1048)])
def test_it_fits_at_every_size(late: Stage, size: tuple[int, int]) -> None:
    late.view.resize(*size)
    late.press(KEY.Key_C)
    panel = late.view.catch_up

    for control in panel.controls:
        place = QRect(control.mapTo(panel, QPoint(0, 0)), control.size())
        if not isinstance(control, OptionTile):
            assert panel.rect().contains(place), control.accessibleName()
        assert control.height() >= 44


def test_enter_applies_and_ctrl_z_takes_it_back_in_one_go(late: Stage) -> None:
    before = late.run
    late.press(KEY.Key_C)
    late.press(KEY.Key_Return)

    assert not late.view.catch_up.isVisible()
    assert abs(late.run.behind(late.now)) < minutes(1)
    assert late.rig.navigator.said[-1] == "Caught up"
    late.press(KEY.Key_Z, CTRL)
    assert late.run == before


def test_arrows_choose_and_do_not_change_the_time(late: Stage) -> None:
    before = late.run
    late.press(KEY.Key_C)
    late.press(KEY.Key_Up)

    assert late.view.catch_up.chosen == len(titles(late)) - 1
    late.press(KEY.Key_Return)
    assert late.run.agreed_finish is not None
    assert late.run.added == before.added
    assert late.view.header.pace.accessibleName() == "On time"


def test_esc_leaves_everything_as_it_was(late: Stage) -> None:
    before = late.run
    late.press(KEY.Key_C)
    late.press(KEY.Key_Down)
    late.press(KEY.Key_Escape)

    assert not late.view.catch_up.isVisible()
    assert late.run == before


def test_the_offer_follows_the_clock_and_keeps_the_choice(late: Stage) -> None:
    late.press(KEY.Key_C)
    late.press(KEY.Key_Down)
    late.press(KEY.Key_Space)
    late.wait(minutes=2)

    assert late.view.catch_up.chosen == 1
    assert late.view.catch_up.accessibleDescription()


def test_enter_in_the_note_saves_the_observation_and_not_the_plan(
    late: Stage, qtbot: QtBot
) -> None:
    late.press(KEY.Key_1)
    late.press(KEY.Key_C)
    qtbot.mouseClick(late.view.note, LEFT)
    late.type("asks first")
    late.press(KEY.Key_Return)

    assert [one.note for one in late.seen] == ["asks first"]
    assert late.view.catch_up.isVisible()


def test_a_phase_that_could_be_left_out_is_offered_with_what_it_costs(
    rig: Rig, qtbot: QtBot
) -> None:
    first, second, *others = SOIL.phases
    second = replace(second, priority=Priority.COULD, objectives=(1,))
    others = [replace(one, objectives=()) for one in others]
    plan = replace(SOIL, phases=(replace(first, objectives=()), second, *others))
    session = rig.add_session(rig.add_plan(plan), *FOUR_GROUPS)
    stage = put_on(rig, qtbot, session)
    stage.start(after=minutes(8))
    stage.press(KEY.Key_C)

    place = titles(stage).index(f"Leave out {second.label}")
    stage.view.catch_up.choose(place)
    assert "Nothing else works on O2." in stage.view.catch_up.accessibleDescription()
    stage.press(KEY.Key_Return)
    assert stage.run.skipped == {1}
    assert stage.view.rundown.rows[1].row.status == "Left out"
    assert others[0].label in stage.view.transport.forward.accessibleName()
