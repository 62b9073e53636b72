"""Rubric scores, from the library to their card, and the way to give more of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.services import identity, rubrics
from facilitator.services.reviews import clocks_of, observers, with_scores
from facilitator.ui.library.package_model import clock_said
from facilitator.ui.review.words import observer_text

if TYPE_CHECKING:
    from facilitator.domain.changes import Changes
    from facilitator.domain.observers import BetweenObservers
    from facilitator.domain.scoring import Subject
    from facilitator.services.reviews import SessionReview
    from facilitator.ui.review.view import ReviewView
    from facilitator.ui.shell import Shell


class Judging(QObject):
    """Follows what the scoring window saves while it is open."""

    def __init__(self, view: ReviewView, shell: Shell) -> None:
        super().__init__(view)
        self._view, self._shell = view, shell
        self._shown: SessionReview | None = None
        view.scores.scoring_wanted.connect(self._score)
        view.observers.settle_requested.connect(self._settle)
        shell.bus.changed.connect(self._follow)

    def show(self, shown: SessionReview) -> None:
        self._shown = shown
        session = shown.live.session
        self._view.scores.show_scores(
            session,
            shown.scores,
            identity.owner(self._shell.desk),
            may_score=bool(rubrics.of_plan(self._shell.desk, session.plan_id)),
        )
        self._show_observers(observers(self._shell.desk, shown))

    def _show_observers(self, between: BetweenObservers) -> None:
        if between.is_one:
            self._view.observers.hide()
            return
        settled = sum(one.is_settled for one in between.differences)
        self._view.observers.show_agreement(
            self._who(between),
            [one.sentence for one in between.observed],
            [one.sentence for one in between.scored],
            open_=len(between.differences) - settled,
            settled=settled,
        )

    def _who(self, between: BetweenObservers) -> str:
        """And whose clock was off: their times are told by this computer's."""
        names = ", ".join(map(self._name, between.observers))
        session_id = self._shown.live.session.id if self._shown else ""
        clocks = clocks_of(self._shell.desk, session_id)
        said = [clock_said(self._name(owner), ahead) for owner, ahead in clocks]
        return "\n".join((names, *(f"{one[:1].upper()}{one[1:]}." for one in said)))

    def _name(self, owner: str) -> str:
        return observer_text(owner, identity.owner(self._shell.desk))

    def _settle(self) -> None:
        from facilitator.ui.rubric.settling import open_settling

        shown, desk = self._shown, self._shell.desk
        if shown is not None:
            open_settling(
                self._view,
                self._shell,
                shown.live.session,
                lambda: observers(desk, with_scores(desk, shown)).differences,
                self._name,
            )

    def _follow(self, changes: Changes, _initiator: object) -> None:
        shown = self._shown
        if shown is None or not self._view.isVisible():
            return
        if shown.live.session.id in changes.scores or changes.rubrics:
            self.show(with_scores(self._shell.desk, shown))

    def _score(self, rubric_id: str, subject: Subject | None) -> None:
        from facilitator.ui.rubric.scoring import Scoring

        shown, desk = self._shown, self._shell.desk
        if shown is None:
            return
        plan_id = shown.live.session.plan_id
        rubric = (
            rubrics.open_rubric(desk, rubric_id).rubric
            if rubric_id
            else rubrics.rubric_for(desk, plan_id)
        )
        if rubric is not None:
            self._scoring = Scoring(self._view, self._shell, self)
            self._scoring.open(plan_id, rubric, shown.live.session.id, subject)
