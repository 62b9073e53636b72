"""The guard against leftovers catches each kind, and says which test left it."""

from __future__ import annotations

import pytest

pytest_plugins = ["pytester"]

_GUARD = """
import pytest
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QWidget
from tests.ui.leftovers import nothing_left_behind
from threading import Event, Thread
kept = []

def teardown_module():
    for thing in kept:
        if isinstance(thing, Event):
            thing.set()
"""

_LEAVE = {
    "window": "kept.append(QWidget()); kept[-1].setWindowTitle('lost'); kept[-1].show()",
    "timer": "kept.append(QTimer()); kept[-1].start(1000)",
    "Qt thread": "kept.append(QThread()); kept[-1].start()",
    "thread": "kept.append(Event()); Thread(target=kept[-1].wait, name='lost').start()",
}
_TIDY = {
    "window": "widget = QWidget(); qtbot.addWidget(widget); widget.show()",
    "hidden window": "kept.append(QWidget())",
    "stopped timer": "kept.append(QTimer()); kept[-1].start(1000); kept[-1].stop()",
    "timer of a closed window": (
        "widget = QWidget(); qtbot.addWidget(widget); QTimer(widget).start(1000)"
    ),
}


def _result(pytester: pytest.Pytester, body: str) -> pytest.RunResult:
    pytester.makepyfile(f"{_GUARD}\ndef test_it(qtbot):\n    {body}\n")
    return pytester.runpytest_inprocess("-p", "no:cacheprovider", "-p", "no:xdist")


@pytest.mark.parametrize("kind", _LEAVE)
def test_what_is_left_behind_fails_the_test(pytester: pytest.Pytester, kind: str) -> None:
    result = _result(pytester, _LEAVE[kind])

    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*This test left behind:*"])


@pytest.mark.parametrize("kind", _TIDY)
def test_what_is_cleared_away_passes(pytester: pytest.Pytester, kind: str) -> None:
    _result(pytester, _TIDY[kind]).assert_outcomes(passed=1)
