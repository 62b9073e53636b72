"""Follow-ups and reflection, from the library to the page and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.errors import UserError
from facilitator.services import follow_ups, reflection
from facilitator.services.reviews import with_afterwards
from facilitator.ui.counting import counted
from facilitator.ui.review.figures import figures_line
from facilitator.ui.review.words import follow_up_words, tr
from facilitator.ui.wording import clock_time, date_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.domain.changes import Changes
    from facilitator.domain.follow_up import FollowUp
    from facilitator.services.reviews import SessionReview
    from facilitator.ui.review.view import ReviewView
    from facilitator.ui.shell import Shell


class Afterwards(QObject):
    """What is written once a session is over; every change is on the disk at once."""

    def __init__(self, view: ReviewView, shell: Shell) -> None:
        super().__init__(view)
        self._view, self._shell = view, shell
        self._session_id = ""
        self._shown: SessionReview | None = None
        view.follow_ups.added.connect(self._add)
        view.follow_ups.ticked.connect(self._tick)
        view.follow_ups.delete_requested.connect(self._remove)
        view.reflection.answered.connect(self._answer)

    def show(self, shown: SessionReview) -> None:
        if shown.live.session.id != self._session_id:
            self._view.reflection.save()
        self._session_id, self._shown = shown.live.session.id, shown
        self._show_follow_ups(shown)
        self._show_answers(shown)

    def _show_follow_ups(self, shown: SessionReview) -> None:
        session = shown.live.session
        rows = [(one, follow_up_words(session, one), _when(one)) for one in shown.follow_ups]
        still = sum(one.done_at is None for one in shown.follow_ups)
        count = counted(still, tr("1 open"), tr("{count} open")) if rows else ""
        self._view.follow_ups.show_items(rows, count)

    def _show_answers(self, shown: SessionReview) -> None:
        answers = [(one, figures_line(one.question, shown)) for one in shown.answers]
        given = sum(bool(one.text) for one in shown.answers)
        words = tr("{given} of {all} answered").format(given=given, all=len(answers))
        session_id = shown.live.session.id
        self._view.reflection.show_answers(session_id, answers, words if answers else "")

    def _add(self, text: str) -> None:
        self._do(lambda: follow_ups.add(self._shell.desk, self._session_id, text)[1])

    def _tick(self, item: FollowUp, done: bool) -> None:
        self._do(lambda: follow_ups.tick(self._shell.desk, item, done=done))

    def _remove(self, item: FollowUp) -> None:
        self._do(lambda: follow_ups.remove(self._shell.desk, item))
        said = self.tr("Follow-up taken off the list")
        self._shell.navigator.say(said, lambda: self._bring_back(item), icon="ph.trash")

    def _bring_back(self, item: FollowUp) -> None:
        self._do(lambda: follow_ups.bring_back(self._shell.desk, item))

    def _answer(self, question: str, text: str) -> None:
        session_id = self._session_id
        self._do(lambda: reflection.answer(self._shell.desk, session_id, question, text))

    def _do(self, act: Callable[[], Changes]) -> None:
        try:
            changes = act()
            self._shell.bus.announce(changes, self)
            if not changes.observations:
                self._read_again()
        except UserError as error:
            self._shell.navigator.show_error(error)

    def _read_again(self) -> None:
        """Only what is written here: nobody who types waits for thousands of observations."""
        shown = self._shown
        if shown is not None and shown.live.session.id == self._session_id:
            self.show(with_afterwards(self._shell.desk, shown))


def _when(item: FollowUp) -> str:
    if item.done_at is not None:
        return tr("done {day}").format(day=date_text(item.done_at))
    return clock_time(item.added_at) if item.observation else date_text(item.added_at)
