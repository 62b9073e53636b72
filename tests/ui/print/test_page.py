"""The Print page with real PDFs: choosing, looking, saving, printing."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from threading import Event
from typing import TYPE_CHECKING

import pymupdf
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel

from facilitator.domain.changes import Changes
from facilitator.domain.paper import Arrangement
from facilitator.domain.scoring import Subject, Verdict
from facilitator.errors import UserError
from facilitator.services import printing, rubrics, runs, scoring, sessions
from facilitator.services.printing import Document
from facilitator.services.scoring import Answer
from facilitator.ui.print import build
from facilitator.ui.print.documents import DocumentRow
from facilitator.ui.print.model import PrintRoom
from facilitator.ui.print.pages import page_sizes, paper_picture, screen_picture
from facilitator.ui.print.printer import band_cuts, new_printer, print_pdf, printer_name
from facilitator.ui.print.remembering import kept_choices
from facilitator.ui.print.sides import Sides
from facilitator.ui.tasks import WorkerTasks
from facilitator.ui.theme import Mode, theme
from facilitator.ui.widgets.select import Select
from tests.printing.pdf_reading import Pdf
from tests.rubrics import KNOTS
from tests.ui.looks import cut_words, nameless
from tests.ui.rig import FOUR_GROUPS, SOIL, Rig, make_rig

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator.services.printing import Layout, PrintOrder
    from facilitator.ui.print import PrintPage


TWO_DOCUMENTS = PrintRoom(SOIL).without([Document.RUN_SHEET, Document.OBSERVATION_SHEET])


@pytest.fixture
def page(rig: Rig, qtbot: QtBot) -> PrintPage:
    """With the two handouts chosen last time."""
    rig.shell.choices.set_text("print/documents", kept_choices(TWO_DOCUMENTS.choices))
    made = build(rig.shell)
    qtbot.addWidget(made.view)
    made.view.resize(1366, 712)
    made.view.show()
    return made


def words(page: PrintPage) -> list[str]:
    return [each.text() for each in page.view.findChildren(QLabel) if each.isVisible()]


def find(page: PrintPage, name: str) -> QAbstractButton:
    found = [
        each
        for each in page.view.findChildren(QAbstractButton)
        if each.accessibleName() == name and each.isVisible()
    ]
    assert len(found) == 1, name
    return found[0]


def press(page: PrintPage, name: str, qtbot: QtBot) -> None:
    button = find(page, name)
    assert button.isEnabled(), name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(page: PrintPage, name: str, option: str, qtbot: QtBot) -> None:
    """From a drop-down, by its arrow keys."""
    select = next(one for one in page.view.findChildren(Select) if one.accessibleName() == name)
    way = Qt.Key.Key_Down if select.findText(option) > select.currentIndex() else Qt.Key.Key_Up
    while select.currentText() != option:
        qtbot.keyClick(select, way)


def rows(page: PrintPage) -> list[str]:
    return [row.button.accessibleName() for row in page.view.documents._rows.values()]


def with_groups(rig: Rig, page: PrintPage) -> str:
    plan_id = rig.add_plan(SOIL)
    session = rig.add_session(plan_id, *FOUR_GROUPS, place="Barn")
    page.show_session(session.id)
    return plan_id


def test_the_observation_sheet_has_the_quick_tags(rig: Rig, page: PrintPage) -> None:
    rig.shell.choices.set_text("run/tags", "Lost\nAsks\nHelps\nWaits\nShines\nTired")
    with_groups(rig, page)
    assert page.presenter._room is not None
    order = page.presenter._room.order(Document.OBSERVATION_SHEET)
    text = Pdf(printing.make_pdf(order)).text()
    assert "A Lost B Asks C Helps" in text


def test_a_rubric_is_printed_in_one_grid_or_filled(rig: Rig, page: PrintPage, qtbot: QtBot) -> None:
    plan_id = with_groups(rig, page)
    assert "Copies per group" in words(page)
    press(page, "One grid", qtbot)
    assert rows(page)[0] == "Rubric sheet. One grid, A4 landscape. 1 sheet"
    assert "Copies per group" not in words(page)
    assert not [each for each in words(page) if each == "Filled from scores"]
    press(page, "Sheets", qtbot)
    assert rows(page)[0] == "Rubric sheet. 1 per group, A4 landscape. 4 sheets"
    rubric_id, _ = rubrics.add(rig.desk, KNOTS, plan_id=plan_id)
    (session,) = sessions.of_plan(rig.desk, plan_id)
    runs.start(rig.desk, runs.load(rig.desk, session.session.id))
    subject = Subject(FOUR_GROUPS[0].id)
    sheet = scoring.sheet(rig.desk, session.session.id, rubric_id, subject)
    level = sheet.rubric.criteria[0].levels[1].id
    scoring.give(rig.desk, sheet, sheet.rubric.criteria[0].id, Answer(Verdict.LEVEL, level=level))
    page.show_session(session.session.id)
    press(page, "Filled from scores", qtbot)
    assert rows(page)[0] == "Rubric sheet. Filled, A4 landscape. 1 sheet"
    assert "Copies per group" not in words(page)
    row = page.view.findChildren(DocumentRow)[0]
    assert row.button.lines_in(row.width()) == 2


def test_a_session_fills_in_its_groups(rig: Rig, page: PrintPage) -> None:
    with_groups(rig, page)
    assert rows(page)[:5] == [
        "Rubric sheet. 1 per group, A4 landscape. 4 sheets",
        "Reflection handout. 1 per group, A4. 4 sheets",
        "Facilitator reflection. 3 questions. not selected",
        "Run sheet. 5 phases, 1 break. not selected",
        "Exit ticket. 1 per group, 2 on a page. not selected",
    ]
    assert "8 sheets of A4" in words(page)
    hint = "For this session: Fri 20 Nov, 4 groups, 17 people. Counts follow the groups."
    assert hint in words(page)


def test_without_a_session_sheets_are_blank(rig: Rig, page: PrintPage) -> None:
    page.show_plan(rig.add_plan(SOIL))
    assert rows(page)[0] == "Rubric sheet. 1 copy, A4 landscape. 1 sheet"
    assert "Copies" in words(page)


def test_names_can_be_typed(rig: Rig, page: PrintPage, qtbot: QtBot) -> None:
    page.show_plan(rig.add_plan(SOIL))
    page.view.options.source_chosen.emit("typed")
    qtbot.keyClicks(page.view.options._names, "Owls, Cranes")
    assert rows(page)[0] == "Rubric sheet. 1 per group, A4 landscape. 2 sheets"
    assert rig.shell.choices.text("print/group_names") == "Owls, Cranes"


def test_one_per_person_follows_the_people_of_each_group(
    rig: Rig, page: PrintPage, qtbot: QtBot
) -> None:
    with_groups(rig, page)
    press(page, "Reflection handout. 1 per group, A4. 4 sheets", qtbot)
    press(page, "Count per person", qtbot)
    assert rows(page)[1] == "Reflection handout. 1 per person, A4. 17 sheets"
    assert "21 sheets of A4" in words(page)
    press(page, "Group name on each page", qtbot)
    assert rows(page)[1] == "Reflection handout. 1 per person, A4. 17 sheets"
    press(page, "Count per group", qtbot)
    assert rows(page)[1] == "Reflection handout. 1 per group, A4. 4 sheets"


def test_another_paper_counts_for_all(rig: Rig, page: PrintPage, qtbot: QtBot) -> None:
    with_groups(rig, page)
    press(page, "Letter", qtbot)
    assert "8 sheets of Letter" in words(page)
    assert rig.shell.choices.text("print/paper") == "letter"


def test_the_box_selects_and_the_row_only_shows(rig: Rig, page: PrintPage, qtbot: QtBot) -> None:
    with_groups(rig, page)
    press(page, "Print Rubric sheet", qtbot)
    assert rows(page)[0] == "Rubric sheet. 1 per group, A4 landscape. not selected"
    assert "4 sheets of A4" in words(page)
    press(page, "Print all documents", qtbot)
    assert "12 of 12" in words(page)
    press(page, "Print all documents", qtbot)
    assert "Choose a document" in words(page)
    assert not find(page, "Save PDF").isEnabled()


def test_arrow_keys_go_from_document_to_document(rig: Rig, page: PrintPage, qtbot: QtBot) -> None:
    with_groups(rig, page)
    first, second, *_ = page.view.documents._rows.values()
    qtbot.keyClick(first.button, Qt.Key.Key_Down)
    assert second.button.isChecked()
    assert "Page 1 of 1" in words(page)


def test_pages_can_be_turned_by_button_and_key(rig: Rig, page: PrintPage, qtbot: QtBot) -> None:
    with_groups(rig, page)
    assert "Page 1 of 4" in words(page)
    press(page, "Next page", qtbot)
    assert "Page 2 of 4" in words(page)
    page.view.preview.go(1)
    page.view.preview.go(1)
    assert "Page 4 of 4" in words(page)
    assert not find(page, "Next page").isEnabled()
    page.view.preview.go(1)
    assert "Page 4 of 4" in words(page)


def test_a_large_window_shows_two_pages(rig: Rig, page: PrintPage) -> None:
    with_groups(rig, page)
    page.view.preview.go(1)
    assert "Page 2 of 4" in words(page)
    page.view.resize(1920, 1024)
    assert "Pages 1–2 of 4" in words(page)
    page.view.preview.go(1)
    assert "Pages 3–4 of 4" in words(page)
    left, right = page.view.preview._canvas.page_rects()
    assert left.right() < right.left()


def ink(page: PrintPage) -> float:
    """The share of dark pixels on the first page shown."""
    canvas = page.view.preview._canvas
    image = canvas.grab().toImage()
    rect = canvas.page_rects()[0].toRect()
    dark = [
        QColor(image.pixel(x, y)).lightness() < 128
        for x in range(rect.left(), rect.right(), 2)
        for y in range(rect.top(), rect.bottom(), 2)
    ]
    return sum(dark) / len(dark)


def test_the_page_is_really_drawn_and_white_in_both_themes(rig: Rig, page: PrintPage) -> None:
    with_groups(rig, page)
    assert 0.003 < ink(page) < 0.1
    theme().set_mode(Mode.DARK)
    assert 0.003 < ink(page) < 0.1


def test_the_picture_has_the_pixels_of_the_screen(rig: Rig, page: PrintPage) -> None:
    with_groups(rig, page)
    canvas = page.view.preview._canvas
    _, image = canvas._pictures[0]
    rect = canvas.page_rects()[0]
    assert abs(image.width() - rect.width() * canvas.devicePixelRatioF()) <= 1
    assert canvas.wants() == ()


def test_zooming_draws_anew_and_fit_comes_back(rig: Rig, page: PrintPage, qtbot: QtBot) -> None:
    with_groups(rig, page)
    before = page.view.preview._canvas.page_rects()[0].width()
    area = page.view.preview._area.viewport()
    turn = QWheelEvent(
        QPointF(9, 9),
        area.mapToGlobal(QPointF(9, 9)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(area, turn)
    assert page.view.preview._canvas.page_rects()[0].width() > before
    assert page.view.preview._canvas.wants() == ()
    zoom = next(word for word in ("67 %", "80 %", "100 %", "125 %") if _has(page, word))
    press(page, f"Zoom {zoom}, fit to window", qtbot)
    assert page.view.preview._canvas.page_rects()[0].width() == before


def _has(page: PrintPage, zoom: str) -> bool:
    names = [each.accessibleName() for each in page.view.findChildren(QAbstractButton)]
    return f"Zoom {zoom}, fit to window" in names


def test_a_plan_without_objectives_says_why_there_is_no_rubric(rig: Rig, page: PrintPage) -> None:
    page.show_plan(rig.add_plan(replace(SOIL, objectives=(), assessments=())))
    assert [sentence for sentence in words(page) if "no learning objectives" in sentence]
    assert rows(page)[0].endswith("nothing to print")
    assert "1 sheet of A4" in words(page)
    assert find(page, "Save PDF").isEnabled()


def test_signs_that_cannot_be_printed_are_told(rig: Rig, page: PrintPage) -> None:
    page.show_plan(rig.add_plan(replace(SOIL, title="Soil 🦉")))
    assert [sentence for sentence in words(page) if "🦉 (U+1F989)" in sentence]


def test_the_page_follows_a_changed_plan(rig: Rig, page: PrintPage) -> None:
    plan_id = rig.add_plan(replace(SOIL, objectives=(), assessments=()))
    page.show_plan(plan_id)
    from facilitator.library.values import NewPlan

    with rig.desk.library.transaction() as work:
        work.plans.add_version(plan_id, NewPlan("x", SOIL, 0), rig.clock.now())
    rig.shell.bus.announce(Changes(plans=frozenset({plan_id})))
    assert rows(page)[0].endswith("1 sheet")


def test_the_first_time_sheets_for_learners_and_for_the_desk_are_chosen(
    rig: Rig, qtbot: QtBot
) -> None:
    page = build(rig.shell)
    qtbot.addWidget(page.view)
    with_groups(rig, page)
    wanted = [row.split(".")[0] for row in rows(page) if "not selected" not in row]
    assert wanted == ["Rubric sheet", "Reflection handout", "Run sheet", "Observation sheet"]


def test_options_belong_to_one_document_and_are_kept(
    rig: Rig, page: PrintPage, qtbot: QtBot
) -> None:
    with_groups(rig, page)
    press(page, "Large print", qtbot)
    press(page, "Ink saver", qtbot)
    assert find(page, "Large print").isChecked()
    press(page, rows(page)[1], qtbot)
    assert not find(page, "Large print").isChecked()
    again = build(rig.shell)
    qtbot.addWidget(again.view)
    again.show_plan(rig.add_plan(SOIL))
    kept = again.presenter._room.choice(Document.RUBRIC)
    assert (kept.look.large, kept.look.spacious, kept.look.ink_saver) == (True, False, True)


def test_only_tickets_are_so_many_on_a_page(rig: Rig, page: PrintPage, qtbot: QtBot) -> None:
    with_groups(rig, page)
    assert "Tickets on a page" not in words(page)
    press(page, next(row for row in rows(page) if row.startswith("Exit ticket")), qtbot)
    press(page, "4", qtbot)
    assert [row for row in rows(page) if "1 per group, 4 on a page" in row]


def test_printed_words_speak_another_language(rig: Rig, page: PrintPage) -> None:
    with_groups(rig, page)
    page.view.options.language_chosen.emit("de")
    (order, *_) = page.presenter.previews._wanted
    assert order.look.language == "de"
    assert rig.shell.choices.text("print/language") == "de"
    assert page.view.options._language.currentData() == "de"


def test_each_document_can_be_a_file_of_its_own(
    rig: Rig, page: PrintPage, qtbot: QtBot, tmp_path: Path
) -> None:
    with_groups(rig, page)
    press(page, "Save as separate files", qtbot)
    dialog = save_dialog(page)
    dialog.fileSelected.emit(str(tmp_path))
    dialog.reject()
    assert sorted(file.name for file in tmp_path.glob("*.pdf")) == [
        "Reading the Soil - reflection.pdf",
        "Reading the Soil - rubric.pdf",
    ]
    assert page.view.toast.text.startswith("2 files saved in ")
    page.view.toast.dismiss()


def save_dialog(page: PrintPage) -> QFileDialog:
    return page.view.findChild(QFileDialog)


def test_saving_proposes_a_name_and_remembers_the_folder(
    rig: Rig, page: PrintPage, qtbot: QtBot, tmp_path: Path
) -> None:
    with_groups(rig, page)
    rig.shell.choices.set_text("print/folder", str(tmp_path))
    press(page, "Save PDF", qtbot)
    dialog = save_dialog(page)
    assert dialog.selectedFiles() == [str(tmp_path / "Reading the Soil - Handouts.pdf")]
    dialog.fileSelected.emit(str(tmp_path / "out.pdf"))
    dialog.reject()
    with pymupdf.open(tmp_path / "out.pdf") as saved:
        assert len(saved) == 8
    assert page.view.toast.text == f"Saved to {tmp_path / 'out.pdf'}"
    assert find(page, "Show in folder").isVisible()
    page.view.toast.dismiss()


def test_a_single_document_gives_the_file_its_name(rig: Rig, page: PrintPage, qtbot: QtBot) -> None:
    with_groups(rig, page)
    press(page, "Print Reflection handout", qtbot)
    press(page, "Save PDF", qtbot)
    dialog = save_dialog(page)
    assert dialog.selectedFiles()[0].endswith("Reading the Soil - Rubric sheet.pdf")
    dialog.reject()


def test_a_folder_that_cannot_be_written_is_told(
    rig: Rig, page: PrintPage, qtbot: QtBot, tmp_path: Path
) -> None:
    with_groups(rig, page)
    press(page, "Save PDF", qtbot)
    save_dialog(page).reject()
    page.view.file_chosen.emit(tmp_path / "gone" / "out.pdf")
    assert "Choose another folder" in str(rig.navigator.errors[0])
    assert find(page, "Save PDF").isEnabled()


def test_without_a_printer_only_saving_is_offered(
    rig: Rig, page: PrintPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "defaultPrinterName", lambda: "")
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    assert printer_name() == ""
    with_groups(rig, page)
    page.view.shown.emit()
    assert not find(page, "Print 8 sheets").isEnabled()
    assert "No printer found. Save a PDF and print it elsewhere." in words(page)


def test_a_printer_is_named_and_used(
    rig: Rig, page: PrintPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[tuple[str, int]] = []
    monkeypatch.setattr(QPrinterInfo, "defaultPrinterName", lambda: "Office")
    monkeypatch.setattr(page.view, "ask_for_printer", lambda *what: asked.append(what))
    with_groups(rig, page)
    page.view.shown.emit()
    assert "Printer: Office" in words(page)
    press(page, "Print 8 sheets", qtbot)
    assert asked == [("Reading the Soil - Handouts", 8, Sides.ONE)]
    printer = to_file(tmp_path / "paper.pdf", 8)
    page.view.printer_chosen.emit(printer)
    with pymupdf.open(tmp_path / "paper.pdf") as printed:
        shapes = [(round(one.rect.width), round(one.rect.height)) for one in printed]
    assert shapes == [(842, 595)] * 4 + [(595, 842)] * 4
    assert page.view.toast.text.startswith("8 sheets sent to")
    page.view.toast.dismiss()


def to_file(target: Path, pages: int) -> QPrinter:
    printer = new_printer("Handouts", pages)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setResolution(300)
    return printer


def two_pages() -> bytes:
    from facilitator.services.printing import PrintJob, PrintOrder, make_job

    both = (Document.RUBRIC, Document.REFLECTION)
    return make_job(PrintJob(tuple((PrintOrder(one, SOIL), 1) for one in both)))


def test_printed_words_are_where_the_pdf_has_them(tmp_path: Path, qapp: QApplication) -> None:
    pdf = two_pages()
    print_pdf(to_file(tmp_path / "paper.pdf", 2), pdf)
    with pymupdf.open(tmp_path / "paper.pdf") as printed, pymupdf.open(stream=pdf) as drawn:
        ours, theirs = [_seen(one) for one in printed], [_seen(one) for one in drawn]
    assert _difference(ours[0], ours[1]) > 10
    for paper, page in zip(ours, theirs, strict=True):
        assert abs(paper.width - page.width) <= 1
        assert _difference(paper, page) < 7


def _seen(page: pymupdf.Page) -> pymupdf.Pixmap:
    return page.get_pixmap(dpi=36, colorspace=pymupdf.csGRAY)


def _difference(one: pymupdf.Pixmap, other: pymupdf.Pixmap) -> float:
    """The mean difference in grey levels, over the size both have."""
    width, height = min(one.width, other.width), min(one.height, other.height)
    levels = [
        abs(one.pixel(x, y)[0] - other.pixel(x, y)[0]) for x in range(width) for y in range(height)
    ]
    return sum(levels) / len(levels)


def test_pages_are_cut_where_nothing_is_written(qapp: QApplication) -> None:
    picture = paper_picture(two_pages(), 1, 300)
    cuts = band_cuts(picture)
    assert (cuts[0], cuts[-1]) == (0, picture.height())
    assert all(0 < below - above <= 512 for above, below in pairwise(cuts))
    for cut in cuts[1:-1]:
        for row in (cut - 2, cut, cut + 2):
            levels = {picture.pixelColor(x, row).lightness() for x in range(picture.width())}
            assert levels == {255}, row


def test_only_the_chosen_range_is_printed(tmp_path: Path, qapp: QApplication) -> None:
    printer = to_file(tmp_path / "paper.pdf", 2)
    printer.setFromTo(2, 2)
    print_pdf(printer, two_pages())
    with pymupdf.open(tmp_path / "paper.pdf") as printed:
        assert [round(one.rect.width) for one in printed] == [595]


@pytest.mark.qt_log_ignore("Returned false")
def test_a_printer_that_does_not_answer_is_told(tmp_path: Path, qapp: QApplication) -> None:
    printer = to_file(tmp_path / "gone" / "paper.pdf", 2)
    with pytest.raises(UserError, match="did not answer"):
        print_pdf(printer, two_pages())


def test_pages_for_paper_are_drawn_finely_enough(qapp: QApplication) -> None:
    pdf = two_pages()
    (first, _) = page_sizes(pdf)
    picture = paper_picture(pdf, 0, 300)
    assert abs(picture.width() - first.width / 72 * 300) <= 2
    assert picture.isGrayscale()
    assert screen_picture(pdf, 1, 0.5).width() == pytest.approx(595.3 / 2, abs=1)


def test_everything_also_works_on_the_worker_thread(tmp_path: Path, qtbot: QtBot) -> None:
    tasks = WorkerTasks()
    rig = make_rig(tmp_path / "library", tasks)
    page = build(rig.shell)
    qtbot.addWidget(page.view)
    page.view.resize(1366, 712)
    page.view.show()
    page.show_plan(rig.add_plan(SOIL))
    assert "Making the pages" in words(page)
    qtbot.waitUntil(lambda: bool(page.view.preview._canvas._pictures), timeout=20_000)
    assert rows(page)[1].endswith("1 sheet") or rows(page)[1].endswith("…")
    qtbot.waitUntil(lambda: rows(page)[1].endswith("1 sheet"), timeout=20_000)
    tasks.close()
    rig.desk.library.close()


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("size", [(1920, 1024), (1366, 712), (1024, 644)])
def test_nothing_is_cut_and_everything_has_a_name(
    rig: Rig, page: PrintPage, size: tuple[int, int], mode: Mode, qtbot: QtBot
) -> None:
    theme().set_mode(mode)
    with_groups(rig, page)
    page.view.resize(*size)
    assert page.view.width() == size[0]
    qtbot.waitUntil(lambda: cut_words(page.view) == [])
    assert nameless(page.view) == []


def test_everything_for_the_day_of_the_session_is_one_press(
    rig: Rig, page: PrintPage, qtbot: QtBot
) -> None:
    with_groups(rig, page)
    press(page, "Everything for Friday", qtbot)
    assert "11 of 12" in words(page)
    assert "Reflection handout. 1 per person, A4. 17 sheets" in rows(page)
    page.view.options.source_chosen.emit("nobody")
    assert not page.view.documents._everything_for.isVisible()


def test_how_pages_lie_on_the_paper_is_chosen_and_remembered(
    rig: Rig, page: PrintPage, qtbot: QtBot
) -> None:
    with_groups(rig, page)
    choose(page, "Pages on a side", "2 pages", qtbot)
    assert "4 sheets of A4" in words(page)
    press(page, "Both sides of the paper", qtbot)
    press(page, "Gray", qtbot)
    choose(page, "Pages on a side", "Booklet", qtbot)
    assert "2 sheets of A4" in words(page)
    assert not find(page, "Both sides of the paper").isEnabled()
    again = build(rig.shell)
    qtbot.addWidget(again.view)
    with_groups(rig, again)
    room = again.presenter._room
    assert room is not None
    assert (room.arrangement, room.both_sides, room.gray) == (Arrangement.BOOKLET, True, True)


def test_saving_can_be_stopped_and_leaves_no_file(
    rig: Rig, page: PrintPage, qtbot: QtBot, tmp_path: Path
) -> None:
    """The worker is held until Cancel was pressed."""
    tasks = WorkerTasks()
    with_groups(rig, page)
    page.presenter._errands._shell = rig.shell._replace(tasks=tasks)
    may_go_on = Event()
    real = printing.lay_out

    def held(order: PrintOrder) -> Layout:
        may_go_on.wait(10)
        return real(order)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(printing, "lay_out", held)
        patch.setattr(page.view, "ask_for_file", lambda _proposed: None)
        press(page, "Save PDF", qtbot)
        page.view.file_chosen.emit(tmp_path / "all.pdf")
        qtbot.waitUntil(lambda: page.view.options._bar.isVisible())
        press(page, "Cancel", qtbot)
        may_go_on.set()
        qtbot.waitUntil(lambda: not page.presenter._errands.are_running)
    tasks.close()
    assert "Stopped." in words(page)
    assert list(tmp_path.glob("*.pdf")) == []
    assert not page.view.options._cancel.isVisible()


def test_what_no_font_shows_is_named_before_it_is_printed_unseen(
    rig: Rig, page: PrintPage, qtbot: QtBot
) -> None:
    """The sign stands on a sheet that is ticked, while another one is looked at."""
    page.show_plan(rig.add_plan(replace(SOIL, learner_questions=("What is \U0001f9ed for?",))))
    assert find(page, "Rubric sheet. 1 copy, A4 landscape. 1 sheet").isChecked()
    assert any("U+1F9ED" in each for each in words(page))
    press(page, "Print Reflection handout", qtbot)
    assert not any("U+1F9ED" in each for each in words(page))
