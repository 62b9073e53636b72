"""The Backups window with real backups: what they hold, and the way back."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from facilitator.services import observations, plans
from facilitator.services.backup_shelf import Reason, contents_of, kept_backups
from facilitator.services.backups import back_up_by_itself
from facilitator.ui.backing_up import SECOND_PLACE
from facilitator.ui.backups import open_backups
from facilitator.ui.choices import Choices
from facilitator.ui.desktop import Desktop
from facilitator.ui.main_window import MainWindow
from facilitator.ui.tasks import InlineTasks
from tests.ui.looks import cut_words, nameless
from tests.ui.rig import SOIL, Rig, make_rig

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator.ui.backups.dialog import BackupsDialog


def backed_up(rig: Rig, day: int) -> Path:
    """As if the library had been written last on that day."""
    for file in rig.desk.paths.data.glob("library.sqlite3*"):
        os.utime(file, (86400 * day, 86400 * day))
    made = back_up_by_itself(rig.desk)
    assert made is not None
    return made


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


@pytest.fixture
def wanted() -> list[Path]:
    return []


@pytest.fixture
def dialog(rig: Rig, parent: QWidget, wanted: list[Path]) -> BackupsDialog:
    """The first backup holds the soil plan alone, the second one two plans."""
    rig.add_plan(SOIL)
    backed_up(rig, 20000)
    rig.add_session(rig.add_plan(SOIL))
    backed_up(rig, 20001)
    return open_backups(parent, rig.shell, wanted.append)


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def test_each_is_checked_and_says_what_it_holds(dialog: BackupsDialog) -> None:
    assert dialog.list.count() == 2
    assert "by itself" in dialog.list.item(0).text()
    assert dialog.holds.text() == (
        "Checked and sound. It holds 2 plans, 1 session, 0 observations."
    )
    assert dialog.differences.text() == "Its plans and sessions are those of your library now."
    dialog.list.setCurrentRow(1)
    assert "It holds 1 plan, 0 sessions" in dialog.holds.text()
    assert dialog.differences.text().startswith("Plans new or changed since then: “")
    assert "Sessions new or with more in them since: “" in dialog.differences.text()
    assert dialog.restore.isEnabled()


def test_what_was_observed_or_taken_back_since_is_a_difference(rig: Rig) -> None:
    session_id = rig.add_session(rig.add_plan(SOIL)).id
    seen, _ = observations.record(rig.desk, session_id, phase=0, note="Before")
    backup = backed_up(rig, 20000)

    def went_on() -> bool:
        return contents_of(rig.desk, backup).sessions_apart.newer_now != ()

    assert not went_on()
    observations.change(rig.desk, replace(seen, note="After"))
    assert went_on()
    observations.change(rig.desk, seen)
    observations.remove(rig.desk, seen)
    assert went_on()
    assert contents_of(rig.desk, backup).plans_apart.newer_now == ()


def test_a_backup_from_before_there_were_scores_is_read(rig: Rig) -> None:
    rig.add_session(rig.add_plan(SOIL))
    backup = backed_up(rig, 20000)
    with closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute("DROP TABLE score")
        connection.execute("DROP TABLE observation_history")
    contents = contents_of(rig.desk, backup)
    assert contents.sessions == 1
    assert contents.sessions_apart.newer_now == ()


def test_one_that_is_damaged_cannot_be_restored(dialog: BackupsDialog, rig: Rig) -> None:
    newest = kept_backups(rig.desk)[0].file
    content = bytearray(newest.read_bytes())
    content[5000:20000] = bytes(15000)
    newest.write_bytes(content)
    dialog.list.setCurrentRow(1)
    dialog.list.setCurrentRow(0)
    assert "damaged" in dialog.holds.text()
    assert not dialog.restore.isEnabled()


def test_restoring_asks_first(dialog: BackupsDialog, wanted: list[Path], qtbot: QtBot) -> None:
    dialog.list.setCurrentRow(1)
    qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    (box,) = dialog.findChildren(QMessageBox)
    assert "kept among the backups" in box.text()
    assert wanted == []
    yes = next(each for each in box.buttons() if each.text() == "Restore and open again")
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert [one.name for one in wanted] == ["library-20241004T000000Z-auto.sqlite3"]


def test_one_is_made_now_and_is_the_first_of_the_list(
    dialog: BackupsDialog, rig: Rig, qtbot: QtBot
) -> None:
    rig.add_plan(SOIL)
    qtbot.mouseClick(dialog.back_up, Qt.MouseButton.LeftButton)
    assert dialog.list.count() == 3
    assert "It holds 3 plans" in dialog.holds.text()
    assert not dialog.bar.isVisible()


def test_a_second_place_is_listed_and_left(
    dialog: BackupsDialog, rig: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    qtbot.mouseClick(dialog.choose_place, Qt.MouseButton.LeftButton)
    assert rig.shell.choices.text(SECOND_PLACE) == str(stick)
    qtbot.mouseClick(dialog.back_up, Qt.MouseButton.LeftButton)
    texts = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert sum("second place" in text for text in texts) == 1
    qtbot.mouseClick(dialog.leave_place, Qt.MouseButton.LeftButton)
    assert rig.shell.choices.text(SECOND_PLACE) == ""
    assert not dialog.leave_place.isVisible()


def test_everything_has_a_name_and_nothing_is_cut(dialog: BackupsDialog) -> None:
    settle()
    assert nameless(dialog) == []
    assert not cut_words(dialog)


def test_without_a_backup_it_says_when_the_first_comes(rig: Rig, parent: QWidget) -> None:
    empty = open_backups(parent, rig.shell, lambda _file: None)
    assert empty.none.isVisible()
    assert not empty.restore.isEnabled()


def test_why_each_was_made_is_told_from_its_name(rig: Rig) -> None:
    rig.add_plan(SOIL)
    rig.desk.library.keep_copy(rig.desk.paths.backups, "before-merge")
    rig.desk.library.keep_copy(rig.desk.paths.backups, "before-merge")
    rig.desk.library.backup_to(rig.desk.paths.backups / "my own.sqlite3")
    rig.desk.library.keep_copy(rig.desk.paths.backups, "as-it-was")
    reasons = sorted(one.reason for one in kept_backups(rig.desk))
    assert reasons == [Reason.BY_HAND, Reason.AS_IT_WAS, Reason.MERGE, Reason.MERGE]


def test_a_backup_is_back_in_place_after_the_end_and_the_next_start_says_so(
    tmp_path: Path, qtbot: QtBot
) -> None:
    rig = make_rig(tmp_path / "desk")
    first = rig.add_plan(SOIL)
    backup = backed_up(rig, 20000)
    second = rig.add_plan(SOIL)
    paths, desk = rig.desk.paths, rig.desk
    desktop = Desktop(paths, rig.clock, open_desk=lambda: desk, first_rows=lambda _limit: ())
    desktop._choices = Choices(paths.settings)
    desktop.window = MainWindow(desktop._choices)
    qtbot.addWidget(desktop.window)
    desktop._desk = desk
    desktop._opened(InlineTasks(), desk)
    assert contents_of(desk, backup).plans_apart.newer_now

    desktop._restore(backup)
    assert desktop.is_to_reopen
    desk.library.close()
    desktop.put_backup_in_place()

    assert "The backup is restored." in desktop._choices.text("backups/restored")
    again = make_rig(tmp_path / "desk")
    kept = {row.id for row in plans.shelf(again.desk)}
    assert (first in kept, second in kept) == (True, False)
    assert any(one.reason is Reason.RESTORE for one in kept_backups(again.desk))
    desktop.window._shell = None
    desktop._tell_of_the_restore(again.shell)
    assert "The backup is restored." in again.navigator.said[-1]
    again.desk.library.close()
