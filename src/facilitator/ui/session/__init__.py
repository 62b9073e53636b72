"""Setting up a session: the dialog between a plan and its run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.errors import UserError
from facilitator.ui.session.presenter import SetupPresenter
from facilitator.ui.session.view import SetupDialog
from facilitator.ui.widgets.scrim import Scrim

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator.ui.shell import Shell


def set_up(
    window: QWidget, shell: Shell, *, plan_id: str, session_id: str | None = None
) -> SetupDialog | None:
    """Open the dialog over the window; None when there is nothing to set up any more."""
    dialog = SetupDialog(window)
    try:
        SetupPresenter(dialog, shell).begin(plan_id, session_id)
    except UserError as error:
        dialog.deleteLater()
        shell.navigator.show_error(error)
        return None
    scrim = Scrim(window.window())
    dialog.finished.connect(scrim.hide)
    dialog.finished.connect(scrim.deleteLater)
    dialog.open()
    return dialog
