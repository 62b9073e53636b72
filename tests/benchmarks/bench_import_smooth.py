"""The longest the window stands still while a folder of thousands of files is imported."""

from __future__ import annotations

import gc
import os
from itertools import pairwise
from time import perf_counter, thread_time
from typing import TYPE_CHECKING

from tests.benchmarks.harness import Bench

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

ALLOWED_MS = 50.0
FILES = 2000
_LONGEST_WAIT = 300.0
_TURN = 2


def benches(folder: Path) -> Iterator[Bench]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from facilitator.ui.quick_qt import load_qt

    load_qt(folder / "qt.code")  # as the app does before anything else
    from PySide6.QtWidgets import QApplication

    from facilitator.ui.theme import install

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    install(application)
    documents = _write_documents(folder / "documents")
    name = f"Longest stop of the event loop while {FILES:,} files are imported"
    made = (folder / f"library-{number}" for number in range(100))
    works: list[float] = []

    def stop() -> float:
        longest, work = _longest_stop(application, documents, next(made))
        works.append(work)
        return longest

    yield Bench(name, stop, lambda: ALLOWED_MS, bar=1.0, rounds=1)
    # On a busy machine the loop also waits for its turn: what it does itself says what is ours.
    yield Bench(
        f"Most work of the window's thread at once while {FILES:,} files are imported",
        lambda: works[-1] if works else _longest_stop(application, documents, next(made))[1],
        lambda: ALLOWED_MS,
        bar=1.0,
        rounds=1,
    )


def _write_documents(folder: Path) -> Path:
    """Texts, Word documents, spreadsheets, and files that are no plans."""
    from facilitator.formats.markdown import write_plan
    from tests.benchmarks.corpus import plans
    from tests.office import h, p, word

    folder.mkdir()
    for number, plan in enumerate(plans(FILES)):
        name = folder / f"{number:05}"
        match number % 10:
            case 7:
                blocks = (
                    h(0, f"Walk {number}"),
                    h(1, "Out (5 min)"),
                    p("Look"),
                    h(1, "In (5 min)"),
                )
                name.with_suffix(".docx").write_bytes(word(*blocks))
            case 8:
                name.with_suffix(".csv").write_text(f"Topic,Minutes\nTalk {number},5\nAsk,5\n")
            case 9:
                name.with_suffix(".txt").write_text("buy milk\n")
            case _:
                name.with_suffix(".md").write_text(write_plan(plan), encoding="utf-8")
    return folder


def _longest_stop(application: QApplication, documents: Path, folder: Path) -> tuple[float, float]:
    """Milliseconds between two turns of the event loop, on the wall and of its own work."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer

    from facilitator.ui.library.presenter import LibraryPresenter
    from facilitator.ui.library.result_dialog import ResultDialog
    from facilitator.ui.library.view import LibraryView
    from facilitator.ui.tasks import WorkerTasks
    from tests.ui.rig import make_rig

    tasks = WorkerTasks()
    rig = make_rig(folder, tasks)
    view = LibraryView()
    view.resize(1366, 712)
    view.show_rows(())
    view.show()
    presenter = LibraryPresenter(view, rig.shell)
    for _ in range(20):
        application.processEvents()
    gc.collect()
    gc.freeze()  # as the app does when its first frame is up
    stops, works = [perf_counter()], [thread_time()]
    loop, turns = QEventLoop(), QTimer()
    turns.setTimerType(Qt.TimerType.PreciseTimer)

    def turn() -> None:
        stops.append(perf_counter())
        works.append(thread_time())
        if view.findChild(ResultDialog) or stops[-1] - stops[0] > _LONGEST_WAIT:
            loop.quit()

    turns.timeout.connect(turn)
    turns.start(_TURN)
    view.files_dropped.emit((documents,))
    loop.exec()
    turns.stop()
    for dialog in view.findChildren(ResultDialog):
        dialog.reject()
    view.hide()
    tasks.close()
    rig.desk.library.close()
    del presenter
    view.deleteLater()
    return _longest(stops) - _TURN, _longest(works)


def _longest(times: list[float]) -> float:
    return max(later - before for before, later in pairwise(times)) * 1000
