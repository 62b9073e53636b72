"""The plan's questions for the facilitator, to be answered in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.override import override
from facilitator.ui.theme import Role
from facilitator.ui.widgets.fields import TextArea
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import Pane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent

    from facilitator.domain.reflection import Answer

_SOON = 400
"""Milliseconds without a key until an answer is saved."""


class QuestionBox(QWidget):
    """One question with this session's figures and the answer, which saves itself."""

    answered = Signal(str, str)

    def __init__(self, question: str, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.question = question
        self._saved = ""
        self._figures = label("", Role.SMALL, tone="text2", wrap=True)
        self.field = TextArea(question, placeholder=self.tr("Write your answer"), lines=1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SOON)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(question, Role.SMALL, bold=True, wrap=True))
        column.addWidget(self._figures)
        column.addWidget(self.field)
        self.field.typed.connect(lambda _text: self._timer.start())
        self.field.committed.connect(lambda _text: self.save())
        self._timer.timeout.connect(self.save)

    def show_answer(self, answer: Answer, figures: str) -> None:
        self._figures.setText(figures)
        self._figures.setVisible(bool(figures))
        self.field.setAccessibleDescription(figures)
        if not self._timer.isActive():
            self._saved = answer.text
            self.field.set_text(answer.text)

    def save(self) -> None:
        """Hand over what was typed since it was saved last."""
        self._timer.stop()
        text = self.field.text()
        if text != self._saved:
            self._saved = text
            self.answered.emit(self.question, text)


class ReflectionPane(Pane):
    """All questions; leaving the page saves what is still being typed."""

    answered = Signal(str, str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("bg", edges=("top",), parent=parent)
        self._count = label("", Role.SMALL, tone="text2")
        self._nothing = label(
            self.tr("This plan has no questions for the facilitator."), tone="text2", wrap=True
        )
        self.boxes: list[QuestionBox] = []
        self._session_id = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 10, 16, 16)
        self._column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Your reflection"), Role.STRONG))
        head.addStretch(1)
        head.addWidget(self._count)
        self._column.addLayout(head)
        self._column.addWidget(self._nothing)

    def show_answers(
        self, session_id: str, answers: Sequence[tuple[Answer, str]], count: str
    ) -> None:
        """Each answer with the figures that stand beside its question."""
        questions = [answer.question for answer, _ in answers]
        here = [box.question for box in self.boxes]
        if session_id != self._session_id or questions != here:
            self._build(questions)
        self._session_id = session_id
        self._count.setText(count)
        self._nothing.setVisible(not answers)
        for box, (answer, figures) in zip(self.boxes, answers, strict=True):
            box.show_answer(answer, figures)

    def save(self) -> None:
        for box in self.boxes:
            box.save()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.save()

    def _build(self, questions: Sequence[str]) -> None:
        self.save()
        for box in self.boxes:
            box.hide()
            box.deleteLater()
        self.boxes = [QuestionBox(one, parent=self) for one in questions]
        for box in self.boxes:
            box.answered.connect(self.answered)
            self._column.addWidget(box)
