from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.domain.length import Length
from facilitator.domain.plan import (
    Assessment,
    KeptText,
    LessonPlan,
    Objective,
    Phase,
    Section,
    Strategy,
)
from facilitator.services import plans
from facilitator.ui.prepare import build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from facilitator.ui.prepare import PreparePage
    from facilitator.ui.prepare.axis_card import AxisCard
    from facilitator.ui.prepare.phase_form import PhaseForm
    from facilitator.ui.prepare.phase_head import PhaseHead
    from facilitator.ui.prepare.view import PrepareView
    from tests.ui.rig import Rig

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

# A word of its own in every place where a plan can hold text.
FULL = LessonPlan(
    title="Titleword: Subtitleword & <b>more</b>",
    duration=Length("about 4 hours", 240, 240, approximate=True),
    audience="Audienceword",
    objectives=(
        Objective("Objectiveword **strongword**", "Levelword", ("Othercellword",)),
        Objective("Second objective", "Create"),
    ),
    other_objective_columns=("Othercolumnword",),
    concepts=("Conceptword",),
    prior_knowledge=("Priorword",),
    materials=("Materialword",),
    phases=(
        Phase(
            "Engageword",
            Length("30 minutes", 30, 30),
            facilitator_actions="Actionword\n\n- Firststepword\n- Secondstepword",
            learner_activities="Activityword",
            resources="Resourceword",
            differentiation="Differentiationword",
            technology="Online polling software, technologyword",
            kept=(KeptText(Section.STRUCTURE, 3, "**Grouping:** phasekeptword"),),
        ),
        Phase("Break: Breakword", Length("15 minutes", 15, 15)),
        Phase(
            "Elaborateword",
            Length("as long as it takes", None, None),
            technology="Video call",
            offline_alternative="Offlineword",
        ),
        Phase("Evaluateword", Length("240 minutes", 240, 240)),
    ),
    assessments=(Assessment("Kindword", "Methodword", "Alignmentword"),),
    strategies=(Strategy("Profileword", "Strategyword"), Strategy("", "Everyoneword")),
    connections=("Connectionword",),
    applications=("Applicationword",),
    metacognition=("Metacognitionword",),
    extensions=("Extensionword",),
    safety=("Safetyword",),
    learner_questions=("Learnerquestionword",),
    facilitator_questions=("Facilitatorquestionword",),
    virtual=("Virtualword",),
    resources=("Furtherword",),
    kept=(
        KeptText(Section.HEADER, 1, "Keptheaderword"),
        KeptText(Section.OBJECTIVES, 2, "Keptobjectiveword"),
        KeptText(Section.CONCEPTS, 0, "Keptbeforeword"),
        KeptText(Section.CONCEPTS, 1, "Keptafterword"),
        KeptText(Section.STRUCTURE, 4, "| Kepttableword | b |\n|---|---|"),
        KeptText(Section.ASSESSMENTS, 1, "Keptassessmentword"),
        KeptText(Section.DIFFERENTIATION, 0, "Keptstrategyword"),
        KeptText(Section.REFLECTION, 0, "Keptreflectionword"),
        KeptText(Section.LEARNER_QUESTIONS, 1, "Keptquestionword"),
        KeptText(Section.RESOURCES, 1, "## Appendixword\n\nKeptendword"),
    ),
)


def settle() -> None:
    """Layouts and timers that wait for the next turn of the event loop have theirs."""
    for _ in range(3):
        QApplication.processEvents()


@dataclass
class Editor:
    """The page with a plan in it, worked with mouse and keys."""

    rig: Rig
    page: PreparePage
    plan_id: str

    @property
    def view(self) -> PrepareView:
        return self.page.view

    @property
    def form(self) -> PhaseForm:
        return self.view.centre.editor.form

    @property
    def head(self) -> PhaseHead:
        return self.view.centre.editor.head

    @property
    def cards(self) -> list[AxisCard]:
        return self.view.axis.canvas.cards

    @property
    def plan(self) -> LessonPlan:
        """As another program would read it now."""
        return plans.open_plan(self.rig.desk, self.plan_id).plan

    @property
    def names(self) -> list[str]:
        return [phase.label for phase in self.plan.phases]

    @property
    def undo_text(self) -> str:
        return self.view.bar.undo.accessibleName()

    def undo(self) -> None:
        self._come_back()
        self.press_key(self.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    def redo(self) -> None:
        self._come_back()
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        self.press_key(self.view, Qt.Key.Key_Z, both)

    def _come_back(self) -> None:
        """From a dialog that was closed: no window manager brings the page up again."""
        focus = QApplication.focusWidget()
        if focus is None or not self.view.isAncestorOf(focus):
            self.view.activateWindow()
            self.cards[0].setFocus()
            settle()

    def press_key(
        self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_KEY
    ) -> None:
        QTest.keyClick(QApplication.focusWidget() or widget, key, modifier)
        settle()

    def type(self, field: QWidget, text: str) -> None:
        field.setFocus()
        QTest.keyClicks(field, text)
        settle()

    def choose(self, place: int) -> None:
        QTest.mouseClick(self.cards[place], LEFT)
        settle()

    def drag(
        self, widget: QWidget, start: QPoint, by: int, modifier: Qt.KeyboardModifier = NO_KEY
    ) -> None:
        """Press, move in some steps, and let go, as a hand does."""
        QTest.mousePress(widget, LEFT, modifier, start)
        origin = widget.mapToGlobal(start)
        for step in range(1, 9):
            send_move(widget, origin + QPoint(0, round(by * step / 8)), modifier)
        end = widget.mapFromGlobal(origin + QPoint(0, by))
        QTest.mouseRelease(widget, LEFT, modifier, end)
        settle()


def send_move(widget: QWidget, at: QPoint, modifier: Qt.KeyboardModifier) -> None:
    """A move of the pointer with the left button down; QTest moves it with no button."""
    kind = QEvent.Type.MouseMove
    local, there = QPointF(widget.mapFromGlobal(at)), QPointF(at)
    QApplication.sendEvent(widget, QMouseEvent(kind, local, there, LEFT, LEFT, modifier))


DAY = LessonPlan(
    "A day: in short",
    Length("2 hours", 120, 120),
    "Beginners",
    objectives=(Objective("Name the parts", "Remember"), Objective("Build one", "Create")),
    materials=("Paper", "Pens"),
    phases=(
        Phase(
            "Engage",
            Length("30 minutes", 30, 30),
            facilitator_actions="Show one.",
            resources="Slides, cards",
        ),
        Phase("Explore", Length("60 minutes", 60, 60), technology="Online polling software"),
        Phase("Break", Length("15 minutes", 15, 15)),
        Phase("Evaluate", Length("30 minutes", 30, 30)),
    ),
    assessments=(Assessment("Formative", "Quiz", "Objective 1"),),
    strategies=(Strategy("Novices", "Pair them"),),
    kept=(KeptText(Section.CONCEPTS, 0, "A kept remark"),),
)


@pytest.fixture
def editor(rig: Rig, qtbot: QtBot) -> Iterator[Editor]:
    page = build(rig.shell)
    qtbot.addWidget(page.view)
    page.view.resize(1366, 712)
    page.view.show()
    page.view.activateWindow()
    plan_id = rig.add_plan(DAY)
    page.show_plan(plan_id)
    settle()
    yield Editor(rig, page, plan_id)
    page.view.hide()
