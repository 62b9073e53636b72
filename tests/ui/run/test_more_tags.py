"""Tags from the plan's methods and more of one's own, in the menu beside the objective."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from facilitator.domain.plan import Assessment
from tests.ui.rig import FOUR_GROUPS, SOIL
from tests.ui.run.conftest import KEY, Stage, put_on

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.rig import Rig

METHODS = (Assessment("Formative", "Soil cards of both plots, with a reason"),)


@pytest.fixture
def running(rig: Rig, qtbot: QtBot) -> Stage:
    plan = replace(SOIL, assessments=METHODS)
    stage = put_on(rig, qtbot, rig.add_session(rig.add_plan(plan), *FOUR_GROUPS))
    stage.start()
    return stage


def menu_of(stage: Stage) -> QMenu:
    return stage.view.groups.form.tags.make_menu()


def choose(stage: Stage, text: str) -> None:
    menu = menu_of(stage)
    inner = [one.menu().actions() for one in menu.actions() if one.menu()]
    entries = [*menu.actions(), *(one for part in inner for one in part)]
    entry = next(one for one in entries if one.text() == text and not one.menu())
    entry.trigger()


def write_new(stage: Stage, text: str) -> None:
    choose(stage, "New tag…")
    editor = stage.view.focusWidget()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def test_the_plans_methods_are_offered_and_saved(running: Stage) -> None:
    choose(running, "Soil cards of both plots")
    form = running.view.groups.form
    assert form.tags.more.accessibleName() == "More tags: Soil cards of both plots"
    running.press(KEY.Key_1)
    running.press(KEY.Key_2)
    running.press(KEY.Key_Return)
    assert running.seen[0].tags == ("Soil cards of both plots",)
    assert form.tags.chosen == ()


def test_a_new_tag_is_chosen_and_kept_for_the_next_time(running: Stage) -> None:
    write_new(running, "Asks peers")
    assert running.view.groups.draft.tags == ("Asks peers",)
    running.show_anew()
    texts = [one.text() for one in menu_of(running).actions()]
    assert "Asks peers" in texts


def test_a_tag_of_ones_own_can_go_again(running: Stage) -> None:
    write_new(running, "Asks peers")
    choose(running, "Asks peers")
    inner = [one.menu() for one in menu_of(running).actions() if one.menu()]
    inner[0].actions()[0].trigger()
    assert running.rig.shell.choices.text("run/more_tags") == ""


def test_words_that_are_there_already_make_no_second_tag(running: Stage) -> None:
    write_new(running, "stuck")
    assert running.view.groups.draft.tags == ("Stuck",)
    assert running.rig.shell.choices.text("run/more_tags") == ""
