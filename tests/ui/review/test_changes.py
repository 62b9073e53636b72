"""Edits and deletions of observations: remembered with time and words, and shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from facilitator.services import observations
from facilitator.ui.review.changes import ChangesDialog
from tests.ui.looks import cut_words, nameless

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.review.conftest import Played


def open_dialog(played: Played, qtbot: QtBot) -> ChangesDialog:
    (made,) = (
        one
        for one in played.page.view.notes.findChildren(QAbstractButton)
        if one.accessibleName() == "Changes"
    )
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    (dialog,) = played.page.view.findChildren(ChangesDialog)
    return dialog


def texts(dialog: ChangesDialog) -> list[str]:
    return [one.text() for row in dialog.rows for one in row.findChildren(QLabel)]


def test_each_edit_keeps_what_was_said_before(played: Played, qtbot: QtBot) -> None:
    desk, clock = played.rig.desk, played.rig.clock
    first = observations.of_session(desk, played.session.id)[0]
    second = replace(first, note="Names the roots too.")
    observations.change(desk, second)
    at = clock.advance(minutes=1)
    third = replace(second, note="All of it.", follow_up=True, groups=("g1", "g2"))
    observations.change(desk, third)

    found = observations.revisions(desk, played.session.id)
    assert [(one.before, one.after) for one in found] == [(first, second), (second, third)]
    assert found[1].at == at
    dialog = open_dialog(played, qtbot)
    assert texts(dialog)[1].startswith("Was: Aspen, O1, level 2, Developing: Names the roots")
    assert texts(dialog)[2].startswith("Then: Aspen, Beech, O1")
    assert not cut_words(dialog)
    assert not nameless(dialog)


def test_what_was_deleted_can_be_brought_back(played: Played, qtbot: QtBot) -> None:
    desk = played.rig.desk
    first = observations.of_session(desk, played.session.id)[0]
    observations.remove(desk, first)
    dialog = open_dialog(played, qtbot)
    (back,) = dialog.rows[0].findChildren(QAbstractButton)
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)

    assert observations.of_session(desk, played.session.id)[0] == first
    assert dialog.rows == []
    assert observations.revisions(desk, played.session.id) == ()


def test_any_edit_can_be_made_as_it_was_and_that_too_is_remembered(
    played: Played, qtbot: QtBot
) -> None:
    desk, clock = played.rig.desk, played.rig.clock
    first = observations.of_session(desk, played.session.id)[0]
    for words in ("One", "Two", "Three"):
        clock.advance(minutes=1)
        observations.change(desk, replace(first, note=words))
    clock.advance(minutes=1)
    dialog = open_dialog(played, qtbot)
    (former,) = dialog.rows[2].findChildren(QAbstractButton)
    qtbot.mouseClick(former, Qt.MouseButton.LeftButton)

    assert observations.of_session(desk, played.session.id)[0] == first
    said = [one.before.note for one in observations.revisions(desk, played.session.id)]
    assert said == [first.note, "One", "Two", "Three"]
