"""Print: a plan's documents as pages to look at, to save and to print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.ui.print.presenter import PrintPresenter
from facilitator.ui.print.view import PrintView

if TYPE_CHECKING:
    from facilitator.ui.shell import Shell


@dataclass(frozen=True, slots=True)
class PrintPage:
    view: PrintView
    presenter: PrintPresenter

    def show_plan(self, plan_id: str | None) -> None:
        self.presenter.show_plan(plan_id)

    def show_session(self, session_id: str) -> None:
        """The session's plan, with its groups on the sheets."""
        self.presenter.show_session(session_id)


def build(shell: Shell) -> PrintPage:
    view = PrintView()
    return PrintPage(view, PrintPresenter(view, shell))
