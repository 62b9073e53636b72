"""`make demo`: the whole job through the real windows, with a picture of every screen.

`PLAN=path` plays it on a file of yours instead of on a sample plan. On a screen each step stays
long enough to be seen; without one it runs as fast as it can.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

import pymupdf
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from facilitator.resources import sample_plans
from facilitator.services import plans, runs, sessions
from facilitator.services.reading import read_document
from facilitator.ui.application import application
from facilitator.ui.place import Place
from facilitator.ui.theme import Mode, theme
from tests.e2e.stage import Stage
from tests.fakes import FakeClock

OUT = Path("build/demo")
PICTURES = Path("docs/pictures")
GUIDE = {
    "01-library": "library",
    "02-import": "import-result",
    "03-prepare": "prepare",
    "04-session": "session-set-up",
    "05-run": "run-observing",
    "06-observe": "run-choosing-a-level",
    "07-review": "review",
    "08-print": "print-rubric",
}
SHEETS = {"09-rubric-sheet": "rubric", "10-reflection-handout": "reflection"}
UNBALANCED = """# Walking Meetings

**Duration:** 30 minutes
**Target Audience:** Teams that sit too much

## Learning Objectives

| Objective | Bloom's Taxonomy Level |
|-----------|-------------------------|
| Plan a walking meeting for two people | Apply |

## Lesson Structure
### Engage
**Duration:** 10 minutes

**Facilitator Actions:** Ask when the group last walked and talked.

### Explore
**Duration:** 30 minutes

