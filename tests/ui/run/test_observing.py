"""Saying what was seen: fast, by keys or by hand, and never lost."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.domain.observation import AttainmentLevel
from facilitator.errors import UserError
from facilitator.services import observations
from facilitator.ui.run.draft import Draft
from tests.ui.rig import SOIL
from tests.ui.run.conftest import CTRL, KEY, SHIFT, Stage, put_on

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.rig import Rig

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def running(stage: Stage) -> Stage:
    stage.start()
    stage.wait(minutes=5)
    return stage


def test_the_shortest_observation_is_three_keys(running: Stage) -> None:
    running.press(KEY.Key_3)
    running.press(KEY.Key_2)
    running.press(KEY.Key_Return)

    (seen,) = running.seen
    assert (seen.groups, seen.level, seen.phase) == (("g3",), AttainmentLevel.DEVELOPING, 0)
    assert running.view.groups.last.words.startswith("08:05 Cypress, O")
    assert running.view.groups.last.words.endswith("level 2")


def test_after_the_level_one_writes_and_after_saving_digits_choose_again(running: Stage) -> None:
    running.press(KEY.Key_1)
    running.press(KEY.Key_4)
    assert running.view.note.hasFocus()
    running.type("Room 12 is cold")
    running.press(KEY.Key_Return)
    assert running.seen[0].note == "Room 12 is cold"
    assert not running.view.note.hasFocus()

    running.press(KEY.Key_2)
    assert running.view.groups.draft.groups == ("g2",)


def test_digits_are_levels_for_five_seconds_only(running: Stage) -> None:
    running.press(KEY.Key_3)
    assert running.view.groups.form.takes_level_keys
    running.view.groups.form._level_keys.timeout.emit()  # five seconds later
    running.press(KEY.Key_2)

    assert running.view.groups.draft.groups == ("g2",)
    assert running.view.groups.draft.level is None


def test_the_level_row_shows_a_ring_while_it_takes_digits(running: Stage) -> None:
    ring = running.view.groups.form._ring
    assert not ring.isVisible()
    running.press(KEY.Key_3)
    assert ring.isVisible()
    running.press(KEY.Key_4)
    assert not ring.isVisible()


def test_zero_is_the_whole_room(running: Stage) -> None:
    running.press(KEY.Key_0)
    running.press(KEY.Key_3)
    running.press(KEY.Key_Return)

    assert running.seen[0].groups == ()
    assert "Whole room" in running.view.groups.last.words


def shifted_digit(key: Qt.Key, text: str, *, place: int) -> None:
    """Shift with the digit at a place of the digit row, as the system reports it."""
    scan_code = place + (2 if sys.platform == "win32" else 10)
    event = QKeyEvent(QEvent.Type.KeyPress, key, SHIFT, scan_code, 0, 0, text)
    QApplication.sendEvent(QApplication.focusWidget(), event)


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS reports no places of keys")
def test_several_groups_at_once_with_shift_or_ctrl(running: Stage, qtbot: QtBot) -> None:
    tiles = running.view.groups.tiles.buttons
    running.press(KEY.Key_4)
    shifted_digit(KEY.Key_Exclam, "!", place=0)
    assert running.view.groups.draft.groups == ("g1", "g4")
    qtbot.mouseClick(tiles[1], LEFT, CTRL)
    qtbot.mouseClick(tiles[3], LEFT, SHIFT)
    assert running.view.groups.draft.groups == ("g1", "g2")

    qtbot.mouseClick(tiles[2], LEFT)
    assert running.view.groups.draft.groups == ("g3",)
    qtbot.mouseClick(tiles[2], LEFT)
    assert running.view.groups.draft.groups == ()


def test_where_digits_are_typed_with_shift_they_choose_alone(running: Stage) -> None:
    """As on French keyboards."""
    running.press(KEY.Key_4)
    shifted_digit(KEY.Key_1, "1", place=0)

    assert running.view.groups.draft.level is AttainmentLevel.BEGINNING


def test_a_digit_pressed_again_keeps_its_group(running: Stage) -> None:
    running.press(KEY.Key_4)
    running.view.groups.form._level_keys.timeout.emit()
    running.press(KEY.Key_4)

    assert running.view.groups.draft.groups == ("g4",)
    assert running.view.groups.form.takes_level_keys


def test_with_the_mouse_alone(running: Stage, qtbot: QtBot) -> None:
    pane = running.view.groups
    assert not pane.form.save.isEnabled()
    qtbot.mouseClick(pane.tiles.buttons[0], LEFT)
    qtbot.mouseClick(pane.form.levels.segment_button("3"), LEFT)
    qtbot.mouseClick(pane.form.tags.tiles[4], LEFT)
    qtbot.mouseClick(pane.form.follow_up, LEFT)
    assert pane.form.save.isEnabled()
    qtbot.mouseClick(pane.form.save, LEFT)

    (seen,) = running.seen
    assert (seen.level, seen.tags, seen.follow_up) == (3, ("Evidence",), True)
    assert pane.draft == Draft(objective=seen.objective)


def test_ctrl_digits_are_tags_also_while_typing(running: Stage) -> None:
    running.press(KEY.Key_1)
    running.press(KEY.Key_2)
    running.type("note")
    running.press(KEY.Key_1, CTRL)
    running.press(KEY.Key_6, CTRL)
    running.press(KEY.Key_6, CTRL)

    assert running.view.groups.draft.tags == ("Stuck",)
    assert running.view.groups.draft.note == "note"


def test_objectives_go_round_with_o(running: Stage) -> None:
    objective = running.view.groups.form.objective
    objective.set_current(3)
    running.press(KEY.Key_O)
    assert objective.currentData() == 0
    running.press(KEY.Key_O, SHIFT)
    assert objective.currentData() == 3


def test_enter_says_what_is_missing(running: Stage) -> None:
    head = running.view.groups.form._head
    running.press(KEY.Key_Return)
    assert head._hint.text() == "Choose a group first."
    running.press(KEY.Key_1)
    running.press(KEY.Key_Return)
    assert head._hint.text() == "Choose a level, a tag or write a note."
    running.press(KEY.Key_1)

    assert running.seen == ()
    assert head._hint.text() == ""


def test_esc_cancels_and_what_was_written_can_come_back(running: Stage) -> None:
    running.press(KEY.Key_1)
    running.press(KEY.Key_2)
    running.type("A long thought")
    running.press(KEY.Key_Escape)
    assert not running.view.groups.draft.is_begun
    assert not running.view.note.hasFocus()
    assert running.rig.navigator.said[-1] == "Observation cancelled"

    undo = running.rig.navigator.undo
    assert undo is not None
    undo()
    assert running.view.groups.draft.note == "A long thought"
    assert running.view.groups.draft.groups == ("g1",)


def test_it_keeps_the_phase_in_which_its_group_was_chosen(running: Stage) -> None:
    running.press(KEY.Key_1)
    running.press(KEY.Key_2)
    running.type("Before")
    running.press(KEY.Key_PageDown)
    assert running.run.current == 1
    assert running.view.groups.draft.note == "Before"
    running.type(" and after")
    running.press(KEY.Key_Return)

    (seen,) = running.seen
    assert (seen.phase, seen.note) == (0, "Before and after")
    running.wait(seconds=1)
    running.press(KEY.Key_1)
    running.press(KEY.Key_2)
    running.press(KEY.Key_Return)
    assert running.seen[1].phase == 1


def test_an_objective_is_proposed_for_the_phase_and_a_choice_stays(running: Stage) -> None:
    """Explain sorts the signs: nothing fits, so the first objective stays proposed."""
    objective = running.view.groups.form.objective
    first = objective.currentData()
    assert first is not None
    objective.set_current(2)
    running.press(KEY.Key_1)
    running.press(KEY.Key_3)
    running.press(KEY.Key_Return)

    assert running.seen[0].objective == 2
    assert objective.currentData() == 2


def test_a_failed_save_loses_nothing(running: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise UserError("Could not save. The disk is full.")

    running.press(KEY.Key_1)
    running.press(KEY.Key_2)
    running.type("Precious")
    monkeypatch.setattr(observations, "record", fail)
    running.press(KEY.Key_Return)

    assert str(running.rig.navigator.errors[-1]) == "Could not save. The disk is full."
    assert running.view.groups.draft.note == "Precious"
    assert running.view.groups.draft.level is AttainmentLevel.DEVELOPING
    assert running.view.groups.last.words.startswith("No observations yet")


def test_an_end_that_cannot_save_does_not_end(
    running: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise UserError("Could not save.")

    running.view.groups.choose_group(0)
    running.view.groups.form.note.setText("Precious")
    running.view.end_session()
    monkeypatch.setattr(observations, "record", fail)
    running.view.ask_bar.answer(yes=True)

    assert running.run.is_running
    assert running.view.groups.draft.note == "Precious"


def test_undo_beside_the_last_line_takes_back_that_observation(
    running: Stage, qtbot: QtBot
) -> None:
    running.press(KEY.Key_1)
    running.press(KEY.Key_2)
    running.press(KEY.Key_Return)
    running.wait(seconds=2)
    running.press(KEY.Key_Up)  # another live step in between
    qtbot.mouseClick(running.view.groups.last.undo, LEFT)

    assert running.seen == ()
    assert running.run.added_to(0)
    assert running.view.groups.last.words.startswith("No observations yet")


def test_tiles_follow_what_is_seen(running: Stage) -> None:
    running.wait(minutes=6)
    tile = running.view.groups.tiles.buttons[0]
    assert tile.tile.is_stale
    assert tile.accessibleName() == "Aspen, not observed for 11 minutes"
    running.press(KEY.Key_1)
    assert "11 min" in running.view.groups.form._head._hint.text()
    running.press(KEY.Key_4)
    running.press(KEY.Key_Return)

    assert not tile.tile.is_stale
    assert tile.accessibleName() == "Aspen, level 4, just observed"


def test_tags_can_be_reworded_and_stay_so(running: Stage, qtbot: QtBot) -> None:
    tags = running.view.groups.form.tags
    tags.tiles[2].rename_requested.emit()
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "Silent")
    running.press(KEY.Key_Return)
    assert tags.tags[2] == "Silent"
    assert running.seen == ()  # Enter belonged to the tag

    again = put_on(running.rig, qtbot, running.session)
    assert again.view.groups.form.tags.tags[2] == "Silent"


def test_a_tag_is_never_empty_nor_twice(running: Stage) -> None:
    tags = running.view.groups.form.tags
    for text in ("", "stuck"):
        tags._rename(2, text)
    assert tags.tags[2] == "Off task"
    tags.tiles[2].rename_requested.emit()
    running.type("x")
    running.press(KEY.Key_Escape)
    assert tags.tags[2] == "Off task"


def test_without_groups_it_is_always_about_the_whole_room(rig: Rig, qtbot: QtBot) -> None:
    alone = put_on(rig, qtbot, rig.add_session(rig.add_plan(SOIL)))
    alone.start()
    alone.view.groups.form.note.setFocus()
    alone.type("Everyone is here")
    alone.press(KEY.Key_Return)

    assert [(one.groups, one.note) for one in alone.seen] == [((), "Everyone is here")]


def test_text_from_a_plan_or_a_note_is_never_markup(running: Stage) -> None:
    running.press(KEY.Key_1)
    running.press(KEY.Key_2)
    running.view.groups.form.levels.set_current("")
    running.type("<b>loud</b> & ")
    running.view.groups.form.note.insert("Ω")
    running.press(KEY.Key_Return)

    assert running.view.groups.last.words.endswith("<b>loud</b> & Ω")


def test_another_session_starts_with_an_empty_form(running: Stage) -> None:
    running.press(KEY.Key_1)
    running.view.groups.form.note.setText("For the first session")
    other = running.rig.add_session(running.session.plan_id, *running.session.groups)
    running.page.show_session(other.id)

    assert not running.view.groups.draft.is_begun


# --- what was seen moves the strategy up that is needed now ---


def test_a_low_level_brings_the_supporting_strategy_up_with_its_reason(stage: Stage) -> None:
    stage.start()
    usual = stage.view.centre.notes.texts
    stage.see("g2", 1)
    stage.show_anew()
    now = stage.view.centre.notes.texts

    assert "Beech is at level 1 here" in now
    assert now.index("Beech is at level 1 here") < now.index("Ask for the plot's history.")
    assert now.count("Pair them and give the card with symbols.") == 2
    stage.press(KEY.Key_PageDown)
    assert stage.view.centre.notes.texts == usual


def test_a_high_level_brings_the_demanding_strategy_up(stage: Stage) -> None:
    stage.start()
    stage.press(KEY.Key_1)
    stage.press(KEY.Key_4)
    stage.press(KEY.Key_Return)
    now = stage.view.centre.notes.texts

    assert now.index("Aspen is at level 4 here") < now.index("Ask for the plot's history.")
    stage.press(KEY.Key_Z, CTRL)
    assert "Aspen is at level 4 here" not in stage.view.centre.notes.texts
