from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from facilitator.services import plans
from facilitator.ui.library import presenter
from facilitator.ui.library.presenter import LibraryPresenter
from facilitator.ui.library.view import LibraryView
from tests.ui.rig import SOIL, Rig, phase

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

from facilitator.domain.length import Length
from facilitator.domain.plan import LessonPlan

KNOTS = LessonPlan(
    title="Five Knots",
    audience="Sailing club",
    duration=Length("20 minutes", 20, 20),
    phases=(phase("Engage", 20, resources="Rope, two metres each"),),
)
BLANK = LessonPlan(title="An Idea", audience="Nobody yet")


@pytest.fixture(autouse=True)
def no_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """The preview does not wait for a pause in what the user does."""
    monkeypatch.setattr(presenter, "_REST_WHILE_SEARCHING", 0)


@dataclass
class Shelf:
    """The library page with three plans: soil is ready, knots have checks, the idea is a draft."""

    rig: Rig
    view: LibraryView
    presenter: LibraryPresenter
    soil: str
    knots: str
    idea: str

    @property
    def titles(self) -> list[str]:
        """What the list shows, from top to bottom."""
        model = self.view.pane.plans.plans
        return [model.index(row).data() for row in range(model.rowCount())]


def settle() -> None:
    """Let timers that wait for the next turn of the event loop have theirs."""
    for _ in range(3):
        QApplication.processEvents()


@pytest.fixture
def shelf(rig: Rig, qtbot: QtBot) -> Shelf:
    soil = rig.add_plan(SOIL)
    rig.clock.advance(minutes=1)
    knots = rig.add_plan(KNOTS, open_checks=2)
    rig.clock.advance(minutes=1)
    idea = rig.add_plan(BLANK)
    plans.set_tags(rig.desk, soil, ("field work", "soil"))
    plans.set_tags(rig.desk, knots, ("field work",))
    return open_page(rig, qtbot, soil, knots, idea)


def open_page(rig: Rig, qtbot: QtBot, soil: str, knots: str, idea: str) -> Shelf:
    view = LibraryView()
    qtbot.addWidget(view)
    view.resize(1366, 712)
    view.show_rows(plans.shelf(rig.desk))
    view.show()
    made = LibraryPresenter(view, rig.shell)
    settle()
    return Shelf(rig, view, made, soil, knots, idea)


LATER = timedelta(hours=2)
