"""What an import shows comes in slices: together they would hold the window up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from facilitator.ui.library.result_dialog import ResultDialog
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.scrim import Scrim
from tests.ui.library.conftest import settle

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.library.conftest import Shelf

NEW = "# New one\n\n## Opening (5 min)\n\n## Closing (5 min)\n"


def test_list_preview_result_and_veil_come_one_after_the_other(
    shelf: Shelf, tmp_path: Path
) -> None:
    file = tmp_path / "new.md"
    file.write_text(NEW, encoding="utf-8")
    shelf.view.files_dropped.emit((file,))
    seen: list[int] = []
    for _ in range(6):
        seen.append(sum(_shown(shelf)))
        QApplication.processEvents()
    assert seen == sorted(seen)
    assert set(seen) == {1, 2, 3, 4}


def test_an_example_is_shown_for_what_is_no_lesson_not_for_what_is_not_there(
    shelf: Shelf, tmp_path: Path
) -> None:
    (tmp_path / "list.txt").write_text("buy milk\n", encoding="utf-8")
    shelf.view.files_dropped.emit((tmp_path / "list.txt", tmp_path / "gone.md"))
    settle()
    dialog = shelf.view.findChild(ResultDialog)
    assert dialog is not None
    acts = [each.accessibleName() for each in dialog.findChildren(Button)]
    assert [name for name in acts if name.startswith("Show example")] == ["Show example: list.txt"]
    dialog.accept()


def _shown(shelf: Shelf) -> tuple[bool, bool, bool, bool]:
    view = shelf.view
    only = view.selected.only_plan
    is_listed = only is not None and only.title == "New one"
    has_preview = is_listed and view.preview.shown is not None and bool(view.preview.shown.phases)
    dialog = view.findChild(ResultDialog)
    return is_listed, has_preview, dialog is not None, view.window().findChild(Scrim) is not None


def test_enter_is_done_with_the_result(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "new.md").write_text(NEW, encoding="utf-8")
    shelf.view.files_dropped.emit((tmp_path / "new.md",))
    settle()
    focus = QApplication.focusWidget()
    assert isinstance(focus, Button)
    assert focus.label == "Done"
    focus.click()
