"""Review: how a session went, against its plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.ui.review.presenter import ReviewPresenter
from facilitator.ui.review.view import ReviewView

if TYPE_CHECKING:
    from facilitator.ui.shell import Shell


@dataclass(frozen=True, slots=True)
class ReviewPage:
    view: ReviewView
    presenter: ReviewPresenter

    @property
    def session_id(self) -> str | None:
        return self.presenter.session_id

    def show_plan(self, plan_id: str | None) -> None:
        """The plan's sessions, beginning with the one that runs or was held last."""
        self.presenter.show_plan(plan_id)

    def show_session(self, session_id: str) -> None:
        self.presenter.show_session(session_id)


def build(shell: Shell) -> ReviewPage:
    view = ReviewView()
    return ReviewPage(view, ReviewPresenter(view, shell))
