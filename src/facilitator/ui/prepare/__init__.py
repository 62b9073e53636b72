"""Preparing: reading a lesson plan, on its day and with what is still to be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.ui.prepare.presenter import PreparePresenter
from facilitator.ui.prepare.view import PrepareView

if TYPE_CHECKING:
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
    view = PrepareView()
    return PreparePage(view, PreparePresenter(view, shell))
