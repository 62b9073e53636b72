"""Preparing: reading a lesson plan, on its day and with what is still to be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.ui.prepare.presenter import PreparePresenter
    from facilitator.ui.prepare.view import PrepareView
    from facilitator.ui.shell import Shell


@dataclass(frozen=True, slots=True)
class PreparePage:
    view: PrepareView
    presenter: PreparePresenter

    def show_plan(self, plan_id: str | None) -> None:
        self.presenter.show_plan(plan_id)

    def may_close(self) -> bool:
        """Whether nothing is left that only this page has."""
        return self.presenter.may_close()


def build(shell: Shell) -> PreparePage:
    # Late: the library names parts of a plan as this page does, and shows without it.
    from facilitator.ui.prepare.presenter import PreparePresenter
    from facilitator.ui.prepare.view import PrepareView

    view = PrepareView()
    return PreparePage(view, PreparePresenter(view, shell))
