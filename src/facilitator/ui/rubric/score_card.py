"""One criterion to be judged, by keys or by mouse, with what was seen of it beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from facilitator.ui.override import override
from facilitator.ui.rubric.scoring_words import NOT_APPLICABLE, NOT_SEEN
from facilitator.ui.theme import Role, set_focus_shape
from facilitator.ui.widgets.chips import Chip
from facilitator.ui.widgets.fields import LineEdit
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.labels import label, plain_tooltip
from facilitator.ui.widgets.panes import Card, bring_into_sight
from facilitator.ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from facilitator.ui.rubric.scoring_words import ScoreReading


class ScoreCard(Card):
    """Digits choose a level, 0 is not seen, N is N/A, Enter takes the suggestion and goes on.

    Backspace takes the answer back, the arrow keys go to the next criterion. Where a level is a
    span of points, + and - choose within it.
    """

    answered = Signal(str)
    noted = Signal(str)
    pointed = Signal(int)
    taken_back = Signal()
    step_wanted = Signal(int)

    def __init__(self, reading: ScoreReading) -> None:
        super().__init__("surface")
        self._reading = reading
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_focus_shape(self, 8)
        self.chips = {key: Chip(name, shape="tile") for key, name in reading.choices}
        self.title = label("", Role.STRONG, wrap=True)
        self.suggestion = label("", Role.SMALL, tone="text2", wrap=True)
        self.evidence = label("", Role.SMALL, wrap=True)
        self.words = label("", Role.SMALL, tone="text2", wrap=True)
        """What the rubric says of the level that is chosen, or else suggested."""
        self.note = LineEdit(self.tr("Note"), placeholder=self.tr("Note"), height=40)
        self.points = {key: self._stepper(span) for key, span in reading.spans}
        self._lay_out()
        for key, chip in self.chips.items():
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.clicked.connect(lambda _on=False, key=key: self._press(key))
        self.note.committed.connect(self.noted)
        self.show_score(reading)

    def show_score(self, reading: ScoreReading) -> None:
        self._reading = reading
        self.title.setText(reading.title)
        self.suggestion.setText(reading.suggestion)
        self.evidence.setText(reading.evidence)
        self.note.set_text(reading.note)
        self.note.setAccessibleName(self.tr("Note on {name}").format(name=reading.title))
        self.note.setEnabled(bool(reading.chosen))
        for key, stepper in self.points.items():
            stepper.setVisible(key == reading.chosen)
            if key == reading.chosen and reading.points is not None:
                stepper.set_value(reading.points)
        for key, chip in self.chips.items():
            chip.setChecked(key == reading.chosen)
        for chip, words in zip(self.chips.values(), reading.descriptors, strict=False):
            chip.setToolTip(plain_tooltip(words))
        words = self._words_of(reading.chosen or reading.suggested)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        chosen = dict(reading.choices).get(reading.chosen, self.tr("open"))
        self.setAccessibleName(f"{reading.title}: {chosen}")
        self.setAccessibleDescription(" ".join(filter(None, (reading.suggestion, words))))

    def _words_of(self, level: str) -> str:
        """`2 Developing: Describes the signs with gaps`; empty for what is no level."""
        both = zip(self._reading.choices, self._reading.descriptors, strict=False)
        found = ((name, words) for (key, name), words in both if key == level and words)
        return next((f"{name}: {words}" for name, words in found), "")

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        bring_into_sight(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text().casefold()
        levels = len(self._reading.descriptors)
        if text.isdecimal() and 1 <= int(text) <= levels:
            self.answered.emit(self._reading.choices[int(text) - 1][0])
        elif text == "0":
            self.answered.emit(NOT_SEEN)
        elif text == "n" and NOT_APPLICABLE in self.chips:
            self.answered.emit(NOT_APPLICABLE)
        elif text in ("+", "-") and self._reading.chosen in self.points:
            stepper = self.points[self._reading.chosen]
            self._point(stepper.value + (1 if text == "+" else -1))
        elif key == Qt.Key.Key_Backspace:
            self.taken_back.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._reading.suggested and not self._reading.chosen:
                self.answered.emit(self._reading.suggested)
            self.step_wanted.emit(1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_wanted.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _stepper(self, span: tuple[int, int]) -> Stepper:
        made = Stepper(self.tr("Points"), minimum=span[0], maximum=span[1])
        made.value_changed.connect(self._point)
        made.hide()
        return made

    def _point(self, points: int) -> None:
        low, high = dict(self._reading.spans)[self._reading.chosen]
        self.pointed.emit(min(max(points, low), high))

    def _press(self, key: str) -> None:
        """The chip that is on already takes the answer back."""
        self.chips[key].setChecked(key == self._reading.chosen)
        if key == self._reading.chosen:
            self.taken_back.emit()
        else:
            self.answered.emit(key)

    def _lay_out(self) -> None:
        chips = FlowLayout()
        for chip in self.chips.values():
            chips.addWidget(chip)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.title)
        left.addLayout(chips)
        left.addWidget(self.words)
        for stepper in self.points.values():
            left.addWidget(stepper, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(self.note)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(label(self.tr("What was seen"), Role.SMALL, tone="text2", bold=True))
        right.addWidget(self.evidence)
        right.addWidget(self.suggestion)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(20)
        row.addLayout(left, 3)
        row.addLayout(right, 2)
