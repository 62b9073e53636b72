"""Between the Catch up panel and the run: offers the ways, and lets the chosen one be the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.domain.catch_up import Option, catch_up
from facilitator.services import replanning
from facilitator.ui.run.catch_up_reading import catch_up_reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.domain.run_events import RunEvent
    from facilitator.ui.run.live import Command, LiveSession
    from facilitator.ui.run.moment import Moment
    from facilitator.ui.run.view import RunView

    Do = Callable[[Command], RunEvent | None]


class CatchingUp(QObject):
    """While the panel is open the clock runs on, and what is offered follows it."""

    def __init__(self, view: RunView, do: Do) -> None:
        super().__init__(view)
        self._view = view
        self._do = do
        self._options: tuple[Option, ...] = ()
        self._works_on: dict[int, tuple[int, ...]] = {}
        view.catch_up.applied.connect(self.apply)
        view.catch_up.cancelled.connect(view.close_catch_up)

    def show_session(self, live: LiveSession) -> None:
        """What each phase works on is the same all through a session."""
        self._works_on = replanning.works_on(live.run.plan)
        self._view.close_catch_up()

    def toggle(self, moment: Moment) -> None:
        if self._view.catch_up.isVisible():
            self._view.close_catch_up()
        elif self._offer(moment):
            self._view.open_catch_up()
            self._view.catch_up.show_reading(catch_up_reading(moment, self._options))

    def refresh(self, moment: Moment) -> None:
        """A second went by, or something was done: nothing to catch up closes the panel."""
        if not self._view.catch_up.isVisible():
            return
        if self._offer(moment):
            self._view.catch_up.show_reading(catch_up_reading(moment, self._options))
        else:
            self._view.close_catch_up()

    def apply(self) -> None:
        """The option as it was shown."""
        chosen = self._view.catch_up.chosen
        if not self._view.catch_up.isVisible() or chosen >= len(self._options):
            return
        option = self._options[chosen]
        self._view.close_catch_up()
        self._do(lambda desk, live: replanning.apply(desk, live, option))

    def _offer(self, moment: Moment) -> bool:
        self._options = catch_up(moment.run, moment.at, self._works_on)
        return bool(self._options)
