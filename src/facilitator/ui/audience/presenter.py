"""The audience screen over a session: on which display, and in which state."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from facilitator.ui.audience.model import audience_reading
from facilitator.ui.audience.screens import kept_screen, recognized
from facilitator.ui.audience.state import AudienceState
from facilitator.ui.audience.view import AudienceWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator.ui.audience.screens import Screen, Screens
    from facilitator.ui.audience.strip import AudienceStrip
    from facilitator.ui.choices import Choices
    from facilitator.ui.run.moment import Moment

SCREEN = "audience/screen"
DISC = "audience/disc"
_GOODBYE = timedelta(seconds=90)
"""So long the last picture stays when the session has ended."""


class AudiencePresenter(QObject):
    """Never touches the run; whatever happens to screens, only this window comes and goes."""

    changed = Signal(object)
    """The state that the facilitator is shown."""
    told = Signal(str)
    """A sentence for the facilitator about a key that could do nothing."""
    opened = Signal(object)
    """The window was made: whoever handles keys wants to know."""

    def __init__(
        self, choices: Choices, screens: Screens, strip: AudienceStrip, home: QWidget
    ) -> None:
        super().__init__(home)
        self._choices = choices
        self._screens = screens
        self._strip = strip
        self._home = home
        self._moment: Moment | None = None
        self.window: AudienceWindow | None = None
        self.state = AudienceState(with_disc=choices.text(DISC) == "yes")
        screens.changed.connect(self._screens_changed)
        strip.message_given.connect(self.show_message)

    # --- what time and the run bring ---

    def show_moment(self, moment: Moment | None) -> None:
        """Another second, or a step of the run; None when no session is shown any more."""
        self._moment = moment
        with_disc = self._choices.text(DISC) == "yes"
        if with_disc != self.state.with_disc:
            self.set_disc(with_disc)
        if moment is None or _is_long_over(moment):
            self.turn_off()
        elif self.window is not None and not self.state.is_frozen:
            self.window.show_reading(audience_reading(moment, self.state.message))

    def tick(self) -> None:
        if self.window is not None:
            self.window.tick()

    # --- on and off ---

    def toggle(self) -> None:
        if self.state.is_on:
            self.turn_off()
        else:
            self._turn_on()

    def turn_off(self) -> None:
        if not self.state.is_on:
            return
        self._strip.close_strip()
        self._become(is_on=False, is_lost=False, is_blank=False, is_frozen=False, message="")
        if self.window is not None:
            self.window.hide()

    def _turn_on(self) -> None:
        if self._moment is None:
            return
        others = self._screens.others(self._home)
        wanted = kept_screen(self._choices.text(SCREEN))
        screen = (recognized(wanted, others) if wanted else None) or next(iter(others), None)
        if screen is None:
            self._strip.offer_window(self._show_as_window)
        else:
            self._show_on(screen)

    def choose_screen(self, screen: Screen) -> None:
        """Use that display from now on."""
        self._show_on(screen)

    def toggle_windowed(self) -> None:
        """Between all of a display and a window with a frame."""
        if not self.state.is_on:
            self._show_as_window()
        elif self.state.is_windowed:
            self._fill_again()
        else:
            self._show_as_window()

    def _fill_again(self) -> None:
        """On the display that the window was moved to, never on the facilitator's."""
        assert self.window is not None
        others = self._screens.others(self._home)
        here = self._screens.of(self.window)
        screen = here if here in others else next(iter(others), None)
        if screen is not None:
            self._show_on(screen)
        else:
            self._strip.offer_window(self._show_as_window)

    def _show_on(self, screen: Screen) -> None:
        self._strip.close_strip()
        self._choices.set_text(SCREEN, screen.kept)
        self._become(is_on=True, is_lost=False, is_windowed=False, screen=screen)
        self._screens.fill(self._filled_window(), screen)

    def _show_as_window(self) -> None:
        self._strip.close_strip()
        self._become(is_on=True, is_lost=False, is_windowed=True, screen=None)
        self._screens.show_as_window(self._filled_window())

    def _filled_window(self) -> AudienceWindow:
        """The window with the picture of this moment, so that no old one flashes up."""
        if self.window is None:
            self.window = AudienceWindow()
            self.window.closed.connect(self.turn_off)
            self.destroyed.connect(self.window.deleteLater)
            self.opened.emit(self.window)
        self.window.set_blank(self.state.is_blank)
        self.window.set_disc(self.state.with_disc)
        self.show_moment(self._moment)
        return self.window

    # --- special states ---

    def toggle_blank(self) -> None:
        if self.window is None or not self.state.is_on:
            self._tell_off()
            return
        self._become(is_blank=not self.state.is_blank)
        self.window.set_blank(self.state.is_blank)

    def toggle_frozen(self) -> None:
        """The picture stays as it is while the facilitator goes on."""
        if not self.state.is_on:
            self._tell_off()
            return
        self._become(is_frozen=not self.state.is_frozen)
        self.show_moment(self._moment)

    def _tell_off(self) -> None:
        self.told.emit(self.tr("The audience screen is off. F5 turns it on."))

    def ask_message(self) -> None:
        self._strip.ask_message(self.state.message)

    def show_message(self, text: str) -> None:
        """In the place of the task; an empty one brings the task back."""
        self._become(message=text, is_frozen=False)
        if text and not self.state.is_on:
            self._turn_on()
        self.show_moment(self._moment)

    def set_disc(self, with_disc: bool, /) -> None:
        self._choices.set_text(DISC, "yes" if with_disc else "no")
        self._become(with_disc=with_disc)
        if self.window is not None:
            self.window.set_disc(with_disc)

    def leave_special(self) -> None:
        """What Esc does: the newest cover first."""
        if self.state.is_blank:
            self.toggle_blank()
        elif self.state.is_frozen:
            self.toggle_frozen()
        elif self.state.message:
            self.show_message("")

    # --- displays that come and go ---

    def _screens_changed(self) -> None:
        """Plugged, unplugged, moved or resized."""
        if self.state.is_on and not self.state.is_windowed and self.state.screen is not None:
            found = recognized(self.state.screen, self._screens.others(self._home))
            if found is None:
                self._lose()
            elif self.state.is_lost or found != self.state.screen:
                self._show_on(found)
        self._become()

    def _lose(self) -> None:
        """Out of sight at once: the system would put it over what the facilitator sees."""
        if self.window is not None:
            self.window.hide()
        self._become(is_lost=True)
        other = next(iter(self._screens.others(self._home)), None)
        choose = None if other is None else lambda: self._show_on(other)
        self._strip.say_lost(choose=choose, turn_off=self.turn_off)

    def _become(self, **changes: object) -> None:
        others = self._screens.others(self._home)
        self.state = replace(self.state, screens=others, **changes)  # type: ignore[arg-type]
        self.changed.emit(self.state)


def _is_long_over(moment: Moment) -> bool:
    ended = moment.run.ended_at
    return ended is not None and moment.at - ended > _GOODBYE
