"""The real windows with real data in them, and the way to each of their pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from facilitator.domain.session import Group
from facilitator.services import packages, plans, runs, sessions
from facilitator.services.backups import back_up_by_itself
from facilitator.ui.backups import open_backups
from facilitator.ui.help import offer_report, open_about
from facilitator.ui.place import Place
from facilitator.ui.prepare.check_card import CheckCard
from facilitator.ui.prepare.view import PrepareView
from facilitator.ui.review.people import open_people
from facilitator.ui.settings import open_settings
from facilitator.ui.widgets.buttons import IconButton
from tests.e2e.stage import Stage
from tests.fakes import FakeClock

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.domain.plan import LessonPlan

LESSONS = Path(__file__).resolve().parents[3] / "shared" / "lessons"
"""Real plans beside the checkout; without them the samples have to do."""
_IS_OVER, _RUNS = ("Soil", "Lifecycle") if LESSONS.is_dir() else ("Difficult", "Soil")
THREE_PROFILES, TOO_LONG = "003_b36a05c31e8242a6.txt", "004_f801413c77d0c8e5.txt"

_PASTED = """# Compost

**Duration:** 30 minutes

## Lesson Structure

### Engage

**Duration:** 30 minutes

**Facilitator Actions:** Show heap {}.
"""
_WITH_CHECKS = """# Seamless Handovers Between Two Shifts

**Duration:** 1 hour
**Target Audience:** Ward teams

## Learning Objectives

| Objective | Bloom's Taxonomy Level |
|-----------|-------------------------|
| Explain what the next shift must know | Understand |

## Lesson Structure

### Watch

**Duration:** 40 minutes
**Facilitator Actions:** Show a handover as a video from the internet.
**Learner Activities:** Note what was missing.

### Try

