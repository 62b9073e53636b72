"""A process of its own that shows, finds, exports and passes on texts made to be taken for more.

A file stands where the pictures and links in the texts point to, and the kernel tells of whoever
opens it: Qt does not ask Python before it loads a picture.
"""

from __future__ import annotations

import csv
import ctypes
import io
import json
import os
import re
import sys
import tempfile
import time
import traceback
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import Qt as RichText
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QTextEdit, QWidget

from facilitator.domain.length import read_length
from facilitator.domain.observation import AttainmentLevel
from facilitator.domain.plan import Assessment, LessonPlan, Objective, Phase, Strategy
from facilitator.domain.rubric import Criterion, CriterionLevel, Rubric
from facilitator.domain.session import Group, Participant, Session
from facilitator.domain.text import clean_block, clean_line
from facilitator.library.journal import Journals
from facilitator.library.store import Library
from facilitator.library.values import NewPlan
from facilitator.paths import below
from facilitator.services import follow_ups, observations, packages, plans, rubrics, runs, sessions
from facilitator.services.desk import new_id
from facilitator.services.files import safe_name
from facilitator.services.review_exports import ReportFormat, export_report, report_name
from facilitator.services.reviews import review
from facilitator.ui.place import Place
from facilitator.ui.theme import install
from tests.e2e.stage import Stage
from tests.fakes import FakeClock
from tests.faults.strings import put_out, texts, watch
from tests.pictures import jpeg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

A_ROUND = 25
SLOWEST = 60.0
_OPENED = 0x20  # IN_OPEN
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


