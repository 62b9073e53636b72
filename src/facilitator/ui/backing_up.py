"""Backups behind the window: soon after the start, then every half hour of use."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.errors import UserError
from facilitator.services.backups import back_up_by_itself
from facilitator.ui.tasks import Outcome

if TYPE_CHECKING:
    from facilitator.ui.shell import Shell

SECOND_PLACE = "backups/second_place"
FIRST_AFTER, EVERY = 120, 30 * 60
"""Seconds of use."""
_log = logging.getLogger(__name__)


class BackingUp(QObject):
    """Counts the ticks of the clock; what fails is said once, until it works again."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._left = FIRST_AFTER
        self._told = ""
        shell.ticker.ticked.connect(self._tick)

    def _tick(self, _at: object) -> None:
        self._left -= 1
        if self._left <= 0 and not self._shell.desk.library.waiting:
            self._left = EVERY
            self.back_up()

    def back_up(self) -> None:
        desk, place = self._shell.desk, self._shell.choices.text(SECOND_PLACE)
        second = Path(place) if place else None
        outcome = Outcome(done=self._done, failed=self._failed)
        self._shell.tasks.run(lambda _tell: back_up_by_itself(desk, second), outcome)

    def _done(self, _made: object) -> None:
        self._told = ""

    def _failed(self, error: Exception) -> None:
        _log.error("The automatic backup failed", exc_info=error)
        words = str(error) if isinstance(error, UserError) else ""
        if words and words != self._told:
            self._told = words
            told = self.tr("No automatic backup: {reason}").format(reason=words)
            self._shell.navigator.say(told, icon="ph.warning")
