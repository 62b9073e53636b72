"""Follow-ups and reflection on the Review page, with a real library."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from facilitator.services import follow_ups, observations, reflection
from facilitator.ui.review import build
from tests.ui.looks import cut_words, nameless
from tests.ui.rig import FOUR_GROUPS, SOIL

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.domain.session import Session
    from facilitator.ui.review import ReviewPage
    from facilitator.ui.review.follow_ups import FollowUpRow
    from tests.ui.rig import Rig

QUESTIONS = ("Was there enough time?", "How can this lesson be improved?")


@pytest.fixture
def session(rig: Rig) -> Session:
    plan_id = rig.add_plan(replace(SOIL, facilitator_questions=QUESTIONS))
    made = rig.add_session(plan_id, *FOUR_GROUPS)
    rig.play(made, 30, 65)
    rig.see(made, "Beech", 1, 2, note="Jar not shaken", follow_up=True)
    return made


@pytest.fixture
def page(rig: Rig, session: Session, qtbot: QtBot) -> ReviewPage:
    page = build(rig.shell)
    qtbot.addWidget(page.view)
    page.view.resize(1366, 712)
    page.view.show()
    page.show_session(session.id)
    return page


def listed(page: ReviewPage) -> list[FollowUpRow]:
    return page.view.follow_ups.rows


def test_a_marked_note_is_on_the_list_and_can_be_ticked(
    rig: Rig, page: ReviewPage, session: Session, qtbot: QtBot
) -> None:
    (row,) = listed(page)
    assert row.box.label == "Beech, O2: Jar not shaken"
    row.box.setFocus()
    qtbot.keyClick(row.box, Qt.Key.Key_Space)

    assert follow_ups.of_session(rig.desk, session.id)[0].done_at == rig.clock.now()
    assert listed(page)[0].box.isChecked()


def test_one_is_written_with_enter_and_deleted_with_undo(
    rig: Rig, page: ReviewPage, session: Session, qtbot: QtBot
) -> None:
    line = page.view.follow_ups.line
    qtbot.keyClicks(line, "Send the map")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [row.box.label for row in listed(page)][1:] == ["Send the map"]
    assert line.text() == ""
    qtbot.keyClick(listed(page)[1].box, Qt.Key.Key_Delete)
    assert len(listed(page)) == 1
    assert rig.navigator.undo is not None
    rig.navigator.undo()

    assert [one.text for one in follow_ups.of_session(rig.desk, session.id)][1:] == ["Send the map"]


def test_unmarking_takes_a_note_off_the_list(
    rig: Rig, page: ReviewPage, session: Session, qtbot: QtBot
) -> None:
    qtbot.keyClick(listed(page)[0].box, Qt.Key.Key_Delete)
    assert listed(page) == []
    assert len(observations.of_session(rig.desk, session.id)) == 1


def test_figures_stand_beside_the_questions(page: ReviewPage) -> None:
    told = [box.field.accessibleDescription() for box in page.view.reflection.boxes]
    assert told[0].startswith("130 min under")
    assert told[1].endswith("1 follow-up open")


def test_an_answer_is_on_the_disk_soon_after_typing(
    rig: Rig, page: ReviewPage, session: Session, qtbot: QtBot
) -> None:
    box = page.view.reflection.boxes[0]
    qtbot.keyClicks(box.field, "Nearly")
    qtbot.waitUntil(
        lambda: reflection.of_session(rig.desk, session.id, SOIL)[:1] != (), timeout=5000
    )

    (answer,) = reflection.of_session(rig.desk, session.id, SOIL)
    assert (answer.question, answer.text) == (QUESTIONS[0], "Nearly")


def test_leaving_for_another_session_saves_what_is_typed(
    rig: Rig, page: ReviewPage, session: Session, qtbot: QtBot
) -> None:
    other = rig.add_session(session.plan_id, *FOUR_GROUPS)
    rig.play(other, 10)
    qtbot.keyClicks(page.view.reflection.boxes[0].field, "Nearly")
    page.show_session(other.id)

    assert page.view.reflection.boxes[0].field.text() == ""
    assert [one.text for one in reflection.of_session(rig.desk, session.id, SOIL)] == ["Nearly"]
    assert reflection.of_session(rig.desk, other.id, SOIL) == ()


@pytest.mark.parametrize("width", [1024, 1366])
def test_nothing_is_cut_or_without_a_name(page: ReviewPage, width: int) -> None:
    page.view.resize(width, 640)
    assert not cut_words(page.view)
    assert not nameless(page.view)
    tabs = page.view.findChildren(type(page.view._right.tabs))
    assert tabs[0].isVisible() == (width < 1200)
