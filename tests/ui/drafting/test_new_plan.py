"""A plan begun from nothing, from a template, and as a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from facilitator.services import plans
from facilitator.ui.drafting import begin_plan
from facilitator.ui.place import Place
from tests.ui.rig import SOIL

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.domain.plan import LessonPlan
    from facilitator.ui.drafting.dialog import NewPlanDialog
    from tests.ui.rig import Rig


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def make(dialog: NewPlanDialog, row: int, title: str) -> None:
    dialog.list.setCurrentRow(row)
    QTest.keyClicks(dialog.title, title)
    QTest.mouseClick(dialog.begin, Qt.MouseButton.LeftButton)


def opened(rig: Rig) -> LessonPlan:
    kind, plan_id, place = rig.navigator.went[-1]
    assert (kind, place) == ("plan", Place.PREPARE)
    return plans.open_plan(rig.desk, plan_id).plan


def test_an_empty_plan_has_its_title(rig: Rig, page: QWidget) -> None:
    make(begin_plan(page, rig.shell), 0, "Knots")
    plan = opened(rig)
    assert (plan.title, plan.phases) == ("Knots", ())


def test_without_a_title_it_has_one_too(rig: Rig, page: QWidget) -> None:
    make(begin_plan(page, rig.shell), 0, "")
    assert opened(rig).title == "New plan"


def test_every_template_can_be_begun_with(rig: Rig, page: QWidget) -> None:
    dialog = begin_plan(page, rig.shell)
    rows = dialog.list.count()
    dialog.reject()
    assert rows == 6
    for row in range(1, rows):
        make(begin_plan(page, rig.shell), row, f"Plan {row}")
        plan = opened(rig)
        assert plan.title == f"Plan {row}"
        assert len(plan.phases) >= 3
        assert plan.phase_minutes > 0


def test_a_template_says_what_it_holds(rig: Rig, page: QWidget) -> None:
    dialog = begin_plan(page, rig.shell)
    dialog.list.setCurrentRow(1)
    assert dialog._phases.text().startswith("Engage · ")
    dialog.reject()


def test_a_copy_is_another_plan(rig: Rig, page: QWidget) -> None:
    origin = rig.add_plan(SOIL)
    dialog = begin_plan(page, rig.shell, plan_id=origin)
    last = dialog.list.count() - 1
    assert dialog.list.item(last).text() == "A copy of Reading the Soil"
    make(dialog, last, "")
    copy = opened(rig)
    assert copy.title == f"Copy of {SOIL.title}"
    assert copy.phases == SOIL.phases
    assert len(plans.shelf(rig.desk)) == 2


def test_enter_takes_and_escape_does_not(rig: Rig, page: QWidget) -> None:
    dialog = begin_plan(page, rig.shell)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert plans.shelf(rig.desk) == ()
    dialog = begin_plan(page, rig.shell)
    QTest.keyClicks(dialog.title, "By key")
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    assert opened(rig).title == "By key"
