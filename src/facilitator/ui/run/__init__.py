"""Run: the live view of a session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator.ui.audience.screens import Screens
    from facilitator.ui.run.presenter import RunPresenter
    from facilitator.ui.run.view import RunView
    from facilitator.ui.shell import Shell
    from facilitator.ui.sound.player import Device


@dataclass(frozen=True, slots=True)
class RunPage:
    view: RunView
    presenter: RunPresenter

    @property
    def session_id(self) -> str | None:
        """The session that is shown."""
        return self.presenter.session_id

    def show_session(self, session_id: str) -> None:
        """Show a session, running or about to; the same one again keeps what was begun."""
        self.presenter.show_session(session_id)

    def show_recovered(self) -> None:
        """Say that the shown session was still running when the app was last heard of."""
        self.presenter.show_recovered()

    def toast_area(self) -> QWidget:
        """The side pane in which a toast covers nothing that counts."""
        return self.view.toast_area()


def build(shell: Shell, screens: Screens | None = None, device: Device | None = None) -> RunPage:
    """Screens and sound are the computer's own unless a test has others."""
    # Late: the audience screen reads the clock as this page does, and this page opens it.
    from facilitator.ui.run.presenter import RunPresenter
    from facilitator.ui.run.view import RunView

    view = RunView()
    return RunPage(view, RunPresenter(view, shell, screens, device))
