"""Act 2, at the shelf: plans of all kinds come in, are found again, compared and handed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from facilitator.ui.library.landing_dialog import LandingDialog
from facilitator.ui.place import Place
from facilitator.ui.prepare.versions_dialog import VersionsDialog
from facilitator.ui.widgets.buttons import Button
from tests.e2e.demo.material import excel_file, no_plan, word_file
from tests.e2e.demo.performance import CTRL, OUT, Performance
from tests.e2e.demo.preparing import align

if TYPE_CHECKING:
    from pathlib import Path


def play(on: Performance, *, own: Path | None) -> None:
    on.stage.window.navigation.go_to(Place.LIBRARY)
    bring_samples(on)
    bring_a_word_file(on, own)
    bring_a_spreadsheet(on)
    find(on)
    align(on)
    draft_a_rubric(on)
    compare_versions(on)
    hand_on(on)


def bring_samples(on: Performance) -> None:
    from facilitator.resources import sample_plans

    drop(on, *sample_plans())
    on.stage.press("Done")


def drop(on: Performance, *files: Path) -> None:
    on.stage.window.library_view.files_dropped.emit(files)
    on.stage.settle()


def bring_a_word_file(on: Performance, own: Path | None) -> None:
    """With a file that is no plan, and the user's own if any."""
    files = (word_file(on.folder), no_plan(on.folder))
    drop(on, *files, *((own,) if own else ()))
    on.show_dialog("import-result")
    shown = [one for one in on.dialog.findChildren(Button) if one.label == "What was read"]
    on.click(shown[0])
    landing = on.dialog
    assert isinstance(landing, LandingDialog)
    on.choose_row(landing.rows, "At the hive")
    on.show_dialog("import-beside-the-source")
    on.stage.press("Done")
    on.stage.press("Done")


def bring_a_spreadsheet(on: Performance) -> None:
    drop(on, excel_file(on.folder))
    on.show_dialog("import-spreadsheet")
    on.stage.press("Import")
    on.stage.press("Done")
    on.show("library")


def find(on: Performance) -> None:
    on.stage.key(Qt.Key.Key_F, CTRL)
    on.stage.type("question")
    on.show("library-search")
    on.stage.key(Qt.Key.Key_Escape)


def draft_a_rubric(on: Performance) -> None:
    """From the objectives of the plan that was aligned, beside the sheet it makes."""
    on.stage.window.navigation.go_to(Place.RUBRIC)
    on.stage.settle()
    on.show("rubric-none-yet")
    on.stage.press("Draft from objectives")
    on.show("rubric")


def compare_versions(on: Performance) -> None:
    on.stage.window.navigation.open_plan(on.plan_id)
    on.stage.key(Qt.Key.Key_H, CTRL)
    dialog = on.dialog
    assert isinstance(dialog, VersionsDialog)
    dialog.name.setFocus()
    on.stage.type("For the Tuesday group")
    on.stage.key(Qt.Key.Key_Return)
    on.show_dialog("versions")
    on.stage.press("Done")


def hand_on(on: Performance) -> None:
    """As a Word file, a spreadsheet and a package for another laptop."""
    for kind, name in (
        ("Word document", "walking-meetings.docx"),
        ("Excel run sheet", "walking-meetings.xlsx"),
        ("Package for", "walking-meetings.facilitator"),
    ):
        on.stage.key(Qt.Key.Key_E, CTRL)
        if name.endswith("docx"):
            on.show("export")
        on.at_file_dialog(OUT / name)
        on.choose(kind)
        print(f"  {OUT / name}")
    assert QApplication.activeModalWidget() is None
