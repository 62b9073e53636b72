"""Thousands of notes: what is not in sight is not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from facilitator.domain.observation import AttainmentLevel, Observation
from facilitator.services import observations, runs
from facilitator.services.seen import SeenList
from facilitator.ui.review import build
from facilitator.ui.review.notes_model import NoteRole
from tests.ui.rig import FOUR_GROUPS, SOIL

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.review import ReviewPage
    from tests.ui.rig import Rig

_MANY = 600


def _shown(rig: Rig, qtbot: QtBot) -> ReviewPage:
    session = rig.add_session(rig.add_plan(SOIL), *FOUR_GROUPS)
    runs.start(rig.desk, runs.load(rig.desk, session.id))
    groups = [group.id for group in session.groups]
    with rig.desk.library.transaction() as work:
        for number in range(_MANY):
            rig.clock.advance(seconds=5)
            level = AttainmentLevel(number % 4 + 1)
            group = (groups[number % 4],)
            work.observations.add(
                Observation(
                    f"{number:032x}",
                    session.id,
                    rig.clock.now(),
                    0,
                    group,
                    0,
                    level,
                    (),
                    f"n{number}",
                )
            )
    page = build(rig.shell)
    page.view.resize(1366, 712)
    qtbot.addWidget(page.view)
    page.view.show()
    page.show_session(session.id)
    return page


def test_opening_reads_a_screen_of_notes_and_counts_the_others(
    rig: Rig, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(observations, "of_session")  # nobody reads all of them
    page = _shown(rig, qtbot)
    list_ = page.view.notes.list
    qtbot.waitUntil(lambda: list_.indexAt(QPoint(40, 10)).isValid())
    page.view.grab()
    model = list_.model()
    rows = model.rows
    assert isinstance(rows, SeenList)
    assert len(rows) == _MANY
    assert rows.read < _MANY / 2
    newest = list_.indexAt(QPoint(40, 10))
    assert newest.data(NoteRole.OBSERVATION).note == f"n{_MANY - 1}"


def test_the_end_key_reaches_the_first_note(rig: Rig, qtbot: QtBot) -> None:
    page = _shown(rig, qtbot)
    list_ = page.view.notes.list
    list_.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        qtbot.keyClick(list_, key)
    assert list_.currentIndex().data(NoteRole.OBSERVATION).note == "n0"
    qtbot.waitUntil(lambda: list_.visualRect(list_.currentIndex()).isValid())
