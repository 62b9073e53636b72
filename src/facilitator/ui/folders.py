"""Where file dialogs begin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

if TYPE_CHECKING:
    from facilitator.ui.choices import Choices


def last_folder(choices: Choices, key: str, usual: Path) -> Path:
    """The folder of last time if it is still there."""
    kept = choices.text(key)
    return Path(kept) if kept and Path(kept).is_dir() else usual


def documents_folder() -> Path:
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(documents) or Path.home())
