"""Texts that the form has no field for: they stay in the plan and can be written like the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.prepare.live_fields import LiveText
from facilitator.ui.prepare.phase_parts import heading
from facilitator.ui.theme import theme
from facilitator.ui.widgets.buttons import IconButton

if TYPE_CHECKING:
    from collections.abc import Sequence


class KeptTexts(QWidget):
    """`edited` carries which text, its words and the turn; without texts nothing is shown.

    With `move_words` each text has a button of that name, which tells `move_wanted` which it is.
    """

    edited = Signal(int, str, int)
    move_wanted = Signal(int)

    def __init__(self, name: str, move_words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._move_words = name, move_words
        self._rows: list[QWidget] = []
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
            self._fields.pop()
            gone = self._rows.pop()
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
        self._rows.append(self._row(field, place))
        self._column.addWidget(self._rows[-1])

    def _row(self, field: LiveText, place: int) -> QWidget:
        if not self._move_words:
            return field
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(6))
        move = IconButton("ph.arrow-circle-up", self._move_words)
        move.clicked.connect(lambda: self.move_wanted.emit(place))
        row.addWidget(field, 1)
        row.addWidget(move, 0, Qt.AlignmentFlag.AlignTop)
        return made
