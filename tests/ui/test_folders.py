from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.ui.choices import Choices
from facilitator.ui.folders import last_folder

if TYPE_CHECKING:
    from pathlib import Path


def test_dialogs_begin_in_the_folder_of_last_time_while_it_is_there(tmp_path: Path) -> None:
    choices = Choices(tmp_path / "settings.ini")
    kept, usual = tmp_path / "kept", tmp_path / "usual"
    kept.mkdir()

    assert last_folder(choices, "print/folder", usual) == usual
    choices.set_text("print/folder", str(kept))
    assert last_folder(choices, "print/folder", usual) == kept
    kept.rmdir()
    assert last_folder(choices, "print/folder", usual) == usual
