"""The chimes of a session: on or off by one key, never twice, and seen where not heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.ui.run.clock_reading import clock_reading
from facilitator.ui.sound.cues import Cue, cues
from facilitator.ui.sound.player import Player

if TYPE_CHECKING:
    from datetime import datetime

    from facilitator.ui.run.moment import Moment
    from facilitator.ui.shell import Shell
    from facilitator.ui.sound.player import Device

SOUNDS = "sound/on"
VOLUME = "sound/volume"
USUAL_VOLUME = 70


class Sounds(QObject):
    """Given each moment of the session; compares it with the one before."""

    def __init__(self, shell: Shell, parent: QObject, device: Device | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._before: tuple[str, datetime] | None = None
        self._moment: Moment | None = None
        self.player = Player(device, self)
        self.player.unheard.connect(self._show_cue)

    @property
    def are_on(self) -> bool:
        return self._shell.choices.text(SOUNDS) != "no"

    def toggle(self) -> None:
        self._shell.choices.set_text(SOUNDS, "no" if self.are_on else "yes")
        words = self.tr("Sounds on") if self.are_on else self.tr("Sounds off")
        icon = "ph.bell-simple" if self.are_on else "ph.bell-simple-slash"
        self._shell.navigator.say(words, icon=icon)

    def show_moment(self, moment: Moment) -> None:
        before, self._before = self._before, (moment.session.id, moment.at)
        self._moment = moment
        if before is None or before[0] != moment.session.id or not self.are_on:
            return
        for cue in cues(before[1], moment.run, moment.at)[:1]:
            volume = round(self._shell.choices.number(VOLUME, USUAL_VOLUME))
            self.player.play(cue, volume)

    def _show_cue(self, cue: Cue) -> None:
        """No sound could be made: what it stands for is said on the page."""
        moment = self._moment
        if moment is None or moment.run.current is None:
            return
        name = moment.run.agenda.phases[moment.run.current].name
        said = self._words(cue) or clock_reading(moment).heading
        words = self.tr("{what}: {phase}. No sound can be played here.")
        self._shell.navigator.say(words.format(what=said, phase=name), icon="ph.bell-simple")

    def _words(self, cue: Cue) -> str:
        words = {
            Cue.END: self.tr("Time is up"),
            Cue.MOVE: self.tr("Groups move on"),
            Cue.TOGETHER: self.tr("Everybody together"),
        }
        return words.get(cue, "")
