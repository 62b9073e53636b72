"""Work goes to one thread and comes back to the window's."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from facilitator.services.progress import Cancelled
from facilitator.ui.tasks import InlineTasks, Outcome, TaskRunner, WorkerTasks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def tasks() -> Iterator[WorkerTasks]:
    runner = WorkerTasks()
    yield runner
    runner.close()


class Heard:
    """An outcome that writes down what it was told, and on which thread."""

    def __init__(self) -> None:
        self.results: list[object] = []
        self.failures: list[Exception] = []
        self.progress: list[tuple[int, int]] = []
        self.threads: set[threading.Thread] = set()

    @property
    def outcome(self) -> Outcome:
        return Outcome(done=self._done, failed=self._failed, progress=self._told)

    def _done(self, result: object) -> None:
        self.results.append(result)
        self.threads.add(threading.current_thread())

    def _failed(self, error: Exception) -> None:
        self.failures.append(error)
        self.threads.add(threading.current_thread())

    def _told(self, done: int, total: int) -> None:
        self.progress.append((done, total))
        self.threads.add(threading.current_thread())


def counting(tell: object) -> str:
    for done in range(3):
        tell(done, 3)  # type: ignore[operator]
    return "counted"


def test_results_and_progress_arrive_in_the_windows_thread(
    qtbot: QtBot, tasks: WorkerTasks
) -> None:
    heard = Heard()
    tasks.run(counting, heard.outcome)
    qtbot.waitUntil(lambda: heard.results == ["counted"])
    assert heard.progress == [(0, 3), (1, 3), (2, 3)]
    assert heard.threads == {threading.main_thread()}


def test_work_runs_elsewhere_and_one_after_the_other(qtbot: QtBot, tasks: WorkerTasks) -> None:
    heard = Heard()
    for _ in range(3):
        tasks.run(lambda _tell: threading.current_thread(), heard.outcome)
    qtbot.waitUntil(lambda: len(heard.results) == 3)
    assert len(set(heard.results)) == 1
    assert heard.results[0] is not threading.main_thread()


def test_a_failure_is_handed_over(qtbot: QtBot, tasks: WorkerTasks) -> None:
    heard = Heard()
    tasks.run(lambda _tell: 1 / 0, heard.outcome)
    qtbot.waitUntil(lambda: bool(heard.failures))
    assert isinstance(heard.failures[0], ZeroDivisionError)
    assert not heard.results


def test_cancelled_work_stops_at_its_next_report(qtbot: QtBot, tasks: WorkerTasks) -> None:
    heard, go_on = Heard(), threading.Event()

    def patient(tell: object) -> None:
        go_on.wait(5)
        tell(1, 2)  # type: ignore[operator]

    task = tasks.run(patient, heard.outcome)
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(heard.failures))
    assert isinstance(heard.failures[0], Cancelled)


def test_closing_waits_for_the_thread() -> None:
    runner = WorkerTasks()
    runner.close()
    assert not any(thread.name == "worker" for thread in threading.enumerate())


def test_inline_work_is_done_on_return() -> None:
    heard = Heard()
    runner: TaskRunner = InlineTasks()
    runner.run(counting, heard.outcome)
    assert heard.results == ["counted"]
    assert heard.progress[-1] == (2, 3)
