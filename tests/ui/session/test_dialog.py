"""The set-up dialog with a real library: proposing, checking, saving, starting."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QMessageBox, QWidget

from facilitator.domain.session import Group
from facilitator.services import people, runs, sessions
from facilitator.ui.session import set_up
from facilitator.ui.session.group_row import GroupRow, RowHandle
from facilitator.ui.session.helpers import MakeGroupsDialog, NamesDialog
from facilitator.ui.session.when import TimeField
from facilitator.ui.theme import Mode, theme
from facilitator.ui.widgets.fields import TextArea
from facilitator.ui.widgets.scrim import Scrim
from facilitator.ui.widgets.select import Select
from facilitator.ui.widgets.stepper import Stepper
from tests.ui.looks import cut_words, nameless
from tests.ui.rig import FOUR_GROUPS, SOIL, Rig, phase

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.domain.session import Session
    from facilitator.ui.session.view import SetupDialog


@pytest.fixture
def rig(rig: Rig) -> Rig:
    rig.clock.advance(minutes=3)
    return rig


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def opened(rig: Rig, window: QWidget, plan_id: str, session_id: str | None = None) -> SetupDialog:
    dialog = set_up(window, rig.shell, plan_id=plan_id, session_id=session_id)
    assert dialog is not None
    return dialog


def press(dialog: QWidget, name: str, qtbot: QtBot) -> None:
    found = [
        each
        for each in dialog.findChildren(QAbstractButton)
        if name in (each.accessibleName(), each.text()) and each.isVisible()
    ]
    assert len(found) == 1, name
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def words(dialog: QWidget) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]


def rows(dialog: SetupDialog) -> list[GroupRow]:
    found = [each for each in dialog.findChildren(GroupRow) if each.isVisible()]
    return sorted(found, key=lambda row: row.y())


def names(dialog: SetupDialog) -> list[str]:
    return [group.name for group in dialog.form.groups]


def type_name(row: GroupRow, text: str, qtbot: QtBot) -> None:
    row.name_field.selectAll()
    qtbot.keyClick(row.name_field, Qt.Key.Key_Delete)
    qtbot.keyClicks(row.name_field, text)


def type_start(dialog: SetupDialog, text: str, qtbot: QtBot) -> None:
    field = dialog.findChild(TimeField)
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def only_session(rig: Rig, plan_id: str) -> Session:
    (found,) = sessions.of_plan(rig.desk, plan_id)
    return found.session


def test_a_new_session_needs_no_typing(rig: Rig, window: QWidget, qtbot: QtBot) -> None:
    plan_id = rig.add_plan(SOIL)
    dialog = opened(rig, window, plan_id)
    assert names(dialog) == ["Aspen", "Beech", "Cypress"]
    assert [group.profile for group in dialog.form.groups] == list(SOIL.profiles)
    assert dialog.form.start == time(8, 15)
    assert "12:00" in words(dialog)
    assert "All 3 differentiation notes in this plan match a group." in words(dialog)
    press(dialog, "Start now", qtbot)
    session = only_session(rig, plan_id)
    live = runs.load(rig.desk, session.id)
    assert live.run.started_at == rig.clock.now() == session.planned_start
    assert rig.navigator.went == [("run", session.id)]
    assert not any(veil.isVisible() for veil in window.findChildren(Scrim))


def test_a_start_that_was_chosen_stays_when_one_starts_late(
    rig: Rig, window: QWidget, qtbot: QtBot
) -> None:
    plan_id = rig.add_plan(SOIL)
    dialog = opened(rig, window, plan_id)
    type_start(dialog, "8", qtbot)
    press(dialog, "Start now", qtbot)
    assert only_session(rig, plan_id).planned_start == datetime(2026, 11, 20, 8, tzinfo=UTC)


def test_saving_for_later_keeps_everything(rig: Rig, window: QWidget, qtbot: QtBot) -> None:
    plan_id = rig.add_plan(SOIL)
    dialog = opened(rig, window, plan_id)
    type_start(dialog, "9:30", qtbot)
    qtbot.keyClicks(dialog._place, " Barn  2 ")
    press(dialog, "Save for later", qtbot)
    session = only_session(rig, plan_id)
    assert session.planned_start == datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
    assert [group.name for group in session.groups] == ["Aspen", "Beech", "Cypress"]
    assert session.place == "Barn 2"
    assert rig.shell.choices.text("session/place") == "Barn 2"
    assert rig.shell.choices.text("session/start") == "09:30"
    assert rig.navigator.said == ["Session saved for Fri 20 Nov, 09:30"]
    assert not dialog.isVisible()


def test_next_time_the_usual_start_and_place_and_last_groups_are_proposed(
    rig: Rig, window: QWidget, qtbot: QtBot
) -> None:
    plan_id = rig.add_plan(SOIL)
    named = replace(FOUR_GROUPS[0], name="Cranes")
    rig.add_session(plan_id, named, replace(FOUR_GROUPS[1], profile="Gone"))
    rig.shell.choices.set_text("session/start", "17:45")
    rig.shell.choices.set_text("session/place", "Barn")
    dialog = opened(rig, window, plan_id)
    assert (dialog.form.start, dialog.form.place) == (time(17, 45), "Barn")
    assert names(dialog) == ["Cranes", "Beech"]
    assert [group.profile for group in dialog.form.groups] == ["New growers", ""]
    assert {group.id for group in dialog.form.groups}.isdisjoint({"g1", "g2"})
    dialog.reject()


def test_a_saved_session_can_be_changed(rig: Rig, window: QWidget, qtbot: QtBot) -> None:
    rig.clock.advance(seconds=20)
    plan_id = rig.add_plan(SOIL)
    session = rig.add_session(plan_id, *FOUR_GROUPS, place="Barn")
    dialog = opened(rig, window, plan_id, session.id)
    assert dialog.form.groups == session.groups
    type_name(rows(dialog)[1], "Owls", qtbot)
    press(dialog, "Save for later", qtbot)
    changed = only_session(rig, plan_id)
    assert changed.id == session.id
    assert changed.planned_start == session.planned_start
    assert [group.name for group in changed.groups] == ["Aspen", "Owls", "Cypress", "Dogwood"]


def test_nonsense_for_a_time_is_said_beside_the_field(
    rig: Rig, window: QWidget, qtbot: QtBot
) -> None:
    plan_id = rig.add_plan(SOIL)
    dialog = opened(rig, window, plan_id)
    type_start(dialog, "soon", qtbot)
    assert "Write it like 09:00." in words(dialog)
    press(dialog, "Save for later", qtbot)
    assert sessions.of_plan(rig.desk, plan_id) == ()
    type_start(dialog, "10", qtbot)
    assert "Write it like 09:00." not in words(dialog)
    assert dialog.form.start == time(10)


def test_two_groups_of_one_name_are_not_saved(rig: Rig, window: QWidget, qtbot: QtBot) -> None:
    plan_id = rig.add_plan(SOIL)
    dialog = opened(rig, window, plan_id)
    type_name(rows(dialog)[2], "aspen", qtbot)
    assert not [sentence for sentence in words(dialog) if "Another group" in sentence]
    press(dialog, "Start now", qtbot)
    assert [sentence for sentence in words(dialog) if "Another group" in sentence]
    assert sessions.of_plan(rig.desk, plan_id) == ()
    type_name(rows(dialog)[2], "Cranes", qtbot)
    assert not [sentence for sentence in words(dialog) if "Another group" in sentence]


def test_a_profile_without_a_group_is_told_at_once(rig: Rig, window: QWidget, qtbot: QtBot) -> None:
    dialog = opened(rig, window, rig.add_plan(SOIL))
    press(dialog, "Delete group Cypress", qtbot)
    assert "No group is set as Experienced farmers. Its note will not show." in words(dialog)
    assert "2 groups" in words(dialog)
    press(dialog, "Add group", qtbot)
    assert dialog.form.groups[-1].name == "Cypress"
    assert dialog.form.groups[-1].profile == "Experienced farmers"


def test_groups_change_places_by_key(rig: Rig, window: QWidget, qtbot: QtBot) -> None:
    dialog = opened(rig, window, rig.add_plan(SOIL))
    handle = rows(dialog)[0].findChild(RowHandle)
    qtbot.keyClick(handle, Qt.Key.Key_Down)
    assert names(dialog) == ["Beech", "Aspen", "Cypress"]
    qtbot.keyClick(handle, Qt.Key.Key_Down)
    qtbot.keyClick(handle, Qt.Key.Key_Down)
    assert names(dialog) == ["Beech", "Cypress", "Aspen"]
    assert handle.accessibleName().startswith("Aspen, place 3")


def test_groups_change_places_by_dragging(rig: Rig, window: QWidget, qtbot: QtBot) -> None:
    dialog = opened(rig, window, rig.add_plan(SOIL))
    handle = rows(dialog)[2].findChild(RowHandle)
    goal = rows(dialog)[0].mapTo(dialog, QPoint(10, 20))
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton)
    qtbot.mouseMove(handle, handle.mapFrom(dialog, goal))
    assert names(dialog) == ["Cypress", "Aspen", "Beech"]
    qtbot.mouseMove(handle, handle.mapFrom(dialog, goal + QPoint(0, 1)))
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton)
    assert names(dialog) == ["Cypress", "Aspen", "Beech"]


def test_groups_can_be_made_from_two_numbers(rig: Rig, window: QWidget, qtbot: QtBot) -> None:
    dialog = opened(rig, window, rig.add_plan(SOIL))
    press(dialog, "Make groups for me", qtbot)
    asked = dialog.findChild(MakeGroupsDialog)
    count, people = asked.findChildren(Stepper)
    for stepper, number in ((count, "4"), (people, "17")):
        stepper.line_edit.selectAll()
        qtbot.keyClicks(stepper.line_edit, number)
        qtbot.keyClick(stepper.line_edit, Qt.Key.Key_Return)
    assert "People in each group: 5, 4, 4 and 4" in words(asked)
    asked.findChild(TextArea).setPlainText("Crane\nOwl")
    press(asked, "Make groups", qtbot)
    assert names(dialog) == ["Crane", "Owl", "Group 1", "Group 2"]
    assert [group.people for group in dialog.form.groups] == [5, 4, 4, 4]
    assert "4 groups, 17 people" in words(dialog)
    assert rig.shell.choices.text("session/group_names") == "Crane\nOwl"


def test_participants_are_named_group_by_group(rig: Rig, window: QWidget, qtbot: QtBot) -> None:
    plan_id = rig.add_plan(SOIL)
    dialog = opened(rig, window, plan_id)
    press(dialog, "Add names", qtbot)
    asked = dialog.findChild(NamesDialog)
    area, which = asked.findChild(TextArea), asked.findChild(Select)
    area.setPlainText("Ana\nBo")
    which.setCurrentIndex(1)
    which.chosen.emit(which.currentData())
    assert area.toPlainText() == ""
    area.setPlainText("Chi")
    press(asked, "Done", qtbot)
    assert "Participant names: 3" in words(dialog)
    press(dialog, "Save for later", qtbot)
    found = only_session(rig, plan_id).groups
    assert [[person.name for person in group.participants] for group in found] == [
        ["Ana", "Bo"],
        ["Chi"],
        [],
    ]
    assert [group.people for group in found] == [2, 1, None]


def test_another_plan_brings_its_own_groups(rig: Rig, window: QWidget, qtbot: QtBot) -> None:
    first = rig.add_plan(SOIL)
    second = rig.add_plan(replace(SOIL, title="Knots", strategies=(), phases=(phase("Tie", 30),)))
    dialog = opened(rig, window, first)
    dialog.show_plans(_shelf(rig), second)
    dialog.plan_chosen.emit(second)
    assert names(dialog) == ["Aspen"]
    assert "This plan has no notes for particular learners." in words(dialog)
    assert "08:45" in words(dialog)
    press(dialog, "Save for later", qtbot)
    assert only_session(rig, second).title == "Knots"


def test_groups_that_were_changed_stay_with_another_plan(
    rig: Rig, window: QWidget, qtbot: QtBot
) -> None:
    first = rig.add_plan(SOIL)
    second = rig.add_plan(replace(SOIL, title="Knots", strategies=SOIL.strategies[:1]))
    dialog = opened(rig, window, first)
    type_name(rows(dialog)[0], "Owls", qtbot)
    dialog.show_plans(_shelf(rig), second)
    dialog.plan_chosen.emit(second)
    assert names(dialog) == ["Owls", "Beech", "Cypress"]
    assert [group.profile for group in dialog.form.groups] == ["New growers", "", ""]


def _shelf(rig: Rig) -> tuple:
    with rig.desk.library.reading() as work:
        return work.plans.summaries()


def test_a_plan_without_phases_cannot_start_but_can_wait(
    rig: Rig, window: QWidget, qtbot: QtBot
) -> None:
    plan_id = rig.add_plan(replace(SOIL, phases=()))
    dialog = opened(rig, window, plan_id)
    press(dialog, "Start now", qtbot)
    assert "no phases" in str(rig.navigator.errors[0])
    assert dialog.isVisible()
    dialog.mark_unchanged()
    dialog.reject()


def test_a_new_session_forgets_names_after_the_days_of_the_settings(
    rig: Rig, window: QWidget, qtbot: QtBot
) -> None:
    plan_id = rig.add_plan(SOIL)
    rig.shell.choices.set_number("privacy/names_days", 30)
    dialog = opened(rig, window, plan_id)
    press(dialog, "Save for later", qtbot)
    session = only_session(rig, plan_id)
    assert people.keep_days(rig.desk, session.id) == 30
    people.set_keep_days(rig.desk, session.id, None)
    again = opened(rig, window, plan_id, session.id)
    press(again, "Save for later", qtbot)
    assert people.keep_days(rig.desk, session.id) is None


def test_closing_asks_only_when_something_was_entered(
    rig: Rig, window: QWidget, qtbot: QtBot
) -> None:
    dialog = opened(rig, window, rig.add_plan(SOIL))
    type_name(rows(dialog)[0], "Owls", qtbot)
    press(dialog, "Cancel", qtbot)
    box = dialog.findChild(QMessageBox)
    assert box.isVisible()
    press(box, "Close", qtbot)
    assert not dialog.isVisible()


def test_escape_closes_an_untouched_dialog(rig: Rig, window: QWidget, qtbot: QtBot) -> None:
    dialog = opened(rig, window, rig.add_plan(SOIL))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert sessions.still_running(rig.desk) == ()


def test_a_running_session_keeps_its_plan_and_groups(
    rig: Rig, window: QWidget, qtbot: QtBot
) -> None:
    plan_id = rig.add_plan(SOIL)
    session = rig.add_session(plan_id, *FOUR_GROUPS)
    rig.play(session, 5, end=False)
    dialog = opened(rig, window, plan_id, session.id)
    shown = [
        each.accessibleName() for each in dialog.findChildren(QAbstractButton) if each.isVisible()
    ]
    assert "Start now" not in shown
    deletes = [
        each
        for each in dialog.findChildren(QAbstractButton)
        if each.accessibleName().startswith("Delete group")
    ]
    assert deletes
    assert not any(each.isEnabled() for each in deletes)
    type_name(rows(dialog)[0], "Owls", qtbot)
    press(dialog, "Save", qtbot)
    assert only_session(rig, plan_id).groups[0].name == "Owls"


def test_what_is_gone_cannot_be_set_up(rig: Rig, window: QWidget) -> None:
    assert set_up(window, rig.shell, plan_id="gone") is None
    assert "no longer in the library" in str(rig.navigator.errors[0])


@pytest.mark.parametrize("count", [0, 1, 12])
def test_any_number_of_groups_fits(rig: Rig, window: QWidget, qtbot: QtBot, count: int) -> None:
    groups = [Group(str(number), f"Group {number}", "", 3) for number in range(count)]
    plan_id = rig.add_plan(SOIL)
    session = rig.add_session(plan_id, *groups)
    dialog = opened(rig, window, plan_id, session.id)
    dialog.resize(840, 640)
    assert dialog.height() == 640
    assert len(rows(dialog)) == count
    assert cut_words(dialog) == []
    dialog.reject()


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_nothing_is_cut_and_everything_has_a_name(
    rig: Rig, window: QWidget, mode: Mode, qtbot: QtBot
) -> None:
    theme().set_mode(mode)
    dialog = opened(rig, window, rig.add_plan(SOIL))
    dialog.resize(840, 680)
    assert cut_words(dialog) == []
    assert nameless(dialog) == []
    dialog.reject()
