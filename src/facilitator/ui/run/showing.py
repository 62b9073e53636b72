"""What the Run page shows of its session: as of which instant, and which phase in the centre."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from facilitator.services import runs
from facilitator.ui.run.announcing import announcement
from facilitator.ui.run.clock_readings import ClockReader
from facilitator.ui.run.groups_reading import STALE_AFTER
from facilitator.ui.run.phase_reading import phase_reading

if TYPE_CHECKING:
    from datetime import datetime

    from facilitator.services.desk import Desk
    from facilitator.ui.run.live import LiveSession
    from facilitator.ui.run.moment import Moment
    from facilitator.ui.run.view import RunView
    from facilitator.ui.shell import Shell

STALE = "run/stale_minutes"
USUAL_STALE = STALE_AFTER / timedelta(minutes=1)
_NEAR_A_SECOND = timedelta(milliseconds=50)
_SECOND = timedelta(seconds=1)


class Showing(QObject):
    """Draws readings, each second and after each step; it changes nothing about the session."""

    shown = Signal(object)
    """The Moment that the page now shows."""

    def __init__(self, view: RunView, shell: Shell) -> None:
        super().__init__(view)
        self._view = view
        self._shell = shell
        self._live: LiveSession | None = None
        self._at: datetime | None = None
        self._look_ahead: int | None = None
        self._reader = ClockReader()
        view.phase_chosen.connect(self._choose_phase)
        view.look_ahead_left.connect(partial(self._set_look_ahead, None))
        view.shown.connect(self.show_now)
        shell.ticker.ticked.connect(self._tick)

    def show_session(self, live: LiveSession | None) -> None:
        """From its current phase on, as of this moment; None leaves the page as it is."""
        self._live = live
        self._look_ahead = None
        self.show_now()

    def show_now(self) -> None:
        """All of it, as of this moment."""
        if self._live is not None:
            self.show_at(runs.instant(self._shell.desk))

    def show_at(self, at: datetime) -> None:
        """All of it, as of an instant that the session knows."""
        self._at = at
        self._show_phase()
        self._show_clock()

    def enter_phase(self, at: datetime) -> Moment:
        """Another phase began: the centre shows it from the next drawing on."""
        self._at = at
        self._look_ahead = None
        return self.moment()

    def moment(self) -> Moment:
        """The session at the instant that is shown."""
        assert self._live is not None
        assert self._at is not None
        return self._live.moment(self._at)

    def _choose_phase(self, position: int) -> None:
        current = self._current_or_first()
        self._set_look_ahead(None if position == current else position)

    def _set_look_ahead(self, position: int | None) -> None:
        self._look_ahead = position
        self._show_phase()

    def _current_or_first(self) -> int:
        live = self._live
        here = live.run.run.current if live is not None else None
        return here or 0

    def _tick(self, at: datetime) -> None:
        if self._live is None or not self._view.isVisible():
            return
        at = session_time(self._shell.desk, self._live, at)
        before, self._at = self._at, whole_second(at)
        if before is not None:
            said = announcement(before, self.moment())
            if said:
                self._view.announce(said)
        self._show_clock()

    def _show_phase(self) -> None:
        live = self._live
        if live is None or not live.run.plan.phases:
            return
        ahead = self._look_ahead
        position = self._current_or_first() if ahead is None else ahead
        reading = phase_reading(self.moment(), position, is_look_ahead=ahead is not None)
        self._view.show_phase(reading, is_running=live.run.run.is_running)

    def _show_clock(self) -> None:
        if self._live is not None:
            moment = self.moment()
            self._view.show_clock(self._reader.read(moment, stale_after=self._stale_after()))
            self.shown.emit(moment)

    def _stale_after(self) -> timedelta:
        minutes = self._shell.choices.number(STALE, USUAL_STALE)
        return timedelta(minutes=max(1.0, minutes))


def session_time(desk: Desk, live: LiveSession, at: datetime) -> datetime:
    """The instant of a tick, which tells the computer's time, as the session has it."""
    return runs.instant(desk) if live.run.session.rehearsal else at


def whole_second(at: datetime) -> datetime:
    """The second that a tick stands for: a tick comes some milliseconds beside it."""
    down = at.replace(microsecond=0)
    if at - down <= _NEAR_A_SECOND:
        return down
    up = down + _SECOND
    return up if up - at <= _NEAR_A_SECOND else at
