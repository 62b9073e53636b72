"""What all sessions of the open plan teach, from the library to two cards and into the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.domain.histories import phase_times
from facilitator.errors import UserError
from facilitator.services import histories
from facilitator.ui.counting import counted
from facilitator.ui.review.next_time import done_words, objective_words
from facilitator.ui.review.phase_table import time_rows
from facilitator.ui.review.words import tr

if TYPE_CHECKING:
    from facilitator.domain.lessons_learned import Lesson
    from facilitator.services.histories import Accepted, PlanHistory
    from facilitator.services.reviews import SessionReview
    from facilitator.ui.review.view import ReviewView
    from facilitator.ui.shell import Shell


class Learning(QObject):
    """Several sessions are read on the worker thread: the one looked at does not wait for them."""

    def __init__(self, view: ReviewView, shell: Shell) -> None:
        super().__init__(view)
        self._view, self._shell = view, shell
        self._shown: SessionReview | None = None
        self._history: PlanHistory | None = None
        self._plan_id = ""
        view.next_time.accepted.connect(self._accept)

    def show(self, shown: SessionReview) -> None:
        plan_id = shown.live.session.plan_id
        if plan_id != self._plan_id:
            self._history = None
        self._shown, self._plan_id = shown, plan_id
        self._show()
        self._read(plan_id)

    def show_time(self, shown: SessionReview) -> None:
        """The minutes of a session that runs have moved on."""
        self._shown = shown
        self._show_times(shown)

    def _read(self, plan_id: str) -> None:
        from facilitator.ui.tasks import Outcome

        desk = self._shell.desk
        outcome = Outcome(lambda found: self._take(plan_id, found), self._could_not)
        self._shell.tasks.run(lambda _tell: histories.history(desk, plan_id), outcome)

    def _take(self, plan_id: str, found: PlanHistory) -> None:
        if plan_id == self._plan_id:
            self._history = found
            self._show()

    def _could_not(self, _error: Exception) -> None:
        """The plan went to nowhere meanwhile: the page that shows it says so."""
        self._history = None

    def _show(self) -> None:
        shown, history = self._shown, self._history
        if shown is None:
            return
        self._show_times(shown)
        found = history.lessons if history else ()
        levels = ""
        if history is not None and history.sessions > 1:
            lines = enumerate(history.objectives, start=1)
            levels = "\n".join(objective_words(number, one) for number, one in lines)
        self._view.next_time.show_lessons(found, self._about(history), levels)

    def _show_times(self, shown: SessionReview) -> None:
        history = self._history
        times = phase_times(shown.live.run, shown.at)
        sessions = history.sessions if history else 0
        rows = time_rows(times, history.phases if history else (), sessions=sessions)
        note = tr("Median and the time enough in four of five, over {count} runs.")
        self._view.phase_times.show_rows(rows, note.format(count=sessions) if sessions > 1 else "")

    def _about(self, history: PlanHistory | None) -> str:
        if history is None or not history.sessions:
            return tr("Proposals come once a session is over. Rehearsals do not count.")
        runs = counted(history.sessions, tr("1 run"), tr("{count} runs"))
        if not history.lessons:
            return tr("{runs} so far, and nothing to change in the plan.").format(runs=runs)
        return tr("From {runs}; rehearsals do not count.").format(runs=runs)

    def _accept(self, lesson: Lesson) -> None:
        try:
            done, changes = histories.take_over(self._shell.desk, self._plan_id, lesson)
        except UserError as error:
            self._shell.navigator.show_error(error)
            return
        self._shell.bus.announce(changes, self)
        self._shell.navigator.say(done_words(lesson), lambda: self._take_back(done))

    def _take_back(self, done: Accepted) -> None:
        try:
            self._shell.bus.announce(histories.take_back(self._shell.desk, done), self)
        except UserError as error:
            self._shell.navigator.show_error(error)
