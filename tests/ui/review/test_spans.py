"""Levels that are a span of points: the level first, then the points within it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from facilitator.domain.scoring import Subject, Verdict
from facilitator.services import rubrics, scoring
from facilitator.services.scoring import Answer
from facilitator.ui.rubric.scoring_dialog import ScoringDialog
from tests.rubrics import KNOTS
from tests.ui.looks import cut_words, nameless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from facilitator.ui.rubric.score_card import ScoreCard
    from tests.ui.review.conftest import Played

SPANS = ((0, 2), (3, 4), (5, 7), (8, 10))


def press(played: Played, card: ScoreCard, keys: str, qtbot: QtBot) -> None:
    """Each a moment after the one before."""
    for key in keys:
        played.rig.clock.advance(seconds=1)
        qtbot.keyClicks(card, key)


@pytest.fixture
def dialog(played: Played, qtbot: QtBot) -> Iterator[ScoringDialog]:
    criterion = KNOTS.criteria[0]
    levels = tuple(
        replace(level, lowest=low, score=high)
        for level, (low, high) in zip(criterion.levels, SPANS, strict=True)
    )
    rubric = replace(KNOTS, criteria=(replace(criterion, levels=levels), KNOTS.criteria[1]))
    _, changes = rubrics.add(played.rig.desk, rubric, plan_id=played.plan_id)
    played.rig.shell.bus.announce(changes, None)
    qtbot.mouseClick(played.page.view.scores.score, Qt.MouseButton.LeftButton)
    made = next(one for one in played.page.view.findChildren(ScoringDialog) if one.isVisible())
    yield made
    made.accept()


def test_points_are_chosen_within_the_level(
    dialog: ScoringDialog, played: Played, qtbot: QtBot
) -> None:
    card = dialog.cards[0]
    press(played, card, "3-", qtbot)
    stepper = next(one for one in card.points.values() if one.isVisible())
    assert stepper.value == 6
    press(played, card, "---", qtbot)
    assert stepper.value == 5
    given = scoring.history(played.rig.desk, played.session.id)[-1]
    assert (given.verdict, given.points) == (Verdict.POINTS, 5)
    assert given.level in card.points
    assert not cut_words(dialog)
    assert not nameless(dialog)


def test_another_level_begins_with_its_own_points(
    dialog: ScoringDialog, played: Played, qtbot: QtBot
) -> None:
    card = dialog.cards[0]
    press(played, card, "3-4", qtbot)
    (stepper,) = [one for one in card.points.values() if one.isVisible()]
    assert stepper.value == 10
    assert not [one for one in dialog.cards[1].points.values() if one.isVisible()]


def test_points_outside_the_level_are_refused(dialog: ScoringDialog, played: Played) -> None:
    assert dialog
    desk = played.rig.desk
    (summary,) = rubrics.of_plan(desk, played.plan_id)
    page = scoring.sheet(desk, played.session.id, summary.id, Subject("g1"))
    one = page.rubric.criteria[0]
    with pytest.raises(ValueError, match="3 to 4 points, not 5"):
        scoring.give(desk, page, one.id, Answer(Verdict.POINTS, one.levels[1].id, 5))


def test_review_tells_the_points(dialog: ScoringDialog, played: Played, qtbot: QtBot) -> None:
    press(played, dialog.cards[0], "3-", qtbot)
    (table,) = played.page.view.scores.tables
    spoken = table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "7.2 of 12" in spoken
