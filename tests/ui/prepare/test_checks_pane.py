"""The checks pane by itself: what it says, and the steps it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from facilitator.domain.alignment import Cell
from facilitator.domain.checks import check_plan
from facilitator.domain.length import length_of, read_length
from facilitator.domain.plan import Assessment, LessonPlan, Objective, Phase
from facilitator.services.plans import open_plan
from facilitator.ui.prepare import build
from facilitator.ui.prepare.alignment_dialog import AlignmentDialog
from facilitator.ui.prepare.checks_model import check_lines
from facilitator.ui.prepare.checks_pane import ChecksPane
from facilitator.ui.prepare.dismiss_dialog import DismissDialog
from tests.ui.prepare.conftest import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from facilitator.ui.prepare.check_card import CheckCard
    from facilitator.ui.prepare.checks_model import CheckLine
    from tests.ui.rig import Rig

LEFT = Qt.MouseButton.LeftButton

PLAN = LessonPlan(
    title="Knots",
    duration=read_length("1 hour"),
    objectives=(
        Objective("List three knots", "Creating"),
        Objective("Tie a bowline in ten seconds", "Applying"),
    ),
    phases=(
        Phase(
            "Vote", length_of(30), learner_activities="List knots", technology="Polling software"
        ),
        Phase("Tie", length_of(45), learner_activities="Tie a bowline"),
    ),
    assessments=(Assessment("Summative", "A bowline tied in ten seconds"),),
)


class Bench:
    """The pane with a plan that its steps change, and the names of these steps."""

    def __init__(self, qtbot: QtBot, plan: LessonPlan = PLAN) -> None:
        self.plan = plan
        self.before: list[LessonPlan] = []
        self.steps: list[str] = []
        self.went: list[CheckLine] = []
        self.pane = ChecksPane()
        qtbot.addWidget(self.pane)
        self.pane.edit_wanted.connect(self._edit)
        self.pane.undo_wanted.connect(self._undo)
        self.pane.chosen.connect(self.went.append)
        self.show()
        self.pane.resize(356, 1200)
        self.pane.show()
        settle()

    def show(self, *, editable: bool = True) -> None:
        lines = check_lines(check_plan(self.plan))
        self.pane.show_plan(self.plan, lines, editable=editable)
        settle()

    def _edit(self, name: str, change: Callable[[LessonPlan], LessonPlan]) -> None:
        self.before.append(self.plan)
        self.steps.append(name)
        self.plan = change(self.plan)
        self.show()

    def _undo(self) -> None:
        self.plan = self.before.pop()
        self.show()

    def card(self, words: str) -> CheckCard:
        return next(card for card in self.pane.cards if words in card.accessibleName())

    def words(self) -> list[str]:
        labels = self.pane.findChildren(QLabel)
        return [each.text() for each in labels if each.isVisible()]

    def alignment(self) -> AlignmentDialog:
        QTest.mouseClick(self.pane.objectives.alignment, LEFT)
        settle()
        return self.pane.findChild(AlignmentDialog)


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot)


def test_it_counts_what_is_to_fix_and_what_is_passed(bench: Bench) -> None:
    assert bench.pane.state == "4 to fix"
    assert bench.pane.passed_button.label == f"{len(bench.pane.passed.sentences)} passed"
    assert "Every phase has a length" in bench.pane.passed.sentences
    assert not bench.pane.passed.isVisible()
    QTest.mouseClick(bench.pane.passed_button, LEFT)
    assert "Every phase has a length" in bench.words()


def test_the_gravest_come_first_and_lead_to_their_place(bench: Bench) -> None:
    first = bench.pane.cards[0]
    assert first.accessibleName().startswith("Phases add up to 1 h 15 min but the plan says 1 h")
    QTest.mouseClick(first, LEFT, pos=QPoint(60, 14))
    QTest.keyClick(bench.card("Polling"), Qt.Key.Key_Space)
    assert [line.finding.code for line in bench.went] == ["phases-do-not-add-up", "needs-internet"]
    assert bench.steps == []


def test_a_fix_is_one_step_and_its_check_goes(bench: Bench) -> None:
    card = bench.card("Phases add up")
    assert [each.label for each in card.offers] == ["Set plan to 1 h 15 min", "Trim phases"]
    QTest.mouseClick(card.offers[0], LEFT)
    assert bench.steps == ["set plan to 1 h 15 min"]
    assert bench.plan.stated_minutes == 75
    assert bench.pane.state == "3 to fix"


def test_the_idea_is_read_before_it_is_used(bench: Bench) -> None:
    assert "needs internet" in bench.pane.readiness.replace("Needs", "needs")
    card = bench.card("Polling software needs internet")
    assert "Idea: Dot-voting on a flip chart" in card.accessibleName()
    QTest.mouseClick(card.offers[0], LEFT)
    assert bench.plan.phases[0].offline_alternative == "Dot-voting on a flip chart"
    assert bench.steps == ["take the offline alternative"]
    assert bench.pane.readiness == "Ready for a room without internet"


@pytest.mark.parametrize("by_key", [True, False])
def test_a_check_is_dismissed_with_a_reason_and_taken_back(bench: Bench, *, by_key: bool) -> None:
    card = bench.card("Polling")
    if by_key:
        card.setFocus()
        QTest.keyClick(card, Qt.Key.Key_Delete)
    else:
        QTest.mouseClick(card.dismiss, LEFT)
    dialog = bench.pane.findChild(DismissDialog)
    QTest.keyClicks(dialog.reason, "There is Wi-Fi")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    settle()
    assert [each.reason for each in bench.plan.dismissals] == ["There is Wi-Fi"]
    assert bench.pane.state == "3 to fix"
    assert {"Dismissed", "There is Wi-Fi"} <= set(bench.words())
    undo = next(
        each
        for each in bench.pane.dismissed.findChildren(QAbstractButton)
        if each.accessibleName().startswith("Undo dismissing: Polling")
    )
    QTest.mouseClick(undo, LEFT)
    assert bench.plan == PLAN
    assert bench.pane.state == "4 to fix"


def test_a_dialog_that_is_left_dismisses_nothing(bench: Bench) -> None:
    QTest.mouseClick(bench.card("Polling").dismiss, LEFT)
    bench.pane.findChild(DismissDialog).reject()
    assert bench.plan == PLAN


def test_a_card_stays_while_another_check_changes(bench: Bench) -> None:
    first, second = bench.pane.cards[:2]
    bench.plan = LessonPlan(**{**_fields(PLAN), "duration": read_length("30 minutes")})
    bench.show()
    assert bench.pane.cards[:2] == [first, second]
    assert "but the plan says 30 min" in first.accessibleName()


def _fields(plan: LessonPlan) -> dict[str, object]:
    return {name: getattr(plan, name) for name in LessonPlan.__slots__}


def test_cards_are_as_high_as_what_they_hold(bench: Bench) -> None:
    for card in bench.pane.cards:
        assert card.height() >= card.heightForWidth(card.width())
        for offer in card.offers:
            place = offer.geometry().translated(offer.parentWidget().pos())
            assert card.rect().contains(place)


def test_levels_are_chosen_as_the_plan_writes_them(bench: Bench) -> None:
    select = bench.pane.objectives.selects[0]
    assert select.currentText() == "Creating"
    assert [select.itemText(at) for at in range(select.count())][:2] == [
        "Remembering",
        "Understanding",
    ]
    select.setFocus()
    QTest.keyClick(select, Qt.Key.Key_Home)
    assert bench.plan.objectives[0].level == "Remembering"
    assert bench.steps == ["change the level of objective 1"]
    assert bench.pane.state == "3 to fix"


def test_an_earlier_version_is_only_read(bench: Bench) -> None:
    bench.show(editable=False)
    card = bench.pane.cards[0]
    assert card.isEnabled()
    assert not card.offers[0].isEnabled()
    assert not card.dismiss.isEnabled()
    assert not bench.pane.objectives.selects[0].isEnabled()
    dialog = bench.alignment()
    QTest.keyClick(dialog.view, Qt.Key.Key_Space)
    assert not dialog.confirm.isEnabled()
    assert bench.steps == []


def test_a_plan_with_nothing_to_fix_is_ready(qtbot: QtBot) -> None:
    plan = LessonPlan(
        "Knots",
        objectives=PLAN.objectives[1:],
        phases=PLAN.phases[1:],
        assessments=PLAN.assessments,
    )
    assert Bench(qtbot, plan).pane.state == "Ready to run"


def test_the_alignment_shows_holes_and_takes_clicks(bench: Bench) -> None:
    dialog = bench.alignment()
    table = dialog.table
    assert dialog.told == "No assessment shows O1."
    assert [table.cell(0, at) for at in range(3)] == [Cell.PROPOSED, Cell.NONE, Cell.HOLE]
    index = table.index(0, 2)
    assert table.data(index, Qt.ItemDataRole.AccessibleTextRole) == (
        "Objective 1, A1: A bowline tied in ten seconds: hole"
    )
    QTest.mouseClick(dialog.view.viewport(), LEFT, pos=dialog.view.visualRect(index).center())
    assert bench.plan.assessments[0].objectives == (0, 1)
    assert bench.steps == ["link objective 1"]
    assert [table.cell(at, 2) for at in range(2)] == [Cell.CONFIRMED, Cell.CONFIRMED]
    assert dialog.told == "Every objective is worked on and assessed."


def test_the_alignment_by_keyboard_with_undo(bench: Bench) -> None:
    dialog = bench.alignment()
    view = dialog.view
    assert (view.currentIndex().row(), view.currentIndex().column()) == (0, 0)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert bench.plan.phases[1].objectives == (0, 1)
    assert view.currentIndex().column() == 1
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert bench.plan.phases[1].objectives == (1,)
    QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert bench.plan.phases[1].objectives == (0, 1)


def test_all_that_is_proposed_is_confirmed_at_once(bench: Bench) -> None:
    dialog = bench.alignment()
    QTest.mouseClick(dialog.confirm, LEFT)
    assert [phase.objectives for phase in bench.plan.phases] == [(0,), (1,)]
    assert bench.plan.assessments[0].objectives == (1,)
    assert not dialog.confirm.isEnabled()


def test_tab_goes_from_top_to_bottom_also_to_cards_that_came_later(bench: Bench) -> None:
    needy = Phase("Meet", length_of(10), learner_activities="Tie", technology="Video call")
    bench.plan = LessonPlan(**{**_fields(PLAN), "phases": (*PLAN.phases, needy)})
    bench.show()
    bench.pane.activateWindow()
    bench.pane.passed_button.setFocus()
    tops: list[int] = []
    for _ in range(4 * len(bench.pane.cards)):
        QTest.keyClick(bench.pane.focusWidget(), Qt.Key.Key_Tab)
        here = bench.pane.focusWidget()
        if here is bench.pane.objectives.alignment:
            break
        if here in bench.pane.cards:
            lists = bench.pane.to_fix.parentWidget()
            tops.append(here.mapTo(lists, QPoint(0, 0)).y())
    assert here is bench.pane.objectives.alignment
    assert len(tops) == len(bench.pane.cards)
    assert tops == sorted(tops)


def test_every_button_has_a_name(bench: Bench) -> None:
    for each in bench.pane.findChildren(QAbstractButton):
        assert each.accessibleName() or not each.isVisible()


def test_on_the_page_a_fix_is_saved_and_undone_by_name(rig: Rig, qtbot: QtBot) -> None:
    page = build(rig.shell)
    qtbot.addWidget(page.view)
    page.view.resize(1366, 768)
    page.view.show()
    plan_id = rig.add_plan(PLAN)
    page.show_plan(plan_id)
    settle()
    pane = page.view.checks
    assert pane.state == "4 to fix"
    QTest.mouseClick(pane.cards[0].offers[0], LEFT)
    settle()
    assert open_plan(rig.desk, plan_id).plan.stated_minutes == 75
    assert pane.state == "3 to fix"
    assert "set plan to 1 h 15 min" in page.view.bar.undo.toolTip()
    QTest.mouseClick(page.view.bar.undo, LEFT)
    settle()
    assert open_plan(rig.desk, plan_id).plan == PLAN
    assert pane.state == "4 to fix"
