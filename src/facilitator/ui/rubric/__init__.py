"""Rubric: the grid by which a plan's work is judged, beside the sheet it makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.ui.rubric.presenter import RubricPresenter
from facilitator.ui.rubric.view import RubricView

if TYPE_CHECKING:
    from facilitator.ui.shell import Shell


@dataclass(frozen=True, slots=True)
class RubricPage:
    view: RubricView
    presenter: RubricPresenter

    def show_plan(self, plan_id: str | None) -> None:
        self.presenter.show_plan(plan_id)


def build(shell: Shell) -> RubricPage:
    view = RubricView()
    return RubricPage(view, RubricPresenter(view, shell))
