"""What became of a document: fields and kept text beside the lines they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from facilitator.ui.library.landing_dialog import LandingDialog
from facilitator.ui.library.result_dialog import ResultDialog
from facilitator.ui.widgets.buttons import Button
from tests.formats.test_other_forms import GUIDE
from tests.formats.test_sheets import GERMAN
from tests.office import h, p, word
from tests.ui.library.conftest import open_page, settle

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.library.conftest import Shelf
    from tests.ui.rig import Rig


@pytest.fixture
def page(rig: Rig, qtbot: QtBot) -> Shelf:
    return open_page(rig, qtbot, "", "", "")


def landing_of(page: Shelf, file: Path) -> LandingDialog:
    page.view.files_dropped.emit((file,))
    settle()
    result = page.view.findChild(ResultDialog)
    assert result is not None
    shown = next(one for one in result.findChildren(Button) if one.label == "What was read")
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton)
    settle()
    dialog = result.findChild(LandingDialog)
    assert dialog is not None
    return dialog


def close(dialog: LandingDialog) -> None:
    result = dialog.parentWidget()
    dialog.accept()
    assert isinstance(result, ResultDialog)
    result.accept()
    settle()


def place_of(dialog: LandingDialog, words: str) -> int:
    texts = [dialog.rows.item(n).text() for n in range(dialog.rows.count())]
    return next(n for n, text in enumerate(texts) if words in text)


def marked(dialog: LandingDialog) -> list[str]:
    return [one.cursor.block().text() for one in dialog.source.extraSelections()]


def test_a_text_of_the_plan_marks_the_lines_it_comes_from(page: Shelf, tmp_path: Path) -> None:
    file = tmp_path / "guide.md"
    file.write_text(GUIDE)
    dialog = landing_of(page, file)
    assert dialog.rows.item(0).text() == "Title: Compost in the yard"
    assert marked(dialog) == ["# Compost in the yard"]
    dialog.rows.setCurrentRow(place_of(dialog, "Part: Part One"))
    assert marked(dialog) == ["## Part One: What rots (20 min)"]
    dialog.rows.setCurrentRow(place_of(dialog, "Part One: What rots, kept as text"))
    assert marked(dialog)[0] == "Say hello."
    assert "# not a heading (30 min)" in marked(dialog)
    dialog.rows.setCurrentRow(place_of(dialog, "Audience: Tenants"))
    assert marked(dialog) == ["**Audience:** Tenants<br />"]
    close(dialog)


def test_a_line_of_the_document_leads_to_the_text_it_became(page: Shelf, tmp_path: Path) -> None:
    file = tmp_path / "guide.md"
    file.write_text(GUIDE)
    dialog = landing_of(page, file)
    line = GUIDE.split("\n").index("Wash them.")
    dialog.source.setFocus()
    dialog.source.setTextCursor(QTextCursor(dialog.source.document().findBlockByNumber(line)))
    assert "kept as text" in dialog.rows.currentItem().text().casefold()
    QTest.keyClick(dialog.source, Qt.Key.Key_Down)
    QTest.keyClick(dialog.source, Qt.Key.Key_Down)
    assert dialog.rows.currentItem().text().startswith("Part: Part One")
    close(dialog)


def test_word_documents_and_spreadsheets_are_shown_too(page: Shelf, tmp_path: Path) -> None:
    file = tmp_path / "walk.docx"
    file.write_bytes(
        word(h(0, "A walk"), h(1, "Out (10 min)"), p("Look up"), h(1, "Back (20 min)"))
    )
    dialog = landing_of(page, file)
    dialog.rows.setCurrentRow(place_of(dialog, "Part: Back"))
    assert marked(dialog) == ["## Back (20 min)"]
    close(dialog)


def test_rows_of_a_spreadsheet_are_its_lines(page: Shelf, tmp_path: Path) -> None:
    from facilitator.services.imports import import_paths
    from facilitator.services.landing import landing_of as read_again

    file = tmp_path / "m.csv"
    file.write_text(GERMAN)
    report, _ = import_paths(page.rig.desk, [file])
    landing = read_again(page.rig.desk, report.documents[0].plan_id or "")
    found = {part.what: part.first for part in landing.parts if part.place.field is None}
    assert landing.source[found["Sortieren"] - 1].startswith("9:15  |  Sortieren")
    assert landing.sureness.level == "low"
