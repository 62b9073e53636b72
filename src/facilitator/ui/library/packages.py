"""Opening packages: first what they hold, then, if that is wanted, adding it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.errors import UserError
from facilitator.services import packages
from facilitator.ui.library.package_model import package_shown, said_after

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from facilitator.domain.changes import Changes
    from facilitator.services.package_news import PackagePreview
    from facilitator.services.packages import MergeReport
    from facilitator.ui.library.view import LibraryView
    from facilitator.ui.shell import Shell
    from facilitator.ui.tasks import Work

    Start = Callable[[Work, Callable[[Any], None]], None]

SUFFIX = ".facilitator"


def is_package(path: Path) -> bool:
    return path.name.casefold().endswith(SUFFIX)


class PackageOpener(QObject):
    """`start` runs work behind the window, `announce` tells what changed, `done` that all is over.

    One package after the other: each is asked about.
    """

    def __init__(
        self,
        view: LibraryView,
        shell: Shell,
        *,
        start: Start,
        announce: Callable[[Changes], None],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._shell = shell
        self._start = start
        self._announce = announce
        self._waiting: list[Path] = []
        self._then: Callable[[], None] = lambda: None

    def open(self, files: tuple[Path, ...], then: Callable[[], None]) -> None:
        """`then` is called when all of them were added or not."""
        self._waiting, self._then = list(files), then
        self._next()

    def give_up(self) -> None:
        """One could not be read, or the user cancelled: the others are not asked about."""
        self._waiting = []

    def _next(self) -> None:
        if not self._waiting:
            self._then()
            return
        file, desk = self._waiting.pop(0), self._shell.desk
        self._start(
            lambda tell: packages.preview_package(desk, file, progress=tell),
            lambda preview: self._ask(file, preview),
        )

    def _ask(self, file: Path, preview: PackagePreview) -> None:
        dialog = self._view.dialogs.show_package(package_shown(preview))
        dialog.accepted.connect(lambda: self._add(file))
        dialog.rejected.connect(self._next)

    def _add(self, file: Path) -> None:
        desk = self._shell.desk
        self._start(lambda tell: packages.open_package(desk, file, progress=tell), self._added)

    def _added(self, result: tuple[MergeReport, Changes]) -> None:
        report, changes = result
        self._announce(changes)
        if len(changes.sessions) == 1 and not self._waiting:
            self._shell.navigator.review_session(*changes.sessions)
        self._shell.navigator.say(said_after(report.preview), undo=lambda: self._undo(report))
        self._next()

    def _undo(self, report: MergeReport) -> None:
        try:
            changes = packages.undo_merge(self._shell.desk, report)
        except UserError as error:
            self._shell.navigator.show_error(error)
            return
        self._announce(changes)
        self._shell.navigator.say(self.tr("Package taken back"), icon="ph.arrow-u-up-left")
