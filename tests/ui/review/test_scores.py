"""Rubric scores on the Review page: what was judged, and judging on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from facilitator.domain.scoring import Subject, Verdict
from facilitator.services import rubrics, scoring
from facilitator.services.scoring import Answer
from facilitator.ui.rubric.scoring_dialog import ScoringDialog
from tests.rubrics import KNOTS

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from pytestqt.qtbot import QtBot

    from tests.ui.review.conftest import Played


@pytest.fixture
def rubric_id(played: Played) -> str:
    rubric_id, changes = rubrics.add(played.rig.desk, KNOTS, plan_id=played.plan_id)
    played.rig.shell.bus.announce(changes, None)
    return rubric_id


def judge(played: Played, rubric_id: str, group: str, place: int, level: int) -> None:
    page = scoring.sheet(played.rig.desk, played.session.id, rubric_id, Subject(group))
    one = page.rubric.criteria[place]
    answer = Answer(Verdict.LEVEL, level=one.levels[level - 1].id)
    played.rig.shell.bus.announce(scoring.give(played.rig.desk, page, one.id, answer), None)


def spoken(model: QAbstractItemModel, row: int) -> list[str]:
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row, place).data(role) for place in range(model.columnCount())]


def test_without_a_rubric_the_card_is_not_there(played: Played) -> None:
    assert not played.page.view.scores.isVisible()


def test_a_rubric_without_scores_offers_to_score(played: Played, rubric_id: str) -> None:
    assert rubric_id
    assert played.page.view.scores.score.isVisible()
    assert played.page.view.scores.tables == []


def test_scores_come_to_the_card_as_they_are_given(played: Played, rubric_id: str) -> None:
    judge(played, rubric_id, "g2", 0, 3)
    judge(played, rubric_id, "g1", 1, 4)
    (table,) = played.page.view.scores.tables
    model = table.model()
    assert model.rowCount() == 2
    assert spoken(model, 0) == [
        "Aspen, Ties it: open", "Aspen, Explains it: Extending", "8 / 20, 1 open",
    ]  # fmt: skip
    assert spoken(model, 1)[0] == "Beech, Ties it: Proficient"
    heads = [model.headerData(row, Qt.Orientation.Vertical) for row in range(2)]
    assert heads == ["Aspen", "Beech"]


def test_a_suggestion_that_was_not_followed_is_told(played: Played, rubric_id: str) -> None:
    judge(played, rubric_id, "g3", 0, 4)
    (table,) = played.page.view.scores.tables
    assert spoken(table.model(), 0)[0] == "Cypress, Ties it: Extending, suggested 1"


def dialogs(played: Played) -> list[ScoringDialog]:
    return [one for one in played.page.view.findChildren(ScoringDialog) if one.isVisible()]


def test_enter_on_a_line_opens_its_scoring(played: Played, rubric_id: str, qtbot: QtBot) -> None:
    judge(played, rubric_id, "g2", 0, 3)
    (table,) = played.page.view.scores.tables
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    (dialog,) = dialogs(played)
    assert dialog.session.currentData() == played.session.id
    assert dialog.subject.currentData() == Subject("g2")
    dialog.accept()


def test_the_button_opens_the_scoring_of_this_session(
    played: Played, rubric_id: str, qtbot: QtBot
) -> None:
    assert rubric_id
    qtbot.mouseClick(played.page.view.scores.score, Qt.MouseButton.LeftButton)
    (dialog,) = dialogs(played)
    qtbot.keyClick(dialog.cards[0], Qt.Key.Key_2)
    dialog.accept()
    (table,) = played.page.view.scores.tables
    assert spoken(table.model(), 0)[0].startswith("Aspen, Ties it: Developing")