**Facilitator Actions:** Send pairs around the block with one question.
"""
_MOMENT = 700  # ms that a person gets to look


class Demo:
    """One performance; every picture is numbered in the order of the job."""

    def __init__(self, folder: Path, plan: Path) -> None:
        self.clock = FakeClock()
        self.stage = Stage(folder, self.clock)
        self.folder = folder
        self.plan = plan
        self._count = 0

    def show(self, name: str, widget: QWidget | None = None) -> None:
        self._count += 1
        if QGuiApplication.platformName() != "offscreen":
            QTest.qWait(_MOMENT)
        file = OUT / f"{self._count:02}-{name}.png"
        self.stage.picture(file, widget)
        print(f"  {file}")

    def play(self) -> None:
        self.stage.window.resize(1366, 768)
        self.show("library-empty")
        self.fill_the_library()
        self.read()
        self.set_up()
        self.run()
        self.finish()
        self.look_back()
        self.print()
        self.at_night()
        self.stage.kill()

    def fill_the_library(self) -> None:
        self.stage.press("Open the three sample plans")
        self.stage.window.library_view.files_dropped.emit(self.files_to_drop())
        self.stage.settle()
        self.show("import-result", QApplication.activeModalWidget())
        self.stage.press("Done")
        self.show("library")
        word = max(self._plan_row().title.split(), key=len).strip(":,.")
        self.stage.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        self.stage.type(word[:5].lower())
        self.show("library-search")
        self.stage.key(Qt.Key.Key_Escape)

    def files_to_drop(self) -> tuple[Path, ...]:
        """A plan that does not add up, a file that is no plan, and the user's own if any."""
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        (folder / "walking-meetings.md").write_text(UNBALANCED)
        (folder / "shopping.txt").write_text("Oat milk, bread, stamps")
        own = () if self.plan in sample_plans() else (self.plan,)
        return (*own, *sorted(folder.iterdir()))

    def _plan_row(self) -> plans.PlanSummary:
        """The plan the demo is about: the one read from its file."""
        title = read_document(self.plan).checked.plan.title
        return next(row for row in plans.shelf(self.stage.desk) if row.title == title)

    def read(self) -> None:
        self.stage.window.navigation.open_plan(self._plan_row().id)
        self.show("prepare")
        self.stage.press("Whole plan")
        self.show("prepare-whole-plan")

    def set_up(self) -> None:
        self.stage.press("Set up session")
        dialog = QApplication.activeModalWidget()
        self.show("session-set-up", dialog)
        self.stage.press("Start now")

    def run(self) -> None:
        self.show("run")
        self.stage.pass_time(minutes=2)
        self._observe("12", "Names the risk, not yet the next step")
        self.stage.pass_time(minutes=4)
        self._observe("23", "Explains it to the neighbours")
        self.stage.pass_time(minutes=5)
        self.show("run-observing")
        self.stage.type("32")
        self.stage.type("Needs the words on a card")
        self.show("run-choosing-a-level")
        self.stage.key(Qt.Key.Key_Return)
        self._let_the_phase_run_to(minutes_left=3)
        self.show("run-warning")
        self._let_the_phase_run_to(minutes_left=-4)
        self.show("run-over-time")
        self.stage.key(Qt.Key.Key_F1)
        self.show("run-keys")
        self.stage.key(Qt.Key.Key_Escape)
        self.stage.key(Qt.Key.Key_P)
        self.stage.pass_time(seconds=72)
        self.show("run-paused")
        self.stage.key(Qt.Key.Key_P)

    def _observe(self, keys: str, note: str) -> None:
        self.stage.type(keys)
        self.stage.type(note)
        self.stage.key(Qt.Key.Key_Return)

    def _let_the_phase_run_to(self, *, minutes_left: float) -> None:
        live = runs.load(self.stage.desk, self._session_id())
        left = live.run.remaining(live.run.current or 0, self.clock.now())
        if left is not None:
            self.stage.pass_time(minutes=left.total_seconds() / 60 - minutes_left)

    def _session_id(self) -> str:
        return sessions.of_plan(self.stage.desk, self._plan_row().id)[0].session.id

    def finish(self) -> None:
        """Through all phases, an observation in each, to the end of the session."""
        live = runs.load(self.stage.desk, self._session_id())
        breaks = [phase for phase in live.plan.phases if phase.is_break]
        for phase in live.plan.phases[1:]:
            self.stage.key(Qt.Key.Key_PageDown)
            self.stage.pass_time(minutes=3)
            if phase in breaks[:1]:
                self.show("run-break")
            for keys in () if phase.is_break else ("13", "24", "32"):
                self.stage.type(keys)
                self.stage.key(Qt.Key.Key_Return)
            self.stage.pass_time(minutes=(phase.minutes or 5) - 2)
        self.stage.key(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        self.show("run-end")
        self.stage.key(Qt.Key.Key_Return)

    def look_back(self) -> None:
        self.show("review")

    def print(self) -> None:
        self.stage.window.navigation.print_session(self._session_id())
        self.show("print-rubric")
        self.stage.press("Print Reflection handout")
        self.save_pdf("rubric")
        self.stage.press("Reflection handout")
        self.stage.press("Print Reflection handout")
        self.show("print-reflection")
        self.stage.press("Print Rubric sheet")
        self.save_pdf("reflection")

    def save_pdf(self, name: str) -> None:
        """Save what is ticked through the page's own dialog."""
        target = (OUT / f"{name}.pdf").absolute()
        QTimer.singleShot(0, lambda: fill_file_dialog(target))
        self.stage.press("Save PDF")
        print(f"  {OUT / target.name}")

    def at_night(self) -> None:
        """The same screens in the dark theme."""
        theme().set_mode(Mode.DARK)
        self.stage.window.navigation.go_to(Place.LIBRARY)
        self.show("library-dark")
        self.stage.window.navigation.open_plan(self._plan_row().id)
        self.show("prepare-dark")
        theme().set_mode(Mode.LIGHT)


def refresh_guide() -> None:
    """Put the pictures that README and guide show in their place; `--guide` asks for it."""
    PICTURES.mkdir(exist_ok=True)
    for name, picture in GUIDE.items():
        made = next(OUT.glob(f"[0-9][0-9]-{picture}.png"))
        shutil.copyfile(made, PICTURES / f"{name}.png")
    for name, document in SHEETS.items():
        with pymupdf.open(OUT / f"{document}.pdf") as pages:
            pages[0].get_pixmap(dpi=96).save(PICTURES / f"{name}.png")


def fill_file_dialog(target: Path) -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog), "the file dialog did not open"
    dialog.selectFile(str(target))
    dialog.accept()


def main() -> int:
    plan = Path(os.environ["PLAN"]) if os.environ.get("PLAN") else sample_plans()[1]
    if not plan.is_file():
        print(f"There is no file {plan}.", file=sys.stderr)
        return 2
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    application()
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    print(f"Playing the whole job on {plan.name}:")
    with tempfile.TemporaryDirectory() as folder:
        Demo(Path(folder), plan).play()
    if "--guide" in sys.argv[1:]:
        refresh_guide()
    print(f"Pictures and PDFs are in {OUT}/")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
