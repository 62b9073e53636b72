"""Text to read, select and copy, letters as wide as each other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit

from facilitator.ui.theme import theme


def plain_text(name: str, text: str = "") -> QPlainTextEdit:
    """With a cursor, so that the keyboard can select in it; Tab leaves it."""
    shown = QPlainTextEdit(text)
    shown.setReadOnly(True)
    shown.setAccessibleName(name)
    shown.setTabChangesFocus(True)
    shown.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByKeyboard
        | Qt.TextInteractionFlag.TextSelectableByMouse
    )
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(theme().px(13))
    shown.setFont(font)
    return shown
