"""The editor of header, logo and footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from facilitator.services import letterheads
from facilitator.services.printing import Document
from facilitator.ui.print import build
from facilitator.ui.print.letterhead import LetterheadDialog
from tests.ui.looks import cut_words, nameless
from tests.ui.rig import SOIL, Rig

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator.ui.print import PrintPage


@pytest.fixture
def page(rig: Rig, qtbot: QtBot) -> PrintPage:
    made = build(rig.shell)
    qtbot.addWidget(made.view)
    made.view.resize(1366, 712)
    made.view.show()
    made.show_plan(rig.add_plan(SOIL))
    return made


@pytest.fixture
def dialog(page: PrintPage, qtbot: QtBot) -> LetterheadDialog:
    qtbot.mouseClick(page.view.options._letterhead, Qt.MouseButton.LeftButton)
    return page.view.findChild(LetterheadDialog)


def test_what_is_typed_is_seen_at_once_and_kept_when_it_is_used(
    rig: Rig, page: PrintPage, dialog: LetterheadDialog, qtbot: QtBot
) -> None:
    before = dialog.page._image.copy()
    qtbot.keyClicks(dialog.header, "House of Soil")
    qtbot.keyClicks(dialog.footer, "Charity 77")
    assert dialog.page._image != before
    assert not letterheads.current(rig.desk)
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    kept = letterheads.current(rig.desk)
    assert (kept.header, kept.footer) == ("House of Soil", "Charity 77")
    room = page.presenter._room
    assert room is not None
    assert all(room.order(document).look.letterhead == kept for document in Document)


def test_a_logo_is_taken_from_a_file_and_can_be_removed(
    rig: Rig, dialog: LetterheadDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "logo.png"
    Image.new("RGB", (120, 40), "teal").save(file)
    dialog.logo_chosen.emit(file)
    assert dialog.remove.isVisible()
    qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    assert not dialog.remove.isVisible()
    dialog.logo_chosen.emit(file)
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert letterheads.current(rig.desk).logo.startswith(b"\x89PNG")


def test_a_file_that_is_no_picture_is_told_and_changes_nothing(
    rig: Rig, dialog: LetterheadDialog, tmp_path: Path
) -> None:
    file = tmp_path / "logo.png"
    file.write_text("no picture")
    dialog.logo_chosen.emit(file)
    assert "no picture" in dialog.message.text()
    dialog.logo_chosen.emit(tmp_path / "gone.png")
    assert "could not be read" in dialog.message.text()


def test_cancel_keeps_nothing(rig: Rig, dialog: LetterheadDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.header, "House")
    dialog.reject()
    assert not letterheads.current(rig.desk)


def test_another_window_begins_with_what_was_kept(
    rig: Rig, page: PrintPage, dialog: LetterheadDialog, qtbot: QtBot
) -> None:
    qtbot.keyClicks(dialog.header, "House of Soil")
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    again = build(rig.shell)
    qtbot.addWidget(again.view)
    again.show_plan(rig.add_plan(SOIL))
    assert again.presenter._room is not None
    assert again.presenter._room.letterhead.header == "House of Soil"


def test_everything_has_a_name_and_nothing_is_cut(dialog: LetterheadDialog) -> None:
    assert nameless(dialog) == []
    assert cut_words(dialog) == []


def test_a_page_with_a_coloured_logo_is_printed_in_colour() -> None:
    from facilitator.domain.paper import Letterhead, Look
    from facilitator.services.printing import PrintOrder, make_pdf
    from facilitator.ui.print.pages import paper_picture
    from tests.printing.test_letterhead import HOUSE

    plain = make_pdf(PrintOrder(Document.RUN_SHEET, SOIL, look=Look(letterhead=Letterhead("A"))))
    assert paper_picture(plain, 0, 100).isGrayscale()
    house = make_pdf(PrintOrder(Document.RUN_SHEET, SOIL, look=Look(letterhead=HOUSE)))
    assert not paper_picture(house, 0, 100).isGrayscale()