class Canary:
    """A picture that nobody has to open, and a way to know who did."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "canary.png"
        self.file.write_bytes(jpeg())
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._watch = self._libc.inotify_init1(os.O_NONBLOCK)
        added = self._libc.inotify_add_watch(self._watch, bytes(self.file), _OPENED)
        assert added >= 0, os.strerror(ctypes.get_errno())

    def was_opened(self) -> bool:
        try:
            return bool(os.read(self._watch, 65536))
        except BlockingIOError:
            return False

    def in_place_of_others(self, text: str) -> str:
        """What pointed to other files points here."""
        for one in ("/etc/passwd", "/etc/hosts", "//server/share/x.png"):
            text = text.replace(one, str(self.file))
        return text


class Round:
    """One library that holds some of the texts, each in several places."""

    def __init__(self, folder: Path, chosen: list[str]) -> None:
        self.texts = chosen
        self.stage = Stage(folder / "library", FakeClock())
        self.folder = folder
        self._next = cycle(chosen)
        self._fill()

    def line(self) -> str:
        return clean_line(next(self._next)) or "word"

    def lines(self, count: int) -> tuple[str, ...]:
        return tuple(self.line() for _ in range(count))

    def block(self) -> str:
        return clean_block(next(self._next)) or "word"

    def _fill(self) -> None:
        desk = self.stage.desk
        self.plan = self._plan()
        self.plan_id = new_id()
        with desk.library.transaction() as work:
            work.plans.add([NewPlan(self.plan_id, self.plan, 0)], desk.clock.now())
        plans.set_tags(desk, self.plan_id, plans.clean_tags(self.lines(4)))
        self.rubric_id, _ = rubrics.add(desk, self._rubric(), plan_id=self.plan_id)
        self.session = self._session()
        sessions.save(desk, self.session)
        live, _ = runs.start(desk, runs.load(desk, self.session.id))
        for place, text in enumerate(self.texts):
            group = self.session.groups[place % len(self.session.groups)]
            observations.record(
                desk,
                self.session.id,
                phase=place % len(self.plan.phases),
                groups=(group.id,),
                objective=place % len(self.plan.objectives),
                level=AttainmentLevel(1 + place % 4),
                tags=(self.line(),),
                note=clean_line(text) or "word",
                participants=(group.participants[0].id,),
            )
        follow_ups.add(desk, self.session.id, self.line())
        self.live = live

    def _plan(self) -> LessonPlan:
        phases = tuple(
            Phase(self.line(), read_length("20 minutes"), self.block(), self.block(), self.block())
            for _ in range(5)
        )
        return LessonPlan(
            self.line(),
            audience=self.line(),
            objectives=tuple(Objective(self.line(), self.line()) for _ in range(4)),
            assessments=(Assessment(self.line(), self.block(), self.line()),),
            strategies=tuple(Strategy(self.line(), self.block()) for _ in range(3)),
            materials=self.lines(4),
            resources=self.lines(3),
            safety=self.lines(2),
            learner_questions=self.lines(2),
            phases=phases,
        )

    def _rubric(self) -> Rubric:
        levels = tuple(CriterionLevel(n, self.line(), self.block(), id=f"l{n}") for n in (1, 2, 3))
        criteria = tuple(
            Criterion(self.line(), self.block(), 1, levels, objective=n, id=f"c{n}")
            for n in range(3)
        )
        return Rubric(self.line(), self.block(), criteria)

    def _session(self) -> Session:
        groups = tuple(
            Group(f"g{n}", self.line(), self.line(), 2, (Participant(f"p{n}", self.line()),))
            for n in range(4)
        )
        clock = self.stage.clock
        return Session(new_id(), self.plan_id, 1, self.plan.title, clock.now(), self.line(), groups)

    # --- what is done with it ---

    def pages(self) -> Iterator[Callable[[], object]]:
        go = self.stage.window.navigation
        yield lambda: go.go_to(Place.LIBRARY)
        yield lambda: go.open_plan(self.plan_id)
        yield lambda: self.stage.press("Whole plan")
        yield lambda: go.open_plan(self.plan_id, Place.RUBRIC)
        yield lambda: self.stage.window.pages.rubric.view.score_wanted.emit()
        yield self._leave_dialogs
        yield lambda: go.run_session(self.session.id)
        yield lambda: self.stage.window.pages.run.view.wishes.audience.emit()
        yield lambda: self.stage.pass_time(minutes=3)
        yield lambda: go.print_session(self.session.id)
        yield lambda: go.review_session(self.session.id)

    def show(self) -> list[str]:
        """What on any page would be taken for markup."""
        found: list[str] = []
        for bring_up in self.pages():
            bring_up()
            self.stage.settle()
            for window in QApplication.topLevelWidgets():
                for widget in window.findChildren(QWidget):
                    found += _rich(widget)
            self.stage.window.grab()
        return sorted(set(found))

    def _leave_dialogs(self) -> None:
        while (dialog := QApplication.activeModalWidget()) is not None:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
            self.stage.settle()

    def find(self) -> None:
        """Each text as a query: no error, in the service and in the field of the library."""
        for text in self.texts:
            plans.search(self.stage.desk, text)
        self.stage.window.navigation.go_to(Place.LIBRARY)
        for text in self.texts[:8]:
            self.stage.window.library_view.search_wanted.emit(clean_line(text))
            self.stage.settle()

    def export(self) -> list[str]:
        """Each way out of Review; what in it is a formula or another text than was put in."""
        desk, found = self.stage.desk, list[str]()
        notes = {one.note for one in observations.of_session(desk, self.session.id)}
        for form in ReportFormat:
            made = export_report(desk, self.session.id, form)
            if form is ReportFormat.CSV:
                found += _formulas(made)
            elif form is ReportFormat.WORKBOOK:
                found += _cells(made)
            elif form is ReportFormat.JSON:
                said = json.dumps(json.loads(made), ensure_ascii=False)
                found += [
                    f"lost in JSON: {note[:40]!r}"
                    for note in notes
                    if json.dumps(note, ensure_ascii=False) not in said
                ]
            name = report_name(review(desk, self.session.id), form)
            (self.folder / name).write_bytes(made)
        return found

    def pass_on(self) -> list[str]:
        """Through a package into another library, and through the journal into a third."""
        desk, found = self.stage.desk, list[str]()
        package = self.folder / f"{safe_name(self.plan.title)}.facilitator"
        packages.write_package(
            desk, package, plan_ids=(self.plan_id,), session_ids=(self.session.id,)
        )
        notes = [one.note for one in observations.of_session(desk, self.session.id)]
        for name, bring_in in (("package", _open), ("journal", _rebuild)):
            paths = below(self.folder / name)
            paths.create()
            library = Library.open(paths.library, backups=paths.backups)
            source = package if name == "package" else desk.library.journals.folder
            bring_in(library, source, paths)
            with library.reading() as work:
                there = [one.note for one in work.observations.of_session(self.session.id)]
                plan = work.plans.get(self.plan_id)
            library.close()
            if sorted(there) != sorted(notes):
                found.append(f"not all came through the {name}")
            if plan is None or plan.plan != self.plan:
                found.append(f"the plan is another one after the {name}")
        return found


def _open(library: Library, package: Path, paths: Any) -> None:
    from facilitator.services.desk import Desk

    packages.open_package(Desk(library, FakeClock(), paths), package)


def _rebuild(library: Library, folder: Path, _paths: Any) -> None:
    library.read_journals(Journals(folder), thoroughly=True)


def _rich(widget: QWidget) -> list[str]:
    """Words of ours are no markup, so whatever Qt would take for some came from a text."""
    where = f"{type(widget).__module__}.{type(widget).__name__}"
    found = []
    if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText:
        found.append(f"{where} guesses whether it is rich text")
    if _is_rich(widget.toolTip()):
        found.append(f"{where} has a rich tooltip: {widget.toolTip()[:60]!r}")
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        found += [f"{where}: {one}" for one in _rich_items(widget.model())]
    if isinstance(widget, QTextEdit) and _loads(widget):
        found.append(f"{where} holds a picture or a link of a text")
    return found


def _is_rich(tip: str) -> bool:
    """`plain_tooltip` puts text that has any sign of markup into one element, escaped."""
    if tip.startswith("<span>") and tip.endswith("</span>"):
        return "<" in tip[6:-7]
    return bool(RichText.mightBeRichText(tip))


def _loads(widget: QTextEdit) -> bool:
    """Pictures of our own carry no name of a file."""
    return re.search(r'(?:src|href)="[^"]*(?:canary|file:|http|\\|//)', widget.toHtml()) is not None


def _rich_items(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[str]:
    place = parent or QModelIndex()
    found = []
    for row in range(min(model.rowCount(place), 40)):
        for column in range(20 if isinstance(model, QAbstractTableModel) else 1):
            tip = model.index(row, column, place).data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str) and _is_rich(tip):
                found.append(f"a rich tooltip: {tip[:60]!r}")
    return found


def _formulas(made: bytes) -> list[str]:
    rows = csv.reader(io.StringIO(made.decode("utf-8-sig"), newline=""))
    return [
        f"a formula in CSV: {cell[:40]!r}"
        for row in rows
        for cell in row
        if cell.startswith(_FORMULAS) and not _is_number(cell)
    ]


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _cells(made: bytes) -> list[str]:
    book = openpyxl.load_workbook(io.BytesIO(made))
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    return [f"a formula at {cell.coordinate}" for cell in cells if cell.data_type == "f"]


def main(first: int, step: int) -> None:
    install(QApplication([]))  # type: ignore[arg-type]
    failed, slow, found = [], [], set[str]()
    chosen = list(islice(texts(), first, None, step))
    with tempfile.TemporaryDirectory() as name:
        canary = Canary(Path(name))
        put_out("word")  # fonts and modules are loaded
        strange = watch(name)
        for place in range(0, len(chosen), A_ROUND):
            few = [canary.in_place_of_others(one) for one in chosen[place : place + A_ROUND]]
            begin = time.process_time()
            folder = Path(name, str(place))
            folder.mkdir()
            try:
                one = Round(folder, few)
                found |= {*one.show(), *one.export(), *one.pass_on()}
                one.find()
                one.stage.kill()
            except Exception:
                failed.append(f"{place}: {traceback.format_exc()[-1500:]}")
            if canary.was_opened():
                found.add(f"the picture in a text of {place} was opened")
            if time.process_time() - begin > SLOWEST:
                slow.append(place)
        told = {"failed": failed, "slow": slow, "found": sorted(found), "strange": [*strange]}
    sys.stdout.write(json.dumps({**told, "count": len(chosen)}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
