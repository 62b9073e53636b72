"""Judging work by keyboard, with what was seen beside each criterion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.domain.scoring import Verdict
from facilitator.services import scoring
from facilitator.ui.rubric import build
from tests.ui.looks import cut_words, nameless
from tests.ui.rig import FOUR_GROUPS, SOIL, Rig

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from facilitator.domain.session import Session
    from facilitator.ui.rubric import RubricPage
    from facilitator.ui.rubric.score_card import ScoreCard
    from facilitator.ui.rubric.scoring_dialog import ScoringDialog

KEY = Qt.Key


@pytest.fixture
def page(rig: Rig, qtbot: QtBot) -> Iterator[RubricPage]:
    made = build(rig.shell)
    qtbot.addWidget(made.view)
    made.view.resize(1366, 712)
    made.view.show()
    made.show_plan(rig.add_plan(SOIL))
    made.view.draft_wanted.emit()
    yield made
    made.view.hide()


@pytest.fixture
def session(rig: Rig, page: RubricPage) -> Session:
    made = rig.add_session(page.presenter._plan_id or "", *FOUR_GROUPS)
    rig.play(made, 5, end=False)
    name = FOUR_GROUPS[0].name
    for level in (2, 3, 3):
        rig.clock.advance(minutes=1)
        rig.see(made, name, 0, level, note="Names signs")
    return made


@pytest.fixture
def dialog(page: RubricPage, session: Session) -> Iterator[ScoringDialog]:
    page.view.score_wanted.emit()
    made = page.presenter.scoring.dialog
    yield made
    made.accept()


def focused(dialog: ScoringDialog) -> ScoreCard:
    (card,) = [one for one in dialog.cards if one is QApplication.focusWidget()]
    return card


def test_without_a_session_it_says_so(page: RubricPage, rig: Rig) -> None:
    page.view.score_wanted.emit()
    assert rig.navigator.said == ["There is no session of this plan to score yet."]


def test_what_was_seen_suggests_a_level_and_enter_takes_it(
    dialog: ScoringDialog, rig: Rig, session: Session
) -> None:
    card = dialog.cards[0]
    said = "Suggested: Proficient, the middle of what was seen (2, 3, 3)."
    assert card.suggestion.text() == said
    assert card.evidence.text().count("Names signs") == 3
    assert focused(dialog) is card
    QTest.keyClick(card, KEY.Key_Return)
    assert card.suggestion.text().endswith("Accepted.")
    assert focused(dialog) is dialog.cards[1]
    (score,) = scoring.history(rig.desk, session.id)
    assert score.is_as_suggested


def test_the_words_of_the_level_suggested_or_chosen_stand_on_the_card(
    dialog: ScoringDialog, rig: Rig
) -> None:
    card = dialog.cards[0]
    assert card.words.text().startswith("3 Proficient: ")
    QTest.keyClick(card, KEY.Key_1)
    assert card.words.text().startswith("1 Beginning: ")
    assert card.words.text().split(": ", 1)[1] in card.accessibleDescription()
    rig.clock.advance(minutes=1)
    QTest.keyClick(card, KEY.Key_0)
    assert card.words.isHidden()


def test_digits_choose_and_another_choice_keeps_both(
    dialog: ScoringDialog, rig: Rig, session: Session
) -> None:
    card = dialog.cards[0]
    QTest.keyClick(card, KEY.Key_4)
    assert [key for key, chip in card.chips.items() if chip.isChecked()] == [list(card.chips)[3]]
    assert card.suggestion.text().endswith("You decided otherwise; both are kept.")
    rig.clock.advance(minutes=1)
    QTest.keyClick(card, KEY.Key_Backspace)
    assert not any(chip.isChecked() for chip in card.chips.values())
    assert [one.verdict for one in scoring.history(rig.desk, session.id)] == [
        Verdict.LEVEL,
        Verdict.OPEN,
    ]


def test_not_seen_stays_open_and_what_does_not_apply_leaves_the_sum(
    page: RubricPage, session: Session, rig: Rig
) -> None:
    page.view.not_applicable_wanted.emit(0, True)
    page.view.score_wanted.emit()
    dialog = page.presenter.scoring.dialog
    count = len(dialog.cards)
    assert dialog.total.text() == f"0 of 20 points, {count} open"
    QTest.keyClick(dialog.cards[1], KEY.Key_0)
    assert dialog.total.text() == f"0 of 20 points, {count} open"
    QTest.keyClick(dialog.cards[0], KEY.Key_N)
    assert not dialog.total.text().startswith("0 of 20")
    assert dialog.total.text().endswith(f"{count - 1} open")
    QTest.keyClick(dialog.cards[1], KEY.Key_N)
    not_seen = list(dialog.cards[1].chips.values())[-1]
    assert not_seen.isChecked()
    dialog.accept()


def test_each_group_has_a_sheet_of_its_own(
    dialog: ScoringDialog, rig: Rig, session: Session
) -> None:
    QTest.keyClick(dialog.cards[0], KEY.Key_2)
    QTest.keyClick(dialog, KEY.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert dialog.subject.currentText() == FOUR_GROUPS[1].name
    assert not any(chip.isChecked() for chip in dialog.cards[0].chips.values())
    assert dialog.cards[0].evidence.text() == "Nothing was observed of it."
    QTest.keyClick(dialog, KEY.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert any(chip.isChecked() for chip in dialog.cards[0].chips.values())


def test_a_note_goes_with_the_answer(dialog: ScoringDialog, rig: Rig, session: Session) -> None:
    card = dialog.cards[0]
    assert not card.note.isEnabled()
    QTest.keyClick(card, KEY.Key_3)
    QTest.keyClicks(card.note, "On the second try")
    rig.clock.advance(minutes=1)
    QTest.keyClick(card.note, KEY.Key_Return)
    last = scoring.history(rig.desk, session.id)[-1]
    assert (last.note, last.verdict) == ("On the second try", Verdict.LEVEL)


def test_every_word_has_room_and_every_control_a_name(dialog: ScoringDialog) -> None:
    QApplication.processEvents()
    assert nameless(dialog) == []
    assert cut_words(dialog) == []
