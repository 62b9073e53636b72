"""Beginning a plan: from nothing, from a template, or as a copy of another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.ui.drafting.dialog import NewPlanDialog
from facilitator.ui.drafting.presenter import NewPlanPresenter
from facilitator.ui.widgets.scrim import dim_behind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator.ui.shell import Shell


def begin_plan(over: QWidget, shell: Shell, *, plan_id: str | None = None) -> NewPlanDialog:
    """Open the dialog over a page; `plan_id` is the plan that a copy is offered of."""
    dialog = NewPlanDialog(over)
    NewPlanPresenter(dialog, shell).begin(plan_id)
    dim_behind(dialog, over)
    dialog.open()
    return dialog
