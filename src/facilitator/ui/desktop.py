"""The running application: its window, and the library that opens behind the first frame."""

from __future__ import annotations

import gc
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.ui.application import application, show_icon, take_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from facilitator.domain.clock import Clock
    from facilitator.domain.shelf import PlanSummary
    from facilitator.paths import Paths
    from facilitator.services.desk import Desk
    from facilitator.ui.shell import Shell
    from facilitator.ui.tasks import TaskRunner

FAILED = 1
_RESTORED = "backups/restored"
_FIRST_ROWS = 200
"""Rows of the first frame; the rest follow once the library is open."""


class Desktop(QObject):
    """Shows the window first and opens the library when its first frame is up."""

    def __init__(
        self,
        paths: Paths,
        clock: Clock,
        *,
        open_desk: Callable[[], Desk],
        first_rows: Callable[[int], tuple[PlanSummary, ...] | None],
        brought: Path | None = None,
    ) -> None:
        """`brought` is a package to open once the library is."""
        self._app = application()
        super().__init__()
        self._paths = paths
        self._clock = clock
        self._open_desk = open_desk
        self._first_rows = first_rows
        self._desk: Desk | None = None
        self._tasks: TaskRunner | None = None
        self._brought = [] if brought is None else [brought]
        self._was_ended_by_a_fault = False
        self._to_restore: Path | None = None
        self.is_to_reopen = False
        """Whether the program is to be started once more when this run is over."""

    def show_the_other_window(self, otherwise: str) -> int:
        """Bring the process that has the library to the front, or say that one has it."""
        from facilitator.ui.instance import raise_running

        if raise_running(self._paths.library, *self._brought[:1]):
            return 0
        return self.refuse(otherwise)

    def refuse(self, sentence: str) -> int:
        """One box with one sentence, then the end."""
        from PySide6.QtWidgets import QMessageBox

        show_icon(self._app)
        QMessageBox.warning(None, self.tr("Facilitator Companion"), sentence)
        return FAILED

    def run(self) -> int:
        """From the first frame to the last; the exit code."""
        try:
            self._make_window()
        except Exception:  # a bug of ours: without a window nobody else would tell of it
            return self._excuse_the_start()
        return self._app.exec()

    def _make_window(self) -> None:
        from facilitator.ui.choices import Choices
        from facilitator.ui.main_window import MainWindow

        self._choices = Choices(self._paths.settings)
        self.window = MainWindow(self._choices)
        self._show_first_rows()
        take_files(self._app, self._open_brought)
        self.window.painted.connect(self._first_frame_is_up)
        self.window.closed.connect(self._close)
        self.window.restore_requested.connect(self._restore)
        self.window.show()

    def _excuse_the_start(self) -> int:
        """A program without a terminal has no other way to say so."""
        import logging

        from facilitator.log import start_log

        start_log(self._paths.logs)
        logging.getLogger(__name__).exception("The window could not be made")
        sentence = self.tr(
            "The app could not start. Your library was not touched. What happened is in the log: "
            "“facilitator support-report” shows it."
        )
        return self.refuse(sentence)

    def _show_first_rows(self) -> None:
        """What can be read at once; where there is no library yet, the welcome."""
        rows = self._first_rows(_FIRST_ROWS)
        complete = rows is not None and len(rows) < _FIRST_ROWS
        self.window.library_view.show_rows(rows, complete=complete)

    def _first_frame_is_up(self) -> None:
        """Everything that the first frame did not need is imported and made from here on."""
        from facilitator.ui.crash import CrashGuard
        from facilitator.ui.tasks import WorkerTasks

        gc.freeze()
        gc.enable()
        show_icon(self._app)
        self._start_log()
        self._guard = CrashGuard(self._paths, self)
        self._guard.reopen_requested.connect(self._reopen)
        self._guard.install()
        self._tasks = WorkerTasks(self)
        self._open_library(self._tasks)

    def _start_log(self) -> None:
        from facilitator.hard_crash import HardCrashWatch
        from facilitator.log import start_log

        start_log(self._paths.logs)
        self._watch = HardCrashWatch(self._paths.logs)
        self._was_ended_by_a_fault = self._watch.start()
        self._app.aboutToQuit.connect(self._watch.stop)

    def _reopen(self) -> None:
        """The window may stay when something is not on the disk yet; then nothing starts anew."""
        if self._desk is None:
            self.window.close()
            self.is_to_reopen = True
        else:
            self.is_to_reopen = self.window.close_to_reopen()

    def _restore(self, backup: Path) -> None:
        """The library must be closed for it, so the program ends and starts with the backup."""
        self._to_restore = backup
        self._reopen()

    def put_backup_in_place(self) -> None:
        """Once the library is closed; what came of it is said when it is open again."""
        if self._to_restore is None or not self.is_to_reopen:
            return
        from facilitator.errors import UserError
        from facilitator.services.maintenance import restore

        try:
            kept = restore(self._paths, self._to_restore)
        except UserError as refused:
            told = str(refused)
        else:
            words = self.tr("The backup is restored. The library from before is kept as {file}.")
            told = words.format(file=kept.name if kept else "")
        self._choices.set_text(_RESTORED, told)

    def _tell_of_the_restore(self, shell: Shell) -> None:
        told = self._choices.text(_RESTORED)
        if told:
            self._choices.set_text(_RESTORED, "")
            shell.navigator.say(told, icon="ph.clock-counter-clockwise")

    def _look_at_the_place(self, shell: Shell) -> None:
        """Behind the window; each folder is told of once."""
        from facilitator.services.safe_place import risk_of
        from facilitator.ui.placing import tell_of_risk
        from facilitator.ui.tasks import Outcome

        outcome = Outcome(
            done=lambda risk: tell_of_risk(shell, risk), failed=shell.navigator.show_error
        )
        shell.tasks.run(lambda _tell: risk_of(self._paths.data), outcome)

    def _open_library(self, tasks: TaskRunner) -> None:
        """On the worker: the imports alone take as long as the first frame did."""
        from facilitator.ui.tasks import Outcome

        self._listen_for_second_starts()
        tasks.run(
            lambda _tell: self._open_desk(),
            Outcome(done=partial(self._opened, tasks), failed=partial(self._not_opened, tasks)),
        )

    def _opened(self, tasks: TaskRunner, desk: Desk) -> None:
        from facilitator.ui.change_bus import ChangeBus
        from facilitator.ui.shell import Shell
        from facilitator.ui.ticker import Ticker

        self._desk = desk
        shell = Shell(
            desk=desk,
            bus=ChangeBus(self),
            ticker=Ticker(desk.clock, self),
            tasks=tasks,
            choices=self._choices,
            navigator=self.window.navigation,
        )
        self.window.attach(shell)
        for file in self._brought:
            self.window.open_package(file)
        if self._was_ended_by_a_fault:
            self._tell_of_the_fault(shell)
        self._tell_of_the_restore(shell)
        self._look_at_the_place(shell)
        shell.ticker.start()
        self._forget_names(shell)

    def _tell_of_the_fault(self, shell: Shell) -> None:
        self._was_ended_by_a_fault = False
        words = self.tr(
            "The app was ended by a fault last time. What you saved is safe. Help, behind the "
            "gear, saves a report of it."
        )
        shell.navigator.say(words, icon="ph.info")

    def _forget_names(self, shell: Shell) -> None:
        """What sessions were told to forget by now; behind the window, as the file is rewritten."""
        from facilitator.services.people import forget_due
        from facilitator.ui.tasks import Outcome

        outcome = Outcome(shell.bus.announce, shell.navigator.show_error)
        shell.tasks.run(lambda _tell: forget_due(shell.desk), outcome)

    def _listen_for_second_starts(self) -> None:
        from facilitator.ui.instance import Doorbell

        if self.findChild(Doorbell) is not None:
            return
        doorbell = Doorbell(self._paths.library, self)
        doorbell.rung.connect(self.window.come_to_front)
        doorbell.brought.connect(self._open_brought)
        self.window.closed.connect(doorbell.close)

    def _open_brought(self, file: Path) -> None:
        """A second start brought it; while the library is not open yet, it waits."""
        if self._desk is None:
            self._brought.append(file)
        else:
            self.window.open_package(file)

    def _not_opened(self, tasks: TaskRunner, error: Exception) -> None:
        from facilitator.ui.recovery import offer_ways_out

        again = partial(self._open_library, tasks)
        offer_ways_out(self.window, self._paths, error, again=again)

    def _close(self) -> None:
        if self._tasks is not None:
            self._tasks.close()
        self._choices.save()
        if self._desk is not None:
            self._desk.library.close()
        self._app.quit()
