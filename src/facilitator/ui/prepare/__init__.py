"""Preparing: reading a lesson plan, on its day and with what is still to be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.ui.prepare.presenter import PreparePresenter
from facilitator.ui.prepare.view import PrepareView

if TYPE_CHECKING:
    from facilitator.ui.shell import Shell


class PreparePage:
    """The page as the main window knows it."""

    def __init__(self, shell: Shell) -> None:
        self.view = PrepareView()
        self._presenter = PreparePresenter(self.view, shell)

    def show_plan(self, plan_id: str | None) -> None:
        self._presenter.show_plan(plan_id)


def build(shell: Shell) -> PreparePage:
    return PreparePage(shell)
