"""The names of a session, removed from everything out of the Review page."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMessageBox, QWidget

from facilitator.domain.session import Participant
from facilitator.services import people, person_files
from facilitator.ui.review import build
from facilitator.ui.review.people import PeopleDialog, open_people
from tests.ui.looks import cut_words, nameless
from tests.ui.rig import FOUR_GROUPS, SOIL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator.domain.session import Session
    from tests.ui.rig import Rig


@pytest.fixture
def session(rig: Rig) -> Session:
    plan_id = rig.add_plan(SOIL)
    first = replace(FOUR_GROUPS[0], participants=(Participant("p1", "Ada Quellwasser"),))
    made = rig.add_session(plan_id, first, *FOUR_GROUPS[1:])
    rig.play(made, 30)
    return made


@pytest.fixture
def dialog(rig: Rig, session: Session, qtbot: QtBot) -> Iterator[PeopleDialog]:
    window = QWidget()
    window.show()
    dialog = open_people(window, rig.shell, session.id)
    qtbot.waitExposed(dialog)
    yield dialog
    window.close()
    window.deleteLater()


def press(widget: QWidget, name: str, qtbot: QtBot) -> None:
    (found,) = (one for one in widget.findChildren(QAbstractButton) if one.accessibleName() == name)
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def answer(dialog: PeopleDialog, text: str, qtbot: QtBot) -> None:
    (box,) = dialog.findChildren(QMessageBox)
    (found,) = (one for one in box.buttons() if one.text() == text)
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def test_somebody_is_removed_after_a_question(
    rig: Rig, session: Session, dialog: PeopleDialog, qtbot: QtBot
) -> None:
    rig.desk.library.keep_copy(rig.desk.paths.backups, "auto")
    rig.desk.library.backup_to(rig.desk.paths.backups / "mine.sqlite3")
    press(dialog, "Remove Ada Quellwasser from everything", qtbot)
    answer(dialog, "Remove from everything", qtbot)
    assert "The app made 1 of them" in dialog.still.text()
    assert "mine.sqlite3" in dialog.still.text()
    assert dialog.still.isVisible()
    rig.desk.library.backup_to(rig.desk.paths.backups / "without.sqlite3")
    held = person_files.backups_with(rig.desk, "Ada Quellwasser")
    assert "without.sqlite3" not in [one.name for one in held]

    assert people.of_session(rig.desk, session.id) == ()
    assert dialog.rows == []
    assert rig.navigator.said == ["Removed from everything"]
    assert b"Quellwasser" not in rig.desk.paths.library.read_bytes()


def test_everything_that_is_kept_is_saved(
    dialog: PeopleDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "ada.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    press(dialog, "Save everything that is kept about Ada Quellwasser", qtbot)
    told = json.loads(target.read_text("utf-8"))
    assert told["name"] == "Ada Quellwasser"
    assert [one["group"] for one in told["sessions"]] == ["Aspen"]


def test_thinking_better_of_it_keeps_the_name(
    rig: Rig, session: Session, dialog: PeopleDialog, qtbot: QtBot
) -> None:
    press(dialog, "Remove Ada Quellwasser from everything", qtbot)
    answer(dialog, "Keep the name", qtbot)

    assert len(people.of_session(rig.desk, session.id)) == 1


def test_days_are_kept(rig: Rig, session: Session, dialog: PeopleDialog, qtbot: QtBot) -> None:
    press(dialog.days, "More: Forget all names after", qtbot)
    assert people.keep_days(rig.desk, session.id) == 1
    press(dialog.days, "Less: Forget all names after", qtbot)
    assert people.keep_days(rig.desk, session.id) is None


def test_everything_has_a_name_and_room(dialog: PeopleDialog) -> None:
    assert not cut_words(dialog)
    assert not nameless(dialog)


def test_the_button_is_there_only_where_names_are_kept(
    rig: Rig, session: Session, qtbot: QtBot
) -> None:
    page = build(rig.shell)
    qtbot.addWidget(page.view)
    page.view.show()
    page.show_session(session.id)
    (made,) = (
        one
        for one in page.view.findChildren(QAbstractButton)
        if one.accessibleName().startswith("Names: ")
    )
    assert made.isVisible()
    rig.shell.bus.announce(people.forget(rig.desk, "p1")[1])
    assert not made.isVisible()
