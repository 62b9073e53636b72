"""What a session shows outside of its page, whatever page is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from facilitator.ui.audience.presenter import AudiencePresenter
from facilitator.ui.audience.screens import QtScreens
from facilitator.ui.mini.presenter import MiniPresenter
from facilitator.ui.run.clicker import CLICKER, clicker_of
from facilitator.ui.run.keys import CompanionKeys
from facilitator.ui.run.showing import session_time, whole_second
from facilitator.ui.sound.presenter import Sounds

if TYPE_CHECKING:
    from datetime import datetime

    from facilitator.ui.audience.screens import Screens
    from facilitator.ui.run.live import LiveSession
    from facilitator.ui.run.moment import Moment
    from facilitator.ui.run.view import RunView
    from facilitator.ui.shell import Shell
    from facilitator.ui.sound.player import Device


class Companions(QObject):
    """Each second, and after each step, they are given the session at that instant."""

    def __init__(
        self,
        view: RunView,
        shell: Shell,
        screens: Screens | None = None,
        device: Device | None = None,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._shell = shell
        self._live: LiveSession | None = None
        self.audience = AudiencePresenter(
            shell.choices, screens or QtScreens(self), view.audience_strip, view
        )
        self.mini = MiniPresenter(shell.choices, view)
        self.sounds = Sounds(shell, self, device)
        self._keys = CompanionKeys(view, self)
        self._connect()
        view.show_audience(self.audience.state)

    def show_session(self, live: LiveSession | None) -> None:
        """Another session leaves what the audience sees of the one before."""
        if self._live is not None and (live is None or live.id != self._live.id):
            self.audience.show_moment(None)
            self.mini.show_moment(None)
        self._live = live

    def show_moment(self, moment: Moment) -> None:
        """What the page shows, each second and behind each step."""
        self._view.clicker = clicker_of(self._shell.choices.text(CLICKER))
        self.audience.show_moment(moment)
        self.mini.show_moment(moment)
        self.sounds.show_moment(moment)

    def _tick(self, at: datetime) -> None:
        """While the page is not shown, nobody else tells what the second brought."""
        self.audience.tick()
        if self._live is not None and not self._view.isVisible():
            at = session_time(self._shell.desk, self._live, at)
            self.show_moment(self._live.moment(whole_second(at)))

    def _connect(self) -> None:
        view, wishes, audience = self._view, self._view.wishes, self.audience
        self._shell.ticker.ticked.connect(self._tick)
        audience.changed.connect(view.show_audience)
        audience.told.connect(self._say)
        audience.opened.connect(self._keys.watch)
        wishes.audience.connect(audience.toggle)
        wishes.blank.connect(audience.toggle_blank)
        wishes.freeze.connect(audience.toggle_frozen)
        wishes.windowed.connect(audience.toggle_windowed)
        wishes.message.connect(audience.ask_message)
        wishes.disc.connect(audience.set_disc)
        wishes.screen.connect(audience.choose_screen)
        self._connect_mini()
        wishes.sounds.connect(self.sounds.toggle)
        wishes.leave_special.connect(audience.leave_special)

    def _connect_mini(self) -> None:
        view, mini = self._view, self.mini
        view.wishes.mini.connect(mini.toggle)
        mini.changed.connect(view.transport.show_mini)
        mini.told.connect(self._say)
        mini.opened.connect(self._keys.watch)
        mini.pause_requested.connect(view.pause_or_go_on)
        mini.forward_requested.connect(view.forward)
        mini.minutes_requested.connect(view.change_minutes)
        mini.audience_requested.connect(view.wishes.audience)
        mini.full_window_requested.connect(self._show_full_window)

    def _show_full_window(self) -> None:
        if self._live is not None:
            self._shell.navigator.run_session(self._live.id)
        window = self._view.window()
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()

    def _say(self, sentence: str) -> None:
        self._shell.navigator.say(sentence, icon="ph.projector-screen")
