"""The window in which work is judged: a session, a group, and every criterion of the rubric."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.rubric.score_card import ScoreCard
from facilitator.ui.theme import Role
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import ScrollPane
from facilitator.ui.widgets.select import Select

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.ui.rubric.scoring_words import ScoreReading


class ScoringDialog(QDialog):
    """`answered` carries the criterion and a choice; every answer is saved when it is given."""

    session_chosen = Signal(object)
    subject_chosen = Signal(object)
    answered = Signal(str, str)
    noted = Signal(str, str)
    pointed = Signal(str, int)
    taken_back = Signal(str)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Score: {rubric}").format(rubric=title))
        self.session = Select(self.tr("Session"))
        self.subject = Select(self.tr("Group or participant"))
        self.total = label("", Role.STRONG)
        self.cards: list[ScoreCard] = []
        self._shape: object = None
        self._area = ScrollPane(self.tr("Criteria"), margins=(4, 4, 4, 4), spacing=10)
        self._area.column.addStretch(1)
        self._lay_out()
        for key, way in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda way=way: self._turn(way))

    def show_sessions(self, found: Sequence[tuple[str, str]], current: str) -> None:
        self.session.set_options(found)
        self.session.set_current(current)

    def show_subjects(self, found: Sequence[tuple[object, str]], current: object) -> None:
        self.subject.set_options(found)
        self.subject.set_current(current)

    def show_scores(self, readings: Sequence[ScoreReading], total: str) -> None:
        """The focus stays where it is as long as the criteria are the same."""
        shape = [(one.key, one.choices, one.spans) for one in readings]
        if shape != self._shape:
            self._shape = shape
            self._make_cards(readings)
        for card, reading in zip(self.cards, readings, strict=True):
            card.show_score(reading)
        self.total.setText(total)

    def _make_cards(self, readings: Sequence[ScoreReading]) -> None:
        for old in self.cards:
            old.hide()
            self._area.column.removeWidget(old)
            old.deleteLater()
        self.cards = [ScoreCard(reading) for reading in readings]
        for place, (card, reading) in enumerate(zip(self.cards, readings, strict=True)):
            self._area.column.insertWidget(place, card)
            key = reading.key
            card.answered.connect(lambda choice, key=key: self.answered.emit(key, choice))
            card.noted.connect(lambda note, key=key: self.noted.emit(key, note))
            card.pointed.connect(lambda points, key=key: self.pointed.emit(key, points))
            card.taken_back.connect(lambda key=key: self.taken_back.emit(key))
            card.step_wanted.connect(lambda way, place=place: self._step(place + way))
        if self.cards:
            self.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, place: int) -> None:
        if 0 <= place < len(self.cards):
            self.cards[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _turn(self, way: int) -> None:
        """The next group or participant, from the keyboard."""
        place = self.subject.currentIndex() + way
        if 0 <= place < self.subject.count():
            self.subject.setCurrentIndex(place)
            self.subject_chosen.emit(self.subject.currentData())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.session, 1)
        head.addWidget(self.subject, 1)
        head.addWidget(self.total)
        keys = self.tr(
            "1, 2, 3 … level · + − points within it · 0 not seen · N does not apply · "
            "Enter takes the suggestion · Backspace opens again · Ctrl Page Down next group"
        )
        close = button(self.tr("Done"), kind="primary")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(label(keys, Role.SMALL, tone="text2", wrap=True), 1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._area, 1)
        column.addLayout(foot)
        self.session.chosen.connect(self.session_chosen)
        self.subject.chosen.connect(self.subject_chosen)
        self.resize(920, 620)
