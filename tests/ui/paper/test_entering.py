"""Keying a sheet back after a session, with the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from facilitator.domain.changes import Changes
from facilitator.domain.observation import AttainmentLevel
from facilitator.services import observations, runs
from facilitator.ui.paper.entering import open_paper_entry
from facilitator.ui.wording import clock_time
from tests.ui.looks import cut_words, nameless
from tests.ui.rig import FOUR_GROUPS, SOIL, Rig

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.domain.observation import Observation
    from facilitator.domain.session import Session
    from facilitator.ui.paper.dialog import PaperDialog


@pytest.fixture
def session(rig: Rig) -> Session:
    """The laptop died ten minutes into the second phase; it is the evening now."""
    made = rig.add_session(rig.add_plan(SOIL), *FOUR_GROUPS)
    live, _ = runs.start(rig.desk, runs.load(rig.desk, made.id))
    rig.clock.advance(minutes=30)
    runs.advance(rig.desk, live)
    rig.clock.advance(minutes=600)
    return made


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(rig: Rig, session: Session, parent: QWidget) -> PaperDialog:
    made = open_paper_entry(parent, rig.shell, session.id)
    assert made is not None
    return made


def type_box(dialog: PaperDialog, qtbot: QtBot, level: str, at: str, note: str = "") -> None:
    qtbot.keyClicks(dialog.table, level)
    qtbot.keyClicks(dialog.time, at)
    if note:
        qtbot.keyClicks(dialog.note, note)
    qtbot.keyClick(dialog.note if note else dialog.time, Qt.Key.Key_Return)


def kept(rig: Rig, session: Session) -> tuple[Observation, ...]:
    """In the order of the boxes: what was written at one time is kept in any order."""
    found = observations.of_session(rig.desk, session.id)
    return tuple(sorted(found, key=lambda seen: seen.objective or 0))


def after(rig: Rig, session: Session, minutes: int) -> str:
    """What the clock showed so long after the start."""
    from datetime import timedelta

    return clock_time(session.planned_start + timedelta(minutes=minutes))


def test_a_box_is_a_level_a_time_and_enter_and_lands_in_the_right_phase(
    rig: Rig, session: Session, dialog: PaperDialog, qtbot: QtBot
) -> None:
    type_box(dialog, qtbot, "3", after(rig, session, 35), "Names all five signs")
    (seen,) = kept(rig, session)
    assert (seen.groups, seen.objective, seen.level) == (("g1",), 0, AttainmentLevel.PROFICIENT)
    assert seen.note == "Names all five signs"
    assert seen.phase == 1
    assert (seen.at - session.planned_start).total_seconds() == 35 * 60
    assert seen.entered == rig.clock.now()


def test_letters_of_the_sheet_are_its_quick_tags(
    rig: Rig, session: Session, dialog: PaperDialog, qtbot: QtBot
) -> None:
    qtbot.keyClicks(dialog.tags, "ab")
    type_box(dialog, qtbot, "2", after(rig, session, 35))
    (seen,) = kept(rig, session)
    assert seen.tags == ("Stuck", "Question")
    dialog.table.go_to(0, 0)
    assert dialog.tags.text() == "A, B"
    qtbot.keyClicks(dialog.tags, "z")
    qtbot.keyClick(dialog.tags, Qt.Key.Key_Return)
    assert "Use A to F" in dialog.message.text()
    assert kept(rig, session) == (seen,)


def test_the_next_box_follows_with_the_same_time_and_progress_counts(
    rig: Rig, session: Session, dialog: PaperDialog, qtbot: QtBot
) -> None:
    assert dialog.progress.text() == "0 of 16 boxes entered"
    type_box(dialog, qtbot, "3", after(rig, session, 35))
    assert dialog.progress.text() == "1 of 16 boxes entered"
    assert (dialog.table.currentRow(), dialog.table.currentColumn()) == (0, 1)
    assert dialog.time.text() == after(rig, session, 35)
    qtbot.keyClicks(dialog.table, "1")
    qtbot.keyClick(dialog.time, Qt.Key.Key_Return)
    assert [seen.objective for seen in kept(rig, session)] == [0, 1]


def test_after_the_log_ends_the_phase_follows_from_the_agenda_unless_it_is_chosen(
    rig: Rig, session: Session, dialog: PaperDialog, qtbot: QtBot
) -> None:
    qtbot.keyClicks(dialog.table, "2")
    qtbot.keyClicks(dialog.time, after(rig, session, 110))
    assert "Explain" in dialog.phase.currentText()
    qtbot.keyClick(dialog.time, Qt.Key.Key_Return)
    assert kept(rig, session)[0].phase == 3
    dialog.phase.set_current(5)
    type_box(dialog, qtbot, "2", after(rig, session, 110))
    assert kept(rig, session)[1].phase == 5


def test_a_box_that_was_entered_is_corrected_and_the_old_value_stays_in_the_history(
    rig: Rig, session: Session, dialog: PaperDialog, qtbot: QtBot
) -> None:
    type_box(dialog, qtbot, "3", after(rig, session, 35))
    dialog.table.go_to(0, 0)
    type_box(dialog, qtbot, "4", after(rig, session, 36))
    (seen,) = kept(rig, session)
    assert seen.level is AttainmentLevel.EXTENDING
    assert len(observations.revisions(rig.desk, session.id)) == 1


def test_every_step_is_undone_in_turn(
    rig: Rig, session: Session, dialog: PaperDialog, qtbot: QtBot
) -> None:
    type_box(dialog, qtbot, "3", after(rig, session, 35))
    dialog.table.go_to(0, 0)
    type_box(dialog, qtbot, "4", after(rig, session, 36))
    dialog.table.go_to(0, 0)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert kept(rig, session) == ()
    for levels in ([4], [3], []):
        assert dialog.undo.isEnabled()
        qtbot.mouseClick(dialog.undo, Qt.MouseButton.LeftButton)
        assert [seen.level for seen in kept(rig, session)] == levels
    assert not dialog.undo.isEnabled()


def test_what_is_no_time_is_said_and_nothing_is_kept(
    rig: Rig, session: Session, dialog: PaperDialog, qtbot: QtBot
) -> None:
    type_box(dialog, qtbot, "3", "later")
    assert "no time of day" in dialog.message.text()
    assert kept(rig, session) == ()


def test_an_empty_box_is_not_kept(
    rig: Rig, session: Session, dialog: PaperDialog, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.time, Qt.Key.Key_Return)
    assert "level" in dialog.message.text()
    assert kept(rig, session) == ()


def test_others_hear_of_it_and_what_was_seen_live_is_shown(
    rig: Rig, session: Session, parent: QWidget, qtbot: QtBot
) -> None:
    rig.see(session, "Aspen", 0, 2)
    heard: list[Changes] = []
    rig.shell.bus.changed.connect(lambda changes, _who: heard.append(changes))
    dialog = open_paper_entry(parent, rig.shell, session.id)
    assert dialog is not None
    spoken = dialog.table.item(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "1 on screen" in spoken
    type_box(dialog, qtbot, "3", after(rig, session, 35))
    assert heard
    assert session.id in heard[-1].sessions


def test_everything_has_a_name_and_nothing_is_cut(dialog: PaperDialog, qtbot: QtBot) -> None:
    assert nameless(dialog) == []
    assert cut_words(dialog) == []


def test_a_session_without_groups_is_told_what_to_do(rig: Rig, parent: QWidget) -> None:
    made = rig.add_session(rig.add_plan(SOIL))
    assert open_paper_entry(parent, rig.shell, made.id) is None
    assert "groups" in rig.navigator.said[-1]
