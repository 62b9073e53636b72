"""Lists of rows to choose from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QListWidget


def row_list(name: str, *, spacing: int = 4) -> QListWidget:
    """Rows that wrap where they are longer than the list is wide; nothing scrolls sideways."""
    made = QListWidget()
    made.setAccessibleName(name)
    made.setSpacing(spacing)
    made.setWordWrap(True)
    made.setResizeMode(QListView.ResizeMode.Adjust)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made
