"""What is loaded when the first frame is up: each module and each class of Qt costs time.

The figures are held by `make bench`; this says what grew when they do.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import facilitator
from facilitator.domain.length import Length
from facilitator.domain.plan import LessonPlan
from facilitator.library.store import Library
from facilitator.library.values import NewPlan
from tests.ui.rig import phase

if TYPE_CHECKING:
    from typing import Any

_MOST_MODULES = 65
"""Of ours. Whoever has to raise it has looked whether the first frame needs the new one."""

_LATE = {
    "alembic",
    "charset_normalizer",
    "concurrent",
    "dataclasses",
    "facilitator.cli",
    "facilitator.domain.plan",
    "facilitator.formats",
    "facilitator.library.store",
    "facilitator.printing",
    "facilitator.services",
    "facilitator.ui.icon_engine",
    "facilitator.ui.navigation",
    "fontTools",
    "hashlib",
    "logging",
    "markdown_it",
    "platformdirs",
    "pypdfium2",
    "reportlab",
    "sqlalchemy",
}
_UNUSED_CLASSES = {
    "QCalendarWidget": "every class of widgets, for a QWidget that Python had not seen",
    "QGestureEvent": "every class of events, for an event filter or an `event` of ours",
    "QGradient": "gradients, for a fillRect",
    "QIcon": "icons that only menus have",
    "QKeySequence": "keys that do nothing yet",
    "QMenu": "menus that nobody opened",
    "QMessageBox": "dialogs that nobody asked for",
    "QStyle": "all about styles, for setStyle or the state of a delegate",
}
_PROGRAM = """
import json, os, sys
from types import ModuleType

from facilitator import app

class FirstFrameIsUp(ModuleType):
    "Stands for the module that the app imports first when its first frame is on the screen."

    def __getattr__(self, name):
        from PySide6 import QtCore, QtGui, QtWidgets
        from facilitator.ui.main_window import MainWindow

        ours = [name for name in sys.modules if name.startswith("facilitator")]
        ours.remove(self.__name__)
        classes = [name for module in (QtCore, QtGui, QtWidgets) for name in vars(module)]
        windows = QtWidgets.QApplication.topLevelWidgets()
        window = next(window for window in windows if isinstance(window, MainWindow))
        rows = len(window.library_view.pane.plans.plans.rows)
        answer = {"all": list(sys.modules), "ours": ours, "classes": classes, "rows": rows}
        print(json.dumps(answer), flush=True)
        os._exit(0)

sys.modules["facilitator.ui.crash"] = FirstFrameIsUp("facilitator.ui.crash")
app.main(["--library", sys.argv[1]])
"""

_OPENED = """
import json, os, sys
from facilitator import app
from facilitator.ui.desktop import Desktop

opened = Desktop._opened

def opened_and_told(self, *given):
    opened(self, *given)
    from PySide6.QtCore import QTimer
    QTimer.singleShot(500, tell)

def tell():
    print(json.dumps([name for name, module in sys.modules.items() if module]), flush=True)
    os._exit(0)

Desktop._opened = opened_and_told
app.main(["--library", sys.argv[1]])
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a new process has loaded for the window of a library with one plan."""
    folder = tmp_path_factory.mktemp("library")
    library = Library.open(folder / "library.sqlite3", backups=folder / "backups")
    plan = LessonPlan("Knots", Length("20 minutes", 20, 20), "Anyone", phases=(phase("Try", 20),))
    with library.transaction() as work:
        work.plans.add([NewPlan("a" * 32, plan, 0)], datetime(2026, 11, 20, tzinfo=UTC))
    library.close()
    source = str(Path(facilitator.__file__).parents[1])
    answer = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(folder)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": source},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    found: dict[str, Any] = json.loads(answer.stdout)
    return found


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is loaded once the library is open and the window at rest."""
    source = str(Path(facilitator.__file__).parents[1])
    answer = subprocess.run(
        [sys.executable, "-c", _OPENED, str(tmp_path_factory.mktemp("library"))],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": source},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    found: list[str] = json.loads(answer.stdout)
    return found


def test_the_first_frame_shows_the_plans(loaded: dict[str, Any]) -> None:
    assert loaded["rows"] == 1


def test_the_first_frame_waits_for_nothing_it_does_not_show(loaded: dict[str, Any]) -> None:
    assert not _LATE & set(loaded["all"])


def test_the_first_frame_loads_the_least_of_qt(loaded: dict[str, Any]) -> None:
    parts = {name for name in loaded["all"] if name.startswith("PySide6.Qt")}
    early = _UNUSED_CLASSES.keys() & set(loaded["classes"])

    assert parts == {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets"}
    assert not {name: _UNUSED_CLASSES[name] for name in early}


def test_the_first_frame_needs_no_more_modules_than_before(loaded: dict[str, Any]) -> None:
    assert len(loaded["ours"]) <= _MOST_MODULES, sorted(loaded["ours"])


def test_an_open_library_holds_no_page_and_no_part_of_a_network(opened: list[str]) -> None:
    """Memory: what is not asked for yet is not loaded, and nothing here speaks TLS."""
    held = {
        "_hashlib",
        "_ssl",
        "ssl",
        "facilitator.printing.render",
        "reportlab",
        "fontTools",
        "docx",
    }
    names = ("prepare", "print", "review", "rubric", "run")
    pages = {f"facilitator.ui.{name}.view" for name in names}
    assert not (held | pages) & set(opened)
