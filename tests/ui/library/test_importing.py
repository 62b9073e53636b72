"""Bringing plans in: choosing, dropping, pasting, and what is said afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from facilitator.formats.markdown import read_plan
from facilitator.services import plans
from facilitator.services.imports import ImportedDocument, ImportReport, ImportStatus
from facilitator.services.progress import Cancelled
from facilitator.ui.library.example_dialog import EXAMPLE, ExampleDialog
from facilitator.ui.library.result_dialog import ResultDialog
from facilitator.ui.library.result_model import MOST_OF_A_KIND, result_of
from facilitator.ui.tasks import InlineTasks, Outcome, Task
from facilitator.ui.widgets.buttons import Button
from tests.ui.library.conftest import open_page, settle
from tests.ui.rig import make_rig

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.library.conftest import Shelf
    from tests.ui.rig import Rig

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One sound plan, one whose phases do not add up, one file that is no plan."""
    made = tmp_path / "plans"
    made.mkdir()
    (made / "a-feedback.md").write_text(EXAMPLE, encoding="utf-8")
    odd = EXAMPLE.replace("Feedback", "Advice").replace("45 minutes", "1 hour")
    (made / "b-advice.txt").write_text(odd, encoding="utf-8")
    (made / "c-notes.txt").write_text("buy milk\n", encoding="utf-8")
    return made


@pytest.fixture
def page(rig: Rig, qtbot: QtBot) -> Shelf:
    return open_page(rig, qtbot, "", "", "")


def drop(page: Shelf, *paths: Path) -> None:
    page.view.files_dropped.emit(paths)
    settle()


def result(page: Shelf) -> ResultDialog:
    settle()
    dialog = page.view.findChild(ResultDialog)
    assert dialog is not None
    return dialog


def texts_of(dialog: ResultDialog) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel)]


def press(dialog: ResultDialog | ExampleDialog, text: str) -> None:
    made = next(each for each in dialog.findChildren(Button) if each.label == text)
    QTest.mouseClick(made, LEFT)
    settle()


def test_each_document_gets_a_row_failures_last(page: Shelf, folder: Path) -> None:
    drop(page, folder)
    said = texts_of(result(page))
    assert said[0] == "2 of 3 plans imported"
    assert said[1:3] == ["Giving Feedback That Helps", "2 phases, 45 min, 2 objectives"]
    assert said[3] == "Giving Advice That Helps"
    assert said[4].startswith("Imported. Phases add up to 45 min but the plan says 1 h.")
    assert said[5] == "c-notes.txt"
    assert "phase headings such as" in said[6]
    assert said[-1] == "Originals are kept. You can undo this import."
    assert sorted(page.titles) == ["Giving Advice That Helps", "Giving Feedback That Helps"]
    press(result(page), "Done")
    assert page.rig.navigator.went == []


def test_what_is_imported_is_selected(page: Shelf, folder: Path) -> None:
    drop(page, folder / "b-advice.txt")
    assert page.titles == ["Giving Advice That Helps"]
    assert page.view.selected.only_plan is not None
    result(page).accept()


def test_an_import_can_be_undone(page: Shelf, folder: Path) -> None:
    drop(page, folder)
    press(result(page), "Undo import")
    assert page.titles == []
    assert page.rig.navigator.said == ["Import undone"]
    assert page.view._welcome is not None
    assert page.view._welcome.isVisible()


def test_open_checks_leads_to_the_plan(page: Shelf, folder: Path) -> None:
    drop(page, folder)
    press(result(page), "Open checks")
    plan_id = next(
        plan.id for plan in plans.shelf(page.rig.desk) if plan.title.startswith("Giving Advice")
    )
    assert page.rig.navigator.went[0][:2] == ("plan", plan_id)


def test_the_same_again_is_named_unchanged(page: Shelf, folder: Path) -> None:
    drop(page, folder / "a-feedback.md")
    result(page).accept()
    settle()
    drop(page, folder / "a-feedback.md")
    dialogs = [each for each in page.view.findChildren(ResultDialog) if each.isVisible()]
    said = texts_of(dialogs[-1])
    assert said[0] == "Nothing new"
    assert "Unchanged. It is in your library already." in said
    assert "Undo import" not in [each.label for each in dialogs[-1].findChildren(Button)]
    dialogs[-1].accept()


def test_a_changed_file_is_named_updated(page: Shelf, folder: Path) -> None:
    file = folder / "a-feedback.md"
    drop(page, file)
    result(page).accept()
    settle()
    file.write_text(EXAMPLE.replace("New team leads", "Old hands"), encoding="utf-8")
    drop(page, file)
    said = texts_of(next(each for each in page.view.findChildren(ResultDialog) if each.isVisible()))
    assert said[0] == "1 plan imported"
    assert said[2] == "Updated to version 2. 2 phases, 45 min, 2 objectives"
    result(page).accept()


