"""Between the Run page and its services: commands in, readings out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.domain.run_events import (
    Advanced,
    Ended,
    Paused,
    Resumed,
    Started,
    StepTicked,
    WentBack,
)
from facilitator.errors import UserError
from facilitator.services import rehearsing, runs
from facilitator.services.rehearsing import SessionClock
from facilitator.ui.run.announcing import phase_announcement
from facilitator.ui.run.catching_up import CatchingUp
from facilitator.ui.run.companions import Companions
from facilitator.ui.run.live import LiveSession
from facilitator.ui.run.observing import Observing
from facilitator.ui.run.phase_menu import PhaseDeeds
from facilitator.ui.run.questions import ask_to_end, ask_to_leave, say_recovered
from facilitator.ui.run.showing import Showing
from facilitator.ui.run.standing import standing_warning
from facilitator.ui.run.step_words import event_icon, event_words, step_words
from facilitator.ui.run.steps import EventStep
from facilitator.ui.run.watchman import Watchman

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from facilitator.domain.changes import Changes
    from facilitator.domain.run_events import RunEvent
    from facilitator.services.runs import LiveRun
    from facilitator.ui.audience.screens import Screens
    from facilitator.ui.run.live import Command
    from facilitator.ui.run.steps import Step
    from facilitator.ui.run.view import RunView
    from facilitator.ui.shell import Shell
    from facilitator.ui.sound.player import Device

    Turn = Callable[[LiveSession], Step | None]

_BEATS = 4
"""Looks at the clock in a second while a rehearsal runs faster than time."""
_NOT_TOLD = (Paused, Resumed, StepTicked, Ended)
"""What one sees at once or is told of in other words."""


class RunPresenter(QObject):
    """Takes the steps of one session; each is on the disk before the page shows it."""

    def __init__(
        self,
        view: RunView,
        shell: Shell,
        screens: Screens | None = None,
        device: Device | None = None,
    ) -> None:
        super().__init__(view)
        self._clock = SessionClock(shell.desk.clock)
        shell = shell._replace(desk=replace(shell.desk, clock=self._clock))
        self._view = view
        self._shell = shell
        self._live: LiveSession | None = None
        self._showing = Showing(view, shell)
        self._catching_up = CatchingUp(view, self._do)
        self._deeds = PhaseDeeds(view, self._showing, self._do)
        self._watchman = Watchman(view, shell, self._showing, self._do)
        self.companions = Companions(view, shell, screens, device)
        self._showing.shown.connect(self.companions.show_moment)
        self._observing = Observing(
            view.groups, shell, saved=self._showing.show_now, say=view.announce
        )
        self._connect()

    @property
    def session_id(self) -> str | None:
        return self._live.id if self._live is not None else None

    def show_session(self, session_id: str) -> None:
        """Load and show a session; the same one again keeps what was begun on the page."""
        other = session_id != self.session_id
        self._view.ask_bar.withdraw()
        try:
            self._live = LiveSession(
                self._shell.desk,
                session_id,
                self._announce,
                standing_warning=standing_warning(self._shell.choices),
            )
        except UserError as error:
            self._live = None
            self.companions.show_session(None)
            self._showing.show_session(None)
            self._watchman.show_session(None, afresh=True)
            self._deeds.show_session(None)
            self._view.set_session_shown(False)
            self._shell.navigator.show_error(error)
            return
        self._view.set_session_shown(True)
        if other:
            self._set_clock(self._live.run)
        self.companions.show_session(self._live)
        self._showing.show_session(self._live)
        self._catching_up.show_session(self._live)
        self._deeds.show_session(self._live)
        self._watchman.show_session(self._live, afresh=other)
        self._observing.show_session(self._live, afresh=other)

    def show_recovered(self) -> None:
        """Say that the session ran on while the app was gone, and ask what to do."""
        live = self._live
        if live is None or not live.run.run.is_running:
            return
        gap = self._watchman.gap
        sign = gap.begin if gap is not None else runs.last_sign(live.run, live.seen)
        if sign is not None:
            over = partial(self._end, at=runs.likely_end(live.run, sign))
            pause = self._watchman.was_a_pause if gap is not None else None
            recovered = say_recovered(self._showing.moment(), sign, end=over, was_a_pause=pause)
            self._view.ask(recovered)

    # --- rehearsals ---

    def _set_clock(self, live: LiveRun) -> None:
        """A rehearsal has a clock of its own, which stood still since it was left."""
        if live.session.rehearsal:
            self._clock.rehearse(rehearsing.where_it_stood(live))
        else:
            self._clock.be_real()
        self._show_speed()

    def _set_speed(self, speed: int) -> None:
        self._clock.set_speed(speed)
        self._show_speed()
        self._showing.show_now()

    def _show_speed(self) -> None:
        speed = 0 if self._clock.is_real else self._clock.speed
        self._view.header.show_speed(speed)
        self._shell.ticker.set_beats(_BEATS if speed > 1 else 1)

    def _rehearse(self) -> None:
        """A copy of the session, from its planned start on."""
        if self._live is None:
            return
        try:
            copy, changes = rehearsing.copy_to_rehearse(self._shell.desk, self._live.run.session)
        except Exception as error:
            self._failed(error)
            return
        self._announce(changes)
        self._shell.navigator.run_session(copy.id)

    def _connect(self) -> None:
        view = self._view
        view.rehearsal_requested.connect(self._rehearse)
        view.header.speed_chosen.connect(self._set_speed)
        view.forward_requested.connect(self._forward)
        view.back_requested.connect(lambda: self._do(runs.go_back))
        view.pause_requested.connect(self._pause_or_go_on)
        view.minutes_requested.connect(self._add_minutes)
        view.catch_up_requested.connect(self._catch_up)
        self._showing.shown.connect(self._catching_up.refresh)
        view.end_requested.connect(self._ask_to_end)
        view.leave_requested.connect(self._leave)
        view.undo_requested.connect(self._undo)
        view.redo_requested.connect(self._redo)
        view.step_ticked.connect(self._tick_step)
        view.groups.undo_requested.connect(self._take_back_seen)
        self._shell.bus.changed.connect(self._follow)

    # --- commands ---

    def _forward(self) -> None:
        """Start, next, or on the last phase ask whether to end."""
        live = self._live
        if live is None:
            return
        run = live.run.run
        if run.current is None:
            if run.ended_at is None:
                self._do(runs.start)
        elif run.following is None:
            self._ask_to_end()
        else:
            self._do(runs.advance)

    def _pause_or_go_on(self) -> None:
        if self._live is not None:
            paused = self._live.run.run.is_paused
            self._do(runs.resume if paused else runs.pause)

    def _add_minutes(self, minutes: int) -> None:
        amount = timedelta(minutes=minutes)
        self._do(lambda desk, live: runs.add_time(desk, live, amount))

    def _catch_up(self) -> None:
        if self._live is not None:
            self._showing.show_now()
            self._catching_up.toggle(self._showing.moment())

    def _tick_step(self, phase: int, step: int, done: bool) -> None:
        self._do(lambda desk, live: runs.tick_step(desk, live, phase=phase, step=step, done=done))

    def _do(self, command: Command) -> RunEvent | None:
        """One step of the clock; the page shows it when it is on the disk."""
        live = self._live
        if live is None:
            return None
        try:
            event = live.do(command)
        except Exception as error:
            self._failed(error)
            return None
        if event is not None:
            self._done(event)
        return event

    def _done(self, event: RunEvent) -> None:
        if isinstance(event, Started | Advanced | WentBack):
            self._entered_phase(event.at)
        self._showing.show_at(event.at)
        if not isinstance(event, _NOT_TOLD) and self._live is not None:
            words = event_words(event, self._live.run.agenda)
            undo = partial(self._take_back, EventStep(event))
            self._shell.navigator.say(words, undo, icon=event_icon(event))

    def _entered_phase(self, at: datetime) -> None:
        moment = self._showing.enter_phase(at)
        self._view.ask_bar.withdraw()
        self._observing.phase_changed()
        self._view.announce(phase_announcement(moment))

    def _failed(self, error: Exception) -> None:
        self._shell.navigator.show_error(error)
        self._showing.show_now()

    # --- end and leave ---

    def _ask_to_end(self) -> None:
        live = self._live
        if live is None or not live.run.run.is_running:
            return
        asked = self._view.ask_bar.question
        if asked is not None and asked.is_end:
            return
        begun = self._observing.says_something
        self._view.ask(ask_to_end(self._showing.moment(), end=self._end, draft_begun=begun))

    def _end(self, at: datetime | None = None) -> None:
        if not self._observing.save_rest():
            return
        event = self._do(lambda desk, live: runs.end(desk, live, at=at))
        if event is None or self._live is None:
            return
        session_id = self._live.id
        time = self._showing.moment().clock(event.at)
        words = self.tr("Session ended at {time}").format(time=time)
        undo = partial(self._undo_end, session_id, EventStep(event))
        self._shell.navigator.review_session(session_id)
        self._shell.navigator.say(words, undo, icon="ph.stop-circle")

    def _undo_end(self, session_id: str, step: EventStep) -> None:
        """The toast may be pressed on another page: come back and go on."""
        if self.session_id != session_id:
            self.show_session(session_id)
        self._take_back(step)
        self._shell.navigator.run_session(session_id)

    def _leave(self) -> None:
        live = self._live
        if live is None or not live.run.run.is_running:
            self._shell.navigator.leave_run()
        else:
            self._view.ask(ask_to_leave(self._shell.navigator.leave_run))

    # --- undo and redo ---

    def _undo(self) -> None:
        self._turn(LiveSession.undo, self.tr("Undone: {step}"), "ph.arrow-u-up-left")

    def _redo(self) -> None:
        self._turn(LiveSession.redo, self.tr("Done again: {step}"), "ph.arrow-u-up-right")

    def _turn(self, turn: Turn, words: str, icon: str) -> None:
        live = self._live
        if live is None:
            return
        try:
            step = turn(live)
        except Exception as error:
            self._failed(error)
            return
        if step is not None:
            self._turned(step, words, icon)

    def _take_back(self, step: Step) -> None:
        """The Undo of a toast: just this step, whatever came after it."""

        def take_back(live: LiveSession) -> Step | None:
            if not live.steps.counts(step):
                return None
            live.take_back(step)
            return step

        self._turn(take_back, self.tr("Undone: {step}"), "ph.arrow-u-up-left")

    def _take_back_seen(self, seen_id: str) -> None:
        step = self._live.steps.find_seen(seen_id) if self._live is not None else None
        if step is not None:
            self._take_back(step)

    def _turned(self, step: Step, words: str, icon: str) -> None:
        live = self._live
        assert live is not None
        at = runs.instant(self._shell.desk)
        if isinstance(step, EventStep) and isinstance(step.event, Started | Advanced | WentBack):
            self._entered_phase(at)
        self._showing.show_at(at)
        told = step_words(step, live.run.agenda, live.run.session)
        self._shell.navigator.say(words.format(step=told), icon=icon)

    # --- changes made elsewhere ---

    def _follow(self, changes: Changes, initiator: object) -> None:
        """Someone else changed this session: read it anew, keep what is begun here."""
        live = self._live
        if live is None or initiator is self:
            return
        if live.id in changes.sessions | changes.runs:
            self.show_session(live.id)

    def _announce(self, changes: Changes) -> None:
        self._shell.bus.announce(changes, self)
