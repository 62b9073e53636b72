"""A question before something that cannot be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable


def confirmation(
    parent: QWidget, question: str, *, yes: str, no: str, on_yes: Callable[[], object]
) -> QMessageBox:
    """A box to open; Enter and Esc both mean `no`, only a press on `yes` loses anything."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    agree = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    agree.clicked.connect(lambda: on_yes())
    return box
