"""All sessions of a plan on the Review page, and their lines accepted into the plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from facilitator.domain.plan import Priority
from facilitator.services import plans, replanning, runs, sessions
from facilitator.ui.review import build
from facilitator.ui.review.next_time import lesson_words
from tests.ui.rig import FOUR_GROUPS, SOIL

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.review import ReviewPage
    from tests.ui.rig import Rig


@pytest.fixture
def plan_id(rig: Rig) -> str:
    plan_id = rig.add_plan(replace(SOIL, objectives=()))
    for elaborate in (64, 65, 50, 66):
        rig.play(rig.add_session(plan_id, *FOUR_GROUPS), 30, 60, 15, 50, elaborate, 20)
    return plan_id


@pytest.fixture
def page(rig: Rig, plan_id: str, qtbot: QtBot) -> ReviewPage:
    page = build(rig.shell)
    qtbot.addWidget(page.view)
    page.view.resize(1366, 712)
    page.view.show()
    page.show_plan(plan_id)
    return page


def lines(page: ReviewPage) -> list[str]:
    return [lesson_words(line.lesson) for line in page.view.next_time.lines]


def test_the_list_says_how_often_and_what_instead(page: ReviewPage) -> None:
    assert lines(page) == ["Elaborate ran 15 min over in 3 of 4 runs: 65 min?"]


def test_accepting_makes_a_version_and_undo_takes_it_back(
    rig: Rig, page: ReviewPage, plan_id: str, qtbot: QtBot
) -> None:
    accept = page.view.next_time.lines[0].button
    qtbot.mouseClick(accept, Qt.MouseButton.LeftButton)

    assert plans.open_plan(rig.desk, plan_id).plan.phases[4].minutes == 65
    assert plans.open_plan(rig.desk, plan_id).version == 2
    assert lines(page) == []
    assert rig.navigator.said == ["Elaborate is now 65 min in a new version of the plan"]
    assert rig.navigator.undo is not None
    rig.navigator.undo()
    assert plans.open_plan(rig.desk, plan_id).plan.phases[4].minutes == 50
    assert lines(page) == ["Elaborate ran 15 min over in 3 of 4 runs: 65 min?"]


def test_rehearsals_never_count(rig: Rig, page: ReviewPage, plan_id: str) -> None:
    for one in sessions.of_plan(rig.desk, plan_id)[:3]:
        rig.shell.bus.announce(sessions.save(rig.desk, replace(one.session, rehearsal=True)), None)

    (run,) = (one for one in sessions.of_plan(rig.desk, plan_id) if not one.session.rehearsal)
    assert run.session is not None
    assert all("in the only run" in line for line in lines(page))


def test_minutes_are_told_per_phase_with_all_runs_beside(page: ReviewPage) -> None:
    found = page.view.phase_times.findChildren(QLabel)
    spoken = [one.accessibleName() for one in found if one.accessibleName()]
    assert spoken[4].startswith("Elaborate: planned 50, adapted 50, actual 66 min, +16 over")
    assert {"Median", "80 %"} <= {one.text() for one in found}


def test_the_matrix_card_says_how_attention_was_spread(rig: Rig, qtbot: QtBot) -> None:
    plan_id = rig.add_plan(SOIL)
    session = rig.add_session(plan_id, *FOUR_GROUPS)
    rig.play(session, 30)
    for name in ("Aspen",) * 7 + ("Beech", "Cypress", "Dogwood"):
        rig.see(session, name, 1, 2)
    page = build(rig.shell)
    qtbot.addWidget(page.view)
    page.show_session(session.id)
    found = [one.text() for one in page.view.matrix.findChildren(QLabel)]

    assert any(
        one.startswith("Observations: Aspen 7 (70 %), Beech 1 (10 %)")
        and one.endswith("Unevenly spread.")
        for one in found
    )


def test_each_kind_of_line_is_accepted_into_a_version_of_its_own(
    rig: Rig, page: ReviewPage, qtbot: QtBot
) -> None:
    plan_id = rig.add_plan(SOIL)
    for _ in range(4):
        session = rig.add_session(plan_id, *FOUR_GROUPS)
        live, _ = runs.start(rig.desk, runs.load(rig.desk, session.id))
        live, _ = replanning.skip(rig.desk, live, 4)
        for minutes in (45, 40, 15, 50, 20):
            rig.clock.advance(minutes=minutes)
            live, _ = runs.advance(rig.desk, live)
        runs.end(rig.desk, live)
    page.show_plan(plan_id)
    before = plans.open_plan(rig.desk, plan_id)
    waiting = lines(page)
    assert {words.split()[-1] for words in waiting} == {"min?", "“could”?", "it?"}

    for number in range(1, len(waiting) + 1):
        line = page.view.next_time.lines[0]
        qtbot.mouseClick(line.button, Qt.MouseButton.LeftButton)
        assert plans.open_plan(rig.desk, plan_id).version == before.version + number
        assert lines(page) == waiting[number:]

    after = plans.open_plan(rig.desk, plan_id).plan
    assert [phase.minutes for phase in after.phases][:2] == [45, 40]
    assert after.phases[4].priority is Priority.COULD
    assert len(after.assessments) == len(before.plan.assessments) + len(SOIL.objectives)
