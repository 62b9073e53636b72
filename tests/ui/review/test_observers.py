"""The card between observers, and settling what differs by keys and by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from facilitator.domain.observation import AttainmentLevel
from facilitator.domain.scoring import Subject
from facilitator.services import identity, observations, packages, rubrics, runs, scoring
from facilitator.services.scoring import Answer, Verdict
from facilitator.ui.review import build
from facilitator.ui.rubric.settling import SettlingDialog
from tests.rubrics import KNOTS
from tests.ui.looks import cut_words, nameless
from tests.ui.rig import FOUR_GROUPS, SOIL, Rig, make_rig

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator.ui.review import ReviewPage


@pytest.fixture
def page(rig: Rig, qtbot: QtBot, tmp_path: Path) -> ReviewPage:
    """Bo's package is merged: they scored the first group otherwise."""
    session = rig.add_session(rig.add_plan(SOIL), *FOUR_GROUPS)
    runs.start(rig.desk, runs.load(rig.desk, session.id))
    rubric_id, _ = rubrics.add(rig.desk, KNOTS, plan_id=session.plan_id)
    stick = tmp_path / "stick.facilitator"
    packages.write_package(rig.desk, stick, session_ids=[session.id])
    bo = make_rig(tmp_path / "bo")
    identity.set_owner(bo.desk, "Bo")
    packages.open_package(bo.desk, stick)
    for each, level in ((rig, 1), (bo, 3)):
        each.clock.advance(minutes=1)
        sheet = scoring.sheet(each.desk, session.id, rubric_id, Subject(FOUR_GROUPS[0].id))
        first = sheet.rubric.criteria[0]
        chosen = Answer(Verdict.LEVEL, level=first.levels[level].id, note=f"Level {level + 1}")
        scoring.give(each.desk, sheet, first.id, chosen)
        observations.record(
            each.desk, session.id, phase=0, groups=(FOUR_GROUPS[0].id,), objective=0,
            level=AttainmentLevel(level + 1),
        )  # fmt: skip
    packages.write_package(bo.desk, stick, session_ids=[session.id])
    packages.open_package(rig.desk, stick)
    bo.desk.library.close()
    made = build(rig.shell)
    qtbot.addWidget(made.view)
    made.view.resize(1366, 712)
    made.view.show()
    made.show_session(session.id)
    return made


def dialog_of(page: ReviewPage, qtbot: QtBot) -> SettlingDialog:
    qtbot.mouseClick(page.view.observers.settle, Qt.MouseButton.LeftButton)
    (found,) = page.view.findChildren(SettlingDialog)
    return found


def test_the_card_says_how_far_they_agree(page: ReviewPage) -> None:
    card = page.view.observers
    assert card.isVisible()
    assert card.who.text() == "you, Bo"
    assert card.observed.text().startswith("In 0 % of 1 things")
    assert "at most one level apart" in card.scored.text()
    assert card.settle.text() == "Settle 1 that differ…"
    assert not cut_words(card)


def test_scores_are_settled_by_a_key_and_opened_again(
    page: ReviewPage, qtbot: QtBot, rig: Rig
) -> None:
    dialog = dialog_of(page, qtbot)
    (card,) = dialog.cards
    assert "you 2 Developing; Bo 4 Extending" in card.accessibleName()
    mine, theirs = (reasons for _, _, reasons in card._reading.opinions)
    assert "Developing" in mine.partition("Saw:")[2]
    assert "Extending" not in mine
    assert "Extending" in theirs.partition("Saw:")[2]
    qtbot.keyClick(card, Qt.Key.Key_3)
    assert card.state.text() == "Agreed: 3 Proficient"
    assert dialog.count.text() == "1 of 1 settled"
    assert page.view.observers.settle.text() == "See what was agreed…"
    rig.clock.advance(seconds=2)
    qtbot.keyClick(card, Qt.Key.Key_Backspace)
    assert card.state.text() == "Not agreed yet"


def test_a_chip_pressed_twice_is_as_before(page: ReviewPage, qtbot: QtBot, rig: Rig) -> None:
    dialog = dialog_of(page, qtbot)
    (card,) = dialog.cards
    chip = next(iter(card.chips.values()))
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.isChecked()
    rig.clock.advance(seconds=2)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert not chip.isChecked()


def test_everything_in_the_window_has_a_name(page: ReviewPage, qtbot: QtBot) -> None:
    dialog = dialog_of(page, qtbot)
    assert nameless(dialog) == []
    assert not cut_words(dialog)


def test_nobody_else_no_card(rig: Rig, qtbot: QtBot) -> None:
    session = rig.add_session(rig.add_plan(SOIL), *FOUR_GROUPS)
    runs.start(rig.desk, runs.load(rig.desk, session.id))
    made = build(rig.shell)
    qtbot.addWidget(made.view)
    made.view.show()
    made.show_session(session.id)
    assert not made.view.observers.isVisible()