def test_a_folder_without_plans_says_what_a_plan_is(page: Shelf, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    drop(page, empty)
    said = texts_of(result(page))
    assert said[0] == "No lesson plans found"
    assert said[-1] == "Plans are text, Markdown, Word or Excel files."
    result(page).accept()


def test_thousands_of_documents_are_counted_not_listed() -> None:
    documents = tuple(
        ImportedDocument(f"{number}.md", ImportStatus.ADDED, (), str(number), f"Plan {number}", 1)
        for number in range(3000)
    )
    shown = result_of(ImportReport(documents))
    assert shown.heading == "3000 plans imported"
    assert len(shown.rows) == MOST_OF_A_KIND + 1
    assert shown.rows[-1].title == f"And {3000 - MOST_OF_A_KIND} more"


def test_the_example_shown_is_a_plan_without_a_flaw(page: Shelf, folder: Path) -> None:
    drop(page, folder / "c-notes.txt")
    press(result(page), "Show example")
    example = page.view.findChild(ExampleDialog)
    assert example is not None
    press(example, "Copy")
    assert QGuiApplication.clipboard().text() == EXAMPLE
    press(example, "Done")
    result(page).accept()
    read = read_plan(EXAMPLE)
    assert read.diagnostics == ()
    assert len(read.plan.phases) == 2


def test_pasted_text_becomes_a_plan(page: Shelf) -> None:
    QGuiApplication.clipboard().setText(EXAMPLE)
    QTest.keyClick(page.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert page.titles == ["Giving Feedback That Helps"]
    result(page).accept()


def test_pasted_files_are_imported(page: Shelf, folder: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder / "a-feedback.md"))])
    QGuiApplication.clipboard().setMimeData(mime)
    QTest.keyClick(page.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert page.titles == ["Giving Feedback That Helps"]
    result(page).accept()


def test_text_pasted_into_the_search_is_searched(shelf: Shelf) -> None:
    QGuiApplication.clipboard().setText("rope")
    search = shelf.view.pane.tools.search
    search.setFocus()
    QTest.keyClick(search, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert search.text() == "rope"
    assert shelf.view.findChild(ResultDialog) is None


def test_the_sample_plans_are_one_press_away(page: Shelf) -> None:
    welcome = page.view._welcome
    assert welcome is not None
    made = next(
        each for each in welcome.findChildren(Button) if each.label.startswith("Open the three")
    )
    QTest.mouseClick(made, LEFT)
    settle()
    assert len(page.titles) == 3
    assert page.rig.navigator.said == ["3 sample plans added"]


def test_files_and_folders_are_chosen_with_the_systems_dialogs(
    page: Shelf, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(name: str, answer: tuple[Path, ...]) -> object:
        def chosen(begin: str) -> tuple[Path, ...]:
            asked.append(f"{name} {Path(begin).name}")
            return answer

        return chosen

    monkeypatch.setattr(page.view.dialogs, "choose_files", choose("files", ()))
    monkeypatch.setattr(page.view.dialogs, "choose_folder", choose("folder", (folder,)))
    QTest.keyClick(page.view, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert page.titles == []
    page.view.import_folder_requested.emit()
    settle()
    assert len(page.titles) == 2
    result(page).accept()
    page.view.import_files_requested.emit()
    assert [each.split()[0] for each in asked] == ["files", "folder", "files"]
    assert asked[-1].endswith(folder.parent.name)


class WaitingTasks(InlineTasks):
    """Work waits until it is told to begin, and tells its progress on the way."""

    def __init__(self) -> None:
        self.waiting: list[Task] = []

    def run(self, work: object, outcome: Outcome) -> Task:
        self.waiting.append(Task(work, outcome))
        return self.waiting[-1]

    def go_on(self) -> None:
        task = self.waiting.pop(0)

        def tell(done: int, total: int) -> None:
            if task.cancelled.is_set():
                raise Cancelled
            assert task.outcome.progress is not None
            task.outcome.progress(done, total)

        task.outcome.done(task.work(tell))


@pytest.fixture
def waiting(tmp_path: Path, qtbot: QtBot) -> Iterator[Shelf]:
    rig = make_rig(tmp_path / "library", WaitingTasks())
    yield open_page(rig, qtbot, "", "", "")
    rig.desk.library.close()


def test_while_plans_are_read_a_banner_says_how_far(waiting: Shelf, folder: Path) -> None:
    pane, tasks = waiting.view.pane, waiting.rig.shell.tasks
    assert isinstance(tasks, WaitingTasks)
    drop(waiting, folder)
    assert pane._banner is not None
    assert pane._banner.accessibleName() == "Looking for plans"
    assert pane._hint.isHidden()
    drop(waiting, folder)
    assert waiting.rig.navigator.said == ["An import is under way. Wait for it, or cancel it."]
    tasks.go_on()
    assert pane._banner.accessibleName().startswith("Reading plans, ")
    assert pane._banner.isHidden()
    assert not pane._hint.isHidden()
    result(waiting).accept()


def test_a_cancelled_import_says_so(waiting: Shelf, folder: Path) -> None:
    tasks = waiting.rig.shell.tasks
    assert isinstance(tasks, WaitingTasks)
    drop(waiting, folder)
    waiting.view.import_cancelled.emit()
    tasks.go_on()
    said = texts_of(result(waiting))
    assert said[0] == "Import cancelled"
    assert said[-1] == "Cancelled. What was imported until then is kept."
    result(waiting).accept()


def mime_of(*urls: QUrl) -> QMimeData:
    mime = QMimeData()
    mime.setUrls(list(urls))
    return mime


def enter(page: Shelf, mime: QMimeData) -> bool:
    event = QDragEnterEvent(
        QPoint(200, 200),
        Qt.DropAction.CopyAction,
        mime,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(page.view, event)
    return event.isAccepted()


def test_files_can_be_dropped_anywhere_on_the_page(shelf: Shelf, folder: Path) -> None:
    files = [QUrl.fromLocalFile(str(folder / "a-feedback.md"))]
    files.append(QUrl.fromLocalFile(str(folder / "b-advice.txt")))
    mime = mime_of(*files)
    assert enter(shelf, mime)
    frame = shelf.view.pane._frame
    assert frame is not None
    assert frame.isVisible()
    assert frame.accessibleName() == "Drop to import 2 plans"
    event = QDropEvent(
        QPointF(200, 200),
        Qt.DropAction.CopyAction,
        mime,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(shelf.view, event)
    settle()
    assert not frame.isVisible()
    assert len(shelf.titles) == 5
    result(shelf).accept()


def test_a_folder_says_that_all_of_it_comes(shelf: Shelf, folder: Path) -> None:
    mime = mime_of(QUrl.fromLocalFile(str(folder)))
    assert enter(shelf, mime)
    frame = shelf.view.pane._frame
    assert frame is not None
    assert frame.accessibleName() == "Drop to import all plans in this folder"
    QApplication.sendEvent(shelf.view, QDragLeaveEvent())
    assert not frame.isVisible()


def test_an_address_on_the_internet_is_not_taken(shelf: Shelf) -> None:
    assert not enter(shelf, mime_of(QUrl("https://example.org/plan.md")))
    assert shelf.view.pane._frame is None


@pytest.fixture
def twin(page: Shelf, tmp_path: Path) -> ResultDialog:
    """The result of importing two plans whose title another one has."""
    files = [tmp_path / f"{name}.md" for name in "abc"]
    for number, file in enumerate(files):
        text = EXAMPLE.replace("45 minutes", f"{45 + number} minutes")
        file.write_text(text, encoding="utf-8")
    drop(page, files[0])
    first = result(page)
    first.close()
    first.setParent(None)
    drop(page, *files[1:])
    return result(page)


def shown(dialog: ResultDialog, words: str) -> list[Button]:
    found = [each for each in dialog.findChildren(Button) if each.isVisible()]
    return [each for each in found if each.accessibleName().startswith(words)]


@pytest.mark.parametrize(
    ("words", "for_all", "for_one"),
    [("Keep both", [1, 1, 1], [1, 1, 1]), ("Replace", [3], [1, 2]), ("Skip", [1], [1, 1])],
)
def test_plans_of_a_known_title_are_settled_in_the_result(
    page: Shelf, twin: ResultDialog, words: str, for_all: list[int], for_one: list[int]
) -> None:
    def versions() -> list[int]:
        desk = page.rig.desk
        return sorted(plans.open_plan(desk, one.id).version for one in plans.shelf(desk))

    assert len(shown(twin, words)) == 3
    QTest.mouseClick(shown(twin, words)[1], LEFT)
    settle()
    assert versions() == for_one
    QTest.mouseClick(shown(twin, words)[0], LEFT)
    settle()
    assert versions() == for_all
    assert not shown(twin, words)
    assert twin.isVisible()


def test_undoing_the_import_takes_the_new_version_back(page: Shelf, twin: ResultDialog) -> None:
    for place in (1, 0):
        QTest.mouseClick(shown(twin, "Replace")[place], LEFT)
        settle()
    assert plans.shelf(page.rig.desk)
    QTest.mouseClick(shown(twin, "Undo import")[0], LEFT)
    (plan,) = plans.shelf(page.rig.desk)
    assert plans.open_plan(page.rig.desk, plan.id).version == 1
