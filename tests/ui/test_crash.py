"""A mistake of ours: one calm sentence, a report, and the way back to where the user was."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import facilitator
from facilitator.hard_crash import HardCrashWatch
from facilitator.services import runs, sessions
from facilitator.services.plans import shelf
from facilitator.ui.crash import CrashBox, CrashGuard
from facilitator.ui.help.report_dialog import ReportDialog
from facilitator.ui.reopening import start_again
from tests.ui.rig import SOIL, make_rig

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.rig import Rig

_SOURCE = str(Path(facilitator.__file__).parents[1])
_MARKED = "Xanthippe"


@pytest.fixture
def guard(rig: Rig, qtbot: QtBot) -> Iterator[CrashGuard]:
    before = sys.excepthook, threading.excepthook
    handler = qInstallMessageHandler(None)
    made = CrashGuard(rig.desk.paths)
    made.install()
    yield made
    sys.excepthook, threading.excepthook = before
    qInstallMessageHandler(handler)
    for kind in (CrashBox, ReportDialog):
        for box in shown(kind):
            box.done(0)
            box.deleteLater()


def shown(kind: type) -> list:
    QApplication.processEvents()
    there = QApplication.topLevelWidgets()
    return [one for one in there if isinstance(one, kind) and one.isVisible()]


def fail() -> None:
    raise ValueError(_MARKED)


def fail_in_a_slot(qtbot: QtBot) -> None:
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: bool(shown(CrashBox)))


def fail_in_a_thread(qtbot: QtBot) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(shown(CrashBox)))


@pytest.mark.usefixtures("guard")
@pytest.mark.parametrize("failing", [fail_in_a_slot, fail_in_a_thread])
def test_one_calm_sentence_and_no_trace(
    qtbot: QtBot, failing: object, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        failing(qtbot)
    (box,) = shown(CrashBox)
    assert box.text() == "Something went wrong in the app. What you saved is safe."
    told = f"{box.text()} {box.informativeText()} {box.detailedText()}"
    assert "ValueError" not in told
    assert _MARKED not in told
    assert "Nobody caught this" in caplog.text
    words = {button.text() for button in box.buttons()}
    assert words == {"Save a report", "Reopen where you were", "Go on"}
    assert box.defaultButton().text() == box.escapeButton().text() == "Go on"


def test_a_mistake_in_each_redraw_asks_once(guard: CrashGuard, qtbot: QtBot) -> None:
    for _ in range(5):
        fail_in_a_slot(qtbot)
    (box,) = shown(CrashBox)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not shown(CrashBox)
    fail_in_a_slot(qtbot)
    assert len(shown(CrashBox)) == 1


def test_the_report_is_offered_and_the_question_comes_back(guard: CrashGuard, qtbot: QtBot) -> None:
    fail_in_a_slot(qtbot)
    (box,) = shown(CrashBox)
    box.report.click()
    (report,) = shown(ReportDialog)
    assert not shown(CrashBox)
    assert "SQLite" in report.text
    report.reject()
    assert len(shown(CrashBox)) == 1


def test_reopening_is_asked_for(guard: CrashGuard, qtbot: QtBot) -> None:
    fail_in_a_slot(qtbot)
    (box,) = shown(CrashBox)
    with qtbot.waitSignal(guard.reopen_requested):
        box.reopen.click()


@pytest.mark.skipif(os.name != "posix", reason="a script stands for the program")
def test_the_new_process_is_given_the_same_library(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, script = tmp_path / "told", tmp_path / "python"
    script.write_text(f'#!/bin/sh\necho "$@" > "{told}.part"\nmv "{told}.part" "{told}"\n')
    script.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(script))
    start_again(("--library", "some where"))
    qtbot.waitUntil(told.exists)
    assert told.read_text() == "-m facilitator --library some where\n"
    told.unlink()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    start_again(())
    qtbot.waitUntil(told.exists)
    assert told.read_text() == "\n"


# --- whole runs, each a process of its own ---

_RUN = """
import json, sys
from PySide6.QtCore import QTimer
from facilitator import app
from facilitator.ui import desktop, reopening

