"""What every page is given: the desk, the bus, the ticker, and ways to go elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from facilitator.ui.place import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from facilitator.services.desk import Desk
    from facilitator.ui.change_bus import ChangeBus
    from facilitator.ui.choices import Choices
    from facilitator.ui.tasks import TaskRunner
    from facilitator.ui.ticker import Ticker


class Navigator(Protocol):
    """Ways from one page to another; the main window is the only one that knows them."""

    def open_plan(self, plan_id: str, place: Place = Place.PREPARE) -> None:
        """Make the plan the open one and show it on that page."""
        ...

    def set_up_session(self, plan_id: str, session_id: str | None = None) -> None:
        """The set-up dialog, for a new session or one that was saved for later."""
        ...

    def run_session(self, session_id: str) -> None:
        """The Run page with that session, running or about to."""
        ...

    def review_session(self, session_id: str) -> None: ...

    def print_session(self, session_id: str) -> None:
        """The Print page with the session's groups filled in."""
        ...

    def leave_run(self) -> None:
        """From Run back to the page one came from; the clock keeps running."""
        ...

    def say(
        self, text: str, undo: Callable[[], None] | None = None, *, icon: str = "ph.check-circle"
    ) -> None:
        """A toast in the page's side pane, never over a countdown; 8 s, with Undo if given."""
        ...

    def tell_saved(self, saved: bool, /) -> None:
        """Whether all that was written is on the disk: the header says so."""
        ...

    def show_error(self, error: Exception) -> None:
        """A UserError in its own words; anything else goes to the log and is excused."""
        ...


class Shell(NamedTuple):
    desk: Desk
    bus: ChangeBus
    ticker: Ticker
    tasks: TaskRunner
    choices: Choices
    navigator: Navigator


class PlanPage(Protocol):
    """What the main window needs of a page that shows the open plan."""

    @property
    def view(self) -> QWidget: ...

    def show_plan(self, plan_id: str | None) -> None: ...
