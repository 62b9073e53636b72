"""Texts that the form has no field for: they stay in the plan and can be written like the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.prepare.live_fields import LiveText
from facilitator.ui.prepare.phase_parts import heading
from facilitator.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence


class KeptTexts(QWidget):
    """`edited` carries which text, its words and the turn; without texts nothing is shown."""

    edited = Signal(int, str, int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._fields: list[LiveText] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(6))
        self._column.addWidget(heading("ph.list-bullets", name))

    @property
    def fields(self) -> list[LiveText]:
        return self._fields

    def show_texts(self, texts: Sequence[str]) -> None:
        while len(self._fields) > len(texts):
            gone = self._fields.pop()
            gone.hide()
            gone.deleteLater()
        while len(self._fields) < len(texts):
            self._add(len(self._fields))
        for field, text in zip(self._fields, texts, strict=True):
            field.set_text(text)
        self.setVisible(bool(texts))

    def _add(self, place: int) -> None:
        field = LiveText(self._name, lines=1)
        field.edited.connect(lambda text: self.edited.emit(place, text, field.turn))
        self._fields.append(field)
        self._column.addWidget(field)
