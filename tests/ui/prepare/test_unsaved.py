"""A disk that takes nothing more: what is written stays, is tried again, and is asked about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QMessageBox

from facilitator.formats.markdown import read_plan
from facilitator.services import plans
from tests.fakes import FakeClock
from tests.library.full_disk import full_disk
from tests.ui.prepare.conftest import DAY, settle

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.domain.plan import LessonPlan
    from tests.ui.prepare.conftest import Editor

LONG = ("Lay out the cards. " * 4000).strip()


def write_much(editor: Editor) -> None:
    def change(plan: LessonPlan) -> LessonPlan:
        first, *rest = plan.phases
        return replace(plan, phases=(replace(first, learner_activities=LONG), *rest))

    editor.page.presenter.edit("write much", change)
    settle()


def shown_text(editor: Editor) -> str:
    plan = editor.page.presenter.plan
    assert plan is not None
    return plan.phases[0].learner_activities


def stored_text(editor: Editor) -> str:
    return editor.plan.phases[0].learner_activities


def answer(*names: str) -> list[str]:
    """Press these buttons of the boxes that come up one after the other; what the boxes say."""
    said: list[str] = []
    left = list(names)

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(f"{box.text()} {box.informativeText()}")
        buttons = box.findChildren(QAbstractButton)
        wanted = left.pop(0)
        if left:
            QTimer.singleShot(0, press)
        next(one for one in buttons if one.text().replace("&", "").startswith(wanted)).click()

    QTimer.singleShot(0, press)
    return said


def test_another_plan_and_back_loses_nothing(editor: Editor) -> None:
    other = editor.rig.add_plan(replace(DAY, title="Another"))
    with full_disk(editor.rig.desk.library):
        write_much(editor)
        editor.page.show_plan(other)
        assert not editor.rig.navigator.saved
        editor.page.show_plan(editor.plan_id)
        assert (shown_text(editor), stored_text(editor)) == (LONG, "")
        editor.page.show_plan(other)
    editor.page.show_plan(editor.plan_id)
    assert stored_text(editor) == shown_text(editor) == LONG
    assert editor.rig.navigator.saved


def test_what_waits_is_saved_while_another_plan_is_open(editor: Editor) -> None:
    other = editor.rig.add_plan(replace(DAY, title="Another"))
    with full_disk(editor.rig.desk.library):
        write_much(editor)
        editor.page.show_plan(other)
    again(editor).timeout.emit()
    assert stored_text(editor) == LONG
    assert editor.rig.navigator.saved


def again(editor: Editor) -> QTimer:
    """The one timer that runs over and over."""
    timers = editor.page.presenter.findChildren(QTimer)
    (found,) = (one for one in timers if not one.isSingleShot())
    return found


def test_it_is_tried_again_from_time_to_time_until_it_is_saved(editor: Editor) -> None:
    with full_disk(editor.rig.desk.library):
        write_much(editor)
        assert again(editor).isActive()
        again(editor).timeout.emit()
        assert stored_text(editor) == ""
    again(editor).timeout.emit()
    assert stored_text(editor) == LONG
    assert not again(editor).isActive()
    assert len(editor.rig.navigator.errors) == 1, "said once"


def test_closing_asks_until_it_is_saved(editor: Editor) -> None:
    assert editor.page.may_close(), "nothing to ask"
    with full_disk(editor.rig.desk.library):
        write_much(editor)
        said = answer("Try again", "Go on")
        assert not editor.page.may_close()
        assert len(said) == 2
        assert said[0].startswith("Not saved yet: A day")
        assert "disk is full" in said[0]
        answer("Close without")
        assert editor.page.may_close()
    assert editor.page.may_close()
    assert stored_text(editor) == LONG


def test_a_copy_elsewhere_holds_all_of_it(
    editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.md"
    with full_disk(editor.rig.desk.library):
        write_much(editor)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
        answer("Save a copy", "Go on")
        assert not editor.page.may_close(), "one may think better of it"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
        answer("Save a copy")
        assert editor.page.may_close()
        assert read_plan(copy.read_text()).plan == editor.page.presenter.plan


def test_an_export_holds_what_is_not_saved_yet(
    editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    with full_disk(editor.rig.desk.library):
        write_much(editor)
        editor.view.export_requested.emit("json")
    assert LONG in copy.read_text()


def test_the_window_stays_open_while_one_wants_to_go_on(tmp_path: Path) -> None:
    from tests.e2e.stage import Stage

    stage = Stage(tmp_path / "home", FakeClock())
    try:
        stage.press("Open the three sample plans")
        plan_id = plans.shelf(stage.desk)[0].id
        stage.window.navigation.open_plan(plan_id)
        stage.settle()
        page = stage.window.pages.prepare
        with full_disk(stage.desk.library):
            page.presenter.edit("write", lambda plan: replace(plan, audience=LONG))
            box = QApplication.activeModalWidget()
            assert isinstance(box, QMessageBox)
            box.done(0)
            stage.settle()
            answer("Go on")
            event = QCloseEvent()
            QApplication.sendEvent(stage.window, event)
            assert not event.isAccepted()
    finally:
        stage.kill()
