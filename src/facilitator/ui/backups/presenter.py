"""Between the Backups window and the services that make and read backups."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from facilitator.domain.title import short_title
from facilitator.errors import UserError
from facilitator.services import backup_shelf
from facilitator.services.backup_shelf import Reason
from facilitator.services.backups import back_up_by_itself
from facilitator.ui.backing_up import SECOND_PLACE
from facilitator.ui.backups.dialog import PreviewShown
from facilitator.ui.counting import counted
from facilitator.ui.tasks import Outcome
from facilitator.ui.wording import near_time

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.services.backup_shelf import BackupContents, KeptBackup
    from facilitator.ui.backups.dialog import BackupsDialog
    from facilitator.ui.shell import Shell

_MOST_NAMED = 5


class BackupsPresenter(QObject):
    """Reads a backup behind the window, and shows only what belongs to the row that is chosen."""

    def __init__(
        self, dialog: BackupsDialog, shell: Shell, restore: Callable[[Path], None]
    ) -> None:
        super().__init__(dialog)
        self._dialog, self._shell, self._restore = dialog, shell, restore
        self._found: tuple[KeptBackup, ...] = ()
        self._row = -1
        self._is_open = True
        dialog.finished.connect(self._close)
        dialog.chosen.connect(self._show)
        dialog.restore_wanted.connect(self._go_back)
        dialog.back_up_wanted.connect(self._back_up)
        dialog.place_wanted.connect(self._choose_place)
        dialog.place_left.connect(lambda: self._set_place(""))
        self._reload()

    def _close(self) -> None:
        self._is_open = False

    @property
    def _second(self) -> Path | None:
        place = self._shell.choices.text(SECOND_PLACE)
        return Path(place) if place else None

    def _reload(self) -> None:
        second = self._second
        self._found = backup_shelf.kept_backups(self._shell.desk, second)
        self._dialog.show_backups([self._line(one) for one in self._found], 0)
        words = self.tr("Every backup stays on this computer only. A stick is safer.")
        if second is not None:
            words = self.tr("Each backup goes to {folder} too.").format(folder=second)
            if not second.is_dir():
                words = self.tr("The second place, {folder}, is not there now.")
                words = words.format(folder=second)
        self._dialog.show_place(words, has_one=second is not None)

    def _line(self, one: KeptBackup) -> str:
        reasons = {
            Reason.BY_ITSELF: self.tr("by itself"),
            Reason.MERGE: self.tr("before a package was added"),
            Reason.RESTORE: self.tr("before another backup was restored"),
            Reason.AS_IT_WAS: self.tr("the library that did not open"),
            Reason.UPDATE: self.tr("before an update of the app"),
            Reason.BY_HAND: self.tr("by hand"),
        }
        place = self.tr("second place") if one.second else ""
        size = QLocale.system().formattedDataSize(one.size, 1)
        told = " · ".join(filter(None, (reasons[one.reason], size, place)))
        return f"{near_time(one.at, self._shell.desk.clock.now())}\n{told}"

    def _show(self, row: int) -> None:
        self._row = row
        self._dialog.show_preview(None)
        if not 0 <= row < len(self._found):
            return
        one, desk = self._found[row], self._shell.desk

        def work(_tell: object) -> BackupContents:
            backup_shelf.refuse_unsound(one.file)
            return backup_shelf.contents_of(desk, one.file)

        outcome = Outcome(
            done=lambda contents: self._show_contents(row, contents),
            failed=lambda error: self._show_unsound(row, error),
        )
        self._shell.tasks.run(work, outcome)

    def _show_contents(self, row: int, contents: BackupContents) -> None:
        if not self._is_open or row != self._row:
            return
        parts = (
            counted(len(contents.plans), self.tr("1 plan"), self.tr("{count} plans")),
            counted(contents.sessions, self.tr("1 session"), self.tr("{count} sessions")),
            counted(
                contents.observations, self.tr("1 observation"), self.tr("{count} observations")
            ),
        )
        self._dialog.show_preview(
            PreviewShown(
                title=self._line(self._found[row]).replace("\n", " · "),
                holds=self.tr("Checked and sound. It holds {things}.").format(
                    things=", ".join(parts)
                ),
                differences=self._differences(contents),
                plans=tuple(map(short_title, contents.plans)),
                may_restore=True,
            )
        )

    def _differences(self, contents: BackupContents) -> str:
        plans, sessions = contents.plans_apart, contents.sessions_apart
        told = (
            (self.tr("Plans only in the backup: {titles}."), plans.missing_now),
            (self.tr("Plans new or changed since then: {titles}."), plans.newer_now),
            (self.tr("Sessions only in the backup: {titles}."), sessions.missing_now),
            (self.tr("Sessions new or with more in them since: {titles}."), sessions.newer_now),
        )
        lines = [words.format(titles=_named(titles)) for words, titles in told if titles]
        same = self.tr("Its plans and sessions are those of your library now.")
        return "\n".join(lines) or same

    def _show_unsound(self, row: int, error: Exception) -> None:
        if not self._is_open or row != self._row:
            return
        reason = str(error) if isinstance(error, UserError) else self.tr("It cannot be read.")
        title = self._line(self._found[row]).replace("\n", " · ")
        self._dialog.show_preview(PreviewShown(title, reason, "", (), may_restore=False))

    def _go_back(self, row: int) -> None:
        self._restore(self._found[row].file)

    def _back_up(self) -> None:
        desk, second = self._shell.desk, self._second
        self._dialog.set_busy(True)
        outcome = Outcome(done=self._made, failed=self._failed)
        self._shell.tasks.run(lambda _tell: back_up_by_itself(desk, second), outcome)

    def _made(self, made: Path | None) -> None:
        self._ended()
        words = self.tr("Backed up and checked.") if made else self.tr("Nothing changed since.")
        self._shell.navigator.say(words, icon="ph.check-circle")

    def _failed(self, error: Exception) -> None:
        self._ended()
        self._shell.navigator.show_error(error)

    def _ended(self) -> None:
        if self._is_open:
            self._dialog.set_busy(False)
            self._reload()

    def _choose_place(self) -> None:
        """A stick, or another disk: each automatic backup goes there too."""
        before = self._shell.choices.text(SECOND_PLACE)
        place = self._dialog.choose_folder(before or str(Path.home()))
        if place:
            self._set_place(place)

    def _set_place(self, place: str) -> None:
        self._shell.choices.set_text(SECOND_PLACE, place)
        self._reload()


def _named(titles: tuple[str, ...]) -> str:
    """The first of them, and how many more."""
    shown = [f"“{short_title(title)}”" for title in titles[:_MOST_NAMED]]
    more = len(titles) - len(shown)
    return ", ".join([*shown, f"+ {more}"] if more else shown)