do, folder = sys.argv[1:]
again = []
reopening.start_again = again.append

def answer(**more):
    print(json.dumps(more), flush=True)

class Watched(desktop.Desktop):
    def _opened(self, tasks, desk):
        super()._opened(tasks, desk)
        QTimer.singleShot(0, lambda: STEPS[do](self, desk))

def fail(running, desk):
    from facilitator.services import sessions
    from facilitator.services.plans import shelf
    from facilitator.ui.crash import CrashBox
    from facilitator.ui.place import Place
    if not sessions.still_running(desk):
        running.window.navigation.open_plan(shelf(desk)[0].id, Place.RUBRIC)
    QTimer.singleShot(0, lambda: 1 / 0)
    def press():
        box = next((w for w in running._app.topLevelWidgets() if isinstance(w, CrashBox)), None)
        box.reopen.click() if box else QTimer.singleShot(20, press)
    press()

def look(running, desk):
    from facilitator.ui.widgets.toast import Toast
    toasts = [one.text for one in running.window.findChildren(Toast)]
    answer(place=running.window.pages.current, plan=running.window.navigation.plan_id,
           session=running.window.pages.session_of(running.window.pages.current), said=toasts)
    running.window._reopens = True  # else it asks whether to close while a session runs
    running.window.close()

def break_off(running, desk):
    import faulthandler
    faulthandler._sigsegv()

STEPS = {"fail": fail, "look": look, "break off": break_off}
desktop.Desktop = Watched
code = app.main(["--library", folder])
if again:
    answer(again=again[0])
sys.exit(code)
"""


def run(do: str, folder: Path) -> tuple[int, dict]:
    ran = subprocess.run(
        [sys.executable, "-c", _RUN, do, str(folder)],
        env=os.environ | {"PYTHONPATH": _SOURCE, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    lines = ran.stdout.splitlines()
    return ran.returncode, json.loads(lines[-1]) if lines else {"stderr": ran.stderr}


@pytest.fixture
def folder(tmp_path: Path, qapp: QApplication) -> Path:
    made = make_rig(tmp_path / "library")
    made.add_plan(SOIL)
    made.desk.library.close()
    return tmp_path / "library"


def logged(folder: Path) -> str:
    return (folder / "logs" / "facilitator.log").read_text("utf-8")


def test_the_app_reopens_at_the_page_and_plan(folder: Path) -> None:
    code, told = run("fail", folder)
    assert (code, told) == (0, {"again": ["--library", str(folder)]})
    assert "ZeroDivisionError" in logged(folder)

    _, there = run("look", folder)
    assert there["place"] == "rubric"
    assert there["plan"]
    assert run("look", folder)[1]["place"] == "library"


def test_a_session_that_runs_goes_on_and_nothing_is_asked(folder: Path, qapp: QApplication) -> None:
    rig = make_rig(folder)
    (plan,) = (row.id for row in shelf(rig.desk))
    session = rig.add_session(plan)
    runs.start(rig.desk, runs.load(rig.desk, session.id))
    rig.desk.library.close()

    code, told = run("fail", folder)
    assert (code, "again" in told) == (0, True)
    _, there = run("look", folder)
    assert (there["place"], there["session"]) == ("run", session.id)
    rig = make_rig(folder)
    assert [one.session.id for one in sessions.still_running(rig.desk)] == [session.id]
    rig.desk.library.close()


def test_a_fault_is_told_at_the_next_start_once(folder: Path) -> None:
    code, _ = run("break off", folder)
    assert code != 0

    said = run("look", folder)[1]["said"]
    assert any("ended by a fault" in one for one in said)
    assert "The last run was ended by a fault" in logged(folder)
    assert "File facilitator/app.py" in logged(folder)
    assert _SOURCE not in logged(folder)
    assert not any("ended by a fault" in one for one in run("look", folder)[1]["said"])
    assert not (folder / "logs" / "crash.txt").exists()


def test_where_no_file_can_be_made_there_is_no_watch(tmp_path: Path) -> None:
    watch = HardCrashWatch(tmp_path / "gone")
    assert not watch.start()
    watch.stop()
