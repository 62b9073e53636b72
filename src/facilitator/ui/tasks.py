"""Long work on one worker thread; its results come back to the window's thread."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal

from facilitator.services.pauses import few_pauses
from facilitator.services.progress import Cancelled

_log = logging.getLogger(__name__)

Work = Callable[[Callable[[int, int], None]], Any]
"""Takes a function to tell progress to (done, total); that function raises Cancelled."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What to do with what the work gave: exactly one of the two is called, in the GUI thread."""

    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    progress: Callable[[int, int], None] | None = None


@dataclass(slots=True)
class Task:
    """One piece of work under way."""

    work: Work
    outcome: Outcome
    cancelled: Event = field(default_factory=Event)

    def cancel(self) -> None:
        """Ask it to stop at its next progress report; `failed` then gets Cancelled."""
        self.cancelled.set()


class TaskRunner(Protocol):
    def run(self, work: Work, outcome: Outcome) -> Task: ...

    def close(self) -> None:
        """Cancel what runs and wait for it."""
        ...


def keep_what_was_made() -> None:
    """At the end of work that made many things which stay: later looks for rubbish leave them out.

    The first look after the work would hold the window up for a fifth of a second and find next to
    nothing. What is kept so still goes when nobody holds it any more.
    """
    gc.collect(1)
    gc.freeze()


class InlineTasks:
    """Runs work at once, where it is asked for: for tests."""

    def run(self, work: Work, outcome: Outcome) -> Task:
        task = Task(work, outcome)

        def tell(done: int, total: int) -> None:
            if task.cancelled.is_set():
                raise Cancelled
            if outcome.progress is not None:
                outcome.progress(done, total)

        try:
            result = work(tell)
        except Exception as error:
            outcome.failed(error)
        else:
            outcome.done(result)
        return task

    def close(self) -> None:
        """Nothing is ever under way."""


class WorkerTasks(QObject):
    """Runs one piece of work after the other on a thread of its own."""

    _reported = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: SimpleQueue[Task | None] = SimpleQueue()
        self._current: Task | None = None
        self._reported.connect(self._call, Qt.ConnectionType.QueuedConnection)
        self._thread = Thread(target=self._work, name="worker", daemon=True)
        self._thread.start()

    def run(self, work: Work, outcome: Outcome) -> Task:
        task = Task(work, outcome)
        self._waiting.put(task)
        return task

    def close(self) -> None:
        current = self._current
        if current is not None:
            current.cancel()
        self._waiting.put(None)
        self._thread.join(timeout=10)

    def _work(self) -> None:
        while (task := self._waiting.get()) is not None:
            self._current = task
            with few_pauses():
                self._do(task)
            self._current = None

    def _do(self, task: Task) -> None:
        try:
            result = task.work(lambda done, total: self._tell(task, done, total))
        except Exception as error:
            failure = error
            if not isinstance(error, Cancelled):
                _log.info("Work on the worker thread failed: %s", error)
            self._reported.emit(lambda: task.outcome.failed(failure))
        else:
            self._reported.emit(lambda: task.outcome.done(result))

    def _tell(self, task: Task, done: int, total: int) -> None:
        if task.cancelled.is_set():
            raise Cancelled
        progress = task.outcome.progress
        if progress is not None:
            self._reported.emit(lambda: progress(done, total))

    def _call(self, report: Callable[[], None]) -> None:
        report()
