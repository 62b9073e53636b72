"""While the disk takes nothing: what waits in memory is told, and tried again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.ui.counting import counted
from facilitator.ui.tasks import Outcome
from facilitator.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QBoxLayout

    from facilitator.ui.shell import Shell

_SECONDS_BETWEEN = 5


class WaitingNotice(QObject):
    """A banner above the page as long as anything waits; looked at with each tick of the clock."""

    def __init__(self, column: QBoxLayout, place: int, shell: Shell, parent: QObject) -> None:
        """The banner comes into the column at that place when it is needed first."""
        super().__init__(parent)
        self._column = column
        self._place = place
        self._shell = shell
        self.banner: Banner | None = None
        self._waited = 0
        self._is_trying = False
        shell.ticker.ticked.connect(self._look)

    def _look(self, _at: datetime) -> None:
        self._show()
        self._waited = self._waited + 1 if self._shell.desk.library.waiting else 0
        if self._waited >= _SECONDS_BETWEEN:
            self._try()

    def _try(self) -> None:
        """On the worker: a disk that is dying takes its time to say no."""
        self._waited = 0
        if not self._is_trying:
            self._is_trying = True
            library = self._shell.desk.library
            outcome = Outcome(done=self._tried, failed=self._tried)
            self._shell.tasks.run(lambda _tell: library.write_waiting(), outcome)

    def _tried(self, _outcome: object) -> None:
        self._is_trying = False
        self._show()

    def _show(self) -> None:
        library = self._shell.desk.library
        count = len(library.waiting)
        if count:
            self._say(count, library.why_waiting)
        elif self.banner is not None and not self.banner.isHidden():
            self.banner.hide()
            self._shell.navigator.tell_saved(True)
            self._shell.navigator.say(self.tr("Everything is on the disk again."))

    def _say(self, count: int, why: str) -> None:
        is_news = self.banner is None or self.banner.isHidden()
        if self.banner is None:
            self.banner = Banner("danger", "")
            self.banner.add_action(self.tr("Try again"), self._try)
            self._column.insertWidget(self._place, self.banner)
        title = counted(
            count,
            self.tr("1 step waits in memory and is not on the disk yet; the session goes on."),
            self.tr(
                "{count} steps wait in memory and are not on the disk yet; the session goes on."
            ),
        )
        self.banner.set_message("danger", title, why)
        if is_news:
            self.banner.show()
            self.banner.announce()
            self._shell.navigator.tell_saved(False)
