"""Watches the clocks of a running session each second, and says what nobody else would notice."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.services import runs, watching
from facilitator.ui.run.questions import (
    ask_about_gap,
    remind_to_move_on,
    remind_to_start,
    say_clock_set,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.domain.clock import Gap, Reading
    from facilitator.domain.run_events import ClockSet, RunEvent
    from facilitator.services.watching import Noticed
    from facilitator.ui.run.asking import Question
    from facilitator.ui.run.live import Command, LiveSession
    from facilitator.ui.run.moment import Moment
    from facilitator.ui.run.showing import Showing
    from facilitator.ui.run.view import RunView
    from facilitator.ui.shell import Shell

    Do = Callable[[Command], RunEvent | None]

REMIND = "run/reminder_minutes"
REMIND_AFTER = 2.0
"""Minutes over time, and behind the planned start, after which to remind; 0 is never."""
_FIVE_MINUTES = timedelta(minutes=5)
_LONG_AGO = timedelta(hours=1)


class Watchman(QObject):
    """Notes closed lids and set clocks, leaves signs of life, reminds, and moves on if asked to."""

    def __init__(self, view: RunView, shell: Shell, showing: Showing, do: Do) -> None:
        super().__init__(view)
        self._view = view
        self._shell = shell
        self._showing = showing
        self._do = do
        self._live: LiveSession | None = None
        self._reading: Reading | None = None
        self._beat_at: float | None = None
        self._gap: Gap | None = None
        self._reminded = 0
        shell.ticker.ticked.connect(self._tick)

    @property
    def gap(self) -> Gap | None:
        """The time nobody watched before this session was shown, as long as it may be asked."""
        return self._gap

    def show_session(self, live: LiveSession | None, *, afresh: bool) -> None:
        """Look back to the last sign of life, unless this very page gave it."""
        self._live = live
        if live is None or not afresh:
            return
        self._reminded = 0
        self._gap = None
        self._beat_at = None
        if live.run.session.rehearsal:
            self._reading = self._shell.desk.clock.reading()
            return
        self._take(watching.look_back(self._shell.desk, live.run))
        self._leave_sign()

    def was_a_pause(self) -> None:
        gap, self._gap = self._gap, None
        if gap is not None:
            self._do(lambda desk, live: watching.was_a_pause(desk, live, gap))

    def _tick(self, _at: object) -> None:
        """Also while another page is shown: the session runs on."""
        live, before = self._live, self._reading
        if live is None or before is None:
            return
        self._take(watching.look(self._shell.desk, live.run, before))
        self._leave_sign()
        if self._view.ask_bar.question is None:
            self._do(runs.advance_itself)
            self._remind(live)

    def _take(self, noticed: Noticed) -> None:
        live = self._live
        assert live is not None
        self._reading = noticed.reading
        if noticed.live is live.run:
            return
        live.accept(noticed.live, noticed.changes)
        self._showing.show_now()
        if noticed.clock_set is not None:
            self._tell_clock_set(noticed.clock_set)
        if noticed.gap is not None:
            self._gap = noticed.gap
            moment = self._showing.moment()
            self._view.ask(ask_about_gap(moment, noticed.gap, was_a_pause=self.was_a_pause))

    def _tell_clock_set(self, event: ClockSet) -> None:
        def follow() -> None:
            self._do(lambda desk, live: runs.undo(desk, live, event.id))

        self._view.ask(say_clock_set(event.shift, follow=follow))

    def _leave_sign(self) -> None:
        live, reading = self._live, self._reading
        if live is None or reading is None or not live.run.run.is_running:
            return
        if live.run.session.rehearsal:
            return
        beat = watching.BEAT.total_seconds()
        if self._beat_at is None or not 0 <= reading.boot - self._beat_at < beat:
            self._beat_at = reading.boot
            watching.beat(self._shell.desk, live.run, reading)

    # --- reminders ---

    def _remind(self, live: LiveSession) -> None:
        """Once for each stretch of the time one chose to wait; nothing moves by itself."""
        every = self._shell.choices.number(REMIND, REMIND_AFTER)
        if every <= 0 or not self._view.isVisible() or not live.run.agenda.phases:
            return
        moment = live.moment(runs.instant(self._shell.desk))
        waited = int(_overdue(moment) / timedelta(minutes=every))
        if waited > self._reminded:
            self._view.ask(self._reminder(moment))
        self._reminded = waited

    def _reminder(self, moment: Moment) -> Question:
        forward = self._view.transport.forward.accessibleName()
        if moment.run.current is not None:
            return remind_to_move_on(
                moment, forward=forward, move_on=self._view.forward, add=self._add_five
            )
        late = moment.at - moment.run.agenda.start
        return remind_to_start(
            moment,
            forward=forward,
            start=self._view.forward,
            began=lambda: self._began(late),
        )

    def _add_five(self) -> None:
        self._do(lambda desk, live: runs.add_time(desk, live, _FIVE_MINUTES))

    def _began(self, ago: timedelta) -> None:
        self._do(lambda desk, live: runs.start(desk, live, ago=ago))


def _overdue(moment: Moment) -> timedelta:
    """How long Next or Start has been due; nothing for a pause, or a start of another day."""
    run, at = moment.run, moment.at
    if run.current is not None:
        return timedelta() if run.is_paused else run.overtime(run.current, at)
    late = at - run.agenda.start
    waits = run.ended_at is None and timedelta() < late < _LONG_AGO
    return late if waits else timedelta()
