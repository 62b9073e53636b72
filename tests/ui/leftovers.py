"""A UI test that leaves a window, a timer or a thread behind fails."""

from __future__ import annotations

from threading import Thread
from threading import enumerate as all_threads
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    before = _alive()
    yield
    _let_chimes_end()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [thing for thing in _alive() if thing not in before]
    names = ", ".join(_describe(thing) for thing in left)
    for thing in left:
        _end(thing)
    if left:
        pytest.fail(f"This test left behind: {names}")


def _let_chimes_end() -> None:
    """They take a moment and end by themselves."""
    for thread in all_threads():
        if thread.name == "chime":
            thread.join(3)


def _alive() -> list[QObject | Thread]:
    """Whatever can still act: windows on the screen, ticking timers, running threads."""
    wrappers = shiboken6.getAllValidWrappers()
    windows = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    timers = [one for one in wrappers if isinstance(one, QTimer) and one.isActive()]
    threads = [one for one in wrappers if isinstance(one, QThread) and one.isRunning()]
    # Qt's own threads show up in Python as dummies as soon as they call into it.
    workers = [one for one in all_threads() if not one.name.startswith("Dummy")]
    return [*windows, *timers, *_not_the_main_thread(threads), *workers]


def _not_the_main_thread(threads: list[QThread]) -> list[QThread]:
    application = QCoreApplication.instance()
    return [one for one in threads if application is None or one is not application.thread()]


def _describe(thing: QObject | Thread) -> str:
    if isinstance(thing, Thread):
        return f"thread {thing.name}"
    owner = thing.parent()
    name = thing.objectName() or getattr(thing, "windowTitle", str)()
    belongs = f" of {type(owner).__name__}" if owner is not None else ""
    return f"{type(thing).__name__} {name!r}{belongs}"


def _end(thing: QObject | Thread) -> None:
    """So that the next test starts clean; a Python thread cannot be ended from outside."""
    if isinstance(thing, QWidget):
        thing.hide()
        thing.deleteLater()
    elif isinstance(thing, QTimer):
        thing.stop()
    elif isinstance(thing, QThread):
        thing.quit()
        thing.wait(1000)