**Duration:** 50 minutes
**Facilitator Actions:** Give each pair a case.
**Learner Activities:** Hand over to each other.
"""
_NOTE = "Names the risk, not yet the next step that follows from it"


class Filled:
    """A library of plans, a session that is over with observations, and one that runs.

    The plan with the long title is the one that runs; it has three groups, one of them stale.
    """

    def __init__(self, folder: Path) -> None:
        self.stage = Stage(folder, FakeClock())
        self.window = self.stage.window
        self.window.resize(1366, 768)
        self.stage.press("Open the three sample plans")
        self.no_plan = folder / "shopping.txt"
        self.no_plan.write_text("Oat milk, bread, stamps")
        self._pasted = 0
        self.list_of_rows = folder / "agenda.csv"
        self.list_of_rows.write_text("Topic,Minutes\nTalk,5\nAsk,5\n")
        self.place = "Seminar room 2.14, second floor"
        self._import_lessons()
        self.finished = self._finish(_IS_OVER)
        self.stage.pass_time(minutes=60)
        self.running = self.start(_RUNS)
        self._let_it_run()

    def _import_lessons(self) -> None:
        files = [LESSONS / name for name in (THREE_PROFILES, TOO_LONG)]
        if not LESSONS.is_dir():
            files = [self.no_plan.with_name("handover.md")]
            files[0].write_text(_WITH_CHECKS)
        self.window.library_view.files_dropped.emit(tuple(files))
        self.stage.settle()
        self.stage.press("Done")

    def plan_id(self, word: str) -> str:
        return next(row.id for row in plans.shelf(self.stage.desk) if word in row.title)

    def plans(self) -> list[LessonPlan]:
        desk = self.stage.desk
        return [plans.open_plan(desk, row.id).plan for row in plans.shelf(desk)]

    def groups(self) -> list[Group]:
        desk = self.stage.desk
        every = (sessions.find(desk, one).session for one in (self.finished, self.running))
        return [group for session in every for group in session.groups]

    def start(self, word: str) -> str:
        """Set up a session of the plan through the dialog and start it; its id."""
        plan_id = self.plan_id(word)
        self.window.navigation.set_up_session(plan_id)
        self.stage.settle()
        self.stage.find(QLineEdit, "Place").setFocus()
        self.stage.type(self.place)
        self.stage.press("Start now")
        return sessions.of_plan(self.stage.desk, plan_id)[0].session.id

    def _finish(self, word: str) -> str:
        """A session from its start to its end: longer than planned, and one gap."""
        session = self.start(word)
        phases = runs.load(self.stage.desk, session).plan.phases
        for place, phase in enumerate(phases):
            self.stage.pass_time(minutes=2)
            self.observe("13", "24", "32" if place % 2 else "")
            self.stage.pass_time(minutes=phase.minutes or 5)
            if place < len(phases) - 1:
                self.stage.key(Qt.Key.Key_PageDown)
        self.stage.key(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        self.stage.key(Qt.Key.Key_Return)
        return session

    def observe(self, *digits: str) -> None:
        """A group's key and a level's, with a note for each second one."""
        for number, two in enumerate(filter(None, digits)):
            self.stage.type(two)
            if number % 2:
                self.stage.type(_NOTE)
            self.stage.key(Qt.Key.Key_Return)

    def _let_it_run(self) -> None:
        """Some minutes in, with one group seen, one chosen and one not seen for long."""
        self.stage.pass_time(minutes=3)
        self.observe("12")
        self.stage.pass_time(minutes=6)
        self.stage.type("1")
        self.stage.pass_time(seconds=8)

    def show_run(self) -> None:
        self.window.navigation.run_session(self.running)
        self.stage.settle()

    def views(self) -> dict[str, Callable[[], QWidget]]:
        """Each page and dialog by name, and how to bring it up; what comes up is answered."""
        go = self.window.navigation
        checked = self.plan_id("Seamless")

        def set_up() -> None:
            go.set_up_session(self.plan_id("Soil"))

        def shown(*steps: Callable[[], object]) -> Callable[[], QWidget]:
            def show() -> QWidget:
                for step in steps:
                    step()
                    self.stage.settle()
                return QApplication.activeModalWidget() or self.window

            return show

        return {
            "library": shown(lambda: go.go_to(Place.LIBRARY)),
            "prepare": shown(lambda: go.open_plan(checked), lambda: self.stage.press("One phase")),
            "details": shown(lambda: go.open_plan(checked), lambda: self.stage.press("Details")),
            "whole plan": shown(
                lambda: go.open_plan(checked), lambda: self.stage.press("Whole plan")
            ),
            "print": shown(lambda: go.print_session(self.finished)),
            "review": shown(lambda: go.review_session(self.finished)),
            "run": shown(self.show_run),
            "set-up": shown(set_up),
            "make groups": shown(set_up, lambda: self.stage.press("Make groups for me")),
            "names": shown(set_up, lambda: self.stage.press("Add names")),
            "versions": shown(lambda: go.open_plan(checked), lambda: self._hold(Qt.Key.Key_H)),
            "keys": shown(
                lambda: go.open_plan(checked),
                lambda: self._hold(Qt.Key.Key_Question, Qt.KeyboardModifier.NoModifier),
            ),
            "reuse": shown(
                lambda: go.open_plan(checked),
                lambda: self._hold(Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier),
            ),
            "alignment": shown(
                lambda: go.open_plan(checked),
                lambda: self._prepare.checks.objectives.alignment.click(),
            ),
            "dismiss": shown(lambda: go.open_plan(checked), self._dismiss),
            "columns": shown(
                lambda: self.window.library_view.files_dropped.emit((self.list_of_rows,))
            ),
            "what was read": shown(
                lambda: self.window.library_view.text_pasted.emit(_PASTED.format(self._next())),
                lambda: self.stage.press("What was read: Compost"),
            ),
            "new plan": shown(
                lambda: go.go_to(Place.LIBRARY), lambda: self.stage.press("New plan")
            ),
            "package": shown(self._drop_a_package),
            "tags": shown(
                lambda: go.go_to(Place.LIBRARY),
                lambda: self.window.library_view.selected.tags_requested.emit(
                    (self.plan_id("Soil"),)
                ),
            ),
            "backups": shown(self._show_backups),
            "settings": shown(lambda: open_settings(self.window, self.stage.shell)),
            "letterhead": shown(
                lambda: go.print_session(self.finished), lambda: self.stage.press("Letterhead")
            ),
            "people": shown(lambda: open_people(self.window, self.stage.shell, self.finished)),
            "report": shown(lambda: offer_report(self.window, self.stage.shell)),
            "about": shown(lambda: open_about(self.window)),
            "import result": shown(
                lambda: self.window.library_view.files_dropped.emit((self.no_plan,))
            ),
        }

    def _show_backups(self) -> None:
        back_up_by_itself(self.stage.desk)
        open_backups(self.window, self.stage.shell, lambda _file: None)

    def _drop_a_package(self) -> None:
        package = self.no_plan.with_name("for-you.facilitator")
        packages.write_package(self.stage.desk, package, plan_ids=[self.plan_id("Seamless")])
        self.window.library_view.files_dropped.emit((package,))

    def _hold(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier
    ) -> None:
        """A key of the Prepare page, where one stands on its axis."""
        self._prepare.axis.canvas.cards[0].setFocus()
        self.stage.key(key, modifier)

    @property
    def _prepare(self) -> PrepareView:
        view = self.window.pages.of_plan(Place.PREPARE).view
        assert isinstance(view, PrepareView)
        return view

    def _next(self) -> int:
        """Another number each time: the same text again would be nothing new."""
        self._pasted += 1
        return self._pasted

    def _dismiss(self) -> None:
        card = self._prepare.findChildren(CheckCard)[0]
        next(each for each in card.findChildren(IconButton)).click()

    def leave(self, view: QWidget) -> None:
        """Close the dialogs that `views` opened; a page stays."""
        while view is not self.window and (dialog := QApplication.activeModalWidget()) is not None:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
            self.stage.settle()

    def kill(self) -> None:
        self.stage.kill()
