"""What can be done about one phase, from its row or from the title: each is a step to undo."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from facilitator.domain.rotation import most_delay, turns
from facilitator.services import replanning, runs
from facilitator.ui.wording import minutes_text, translate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAction

    from facilitator.domain.run_events import RunEvent
    from facilitator.services.runs import LiveRun
    from facilitator.ui.run.live import Command, LiveSession
    from facilitator.ui.run.showing import Showing
    from facilitator.ui.run.view import RunView

    Do = Callable[[Command], RunEvent | None]

_MINUTE = timedelta(minutes=1)
_EARLIER = (1, 2, 3, 4, 5, 10, 15)
_BORROWED = (1, 2, 5, 10)
_DELAYS = (1, 2, 3, 5)
_FEWEST_TURNS, _MOST_TURNS = 2, 8


class PhaseDeeds(QObject):
    """Makes the menu of a phase anew each time, from what the run then is."""

    def __init__(self, view: RunView, showing: Showing, do: Do) -> None:
        super().__init__(view)
        self._view = view
        self._showing = showing
        self._do = do
        self._live: LiveSession | None = None
        view.phase_menu_requested.connect(self.open)

    def show_session(self, live: LiveSession | None) -> None:
        self._live = live

    def open(self, phase: int, place: QPoint) -> None:
        menu = self.menu(phase)
        if menu is not None:
            menu.popup(place)

    def menu(self, phase: int) -> QMenu | None:
        """None when nothing can be done about the phase any more."""
        live = self._live
        if live is None or live.run.run.ended_at is not None:
            return None
        menu = QMenu(self._view)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setTitle(live.run.agenda.phases[phase].name)
        here = live.run.run.current
        if phase == here:
            self._add_of_current(menu, live.run)
        elif here is not None and phase < here:
            self._add(
                menu,
                _named(translate("Run", "Go back to {phase} now"), live.run, phase),
                _jump(phase),
            )
        else:
            self._add_of_coming(menu, live.run, phase)
        if here is None or phase >= here:
            self._add_settings(menu, live.run, phase)
        return menu

    def _add_of_current(self, menu: QMenu, live: LiveRun) -> None:
        """Who forgot to press a button says when it should have been pressed."""
        now = self._showing.moment().at
        latest = (now - live.run.visits[-1].span.begin) // _MINUTE
        most = (now - replanning.earliest_begin(live)) // _MINUTE
        earlier = menu.addMenu(translate("Run", "It began earlier"))
        for minutes in _EARLIER:
            if minutes > latest and minutes <= most:
                words = translate("Run", "{minutes} ago").format(minutes=minutes_text(minutes))
                self._add(earlier, words, _began(minutes))
        earlier.setEnabled(bool(earlier.actions()))
        self._add_delays(menu, live)

    def _add_delays(self, menu: QMenu, live: LiveRun) -> None:
        """A group that is late in its turn gets more time, the others move on without it."""
        at, here = self._showing.moment().at, live.run.current
        now = None if here is None else turns(live.run, here, at)
        if here is None or now is None or now.is_over:
            return
        late = menu.addMenu(translate("Run", "More time for one group"))
        for group in live.session.groups:
            most = most_delay(live.run, here, group.id, now, at) // _MINUTE
            given = late.addMenu(group.name)
            for minutes in _DELAYS:
                if minutes <= most:
                    self._add(given, minutes_text(minutes), _delay(group.id, minutes))
            given.setEnabled(bool(given.actions()))
        late.setEnabled(bool(live.session.groups) and not now.is_last)

    def _add_of_coming(self, menu: QMenu, live: LiveRun, phase: int) -> None:
        if live.run.current is not None:
            self._add(
                menu, _named(translate("Run", "Go to {phase} now"), live, phase), _jump(phase)
            )
            self._add_borrowing(menu, live, phase)
        if phase in live.run.skipped:
            words = translate("Run", "Take it in again")
            self._add(menu, words, _skip(phase, done=False))
        else:
            self._add(menu, _leave_out_words(live, phase), _skip(phase, done=True))

    def _add_borrowing(self, menu: QMenu, live: LiveRun, phase: int) -> None:
        here = live.run.current
        assert here is not None
        lend = menu.addMenu(_named(translate("Run", "Borrow for {phase}"), live, here))
        most = replanning.borrowable(live, phase) // _MINUTE
        known = live.run.planned(here) is not None
        for minutes in _BORROWED:
            if known and minutes <= most:
                self._add(lend, minutes_text(minutes), _borrow(phase, minutes))
        lend.setEnabled(bool(lend.actions()))

    def _add_settings(self, menu: QMenu, live: LiveRun, phase: int) -> None:
        menu.addSeparator()
        itself = live.run.advances_itself(phase)
        words = translate("Run", "Move on by itself at 0:00")
        action = self._add(menu, words, _move_on_itself(phase, on=not itself))
        action.setCheckable(True)
        action.setChecked(itself)
        turns = menu.addMenu(translate("Run", "Groups take turns"))
        for rounds, minutes, words in _turns(live, phase):
            self._add(turns, words, _rotate(phase, rounds, minutes))
        turns.setEnabled(bool(turns.actions()))

    def _add(self, menu: QMenu, words: str, command: Command) -> QAction:
        action = menu.addAction(words)
        action.triggered.connect(partial(self._done, command))
        return action

    def _done(self, command: Command, _checked: bool = False) -> None:
        self._do(command)


def _named(words: str, live: LiveRun, phase: int) -> str:
    return words.format(phase=live.agenda.phases[phase].name)


def _leave_out_words(live: LiveRun, phase: int) -> str:
    lost = replanning.lost_by_skipping(live, phase)
    if not lost:
        return translate("Run", "Leave it out")
    words = translate("Run", "Leave it out: nothing else works on {objectives}")
    return words.format(objectives=", ".join(f"O{one + 1}" for one in lost))


def _turns(live: LiveRun, phase: int) -> Iterator[tuple[int, int, str]]:
    """Rounds that fill what is planned, for each number of rounds there may be; and none."""
    if live.run.rotation(phase) is not None:
        yield 0, 0, translate("Run", "No turns")
    planned = live.run.planned(phase)
    if planned is None:
        return
    groups = len(live.session.groups)
    counts = sorted(range(_FEWEST_TURNS, _MOST_TURNS + 1), key=lambda count: count != groups)
    for rounds in counts:
        minutes = planned // _MINUTE // rounds
        if minutes:
            words = translate("Run", "{rounds} rounds of {minutes}")
            yield rounds, minutes, words.format(rounds=rounds, minutes=minutes_text(minutes))


def _jump(phase: int) -> Command:
    return lambda desk, live: runs.jump(desk, live, phase)


def _began(minutes: int) -> Command:
    return lambda desk, live: replanning.began_earlier(desk, live, minutes * _MINUTE)


def _skip(phase: int, *, done: bool) -> Command:
    return lambda desk, live: replanning.skip(desk, live, phase, done=done)


def _borrow(phase: int, minutes: int) -> Command:
    return lambda desk, live: replanning.borrow(desk, live, phase, minutes * _MINUTE)


def _delay(group: str, minutes: int) -> Command:
    return lambda desk, live: replanning.delay_group(desk, live, group, minutes * _MINUTE)


def _move_on_itself(phase: int, *, on: bool) -> Command:
    return lambda desk, live: replanning.set_auto_advance(desk, live, phase, on=on)


def _rotate(phase: int, rounds: int, minutes: int) -> Command:
    return lambda desk, live: replanning.rotate(desk, live, phase, rounds=rounds, minutes=minutes)
