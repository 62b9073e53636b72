"""An option that is on or off, with a line that says what it does."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.theme import Role
from facilitator.ui.widgets.checks import Toggle
from facilitator.ui.widgets.labels import label


class OptionRow(QWidget):
    """`switched` comes from the user only."""

    switched = Signal(bool)

    def __init__(self, name: str, hint: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._toggle = Toggle(name)
        self._hint = label(hint, Role.SMALL, tone="text2", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(name, wrap=True))
        words.addWidget(self._hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self._toggle)
        self._toggle.clicked.connect(self.switched)

    def set_on(self, on: bool) -> None:
        self._toggle.setChecked(on)

    def set_enabled(self, enabled: bool) -> None:
        self._toggle.setEnabled(enabled)

    def set_hint(self, words: str) -> None:
        self._hint.setText(words)
