"""Over what is read only: which phase or plan it is, and the way to search it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.badges import PhaseBadge
from facilitator.ui.widgets.buttons import IconButton
from facilitator.ui.widgets.labels import ElidedLabel, label


class ReaderHead(QWidget):
    find_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badge = PhaseBadge(1, 40)
        self._title = ElidedLabel("", Role.TITLE)
        self._about = label("", Role.BODY, tone="text2", wrap=True)
        self.find_button = IconButton(
            "ph.magnifying-glass", self.tr("Find in this plan (Ctrl F)"), side=40
        )
        self.find_button.clicked.connect(self.find_requested)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._about)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 16, 20, 12)
        row.setSpacing(theme().px(12))
        row.addWidget(self._badge)
        row.addLayout(words, 1)
        row.addWidget(self.find_button)

    @property
    def title(self) -> str:
        return self._title.text()

    def show_phase(self, number: int | None, title: str, about: str) -> None:
        self._badge.set_position(number)
        self._badge.show()
        self._say(title, about)

    def show_plan(self, title: str, about: str) -> None:
        self._badge.hide()
        self._say(title, about)

    def _say(self, title: str, about: str) -> None:
        self._title.setText(title)
        self._about.setText(about)
