"""Between the settings dialog and what is kept of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.ui.audience.screens import QtScreens, kept_screen
from facilitator.ui.settings.model import keep_settings, read_settings
from facilitator.ui.sound.cues import Cue
from facilitator.ui.sound.player import Player

if TYPE_CHECKING:
    from facilitator.ui.audience.screens import Screens
    from facilitator.ui.settings.model import Settings
    from facilitator.ui.settings.view import SettingsDialog
    from facilitator.ui.shell import Shell


class SettingsPresenter(QObject):
    """Keeps each change at once; whoever shows a session looks at the choices each second."""

    def __init__(
        self, dialog: SettingsDialog, shell: Shell, screens: Screens | None = None
    ) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._shell = shell
        self._screens = screens or QtScreens(self)
        self.player = Player(parent=self)
        dialog.changed.connect(self._keep)
        dialog.try_requested.connect(self._try_sound)
        self.player.unheard.connect(self._say_unheard)
        settings = read_settings(shell.choices)
        dialog.show_settings(settings, self._screens_to_choose(settings.screen))

    def _screens_to_choose(self, kept: str) -> list[tuple[str, str]]:
        """Also the one from last time, though it may not be plugged in now."""
        home = self._dialog.parentWidget() or self._dialog
        found = [("", self.tr("The screen I am not looking at"))]
        found += [(one.kept, one.label) for one in self._screens.others(home)]
        last = kept_screen(kept)
        if last is not None and kept not in {data for data, _ in found}:
            words = self.tr("{screen} (not here now)").format(screen=last.label)
            found.append((kept, words))
        return found

    def _keep(self, settings: Settings) -> None:
        keep_settings(self._shell.choices, settings)

    def _try_sound(self) -> None:
        self.player.play(Cue.END, read_settings(self._shell.choices).volume)

    def _say_unheard(self) -> None:
        self._shell.navigator.say(
            self.tr("No sound can be played on this computer."), icon="ph.bell-simple-slash"
        )
